/** The values of a split field that have a column of their own in `chart` and `timechart`, and where all others go. */
import type { Aggregation, ChartCommand, SeriesFilter, TimechartCommand } from '../spl/ast.ts'
import { unreachable } from '../text/unreachable.ts'
import { compareTexts, numberOf, textOf } from './cell.ts'
import { columnIndex, namesOf } from './columns.ts'
import type { Notice } from './outcome.ts'
import type { Table } from './table.ts'

export type SplitCommand = ChartCommand | TimechartCommand

export interface Series {
  /** In the order of their columns. */
  readonly kept: readonly string[]
  /** Whether there are others, and rows without a value. */
  readonly others: boolean
  readonly nulls: boolean
  /**
   * Whether the rows must be aggregated once more with `placeOf` in place of the split field: values go into OTHER for
   * which an aggregation cannot be made out of those of its parts, such as an average.
   */
  readonly again: boolean
  readonly notices: readonly Notice[]
}

/**
 * Which series survive `limit`, `where` and `agg`. The table is long: rows of the row field, the split field and a column
 * for each aggregation by its alias; the split field null, or `nullstr`, where an event has none. A `where` with an
 * argument, as in `where max(bytes) in top5`, wants one column more, called by its alias, with the value of the series
 * in each of its rows.
 */
export function topSeries(table: Table, command: SplitCommand): Series {
  const split = columnIndex(table, command.column?.field.name ?? '')
  const { by, notices } = rankBy(table, command)
  const series = new Map<string, number[]>()
  let nulls = false
  for (const row of table.rows) {
    const value = textOf(row[split])
    if (value === undefined || value === command.series.nullstr) {
      nulls = true
      continue
    }
    const numbers = series.get(value) ?? []
    series.set(value, numbers)
    const number = numberOf(row[by.column])
    if (number !== undefined) numbers.push(number)
  }
  const ranked = [...series].map(([value, numbers]): Ranked => ({ value, rank: by.fold(numbers) }))
  const kept = survivors(ranked, command).sort(compareTexts)
  const others = kept.length < ranked.length
  const again = others && command.series.useother && !command.aggregations.every(each => mergeable(each.function))
  return { kept, others, nulls, again, notices }
}

export type Place = { readonly kind: 'kept' | 'other' | 'null'; readonly name: string }

/** Where a value of the split field goes; undefined where it has no column. */
export function placeOf(series: Series, command: SplitCommand): (value: string | undefined) => Place | undefined {
  const kept = new Set(series.kept)
  const { useother, otherstr, usenull, nullstr } = command.series
  return value => {
    if (value !== undefined && kept.has(value)) return { kind: 'kept', name: value }
    if (value === undefined || value === nullstr) return usenull ? { kind: 'null', name: nullstr } : undefined
    return useother ? { kind: 'other', name: otherstr } : undefined
  }
}

/** Whether an aggregation of all rows can be made out of those of parts of them. */
const mergeable = (name: string): boolean => additive.has(name) || name === 'min' || name === 'max'

export const additive: ReadonlySet<string> = new Set(['count', 'c', 'sum', 'sumsq'])

interface Ranked {
  readonly value: string
  readonly rank: number
}

function survivors(all: readonly Ranked[], { where, series }: SplitCommand): string[] {
  if (where) return filtered(all, where.test)
  if (series.limit <= 0) return all.map(({ value }) => value)
  return ends(all, series.limitFrom, series.limit)
}

function filtered(all: readonly Ranked[], test: SeriesFilter['test']): string[] {
  if (test.kind === 'compare') return all.filter(({ rank }) => holds(rank, test)).map(({ value }) => value)
  const chosen = new Set(ends(all, test.from, test.count))
  return all.flatMap(({ value }) => (chosen.has(value) === test.in ? [value] : []))
}

function ends(all: readonly Ranked[], from: 'top' | 'bottom', count: number): string[] {
  const sign = from === 'top' ? -1 : 1
  return all
    .toSorted((a, b) => sign * (a.rank - b.rank) || compareTexts(a.value, b.value))
    .slice(0, count)
    .map(({ value }) => value)
}

function holds(rank: number, { operator, value }: Extract<SeriesFilter['test'], { kind: 'compare' }>): boolean {
  switch (operator) {
    case '=':
      return rank === value
    case '!=':
      return rank !== value
    case '<':
      return rank < value
    case '<=':
      return rank <= value
    case '>':
      return rank > value
    case '>=':
      return rank >= value
    default:
      return unreachable(operator)
  }
}

type Fold = (numbers: readonly number[]) => number

interface RankBy {
  readonly column: number
  readonly fold: Fold
}

/** The column that series are compared by, and how its cells become one number for each series. */
function rankBy(table: Table, command: SplitCommand): { by: RankBy; notices: readonly Notice[] } {
  const first = command.aggregations[0]
  const column = columnIndex(table, first?.alias ?? '')
  const byWhere = command.where?.aggregation
  if (byWhere) {
    const own = command.aggregations.find(({ alias }) => alias === byWhere.alias)
    if (own) return { by: { column: columnIndex(table, own.alias), fold: foldOf(own.function) ?? total }, notices: [] }
    if (namesOf(table).includes(byWhere.alias)) {
      return { by: { column: columnIndex(table, byWhere.alias), fold: numbers => numbers[0] ?? 0 }, notices: [] }
    }
  }
  const name = byWhere?.function ?? command.series.agg ?? 'sum'
  const fold = byWhere?.argument ? undefined : foldOf(name)
  if (fold) return { by: { column, fold: name === 'count' ? numbers => numbers.length : fold }, notices: [] }
  return { by: { column, fold: total }, notices: [unknownRank(command, byWhere, name)] }
}

function unknownRank(command: SplitCommand, where: Aggregation | undefined, name: string): Notice {
  const read = where ? `where ${where.alias}` : `agg=${name}`
  const message = `'${read}' cannot choose series here, 'sum', 'avg', 'min', 'max', 'range' and 'count' can`
  return { code: 'unknown-rank', severity: 'error', message, span: where?.span ?? command.span }
}

const total: Fold = numbers => numbers.reduce((sum, each) => sum + each, 0)
const largest: Fold = numbers => numbers.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY)
const smallest: Fold = numbers => numbers.reduce((best, each) => Math.min(best, each), Number.POSITIVE_INFINITY)
const mean: Fold = numbers => (numbers.length === 0 ? 0 : total(numbers) / numbers.length)

const folds: ReadonlyMap<string, Fold> = new Map([
  ['sum', total],
  ['count', total],
  ['c', total],
  ['dc', total],
  ['distinct_count', total],
  ['avg', mean],
  ['mean', mean],
  ['max', largest],
  ['min', smallest],
  ['range', numbers => (numbers.length === 0 ? 0 : largest(numbers) - smallest(numbers))],
])

const foldOf = (name: string): Fold | undefined => folds.get(name)
