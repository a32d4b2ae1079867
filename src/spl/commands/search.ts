/** `search a=1 OR b=2`. */
import type { SearchCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseSearch } from '../search-terms.ts'
import type { Head } from './head-of-stage.ts'

export function parseSearchCommand(cursor: Cursor, { start }: Head, implicit = false): SearchCommand | undefined {
  const where = parseSearch(cursor)
  if (where === undefined) return undefined
  const span = { start, end: cursor.end }
  // `| search` alone lets everything through.
  return { kind: 'search', implicit, where: where === 'none' ? { kind: 'everything', span } : where, span }
}
