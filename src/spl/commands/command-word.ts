/** What stands at the start of a stage: a command's name. */
import type { Span } from '../../text/span.ts'
import type { Command, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import type { Options } from '../options.ts'

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

/** Reports that a command lacks what it cannot do without. */
export function missing(cursor: Cursor, word: CommandWord, wants: string, example: string): undefined {
  return cursor.report('missing-argument', word, { command: word.name, wants, example })
}

/** Whether the stage ends here; reported where it goes on. */
export function ended(cursor: Cursor, word: CommandWord): boolean {
  cursor.separators()
  if (!cursor.done) unexpected(cursor, word)
  return cursor.done
}

/** Names and options to the end of the stage; undefined where anything else stands there. */
export function namesToEnd(cursor: Cursor, word: CommandWord, options: Options): readonly Name[] | undefined {
  const names = readNames(cursor, options)
  return ended(cursor, word) ? names : undefined
}

/** Exactly one name, options around it, to the end of the stage. */
export function oneName(cursor: Cursor, word: CommandWord, options: Options, example: string): Name | undefined {
  const names = namesToEnd(cursor, word, options)
  const [name, more] = names ?? []
  if (more) return tooMany(cursor, word, more, 'one field')
  return name ?? (names && missing(cursor, word, 'a field', example))
}

/** Reports a name for which a command has no use any more. */
export function tooMany(cursor: Cursor, word: CommandWord, { name, span }: Name, most: string): undefined {
  return cursor.report('too-many-names', span, { command: word.name, most, found: name })
}

/** The name of what every event holds, for a command that reads it where no other field is written. */
export const rawField = ({ start, end }: CommandWord): Name => ({ name: '_raw', wildcard: false, span: { start, end } })
