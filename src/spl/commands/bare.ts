/** Commands that are a word and nothing else. */
import type { Command } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { type CommandParser, ended, whole } from './command-word.ts'

type BareKind = 'addinfo' | 'delete' | 'require' | 'reverse' | 'uniq'

export const parseBare =
  (kind: BareKind): CommandParser =>
  (cursor, word): Command | undefined =>
    ended(cursor, word) ? { kind, span: whole(word, cursor) } : undefined

/** Commands of which nothing comes but colours and speed: what follows their name is not looked at. */
export const parseNoop: CommandParser = (cursor, word) => {
  const rest = restOf(cursor)
  return { kind: 'noop', name: word.name, rest, span: whole(word, cursor) }
}

function restOf(cursor: Cursor): string {
  cursor.blanks()
  const rest = cursor.text.slice(cursor.at, cursor.end)
  cursor.at = cursor.end
  return rest
}
