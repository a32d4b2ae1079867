/** `chart`, `timechart`: groups whose second field becomes columns. */

import { compare, type Expr, or, text } from '../../plan/expr.ts'
import type { Outcome } from '../../rows/outcome.ts'
import { pivotChart, pivotTimechart } from '../../rows/pivot.ts'
import { placeOf, type Series, topSeries } from '../../rows/series.ts'
import type { Table } from '../../rows/table.ts'
import { type Span as GridSpan, secondsOf, timeSpanOf } from '../../rows/time-grid.ts'
import type { Aggregation, Bins, ChartCommand, SplitField, TimechartCommand } from '../../spl/ast.ts'
import type { Span } from '../../text/span.ts'
import { bindGrouping } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'
import { timeRange } from '../bounds.ts'
import { chosen } from '../functions/conditional.ts'
import { withColumn } from '../scope.ts'
import { boundOutcome, outputOf } from '../tables.ts'
import { asText } from '../values.ts'
import { alignment, binned, bucketOf } from './bin.ts'
import { bindEventstats } from './eventstats.ts'

type Split = ChartCommand | TimechartCommand

export function bindChart(binder: Binder, input: Bound, command: ChartCommand): Bound | undefined {
  const rows = command.row ? binnedField(binder, input, command.row, command.span) : input
  if (!rows) return undefined
  const by = command.row ? [command.row.field] : []
  if (!command.column && !hasBins(command.row)) {
    return bindGrouping(binder, rows, {
      command: 'chart',
      aggregations: command.aggregations,
      by,
      dedupSplitvals: false,
      sparklines: true,
      span: command.span,
    })
  }
  return pivoted(binder, rows, command, by, (table, series) => pivotChart(table, command, series))
}

/** The grid of `_time` is as written, or the smallest usual span that makes no more buckets than `bins`. */
export function bindTimechart(binder: Binder, input: Bound, command: TimechartCommand): Bound | undefined {
  const { from, until } = binder.range
  // only an automatic span asks for the range
  const range =
    command.time.size === undefined ? timeRange(binder, input, command.time, command.span) : { from: 0, until: 0 }
  if (!range) return undefined
  const span = gridSpan(command.time, range)
  if (!span) {
    binder.report('unsupported-form', command.span, { command: 'timechart', form: 'a span that is no time' })
    return undefined
  }
  const align = alignment(binder, 'timechart', { ...command.time, span: command.span }, span.unit)
  if (align === undefined) return undefined
  const bucket = bucketOf(binder.field(input.scope, '_time', command.span), { ...span, align })
  const extended = binder.extend(input.plan, '_time', bucket, command.span)
  const rows: Bound = { plan: extended.plan, scope: withColumn(input.scope, '_time', extended.value) }
  const by = [{ name: '_time', wildcard: false, span: command.span }]
  const grid = { span, align, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
  const pivot: Pivot = (table, series) => pivotTimechart(table, command, grid, series)
  return pivoted(binder, rows, command, by, pivot, secondsOf(span))
}

type Pivot = (table: Table, series: Series | undefined) => Outcome

/**
 * Long rows first, one for each value of both fields; they tell which series have a column. Where the others cannot be
 * summed up from them, the rows are grouped once more with those others as one.
 */
function pivoted(
  binder: Binder,
  input: Bound,
  command: Split,
  by: readonly SplitField['field'][],
  pivot: Pivot,
  bucket?: number,
): Bound | undefined {
  const split = command.column ? binnedField(binder, input, command.column, command.span) : input
  if (!split) return undefined
  const filled = command.column ? withNull(binder, split, command.column, command) : split
  const rows = command.column ? withRank(binder, filled, command.column, command) : filled
  const long = longRows(binder, rows, command, by, { key: command, bucket })
  if (!long) return undefined
  if (!command.column) return boundOutcome(binder, pivot(long, undefined), command.span)
  const series = topSeries(long, command)
  if (!series.again) return boundOutcome(binder, pivot(long, series), command.span)
  const placed = withOthers(binder, rows, command.column, command, series)
  const again = longRows(binder, placed, command, by, { key: command.series, bucket })
  return again && boundOutcome(binder, pivot(again, series), command.span)
}

function longRows(
  binder: Binder,
  rows: Bound,
  command: Split,
  by: readonly SplitField['field'][],
  { key, bucket }: { key: object; bucket: number | undefined },
): Table | undefined {
  const fields = command.column ? [...by, command.column.field] : by
  const rank = command.where && needsRank(command) ? [largestOf(command.where.aggregation)] : []
  const grouped = bindGrouping(binder, rows, {
    command: command.kind,
    aggregations: [...command.aggregations, ...rank],
    by: fields,
    dedupSplitvals: false,
    bucket,
    span: command.span,
  })
  return binder.answer({ kind: 'rows', key, output: outputOf(binder, grouped, command.span) })
}

/** Rows without a value of the split field are a series of their own. */
function withNull(binder: Binder, input: Bound, { field }: SplitField, { series }: Split): Bound {
  if (!series.usenull) return input
  const value = binder.field(input.scope, field.name, field.span)
  const filled = chosen([{ when: { kind: 'present', operand: value, type: 'boolean' }, value }], text(series.nullstr))
  return replaced(binder, input, field, filled)
}

/** Whether series are chosen by what no column shows: `where max(bytes) in top5` beside a `count`. */
const needsRank = ({ where, aggregations }: Split): boolean =>
  where?.aggregation.argument !== undefined && !aggregations.some(({ alias }) => alias === where.aggregation.alias)

/** That of the whole series beside each of its rows. */
function withRank(binder: Binder, input: Bound, { field }: SplitField, command: Split): Bound {
  if (!command.where || !needsRank(command)) return input
  const { aggregation, span } = command.where
  return bindEventstats(binder, input, {
    kind: 'eventstats',
    aggregations: [aggregation],
    by: [field],
    allnum: false,
    span,
  })
}

/** The one value that all rows of a series have. */
const largestOf = (aggregation: Aggregation): Aggregation => ({
  ...aggregation,
  function: 'max',
  argument: { kind: 'field', field: { name: aggregation.alias, wildcard: false, span: aggregation.span } },
})

/** Values without a column of their own by the name of the one that they share. */
function withOthers(binder: Binder, input: Bound, { field }: SplitField, command: Split, series: Series): Bound {
  const value = asText(binder.field(input.scope, field.name, field.span))
  const place = placeOf(series, command)
  const other = place('\u0000')?.name
  const kept = or(...series.kept.map(name => compare('=', 'text', value, text(name))))
  const nothing: Expr = { kind: 'null', type: 'text' }
  const isNull = compare('=', 'text', value, text(command.series.nullstr))
  return replaced(
    binder,
    input,
    field,
    chosen([{ when: or(kept, isNull), value }], other === undefined ? nothing : text(other)),
  )
}

function replaced(binder: Binder, input: Bound, field: SplitField['field'], value: Expr): Bound {
  const extended = binder.extend(input.plan, field.name, value, field.span)
  return { plan: extended.plan, scope: withColumn(input.scope, field.name, extended.value) }
}

const hasBins = (field: SplitField | undefined): boolean => field?.size !== undefined || field?.bins !== undefined

function binnedField(binder: Binder, input: Bound, field: SplitField, span: Span): Bound | undefined {
  if (!hasBins(field)) return input
  const value = binned(binder, input, { ...field, span }, field)
  return value && replaced(binder, input, field.field, value)
}

function gridSpan(bins: Bins, { from, until }: { from: number; until: number }): GridSpan | undefined {
  return bins.size?.kind === 'log' ? undefined : timeSpanOf(bins, from, until)
}
