/** `makecontinuous`: the buckets of a time or a number between which there is no row become rows. */
import type { MakecontinuousCommand } from '../spl/ast.ts'
import { numberOf, textOf } from './cell.ts'
import { columnIndex, namesOf, type Row, tableOf } from './columns.ts'
import { done, howManyFit, type Notice, type Outcome } from './outcome.ts'
import { type NumberRange, rangeOf, rangesBetween, rangeText } from './range.ts'
import type { Cell, Table } from './table.ts'
import { bucketStart, bucketsBetween, type Span, timeSpanOf } from './time-grid.ts'

/**
 * Values are put into their buckets, rows into the order of these; rows without a value follow. Without a span there are at
 * most 100 buckets; ranges that `bin` wrote (`0-10`) tell their own.
 */
export function makecontinuous(table: Table, command: MakecontinuousCommand): Outcome {
  const at = columnIndex(table, command.field.name)
  if (at < 0) return done(table)
  const limit = howManyFit(table.columns.length)
  const keys = table.rows.map(row => row[at] ?? null)
  const buckets = rangeBuckets(keys, limit) ?? numberBuckets(keys, command, limit)
  if (!buckets) return done(table)
  const byBucket = new Map<Cell, Row[]>()
  const others: Row[] = []
  table.rows.forEach((row, index) => {
    const bucket = buckets.bucketOf(keys[index] ?? null)
    const same = byBucket.get(bucket)
    if (bucket === null) others.push(row)
    else if (same) same.push(row.with(at, bucket))
    else byBucket.set(bucket, [row.with(at, bucket)])
  })
  const empty = table.columns.map((): Cell => null)
  const rows = buckets.all.slice(0, limit).flatMap(bucket => byBucket.get(bucket) ?? [empty.with(at, bucket)])
  const made = tableOf(namesOf(table), [...rows, ...others], table)
  return buckets.all.length > limit ? done(made, tooManyBuckets(command, limit)) : done(made)
}

interface Buckets {
  readonly all: readonly Cell[]
  /** Null for what is no number, or outside of `start` and `end`. */
  readonly bucketOf: (cell: Cell) => Cell
}

function rangeBuckets(keys: readonly Cell[], limit: number): Buckets | undefined {
  const ranges = keys.flatMap((key): NumberRange[] => {
    const range = rangeOf(textOf(key) ?? '')
    return range ? [range] : []
  })
  if (ranges.length === 0) return undefined
  ranges.sort((a, b) => a.low - b.low)
  const all = rangesBetween(ranges, limit).map(rangeText)
  const known = new Set<Cell>(all)
  return { all, bucketOf: cell => (known.has(cell) ? cell : null) }
}

function numberBuckets(keys: readonly Cell[], command: MakecontinuousCommand, limit: number): Buckets | undefined {
  const numbers = keys.flatMap(key => numberOf(key) ?? [])
  const least = numbers.reduce((a, b) => Math.min(a, b), command.start ?? Number.POSITIVE_INFINITY)
  const most = numbers.reduce((a, b) => Math.max(a, b), command.end ?? Number.NEGATIVE_INFINITY)
  const from = command.start ?? least
  const until = command.end ?? most
  if (!Number.isFinite(from) || !Number.isFinite(until)) return undefined
  const span = spanOf(command, from, until)
  const startOf = (value: number): number => ('unit' in span ? bucketStart(value, span) : gridStart(value, span.size))
  const all =
    'unit' in span
      ? bucketsBetween(from, command.end ?? until + 0.5e-6, span, limit + 1)
      : gridBetween(from, until, { size: span.size, inclusive: command.end === undefined, limit })
  const known = new Set<Cell>(all)
  return {
    all,
    bucketOf: cell => {
      const value = numberOf(cell)
      const start = value === undefined ? null : startOf(value)
      return known.has(start) ? start : null
    },
  }
}

function spanOf(command: MakecontinuousCommand, from: number, until: number): Span | { readonly size: number } {
  const { size, bins = 100 } = command
  if (command.field.name === '_time' || size?.kind === 'time') return timeSpanOf(command, from, until)
  if (size?.kind === 'number') return size
  return { size: niceSize((until - from) / Math.max(1, bins)) }
}

/** 1, 2 or 5 times a power of ten that is not below a size. */
function niceSize(least: number): number {
  if (!(least > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5].find(factor => factor * power >= least) ?? 10) * power
}

const tidy = (value: number): number => Number(value.toPrecision(12))
const gridStart = (value: number, size: number): number => tidy(Math.floor(tidy(value / size)) * size)

function gridBetween(
  from: number,
  until: number,
  { size, inclusive, limit }: { readonly size: number; readonly inclusive: boolean; readonly limit: number },
): number[] {
  if (!(size > 0)) return []
  const first = gridStart(from, size)
  const steps = tidy((until - first) / size)
  const count = inclusive ? Math.floor(steps) + 1 : Math.ceil(steps)
  return Array.from({ length: Math.max(0, Math.min(count, limit + 1)) }, (_, index) => tidy(first + index * size))
}

const tooManyBuckets = ({ span }: MakecontinuousCommand, limit: number): Notice => ({
  code: 'too-many-cells',
  severity: 'error',
  message: `'makecontinuous' would make more than ${limit} rows here, a longer span makes fewer`,
  span,
})
