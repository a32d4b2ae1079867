/** `addtotals` and `addcoltotals`: the sum of a row's numbers in a field, the sums of columns in a row. */
import type { AddcoltotalsCommand, AddtotalsCommand } from '../spl/ast.ts'
import { numberOf } from './cell.ts'
import { columnIndex, columnsNamed, type Named, namesOf, tableOf, visibleColumns, withColumn } from './columns.ts'
import type { Cell, Table } from './table.ts'

export function addtotals(table: Table, command: AddtotalsCommand): Table {
  const fields = fieldsOf(table, command.fields)
  const summed = command.row ? withColumn(table, command.fieldname, rowSums(table, fields)) : table
  if (!command.col) return summed
  const total = command.row ? [columnIndex(summed, command.fieldname)] : []
  return withTotals(summed, [...fields, ...total], command)
}

export const addcoltotals = (table: Table, command: AddcoltotalsCommand): Table =>
  withTotals(table, fieldsOf(table, command.fields), command)

/** Fields that hold no number add nothing, internal ones are not added unless they are named. */
const fieldsOf = (table: Table, fields: readonly Named[]): number[] =>
  fields.length > 0 ? columnsNamed(table, fields) : visibleColumns(table)

const rowSums = (table: Table, columns: readonly number[]): Cell[] =>
  table.rows.map(row => columns.reduce((sum, at) => sum + (numberOf(row[at]) ?? 0), 0))

function withTotals(
  table: Table,
  columns: readonly number[],
  { labelfield, label }: Pick<AddcoltotalsCommand, 'labelfield' | 'label'>,
): Table {
  const names = namesOf(table)
  const sums = new Map(columns.map(at => [names[at], columnSum(table, at)]))
  if (labelfield) sums.set(labelfield.name, label)
  if (labelfield && !names.includes(labelfield.name)) names.push(labelfield.name)
  return tableOf(names, [...table.rows, names.map(name => sums.get(name) ?? null)], table)
}

function columnSum(table: Table, at: number): Cell {
  const numbers = table.rows.flatMap(row => numberOf(row[at]) ?? [])
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0)
}
