/** `set`: the rows that two searches have together, apart, or both. */
import type { SetCommand } from '../spl/ast.ts'
import { unreachable } from '../text/unreachable.ts'
import { keyOf } from './cell.ts'
import { namesOf, type Row, tableOf } from './columns.ts'
import type { Table } from './table.ts'

/** Rows are the same when all their fields hold the same; each is there once, those of the left first. */
export function set(left: Table, right: Table, command: Pick<SetCommand, 'operation'>): Table {
  const names = [...new Set([...namesOf(left), ...namesOf(right)])]
  const [mine, theirs] = [rowsByKey(left, names), rowsByKey(right, names)]
  return tableOf(names, [...chosen(mine, theirs, command.operation)], left)
}

function* chosen(mine: ReadonlyMap<string, Row>, theirs: ReadonlyMap<string, Row>, operation: SetCommand['operation']) {
  switch (operation) {
    case 'union':
      yield* mine.values()
      for (const [key, row] of theirs) if (!mine.has(key)) yield row
      return
    case 'intersect':
      for (const [key, row] of mine) if (theirs.has(key)) yield row
      return
    case 'diff':
      for (const [key, row] of mine) if (!theirs.has(key)) yield row
      for (const [key, row] of theirs) if (!mine.has(key)) yield row
      return
    default:
      return unreachable(operation)
  }
}

/** Each distinct row, laid out over the columns of both. A field without a value is the same as none. */
function rowsByKey(table: Table, names: readonly string[]): Map<string, Row> {
  const places = names.map(name => table.columns.findIndex(column => column.name === name))
  const rows = new Map<string, Row>()
  for (const row of table.rows) {
    const laid = places.map(at => row[at] ?? null)
    const key = JSON.stringify(laid.map(keyOf))
    if (!rows.has(key)) rows.set(key, laid)
  }
  return rows
}
