/** Commands that compute over many rows, as text. */
import type {
  AddcoltotalsCommand,
  AddtotalsCommand,
  Aggregation,
  AggregationArgument,
  AutoregressCommand,
  Bins,
  ChartCommand,
  Expression,
  MstatsCommand,
  SearchExpression,
  SeriesFilter,
  SeriesOptions,
  SplitField,
  StatsCommand,
  StreamstatsCommand,
  TimechartCommand,
  TopCommand,
  TrendlineCommand,
  TstatsCommand,
} from './ast.ts'
import { defaultSeries } from './commands/series.ts'
import { flag, printName, printNames, printOption, quoted, unless, words } from './print-name.ts'
import { printBinSize } from './time-span.ts'

export type PrintExpression = (node: Expression) => string
export type PrintSearch = (node: SearchExpression) => string

export function printStats(command: StatsCommand, expression: PrintExpression): string {
  const { allnum, aggregations, dedupSplitvals } = command
  return words(
    'stats',
    flag('allnum', allnum),
    printAggregations(aggregations, expression),
    printBy(command),
    flag('dedup_splitvals', dedupSplitvals),
  )
}

export const printAggregations = (list: readonly Aggregation[], expression: PrintExpression): string =>
  list.map(each => printAggregation(each, expression)).join(', ')

function printAggregation(aggregation: Aggregation, expression: PrintExpression): string {
  const { function: name, argument, alias, named } = aggregation
  // The name of an unnamed column is the text of its expression, so that text must stay.
  if (argument && argument.kind !== 'field' && !named) return alias
  const inside = argument && printArgument(argument, expression)
  return words(inside === undefined ? name : `${name}(${inside})`, named && `as ${printName(alias)}`)
}

function printArgument(argument: AggregationArgument, expression: PrintExpression): string {
  switch (argument.kind) {
    case 'field':
      return printName(argument.field.name)
    case 'eval':
      return `eval(${expression(argument.expression)})`
    case 'series':
      return [
        printAggregation(argument.of, expression),
        ...(argument.timespan ? [printBinSize(argument.timespan)] : []),
      ].join(', ')
  }
}

export function printBy({ by, timespan }: Pick<TstatsCommand, 'by' | 'timespan'>): string {
  return words(by.length > 0 && `by ${printNames(by)}`, timespan && `span=${printBinSize(timespan)}`)
}

export function printTstats(command: TstatsCommand, expression: PrintExpression, search: PrintSearch): string {
  const { from, where } = command
  return words(
    'tstats',
    flag('prestats', command.prestats),
    flag('append', command.append),
    flag('summariesonly', command.summariesonly),
    unless(undefined, 'fillnull_value', command.fillnullValue),
    printAggregations(command.aggregations, expression),
    from && `from ${printModel(from, '=')}`,
    where && `where ${search(where)}`,
    printBy(command),
  )
}

export function printModel({ model, dataset }: { model: string; dataset?: string }, sign: string): string {
  const name = dataset === undefined ? model : `${model}.${dataset}`
  return `datamodel${sign}${/^[\w.]+$/.test(name) ? name : quoted(name)}`
}

export function printMstats(command: MstatsCommand, expression: PrintExpression, search: PrintSearch): string {
  return words(
    'mstats',
    flag('prestats', command.prestats),
    flag('append', command.append),
    unless(undefined, 'fillnull_value', command.fillnullValue),
    printAggregations(command.aggregations, expression),
    command.where && `where ${search(command.where)}`,
    printBy(command),
  )
}

export function printStreamstats(command: StreamstatsCommand, expression: PrintExpression): string {
  const { resetBefore, resetAfter, timeWindow } = command
  return words(
    'streamstats',
    flag('current', command.current, true),
    unless(0, 'window', command.window),
    flag('global', command.global, true),
    flag('allnum', command.allnum),
    flag('reset_on_change', command.resetOnChange),
    resetBefore && `reset_before=(${expression(resetBefore)})`,
    resetAfter && `reset_after=(${expression(resetAfter)})`,
    timeWindow && `time_window=${printBinSize(timeWindow)}`,
    printAggregations(command.aggregations, expression),
    printBy(command),
  )
}

