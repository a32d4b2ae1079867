/** `transpose`: rows become columns, columns become rows. */
import type { TransposeCommand } from '../spl/ast.ts'
import { textOf } from './cell.ts'
import { columnIndex, tableOf } from './columns.ts'
import { done, howManyFit, type Outcome, tooManyCells } from './outcome.ts'
import type { Cell, Table } from './table.ts'

/**
 * The new columns are called `row 1`, `row 2`, …, or by what the row holds in `header_field`, which then is no row itself.
 * Rows of one header share a column: the first of them that holds something.
 */
export function transpose(table: Table, command: TransposeCommand): Outcome {
  const wanted = command.limit > 0 ? Math.min(command.limit, table.rows.length) : table.rows.length
  const made = Math.min(wanted, howManyFit(table.columns.length))
  const rows = table.rows.slice(0, made)
  const header = command.headerField ? columnIndex(table, command.headerField.name) : -1
  const names = rows.map((row, index) => textOf(row[header]) ?? `row ${index + 1}`)
  const columns = [...new Set(names)].filter(name => name !== command.columnName)
  const turned = table.columns.flatMap(({ name }, at): Cell[][] => {
    if (at === header) return []
    const cells = new Map<string, Cell>()
    rows.forEach((row, index) => {
      const cell = row[at] ?? null
      const column = names[index] ?? ''
      if (cell !== null && !cells.has(column)) cells.set(column, cell)
    })
    if (cells.size === 0 && !command.includeEmpty) return []
    return [[cells.get(command.columnName) ?? name, ...columns.map(column => cells.get(column) ?? null)]]
  })
  const result = tableOf([command.columnName, ...columns], turned)
  return made === wanted ? done(result) : done(result, tooManyCells(command, { wanted, made, what: 'columns' }))
}
