/** The rows of a subsearch as a condition of the outer search, without the way over text. */
import type { SearchExpression } from '../spl/ast.ts'
import type { Span } from '../text/span.ts'
import { isRawText, rowTerms, type Term } from './format.ts'
import type { Table } from './table.ts'

export interface RowsReader {
  /** Of the brackets: all that comes of the rows stands there. */
  readonly span: Span
  /** Reads the text in a column `search` or `query` as terms of a search. */
  readonly read: (text: string, column: 'search' | 'query') => SearchExpression
}

/**
 * What `formatRows` writes, as a tree: a row is one of many, each of its fields has one of its values. A `*` in a value is
 * a wildcard, cases do not matter. Without rows nothing matches.
 */
export function searchOfRows(table: Table, reader: RowsReader): SearchExpression {
  const { span } = reader
  const rows = rowTerms(table).map(terms =>
    all(
      terms.map(term => termSearch(term, reader)),
      span,
    ),
  )
  if (rows.length === 0) return { kind: 'not', item: { kind: 'everything', span }, span }
  return any(rows, span)
}

function termSearch({ field, values }: Term, { span, read }: RowsReader): SearchExpression {
  if (isRawText(field))
    return any(
      values.map(value => read(value, field)),
      span,
    )
  const comparisons = values.map(
    (text): SearchExpression => ({
      kind: 'comparison',
      field: { name: field, wildcard: false, span },
      operator: '=',
      value: { text, quoted: true, caseSensitive: false, span },
      span,
    }),
  )
  return any(comparisons, span)
}

const all = (items: readonly SearchExpression[], span: Span): SearchExpression =>
  items.length === 1 && items[0] ? items[0] : { kind: 'and', items, span }

const any = (items: readonly SearchExpression[], span: Span): SearchExpression =>
  items.length === 1 && items[0] ? items[0] : { kind: 'or', items, span }
