/** `return`: a few values of the first rows as text for the outer search. */
import type { ReturnCommand, ReturnField } from '../spl/ast.ts'
import { valuesOf } from './cell.ts'
import type { Row } from './columns.ts'
import { columnIndex } from './columns.ts'
import type { Table } from './table.ts'

/**
 * `(src="1.1.1.1") OR (src="2.2.2.2")`; a single row has no parentheses, rows of one text are given once. Quotes and
 * backslashes stay as they are, so a value may stand for more than itself. The empty text where there is no row.
 */
export function returnRows(table: Table, command: ReturnCommand): string {
  const fields = command.fields.map(field => ({ field, at: columnIndex(table, field.field.name) }))
  const rows = command.count > 0 ? table.rows.slice(0, command.count) : table.rows
  const texts = rows.map(row => fields.flatMap(({ field, at }) => fieldText(field, row, at)).join(' '))
  const distinct = [...new Set(texts)].filter(text => text !== '')
  return distinct.length > 1 ? distinct.map(text => `(${text})`).join(' OR ') : (distinct[0] ?? '')
}

/** Several values of one field: any of them. */
function fieldText(field: ReturnField, row: Row, at: number): string[] {
  const values = valuesOf(row[at])
  if (field.kind === 'value') return values.length > 0 ? [values.join(' ')] : []
  const name = field.kind === 'alias' ? field.alias.name : field.field.name
  if (values.length > 1) return [`(${values.map(value => `${name}="${value}"`).join(' OR ')})`]
  return [`${name}="${values[0] ?? ''}"`]
}
