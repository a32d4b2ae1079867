/** The functions of stats: name → measure (reference 5). One row for each, aliases beside it. */
import { call, type Expr, nothing, number } from '../plan/expr.ts'
import type { Measure } from '../plan/plan.ts'
import { asNumber, asText } from './values.ts'

/** What a function needs beside its argument. */
export interface AggregateContext {
  /** Of each row. */
  readonly time: Expr
  /** How many seconds a bucket of `timechart` is long; no other command has one. */
  readonly bucket?: number | undefined
}

type Build = (argument: Expr, context: AggregateContext) => Measure

/** `list()` keeps this many values (limits.conf, list_maxsize). */
const listLimit = 100

const numeric =
  (
    kind:
      | 'sum'
      | 'average'
      | 'sumOfSquares'
      | 'range'
      | 'deviation'
      | 'populationDeviation'
      | 'variance'
      | 'populationVariance',
  ): Build =>
  argument => ({ kind, argument: scalarOrList(argument), type: 'number' })

const scalarOrList = (argument: Expr): Expr => (argument.type === 'list' ? argument : asNumber(argument))

const distinct: Build = argument => ({ kind: 'distinctCount', argument: textOrList(argument), type: 'number' })
const textOrList = (argument: Expr): Expr =>
  argument.type === 'list' || argument.type === 'number' ? argument : asText(argument)

const extreme =
  (kind: 'least' | 'greatest'): Build =>
  argument => ({ kind, argument: textOrList(argument), type: argument.type === 'number' ? 'number' : 'text' })

const timed =
  (kind: 'earliest' | 'latest'): Build =>
  (argument, { time }) => ({ kind, argument, time, type: argument.type })

/** The time of the row, where the argument is set. */
const timeOf =
  (kind: 'earliest' | 'latest'): Build =>
  (argument, { time }) => ({
    kind,
    argument: {
      kind: 'choose',
      branches: [{ when: { kind: 'present', operand: argument, type: 'boolean' }, value: time }],
      otherwise: nothing('number'),
      type: 'number',
    },
    time,
    type: 'number',
  })

const aggregates: Readonly<Record<string, Build>> = {
  count: argument => ({ kind: 'countValues', argument, type: 'number' }),
  distinct_count: distinct,
  estdc: distinct,
  estdc_error: () => ({ kind: 'least', argument: number(0), type: 'number' }),
  values: argument => ({ kind: 'values', argument: textOrList(argument), type: 'list' }),
  list: argument => ({ kind: 'list', argument: textOrList(argument), limit: listLimit, type: 'list' }),
  sum: numeric('sum'),
  avg: numeric('average'),
  sumsq: numeric('sumOfSquares'),
  range: numeric('range'),
  stdev: numeric('deviation'),
  stdevp: numeric('populationDeviation'),
  var: numeric('variance'),
  varp: numeric('populationVariance'),
  min: extreme('least'),
  max: extreme('greatest'),
  mode: argument => ({ kind: 'mode', argument: textOrList(argument), type: 'text' }),
  first: argument => ({ kind: 'first', argument, type: argument.type }),
  last: argument => ({ kind: 'last', argument, type: argument.type }),
  earliest: timed('earliest'),
  latest: timed('latest'),
  earliest_time: timeOf('earliest'),
  latest_time: timeOf('latest'),
  rate: (argument, { time }) => ({ kind: 'rate', argument: asNumber(argument), time, type: 'number' }),
  median: argument => percentile(argument, 50, 'interpolate'),
}

/** Rates of `timechart`: the sum of a bucket, as of a second, a minute, an hour or a day of it. */
const rates: Readonly<Record<string, number>> = { per_second: 1, per_minute: 60, per_hour: 3600, per_day: 86_400 }

const rateOver =
  (seconds: number): Build =>
  (argument, { bucket }) => ({
    kind: 'sum',
    argument: call('multiply', 'number', asNumber(argument), number(seconds / (bucket ?? seconds))),
    type: 'number',
  })

const aliases: Readonly<Record<string, string>> = { c: 'count', dc: 'distinct_count', mean: 'avg' }

const percentile = (argument: Expr, percent: number, rank: 'interpolate' | 'exact' | 'upper'): Measure => ({
  kind: 'percentile',
  argument: scalarOrList(argument),
  percent,
  rank,
  type: 'number',
})

/** How a function measures, by the name as written in lower case; undefined where there is none of that name. */
export function aggregate(name: string): Build | undefined {
  const known = Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
  if (Object.hasOwn(aggregates, known)) return aggregates[known]
  const seconds = Object.hasOwn(rates, known) ? rates[known] : undefined
  if (seconds !== undefined) return rateOver(seconds)
  const [, family, percent] = /^(p|perc|exactperc|upperperc)(\d{1,2}(?:\.\d+)?|100)$/.exec(name) ?? []
  if (family === undefined) return undefined
  const rank = family === 'exactperc' ? 'exact' : family === 'upperperc' ? 'upper' : 'interpolate'
  return argument => percentile(argument, Number(percent), rank)
}

export const aggregateNames: readonly string[] = [...Object.keys(aggregates), ...Object.keys(aliases)]

export const isRate = (name: string): boolean => Object.hasOwn(rates, name)

/** Functions of stats that are not done here. */
export const unsupportedAggregates: ReadonlySet<string> = new Set(['sparkline'])
