/** `mvcombine`: rows that differ in one field only become one, with all values of that field. */
import type { MvcombineCommand } from '../spl/ast.ts'
import { cellOf, keyOf, valuesOf } from './cell.ts'
import { columnIndex, namesOf, type Row, tableOf } from './columns.ts'
import type { Table } from './table.ts'

/** Values in the order of the rows, duplicates kept. Fields that are not shown count too: `_time` keeps events apart. */
export function mvcombine(table: Table, command: MvcombineCommand): Table {
  const at = columnIndex(table, command.field.name)
  if (at < 0) return table
  const groups = new Map<string, Row[]>()
  for (const row of table.rows) {
    const key = JSON.stringify(row.toSpliced(at, 1).map(keyOf))
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const rows = [...groups.values()].map(([first = [], ...others]) =>
    others.length === 0 ? first : first.with(at, cellOf([first, ...others].flatMap(row => valuesOf(row[at])))),
  )
  return tableOf(namesOf(table), rows, table)
}
