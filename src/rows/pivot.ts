/** The wide tables of `chart` and `timechart`: a row for each value of the row field, a column for each series. */
import type { Aggregation, ChartCommand, TimechartCommand } from '../spl/ast.ts'
import { ascending, compareTexts, keyOf, numberOf, textOf } from './cell.ts'
import { columnIndex, tableOf } from './columns.ts'
import { done, howManyFit, type Notice, type Outcome, tooManyCells } from './outcome.ts'
import { type Bucket, chartRows, type Grid, timechartRows } from './pivot-rows.ts'
import { additive, type Place, placeOf, type Series, type SplitCommand, topSeries } from './series.ts'
import { seriesName } from './series-name.ts'
import type { Cell, Table } from './table.ts'

/**
 * `chart` over rows that are aggregated by its row and split fields, long as for `topSeries`. Where the series say so the
 * rows are to be aggregated by their places before. Without series they are those of the rows themselves.
 */
export function pivotChart(table: Table, command: ChartCommand, series?: Series): Outcome {
  const wide = widen(table, command, { row: command.row?.field.name, series })
  const { rows, notices } = chartRows(wide.rows, command)
  return laid(wide, { rows, notices, name: command.row?.field.name })
}

/** `timechart`, its rows aggregated by the buckets of the grid in `_time`; buckets without rows are put in. */
export function pivotTimechart(table: Table, command: TimechartCommand, grid: Grid, series?: Series): Outcome {
  const wide = widen(table, command, { row: '_time', series })
  const { rows, notices } = timechartRows(wide.rows, command, { grid, limit: howManyFit(wide.columns.length + 1) })
  return laid(wide, { rows, notices, name: '_time' })
}

interface Wide {
  readonly columns: readonly WideColumn[]
  readonly rows: readonly Bucket[]
  readonly notices: readonly Notice[]
}

interface WideColumn {
  readonly name: string
  readonly aggregation: Aggregation
  readonly place?: Place
}

function widen(
  table: Table,
  command: SplitCommand,
  { row: rowName, series: given }: { readonly row: string | undefined; readonly series: Series | undefined },
): Wide {
  const at = (name: string | undefined): number => (name === undefined ? -1 : columnIndex(table, name))
  const [key, split] = [at(rowName), at(command.column?.field.name)]
  const aggregations = command.aggregations.map(aggregation => ({ aggregation, from: at(aggregation.alias) }))
  const series = command.column ? (given ?? topSeries(table, command)) : undefined
  const place = series && placeOf(series, command)
  const columns = new Map<string, WideColumn>()
  const rows = new Map<string, Bucket & { readonly cells: Map<string, Cell> }>()
  for (const kept of series?.kept ?? []) {
    for (const { aggregation } of aggregations) addColumn(columns, command, aggregation, { kind: 'kept', name: kept })
  }
  if (!command.column) for (const { aggregation } of aggregations) addColumn(columns, command, aggregation)
  for (const row of table.rows) {
    const value = row[key] ?? null
    if (rowName !== undefined && value === null) continue
    const text = keyOf(value)
    const bucket = rows.get(text) ?? { key: value, cells: new Map<string, Cell>() }
    rows.set(text, bucket)
    const where = place?.(textOf(row[split]))
    if (command.column && !where) continue
    for (const { aggregation, from } of aggregations) {
      const name = addColumn(columns, command, aggregation, where)
      bucket.cells.set(name, merged(aggregation.function, bucket.cells.get(name) ?? null, row[from] ?? null))
    }
  }
  const ordered = [...columns.values()]
  if (command.column) ordered.sort(columnOrder(command))
  const made = ordered.slice(0, howManyFit(rows.size))
  const notices =
    made.length === ordered.length
      ? []
      : [tooManyCells(command, { wanted: ordered.length, made: made.length, what: 'columns' })]
  return { columns: made, rows: [...rows.values()], notices: [...(series?.notices ?? []), ...notices] }
}

function addColumn(
  columns: Map<string, WideColumn>,
  command: SplitCommand,
  aggregation: Aggregation,
  place?: Place,
): string {
  const several = command.aggregations.length > 1
  const name = !place
    ? aggregation.alias
    : several
      ? seriesName(aggregation.alias, place.name, command.series)
      : place.name
  if (!columns.has(name)) columns.set(name, { name, aggregation, ...(place ? { place } : {}) })
  return name
}

/** By aggregation, then by value, those of OTHER and NULL last; by the whole name where a format is written. */
function columnOrder(command: SplitCommand): (a: WideColumn, b: WideColumn) => number {
  const last = ({ place }: WideColumn): number => ({ kept: 0, other: 1, null: 2 })[place?.kind ?? 'kept']
  const byAggregation = command.aggregations.length > 1 && command.series.format === undefined
  return (a, b) =>
    (byAggregation ? compareTexts(a.aggregation.alias, b.aggregation.alias) : 0) ||
    last(a) - last(b) ||
    compareTexts(a.name, b.name)
}

/** What two parts of one place come to. Only parts that `Series.again` does not part get here. */
function merged(name: string, a: Cell, b: Cell): Cell {
  if (a === null || b === null) return a ?? b
  if (additive.has(name)) return (numberOf(a) ?? 0) + (numberOf(b) ?? 0)
  const order = ascending([a, b])(a, b)
  return (name === 'max') === order < 0 ? b : a
}

function laid(
  { columns, notices }: Wide,
  given: { readonly rows: readonly Bucket[]; readonly notices: readonly Notice[]; readonly name: string | undefined },
): Outcome {
  // A series that is called like the row field is put into its place.
  const shown = columns.filter(({ name }) => name !== given.name)
  const rows = given.rows.map(({ key, cells }) => [
    ...(given.name === undefined ? [] : [cells.get(given.name) ?? key]),
    ...shown.map(({ name, aggregation }) => cells.get(name) ?? missing(aggregation.function)),
  ])
  const names = [...(given.name === undefined ? [] : [given.name]), ...shown.map(({ name }) => name)]
  return done(tableOf(names, rows), ...notices, ...given.notices)
}

/** Nothing to count is 0; nothing to measure is nothing. */
const missing = (name: string): Cell => (counts.has(name) ? 0 : null)
const counts: ReadonlySet<string> = new Set(['count', 'c', 'dc', 'distinct_count', 'estdc'])
