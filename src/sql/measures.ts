/** Aggregations in ClickHouse. Nulls are skipped; a group without values gives NULL, an empty list, or 0 for counts. */
import type { Expr } from '../plan/expr.ts'
import { cast } from '../plan/expr.ts'
import type { Measure } from '../plan/plan.ts'
import { unreachable } from '../text/unreachable.ts'
import { exprSql, type Names } from './expr.ts'
import { numeral } from './query.ts'

export interface MeasureContext extends Names {
  /** A tuple that sorts as the rows do, for aggregates that depend on their order. */
  readonly position: string
  /** ` OVER (…)` behind every aggregate where values of neighbours stand beside each row. */
  readonly over: string
}

export function measureSql(measure: Measure, names: MeasureContext): string {
  const { position, over } = names
  const sql = (expr: Expr): string => exprSql(expr, names)
  switch (measure.kind) {
    case 'count':
      return `toFloat64(count()${over})`
    case 'countWhere':
      return `toFloat64(countIf(ifNull(${sql(measure.test)}, false))${over})`
    case 'countValues':
      return measure.argument.type === 'list'
        ? `toFloat64(sum(length(${sql(measure.argument)}))${over})`
        : `toFloat64(count(${sql(measure.argument)})${over})`
    case 'distinctCount':
      return `toFloat64(uniqExact${measure.argument.type === 'list' ? 'Array' : ''}(${sql(textOf(measure.argument))})${over})`
    case 'values':
      return `arraySort(${valuesOf(measure.argument, names)})`
    case 'list':
      return listSql(measure.argument, measure.limit, names, position)
    case 'sum':
      return numeric(sumIn(names), measure.argument, names)
    case 'average':
      return numeric('avg', measure.argument, names)
    case 'sumOfSquares':
      return aggregated(
        sumIn(names),
        numbers(measure.argument, names, x => `${x} * ${x}`),
        names,
      )
    case 'range':
      return `${numeric('max', measure.argument, names)} - ${numeric('min', measure.argument, names)}`
    case 'deviation':
      return sampleSql('stddevSamp', measure.argument, names)
    case 'variance':
      return sampleSql('varSamp', measure.argument, names)
    case 'populationDeviation':
      return numeric('stddevPop', measure.argument, names)
    case 'populationVariance':
      return numeric('varPop', measure.argument, names)
    case 'percentile':
      return percentileSql(measure.argument, measure.percent, measure.rank, names)
    case 'least':
    case 'greatest':
      return extremeSql(measure.kind, measure.argument, measure.type, names)
    case 'mode':
      return modeSql(measure.argument, names)
    case 'first':
      return pick('argMin', measure.argument, position, names)
    case 'last':
      return pick('argMax', measure.argument, position, names)
    case 'earliest':
      return pick('argMin', measure.argument, byTime(sql(measure.time), position, false), names, sql(measure.time))
    case 'latest':
      return pick('argMin', measure.argument, byTime(sql(measure.time), position, true), names, sql(measure.time))
    case 'rate': {
      const value = sql(cast(measure.argument, 'number'))
      const time = sql(measure.time)
      const at = (aggregate: string, what: string): string =>
        `${aggregate}OrNullIf(${what}, ${time}, isNotNull(${value}))${over}`
      const span = `(maxOrNullIf(${time}, isNotNull(${value}))${over} - minOrNullIf(${time}, isNotNull(${value}))${over})`
      return `(${at('argMax', value)} - ${at('argMin', value)}) / nullIf(${span}, 0)`
    }
    default:
      return unreachable(measure)
  }
}

const textOf = (expr: Expr): Expr => (expr.type === 'list' ? expr : cast(expr, 'text'))

function valuesOf(argument: Expr, names: MeasureContext): string {
  const sql = exprSql(textOf(argument), names)
  return argument.type === 'list'
    ? `groupUniqArrayArray(${sql})${names.over}`
    : `arrayMap(x -> assumeNotNull(x), groupUniqArray(${sql})${names.over})`
}

function listSql(argument: Expr, limit: number, names: MeasureContext, position: string): string {
  const sql = exprSql(textOf(argument), names)
  const list = argument.type === 'list'
  const value = list ? sql : `assumeNotNull(${sql})`
  const given = list ? `notEmpty(${sql})` : `isNotNull(${sql})`
  const sorted = `arrayMap(t -> t.2, arraySort(t -> t.1, groupArrayIf((${position}, ${value}), ${given})${names.over}))`
  return `arraySlice(${list ? `arrayFlatten(${sorted})` : sorted}, 1, ${limit})`
}

/** A Nullable number a row, or an array of them. */
interface Numbers {
  readonly sql: string
  readonly list: boolean
}

function numbers(argument: Expr, names: MeasureContext, body: (x: string) => string = x => x): Numbers {
  if (argument.type !== 'list') {
    const sql = exprSql(cast(argument, 'number'), names)
    return { sql: body(sql), list: false }
  }
  const parsed = `arrayFilter(x -> isFinite(x), arrayMap(x -> ifNull(toFloat64OrNull(x), nan), ${exprSql(argument, names)}))`
  return { sql: body('x') === 'x' ? parsed : `arrayMap(x -> ${body('x')}, ${parsed})`, list: true }
}

