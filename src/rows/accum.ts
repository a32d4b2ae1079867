/** Commands that look back over the rows: `accum`, `delta`, `autoregress`. */
import type { AccumCommand, AutoregressCommand, DeltaCommand } from '../spl/ast.ts'
import { numberOf } from './cell.ts'
import { columnIndex, namesOf, tableOf, withColumn } from './columns.ts'
import { done, howManyFit, type Outcome, tooManyCells } from './outcome.ts'
import type { Cell, Table } from './table.ts'

/** The sum so far; a row without a number keeps what it has and has no sum of its own. */
export function accum(table: Table, command: AccumCommand): Table {
  const cells = cellsOf(table, command.field.name)
  const inPlace = command.as === undefined
  let sum = 0
  const sums = cells.map((cell): Cell => {
    const value = numberOf(cell)
    if (value === undefined) return inPlace ? cell : null
    sum += value
    return sum
  })
  return withColumn(table, (command.as ?? command.field).name, sums)
}

/** The number less that of the `p`-th row before; nothing where one of them is missing. */
export function delta(table: Table, command: DeltaCommand): Table {
  const numbers = cellsOf(table, command.field.name).map(numberOf)
  const differences = numbers.map((value, index): Cell => {
    const before = numbers[index - command.p]
    return value === undefined || before === undefined ? null : value - before
  })
  return withColumn(table, command.as?.name ?? `delta(${command.field.name})`, differences)
}

/** The values of rows before, a column for each distance. */
export function autoregress(table: Table, command: AutoregressCommand): Outcome {
  const cells = cellsOf(table, command.field.name)
  const wanted = Math.max(0, command.to - command.from + 1)
  const made = Math.min(wanted, howManyFit(table.rows.length))
  const lags = Array.from({ length: made }, (_, index) => command.from + index)
  const names = lags.map(lag => (lags.length === 1 && command.as ? command.as.name : `${command.field.name}_p${lag}`))
  const kept = table.columns.flatMap(({ name }, at) => (names.includes(name) ? [] : [at]))
  const rows = table.rows.map((row, index) => [
    ...kept.map(at => row[at] ?? null),
    ...lags.map(lag => cells[index - lag] ?? null),
  ])
  const all = namesOf(table)
  const result = tableOf([...kept.map(at => all[at] ?? ''), ...names], rows, table)
  return made === wanted ? done(result) : done(result, tooManyCells(command, { wanted, made, what: 'columns' }))
}

function cellsOf(table: Table, name: string): Cell[] {
  const at = columnIndex(table, name)
  return table.rows.map(row => row[at] ?? null)
}
