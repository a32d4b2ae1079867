/** `sparkline`: a measure in each bucket of the search's time, as one list that begins with a mark. */
import type { ColumnId } from '../plan/columns.ts'
import { and, call, choose, column, compare, type Expr, nothing, number, present, text } from '../plan/expr.ts'
import type { Measure, Plan } from '../plan/plan.ts'
import { automaticSpan, bucketsBetween } from '../rows/time-grid.ts'
import type { TimeSpan } from '../spl/ast.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'
import { timeRange } from './bounds.ts'
import { asList, asNumber, asText } from './values.ts'

export interface Sparkline {
  /** The rows with the bucket of each. */
  readonly plan: Plan
  readonly measures: readonly { readonly id: ColumnId; readonly measure: Measure }[]
  /** The list, of the columns of the measures. */
  readonly value: Expr
}

interface Wanted {
  readonly measure: Measure
  /** Names the question of the time range. */
  readonly aggregation: object
  readonly timespan: TimeSpan | undefined
  readonly span: Span
}

/** limits.conf, sparkline_maxsize. */
const mostBuckets = 100

/** A bucket without rows is 0. Undefined where a fault was reported, or while the time range is not known. */
export function bindSparkline(binder: Binder, rows: Bound, wanted: Wanted): Sparkline | undefined {
  const { measure, span } = wanted
  const unsupported = (form: string): undefined => {
    binder.report('unsupported-form', span, { command: 'sparkline', form })
    return undefined
  }
  if (measure.type !== 'number') return unsupported('a function whose result is no number')
  const time = binder.field(rows.scope, '_time', span)
  if (time.kind === 'null') return { plan: rows.plan, measures: [], value: asList(text(mark)) }
  const range = timeRange(binder, rows, wanted.aggregation, span)
  if (!range) return undefined
  const grid = wanted.timespan ?? automaticSpan(range.from, range.until, mostBuckets - 1)
  const starts = bucketsBetween(range.from, range.until, grid, mostBuckets + 1)
  if (starts.length > mostBuckets) return unsupported(`more than ${mostBuckets} buckets`)
  const bucket = call('bucketTime', 'number', asNumber(time), number(grid.count), text(grid.unit))
  const extended = binder.extend(rows.plan, 'bucket', bucket, span)
  const measures = starts.map(start => ({
    id: binder.newId('bucket'),
    measure: within(measure, compare('=', 'number', extended.value, number(start))),
  }))
  const values = measures.map(({ id }) => {
    const value = column(id, 'number')
    return asList(asText(choose(present(value), value, number(0))))
  })
  return { plan: extended.plan, measures, value: call('append', 'list', asList(text(mark)), ...values) }
}

const mark = '##__SPARKLINE__##'

/** The same measure of those rows only for which the test is true. */
function within(measure: Measure, test: Expr): Measure {
  if (measure.kind === 'count') return { kind: 'countWhere', test, type: 'number' }
  if (measure.kind === 'countWhere') return { ...measure, test: and(test, measure.test) }
  const { argument } = measure
  return { ...measure, argument: choose(test, argument, nothing(argument.type)) }
}
