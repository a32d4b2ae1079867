/** What stands at the start of a stage: a command's name. */
import type { Span } from '../../text/span.ts'
import type { Command } from '../ast.ts'
import type { Cursor } from '../cursor.ts'

export interface CommandWord extends Span {
  /** Lower case. */
  readonly name: string
}

/** Reads a command after its name; undefined where a fault was reported. */
export type CommandParser = (cursor: Cursor, word: CommandWord) => Command | undefined

/** The span of a command that was read to the end. */
export const whole = (word: CommandWord, cursor: Cursor): Span => ({ start: word.start, end: cursor.end })

/** Reports what a command has no use for. */
export function unexpected(cursor: Cursor, word: CommandWord): undefined {
  const { text, span } = cursor.found()
  return cursor.report('unexpected-text', span, { command: word.name, found: text })
}
