/** What `chart` and `timechart` share: options of series, fields that split, the filter on series. */
import { parseAggregation } from '../aggregations.ts'
import type { Name, SeriesFilter, SeriesOptions, SplitField } from '../ast.ts'
import { binOptions, binsOf } from '../bins.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'

export const seriesOptions: readonly string[] = [
  ...['usenull', 'useother', 'nullstr', 'otherstr', 'cont', 'agg', 'sep', 'format'],
]

/** Where nothing is written. */
export const defaultSeries: SeriesOptions = {
  limit: 10,
  limitFrom: 'top',
  useother: true,
  otherstr: 'OTHER',
  usenull: true,
  nullstr: 'NULL',
  cont: true,
  sep: ': ',
}

export interface Limit {
  readonly limit: number
  readonly limitFrom: 'top' | 'bottom'
}

/** `limit=5`, `limit=top5`, `limit=bottom 5`. */
export function limitReader(command: string, take: (limit: Limit) => void): (cursor: Cursor) => boolean {
  return cursor => {
    const start = cursor.at
    const quoted = cursor.eat('"')
    const limitFrom = eatFrom(cursor) ?? 'top'
    cursor.blanks()
    const digits = cursor.run(code => code >= 48 && code <= 57)
    if (quoted) cursor.eat('"')
    const { text, span } = digits === '' ? cursor.found() : { text: digits, span: cursor.here(start) }
    if (digits === '' || digits.length > 9) {
      cursor.report('wrong-value', span, { command, option: 'limit', value: text, wants: 'a whole number' })
      return false
    }
    take({ limit: Number(digits), limitFrom })
    return true
  }
}

function eatFrom(cursor: Cursor): 'top' | 'bottom' | undefined {
  const written = cursor.text.slice(cursor.at, cursor.at + 6).toLowerCase()
  const from = written.startsWith('top') ? 'top' : written === 'bottom' ? 'bottom' : undefined
  if (from) cursor.at += from.length
  return from
}

export function seriesOf(options: Options, limit: Limit | undefined, sep: string): SeriesOptions {
  const [agg, format] = [options.text('agg'), options.text('format')]
  return {
    ...defaultSeries,
    ...limit,
    useother: options.flag('useother', true),
    otherstr: options.text('otherstr') ?? defaultSeries.otherstr,
    usenull: options.flag('usenull', true),
    nullstr: options.text('nullstr') ?? defaultSeries.nullstr,
    cont: options.flag('cont', true),
    ...(agg !== undefined && { agg }),
    sep: options.text('sep') ?? sep,
    ...(format !== undefined && { format }),
  }
}

/** A field with the options that follow it and are its own. */
export function splitField(cursor: Cursor, command: string, field: Name, shared: Options): SplitField {
  const own = new Options(cursor, command, { taken: binOptions })
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    const isOwn = binOptions.some(option => cursor.word(option) !== undefined && !shared.wants(option))
    if (!(isOwn ? own : shared).read() || shared.failed) break
  }
  return { field, ...binsOf(own), span: { start: field.span.start, end: Math.max(field.span.end, own.end) } }
}

/** `where sum in top5`, `where count > 10`, after the field whose values become columns. */
export function readSeriesFilter(cursor: Cursor, command: string): SeriesFilter | 'none' | undefined {
  const start = cursor.at
  if (!cursor.eatWord('where')) return 'none'
  cursor.blanks()
  const aggregation = parseAggregation(cursor, command)
  if (!aggregation) return undefined
  cursor.blanks()
  const test = readRank(cursor) ?? readComparison(cursor)
  if (test) return { aggregation, test, span: { start, end: cursor.at } }
  const { text, span } = cursor.found()
  return cursor.report('wrong-series-filter', span, { found: text })
}

function readRank(cursor: Cursor): SeriesFilter['test'] | undefined {
  const start = cursor.at
  const isIn = cursor.eatWord('in')
  if (isIn || cursor.eatWord('notin')) {
    cursor.blanks()
    const from = eatFrom(cursor)
    cursor.blanks()
    const digits = cursor.run(code => code >= 48 && code <= 57)
    if (from && digits !== '' && digits.length < 10) return { kind: 'rank', in: isIn, from, count: Number(digits) }
  }
  cursor.at = start
  return undefined
}

const signs = ['<=', '>=', '!=', '<', '>', '='] as const

function readComparison(cursor: Cursor): SeriesFilter['test'] | undefined {
  const start = cursor.at
  const operator = signs.find(sign => cursor.eat(sign))
  cursor.blanks()
  const digits = cursor.run(code => (code >= 48 && code <= 57) || code === 46 || code === 45)
  if (operator && /^-?\d{1,15}(\.\d{1,9})?$/.test(digits)) return { kind: 'compare', operator, value: Number(digits) }
  cursor.at = start
  return undefined
}