export function printBins({ size, minspan, bins, start, end, aligntime }: Bins): string {
  return words(
    size && `span=${printBinSize(size)}`,
    minspan && `minspan=${printBinSize(minspan)}`,
    bins !== undefined && `bins=${bins}`,
    start !== undefined && `start=${start}`,
    end !== undefined && `end=${end}`,
    aligntime !== undefined && printOption('aligntime', aligntime),
  )
}

function printSeries(series: SeriesOptions): string {
  const { limit, limitFrom } = series
  return words(
    (limit !== defaultSeries.limit || limitFrom !== 'top') && `limit=${limitFrom === 'top' ? '' : limitFrom}${limit}`,
    flag('useother', series.useother, true),
    unless(defaultSeries.otherstr, 'otherstr', series.otherstr),
    flag('usenull', series.usenull, true),
    unless(defaultSeries.nullstr, 'nullstr', series.nullstr),
    flag('cont', series.cont, true),
    unless(undefined, 'agg', series.agg),
    unless(defaultSeries.sep, 'sep', series.sep),
    unless(undefined, 'format', series.format),
  )
}

const printSplit = (split: SplitField): string => words(printName(split.field.name), printBins(split))

function printFilter({ aggregation, test }: SeriesFilter, expression: PrintExpression): string {
  const column = printAggregation(aggregation, expression)
  return test.kind === 'rank'
    ? `where ${column} ${test.in ? 'in' : 'notin'} ${test.from}${test.count}`
    : `where ${column} ${test.operator} ${test.value}`
}

export function printChart(command: ChartCommand, expression: PrintExpression): string {
  const { row, column, where } = command
  return words(
    'chart',
    printSeries(command.series),
    printAggregations(command.aggregations, expression),
    row && `over ${printSplit(row)}`,
    column && `by ${printSplit(column)}`,
    where && printFilter(where, expression),
  )
}

export function printTimechart(command: TimechartCommand, expression: PrintExpression): string {
  const { column, where } = command
  return words(
    'timechart',
    printBins(command.time),
    printSeries(command.series),
    flag('partial', command.partial, true),
    flag('fixedrange', command.fixedrange, true),
    printAggregations(command.aggregations, expression),
    column && `by ${printSplit(column)}`,
    where && printFilter(where, expression),
  )
}

export function printTop(command: TopCommand): string {
  return words(
    command.kind,
    unless(10, 'limit', command.limit),
    flag('showcount', command.showcount, true),
    flag('showperc', command.showperc, true),
    unless('count', 'countfield', command.countfield),
    unless('percent', 'percentfield', command.percentfield),
    flag('useother', command.useother),
    unless('OTHER', 'otherstr', command.otherstr),
    printNames(command.fields),
    command.by.length > 0 && `by ${printNames(command.by)}`,
  )
}

export function printTotals(command: AddtotalsCommand | AddcoltotalsCommand): string {
  const { labelfield, label, fields } = command
  return words(
    command.kind,
    command.kind === 'addtotals' && flag('row', command.row, true),
    command.kind === 'addtotals' && flag('col', command.col),
    command.kind === 'addtotals' && unless('Total', 'fieldname', command.fieldname),
    labelfield && printOption('labelfield', labelfield.name),
    unless('Total', 'label', label),
    printNames(fields),
  )
}

export function printAutoregress({ field, as, from, to }: AutoregressCommand): string {
  const p = from === to ? (from === 1 ? '' : `p=${from}`) : `p=${from}-${to}`
  return words('autoregress', printName(field.name), as && `as ${printName(as.name)}`, p)
}

export const printTrendline = ({ trends }: TrendlineCommand): string =>
  words(
    'trendline',
    ...trends.map(({ function: name, period, field, as }) =>
      words(`${name}${period}(${printName(field.name)})`, as && `as ${printName(as.name)}`),
    ),
  )
