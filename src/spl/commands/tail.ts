/** `tail 5`. */
import type { TailCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'
import { readCount } from './count.ts'

export function parseTail(cursor: Cursor, word: CommandWord): TailCommand | undefined {
  const count = readCount(cursor, 'tail')
  if (count === 'broken') return undefined
  cursor.blanks()
  if (!cursor.done) return unexpected(cursor, word)
  return { kind: 'tail', count: count ?? 10, span: whole(word, cursor) }
}
