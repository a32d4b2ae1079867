/** `search a=1 OR b=2`. */
import type { SearchCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseSearch } from '../search-terms.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseSearchCommand(cursor: Cursor, word: CommandWord, implicit: boolean): SearchCommand | undefined {
  const where = parseSearch(cursor)
  if (where === undefined) return undefined
  const span = whole(word, cursor)
  // `| search` alone lets everything through.
  return { kind: 'search', implicit, where: where === 'none' ? { kind: 'everything', span } : where, span }
}
