/** What stands at the start of a stage: a command's name. */
import type { Span } from '../../text/span.ts'
import type { Command } from '../ast.ts'
import type { Cursor } from '../cursor.ts'

export interface Head extends Span {
  /** Lower case. */
  readonly name: string
}

/** Reads a command after its name; undefined where a fault was reported. */
export type CommandParser = (cursor: Cursor, head: Head) => Command | undefined

/** The span of a command that was read to the end. */
export const whole = (head: Head, cursor: Cursor): Span => ({ start: head.start, end: cursor.end })

/** Reports what a command has no use for. */
export function unexpected(cursor: Cursor, head: Head): undefined {
  const { text, span } = cursor.found()
  return cursor.report('unexpected-text', span, { command: head.name, found: text })
}
