/** `outlier`: numbers far beyond the quartiles are cut down to a bound, or removed. */
import type { OutlierCommand } from '../spl/ast.ts'
import { numberOf, numberText } from './cell.ts'
import { columnsNamed, namesOf, type Row, tableOf, visibleColumns } from './columns.ts'
import type { Cell, Table } from './table.ts'

/**
 * A number is an outlier above the third quartile plus `param` times the distance of the quartiles, with `uselower` also as
 * far below the first one. Removed, the field is missing in its row; the row stays.
 */
export function outlier(table: Table, command: OutlierCommand): Table {
  const columns = command.fields.length > 0 ? columnsNamed(table, command.fields) : visibleColumns(table)
  const bounds = new Map(columns.map(at => [at, boundsOf(table.rows, at, command)]))
  const rows = table.rows.map(row => row.map((cell, at) => shortened(cell, bounds.get(at), command)))
  return tableOf(namesOf(table), rows, table)
}

interface Bounds {
  readonly low: number
  readonly high: number
}

function boundsOf(rows: readonly Row[], at: number, { param, uselower }: OutlierCommand): Bounds | undefined {
  const numbers = rows.flatMap(row => numberOf(row[at]) ?? []).sort((a, b) => a - b)
  if (numbers.length === 0) return undefined
  const [first, third] = [quantile(numbers, 0.25), quantile(numbers, 0.75)]
  const distance = param * (third - first)
  return { low: uselower ? first - distance : Number.NEGATIVE_INFINITY, high: third + distance }
}

/** Between two ranks as far as the share lies between them. */
function quantile(sorted: readonly number[], share: number): number {
  const rank = (sorted.length - 1) * share
  const below = sorted[Math.floor(rank)] ?? 0
  const above = sorted[Math.ceil(rank)] ?? below
  return below + (above - below) * (rank - Math.floor(rank))
}

function shortened(cell: Cell, bounds: Bounds | undefined, { action, mark }: OutlierCommand): Cell {
  const value = numberOf(cell)
  if (!bounds || value === undefined || (value >= bounds.low && value <= bounds.high)) return cell
  if (action === 'remove') return null
  const bound = value > bounds.high ? bounds.high : bounds.low
  return mark ? `000${numberText(bound)}` : bound
}
