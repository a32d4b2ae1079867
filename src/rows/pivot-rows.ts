/** The rows of `chart` and `timechart`: their order, and those that fill the gaps between them. */
import type { ChartCommand, TimechartCommand } from '../spl/ast.ts'
import { ascending, numberOf, textOf } from './cell.ts'
import { howManyFit, type Notice, tooManyCells } from './outcome.ts'
import { type NumberRange, rangeOf, rangesBetween, rangeText } from './range.ts'
import type { Cell } from './table.ts'
import { bucketsBetween, nextBucket, type Span, secondsOf } from './time-grid.ts'

/** A row: its key, and its cells by the names of columns. */
export interface Bucket {
  readonly key: Cell
  readonly cells: ReadonlyMap<string, Cell>
}

/** The buckets of a timechart, and the range of the search where it has bounds: `until` exclusive. */
export interface Grid {
  readonly span: Span
  readonly from?: number
  readonly until?: number
  /** A time at which a bucket starts, where it is not as `bin` has it: `aligntime`. For spans of hours and less. */
  readonly align?: number
}

interface Rows {
  readonly rows: readonly Bucket[]
  readonly notices: readonly Notice[]
}

const empty: ReadonlyMap<string, Cell> = new Map()

/** In ascending order; ranges of numbers and times that a span made have no gaps with `cont`. */
export function chartRows(rows: readonly Bucket[], command: ChartCommand): Rows {
  const { row } = command
  const limit = howManyFit(rows.reduce((most, { cells }) => Math.max(most, cells.size), 0) + 1)
  const binned = row?.size !== undefined || row?.bins !== undefined
  const ranges = binned ? rows.map(({ key }) => rangeOf(textOf(key) ?? '')) : []
  if (ranges.length > 0 && ranges.every(range => range !== undefined)) {
    const sorted = rows.map((bucket, index) => ({ bucket, range: ranges[index] as NumberRange }))
    sorted.sort((a, b) => a.range.low - b.range.low)
    const kept = sorted.map(({ bucket }) => bucket)
    if (!command.series.cont || row?.size?.kind === 'log') return { rows: kept, notices: [] }
    const labels = rangesBetween(
      sorted.map(({ range }) => range),
      limit,
    )
    return filled(kept, labels.map(rangeText), { command, limit })
  }
  if (row?.size?.kind === 'time' && command.series.cont) {
    const times = rows.flatMap(({ key }) => numberOf(key) ?? [])
    const buckets = times.length === rows.length ? between(times, { span: row.size }, limit) : []
    return filled(rows, buckets, { command, limit })
  }
  const order = ascending(rows.map(({ key }) => key))
  return { rows: rows.toSorted((a, b) => order(a.key, b.key)), notices: [] }
}

/** In the order of time. With `cont` every bucket has a row: of the range of the search, with `fixedrange=f` of the events. */
export function timechartRows(
  rows: readonly Bucket[],
  command: TimechartCommand,
  { grid, limit }: { readonly grid: Grid; readonly limit: number },
): Rows {
  const times = rows.flatMap(({ key }) => numberOf(key) ?? [])
  const range = command.fixedrange
    ? grid
    : { span: grid.span, ...(grid.align === undefined ? {} : { align: grid.align }) }
  const buckets = command.series.cont ? between(times, range, limit) : []
  const all = filled(rows, buckets, { command, limit })
  return command.partial ? all : { ...all, rows: all.rows.filter(({ key }) => isWhole(numberOf(key) ?? 0, grid)) }
}

function between(times: readonly number[], { span, from, until, align = 0 }: Grid, limit: number): number[] {
  const first = times.reduce((least, time) => Math.min(least, time), from ?? Number.POSITIVE_INFINITY)
  const last = times.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY)
  // A bucket that holds the last time starts there at the latest.
  const end = Math.max(until ?? Number.NEGATIVE_INFINITY, last + Math.min(1, secondsOf(span)) / 2)
  if (!Number.isFinite(first) || !Number.isFinite(end)) return []
  return bucketsBetween(first - align, end - align, span, limit + 1).map(start => start + align)
}

/** Whether the range of the search holds all of a bucket. */
const isWhole = (start: number, { span, from, until }: Grid): boolean =>
  start >= (from ?? start) && (until === undefined || nextBucket(start, span) <= until)

/** The rows that there are and empty ones for the other keys, in the order of the keys; rows with another key after them. */
function filled(
  rows: readonly Bucket[],
  keys: readonly Cell[],
  { command, limit }: { readonly command: ChartCommand | TimechartCommand; readonly limit: number },
): Rows {
  const wanted = new Set(keys.slice(0, limit))
  // A time may have come as text.
  const keyIn = ({ key }: Bucket): Cell => (typeof keys[0] === 'number' ? (numberOf(key) ?? key) : key)
  const byKey = new Map(rows.map(bucket => [keyIn(bucket), bucket]))
  const order = ascending(rows.map(({ key }) => key))
  const others = rows.filter(bucket => !wanted.has(keyIn(bucket))).sort((a, b) => order(a.key, b.key))
  const gridded = [...wanted].map(key => byKey.get(key) ?? { key, cells: empty })
  if (keys.length <= limit) return { rows: [...gridded, ...others], notices: [] }
  return { rows: [...gridded, ...others], notices: [tooManyRows(command, limit)] }
}

const tooManyRows = (command: ChartCommand | TimechartCommand, limit: number): Notice => ({
  ...tooManyCells(command, { wanted: limit + 1, made: limit, what: 'rows' }),
  message: `'${command.kind}' would make more than ${limit} rows here, a longer span makes fewer`,
})
