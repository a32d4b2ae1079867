/** `eval {key}=value`: each row puts a value into a column that it names itself. */

import { textOf } from './cell.ts'
import { columnIndex, tableOf } from './columns.ts'
import type { Table } from './table.ts'

/** The columns `__name` and `__value` of a table, taken apart; a row without a name keeps what it has. */
export function nameCells(table: Table): Table {
  const [nameAt, valueAt] = [columnIndex(table, '__name'), columnIndex(table, '__value')]
  const kept = table.columns.map((_, index) => index).filter(index => index !== nameAt && index !== valueAt)
  const own = kept.map(index => table.columns[index]?.name ?? '')
  const made = new Set(table.rows.flatMap(row => textOf(row[nameAt]) ?? []))
  const names = [...own, ...[...made].filter(name => !own.includes(name))]
  const rows = table.rows.map(row => {
    const cells = names.map((_, index) => (index < kept.length ? (row[kept[index] ?? -1] ?? null) : null))
    const place = names.indexOf(textOf(row[nameAt]) ?? '')
    if (place >= 0) cells[place] = row[valueAt] ?? null
    return cells
  })
  return tableOf(names, rows, table)
}
