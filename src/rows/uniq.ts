/** `uniq`: a row that is the same as the row before it goes. */
import { keyOf } from './cell.ts'
import type { Table } from './table.ts'

export function uniq(table: Table): Table {
  let before: string | undefined
  const rows = table.rows.filter(row => {
    const key = JSON.stringify(row.map(keyOf))
    const same = key === before
    before = key
    return !same
  })
  return { columns: table.columns, rows }
}