/** Over a window sumKahan forgets its sum where a NULL follows. */
const sumIn = ({ over }: MeasureContext): string => (over === '' ? 'sumKahan' : 'sum')

const numeric = (aggregate: string, argument: Expr, names: MeasureContext): string =>
  aggregated(aggregate, numbers(argument, names), names)

/** NULL where there is no number: of lists OrNull sees only whether there is a row. */
function aggregated(aggregate: string, { sql, list }: Numbers, { over }: MeasureContext, level = ''): string {
  if (!list) return `${aggregate}OrNull${level}(${sql})${over}`
  return `if(sum(length(${sql}))${over} = 0, NULL, ${aggregate}Array${level}(${sql})${over})`
}

/** Sample deviation and variance of one value are 0 in SPL. */
function sampleSql(aggregate: string, argument: Expr, names: MeasureContext): string {
  const { sql, list } = numbers(argument, names)
  const count = `${list ? `sum(length(${sql}))` : `count(${sql})`}${names.over}`
  return `multiIf(${count} = 0, NULL, ${count} = 1, 0, ${numeric(aggregate, argument, names)})`
}

function percentileSql(
  argument: Expr,
  percent: number,
  rank: 'interpolate' | 'exact' | 'upper',
  names: MeasureContext,
): string {
  const { sql, list } = numbers(argument, names)
  const level = numeral(percent / 100)
  if (rank === 'interpolate') return aggregated('quantileExactInclusive', { sql, list }, names, `(${level})`)
  const sorted = `arraySort(${list ? `groupArrayArray(${sql})` : `groupArray(${sql})`}${names.over})`
  const index =
    rank === 'exact'
      ? `toInt64(floor(${level} * length(${sorted})))`
      : `toInt64(ceil((toInt64(length(${sorted})) - 1) * ${level}))`
  return `if(empty(${sorted}), NULL, ${sorted}[least(${index}, toInt64(length(${sorted})) - 1) + 1])`
}

/** Numbers sort below texts, so the least of mixed values is a number and the greatest a text. */
function extremeSql(
  kind: 'least' | 'greatest',
  argument: Expr,
  type: 'text' | 'number',
  names: MeasureContext,
): string {
  const [aggregate, pickBy] = kind === 'least' ? ['min', 'argMin'] : ['max', 'argMax']
  if (type === 'number') return numeric(aggregate ?? 'min', argument, names)
  const texts = exprSql(argument, names)
  if (argument.type === 'list') return extremeOfList(kind, `groupArrayArray(${texts})${names.over}`)
  const value = `toFloat64OrNull(${texts})`
  const ofNumbers = `${pickBy}OrNullIf(${texts}, ${value}, isNotNull(${value}))${names.over}`
  const ofTexts = `${aggregate}OrNullIf(${texts}, isNull(${value}))${names.over}`
  return kind === 'least' ? `ifNull(${ofNumbers}, ${ofTexts})` : `ifNull(${ofTexts}, ${ofNumbers})`
}

function extremeOfList(kind: 'least' | 'greatest', values: string): string {
  const numbersOnly = `arrayFilter(x -> isNotNull(toFloat64OrNull(x)), ${values})`
  const textsOnly = `arraySort(arrayFilter(x -> isNull(toFloat64OrNull(x)), ${values}))`
  const sorted = `arraySort(x -> toFloat64OrZero(x), ${numbersOnly})`
  return kind === 'least'
    ? `multiIf(notEmpty(${numbersOnly}), ${sorted}[1], notEmpty(${textsOnly}), ${textsOnly}[1], NULL)`
    : `multiIf(notEmpty(${textsOnly}), ${textsOnly}[-1], notEmpty(${numbersOnly}), ${sorted}[-1], NULL)`
}

/** Among equally frequent values the first by code point. */
function modeSql(argument: Expr, names: MeasureContext): string {
  const sql = exprSql(textOf(argument), names)
  const values = `${argument.type === 'list' ? 'groupArrayArray' : 'groupArray'}(${sql})${names.over}`
  const counted = `arrayMap(v -> (-countEqual(${values}, v), v), arrayDistinct(${values}))`
  return `if(empty(${values}), NULL, arraySort(${counted})[1].2)`
}

function byTime(time: string, position: string, latest: boolean): string {
  return `tuple(${latest ? `-assumeNotNull(${time})` : `assumeNotNull(${time})`}, ${position})`
}

/** The value of the row with the smallest or largest key among the rows that have one. */
function pick(
  aggregate: 'argMin' | 'argMax',
  argument: Expr,
  key: string,
  names: MeasureContext,
  time?: string,
): string {
  const sql = exprSql(argument, names)
  const timed = time === undefined ? '' : ` AND isNotNull(${time})`
  return argument.type === 'list'
    ? `${aggregate}If(${sql}, ${key}, notEmpty(${sql})${timed})${names.over}`
    : `${aggregate}OrNullIf(${sql}, ${key}, isNotNull(${sql})${timed})${names.over}`
}
