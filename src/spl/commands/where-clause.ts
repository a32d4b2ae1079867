/** `where a=1 b=2` inside a command that makes rows: the search dialect. */
import type { SearchExpression } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseSearch } from '../search-terms.ts'

/** To the end of the stage or one of `stops`; `'none'` where no `where` stands here. */
export function parseWhereClause(cursor: Cursor, stops: readonly string[]): SearchExpression | 'none' | undefined {
  const start = cursor.at
  if (!cursor.eatWord('where')) return 'none'
  const where = parseSearch(cursor, stops)
  if (where !== 'none') return where
  return cursor.report('missing-term', { start, end: start + 5 }, { after: 'where' })
}
