/** The grid of time that buckets stand on: where a bucket starts and the next one, in UTC, as `bin` has it. */
import type { Bins, TimeSpan, TimeUnit } from '../spl/ast.ts'

/** What a grid is made of: `1h`, `3d`, `1mon`. */
export type Span = Pick<TimeSpan, 'count' | 'unit'>

const fixed: Readonly<Record<TimeUnit, number | undefined>> = {
  us: 1e-6,
  ms: 1e-3,
  cs: 1e-2,
  ds: 0.1,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  mon: undefined,
  q: undefined,
  y: undefined,
}
const months: Readonly<Partial<Record<TimeUnit, number>>> = { mon: 1, q: 3, y: 12 }
const dayOfMonth = 30.4375

/** How long a span is; a month is the twelfth part of a year. */
export function secondsOf({ count, unit }: Span): number {
  return count * (fixed[unit] ?? (months[unit] ?? 1) * dayOfMonth * 86_400)
}

/** The start of the bucket that holds a time. Weeks start on a Sunday, several weeks on a Monday; days are counted from 1970. */
export function bucketStart(time: number, span: Span): number {
  const months = monthsOf(span)
  // Months are counted from 1900 and years from 0, as the engine counts them.
  const first = span.unit === 'y' ? 0 : 1900 * 12
  if (months !== undefined) return fromMonth(first + Math.floor((monthOf(time) - first) / months) * months)
  const size = secondsOf(span)
  // Day 0 was a Thursday, so day 3 was a Sunday and day 4 a Monday.
  const origin = span.unit === 'w' ? (span.count === 1 ? 3 : 4) * 86_400 : 0
  const start = tidy(Math.floor(tidy((time - origin) / size)) * size + origin)
  // a thousandth of a second before a day is, as a part of it, the day
  return size >= 1 && start > time ? tidy(start - size) : start
}

/** The start of the bucket after the one that starts at `start`. */
export function nextBucket(start: number, span: Span): number {
  const months = monthsOf(span)
  return months === undefined ? tidy(start + secondsOf(span)) : fromMonth(monthOf(start) + months)
}

/** The starts of all buckets that hold a time from `from` up to but not `until`, at most `limit` of them. */
export function bucketsBetween(from: number, until: number, span: Span, limit: number): number[] {
  const starts: number[] = []
  if (!(secondsOf(span) > 0)) return starts
  for (let start = bucketStart(from, span); start < until && starts.length < limit; start = nextBucket(start, span)) {
    starts.push(start)
  }
  return starts
}

const spans: readonly Span[] = [
  ...[1, 5, 10, 30].map((count): Span => ({ count, unit: 's' })),
  ...[1, 5, 10, 30].map((count): Span => ({ count, unit: 'm' })),
  { count: 1, unit: 'h' },
  { count: 1, unit: 'd' },
  { count: 1, unit: 'mon' },
  { count: 1, unit: 'y' },
]

/** The smallest span of the usual ones that makes at most `bins` buckets of a range and is not below `least`. */
export function automaticSpan(from: number, until: number, bins = 100, least?: Span): Span {
  const range = Math.max(0, until - from)
  const smallest = least === undefined ? 0 : secondsOf(least)
  const found = spans.find(span => secondsOf(span) >= smallest && range / secondsOf(span) <= bins)
  if (found) return found
  return { count: Math.max(1, Math.ceil(range / bins / secondsOf({ count: 1, unit: 'y' }))), unit: 'y' }
}

/** The span that a command asks for; plain numbers are seconds, without any it is found for the range. */
export function timeSpanOf({ size, bins, minspan }: Bins, from: number, until: number): Span {
  if (size?.kind === 'time') return size
  if (size?.kind === 'number') return { count: size.size, unit: 's' }
  const least: Span | undefined = minspan?.kind === 'number' ? { count: minspan.size, unit: 's' } : minspan
  return automaticSpan(from, until, bins, least)
}

const monthsOf = ({ count, unit }: Span): number | undefined => {
  const each = months[unit]
  return each === undefined ? undefined : each * count
}

/** Microseconds are the finest there is. */
const tidy = (value: number): number => (Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6)

/** Months since the year 0. */
function monthOf(time: number): number {
  const date = new Date(time * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function fromMonth(month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1)
  return date.getTime() / 1000
}
