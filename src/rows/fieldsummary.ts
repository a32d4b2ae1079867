/** `fieldsummary`: a row about each field, how many values it has and what they are. */
import type { FieldsummaryCommand } from '../spl/ast.ts'
import { compareTexts, numberIn, valuesOf } from './cell.ts'
import { columnsNamed, tableOf, visibleColumns } from './columns.ts'
import type { Cell, Table } from './table.ts'

const names = [
  'field',
  'count',
  'distinct_count',
  'is_exact',
  'max',
  'mean',
  'min',
  'numeric_count',
  'stdev',
  'values',
] as const

/** Fields by name; every count is exact. `values` is JSON, the most frequent ones first, at most `maxvals`. */
export function fieldsummary(table: Table, command: FieldsummaryCommand): Table {
  const columns = command.fields.length > 0 ? columnsNamed(table, command.fields) : visibleColumns(table)
  const rows = columns
    .map(at => ({ name: table.columns[at]?.name ?? '', values: table.rows.flatMap(row => valuesOf(row[at])) }))
    .filter(({ values }) => values.length > 0)
    .sort((a, b) => compareTexts(a.name, b.name))
    .map(({ name, values }) => summary(name, values, command.maxvals))
  return tableOf(names, rows)
}

function summary(name: string, values: readonly string[], maxvals: number): Cell[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const numbers = values.flatMap(value => numberIn(value) ?? [])
  const { mean, stdev, min, max } = statistics(numbers)
  const frequent = [...counts].sort(([a, m], [b, n]) => n - m || compareTexts(a, b)).slice(0, maxvals)
  const json = JSON.stringify(frequent.map(([value, count]) => ({ value, count })))
  return [name, values.length, counts.size, 1, max, mean, min, numbers.length, stdev, json]
}

interface Statistics {
  readonly mean: Cell
  readonly stdev: Cell
  readonly min: Cell
  readonly max: Cell
}

/** The deviation is that of a sample, 0 for a single number. */
function statistics(numbers: readonly number[]): Statistics {
  if (numbers.length === 0) return { mean: null, stdev: null, min: null, max: null }
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return {
    mean,
    stdev: numbers.length === 1 ? 0 : Math.sqrt(squares / (numbers.length - 1)),
    min: numbers.reduce((least, each) => Math.min(least, each)),
    max: numbers.reduce((most, each) => Math.max(most, each)),
  }
}
