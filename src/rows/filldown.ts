/** `filldown`: a missing cell takes the last value above it. */
import type { FilldownCommand } from '../spl/ast.ts'
import { columnsNamed, namesOf, tableOf, visibleColumns } from './columns.ts'
import type { Cell, Table } from './table.ts'

/** Cells above the first value stay missing. Without fields every one that is not internal. */
export function filldown(table: Table, command: FilldownCommand): Table {
  const columns = command.fields.length > 0 ? columnsNamed(table, command.fields) : visibleColumns(table)
  const last = new Map<number, Cell>()
  const rows = table.rows.map(row => {
    const filled = [...row]
    for (const column of columns) {
      const cell = row[column] ?? last.get(column) ?? null
      filled[column] = cell
      last.set(column, cell)
    }
    return filled
  })
  return tableOf(namesOf(table), rows, table)
}
