/** Commands that compute over many rows: `stats` and its kin, charts, running values. */
import type { Span } from '../text/span.ts'
import type { Name, Node } from './ast.ts'
import type { Expression } from './ast-eval.ts'
import type { SearchComparison, SearchExpression } from './ast-search.ts'
import type { Bins, DataModelName, TimeSpan } from './ast-units.ts'

export interface StatsCommand extends Node {
  readonly kind: 'stats'
  readonly aggregations: readonly Aggregation[]
  readonly by: readonly Name[]
  /** `by _time span=1h`: the grid of `_time`. */
  readonly timespan?: TimeSpan
  readonly allnum: boolean
  readonly dedupSplitvals: boolean
}

/** `count(eval(x=1)) as n`: `argument` absent in a bare `count`. */
export interface Aggregation extends Node {
  /** Lower case as written, aliases kept (`dc`, `c`, `p95`): semantics resolves them. */
  readonly function: string
  readonly functionSpan: Span
  readonly argument?: AggregationArgument
  /** The name of the column: after `as`, else `dc(user)`; `count(eval(x = 1))` keeps the text as written. */
  readonly alias: string
  readonly aliasSpan: Span
  /** Whether `as` was written. */
  readonly named: boolean
}

export type AggregationArgument =
  | { readonly kind: 'field'; readonly field: Name }
  | { readonly kind: 'eval'; readonly expression: Expression; readonly span: Span }
  /** `sparkline(avg(x), 5m)`: what is measured in each bucket of time. */
  | { readonly kind: 'series'; readonly of: Aggregation; readonly timespan?: TimeSpan; readonly span: Span }

/** The same columns for every row of a group; rows stay. */
export interface EventstatsCommand extends Node {
  readonly kind: 'eventstats'
  readonly aggregations: readonly Aggregation[]
  readonly by: readonly Name[]
  readonly allnum: boolean
}

/** Running values, in the order of the rows. */
export interface StreamstatsCommand extends Node {
  readonly kind: 'streamstats'
  readonly aggregations: readonly Aggregation[]
  readonly by: readonly Name[]
  readonly current: boolean
  /** 0 is every row so far. */
  readonly window: number
  readonly global: boolean
  readonly allnum: boolean
  readonly resetOnChange: boolean
  readonly resetBefore?: Expression
  readonly resetAfter?: Expression
  readonly timeWindow?: TimeSpan
}

export interface TstatsCommand extends Node {
  readonly kind: 'tstats'
  readonly aggregations: readonly Aggregation[]
  readonly from?: DataModelName
  readonly where?: SearchExpression
  readonly by: readonly Name[]
  /** `by _time span=1h`: the grid of `_time`, wherever it was written. */
  readonly timespan?: TimeSpan
  /** `fillnull_value=null`: what a missing by-field becomes. */
  readonly fillnullValue?: string
  readonly summariesonly: boolean
  readonly prestats: boolean
  readonly append: boolean
}

/** `mstats avg(cpu.*) as cpu.* where index=m by host span=10s`: the argument of an aggregation is a metric. */
export interface MstatsCommand extends Node {
  readonly kind: 'mstats'
  readonly aggregations: readonly Aggregation[]
  readonly where?: SearchExpression
  readonly by: readonly Name[]
  /** `span=10s`: rows of their own for each slot of `_time`. */
  readonly timespan?: TimeSpan
  readonly fillnullValue?: string
  readonly prestats: boolean
  readonly append: boolean
}

/** What `chart` and `timechart` make of the values that become columns. */
export interface SeriesOptions {
  /** How many series have a column of their own; 0 is all. */
  readonly limit: number
  /** `limit=bottom5`: the smallest, not the largest. */
  readonly limitFrom: 'top' | 'bottom'
  readonly useother: boolean
  readonly otherstr: string
  readonly usenull: boolean
  readonly nullstr: string
  readonly cont: boolean
  /** `agg=`: the aggregation by which series are compared. */
  readonly agg?: string
  /** Between an aggregation and a value in the name of a column, where there are several aggregations. */
  readonly sep: string
  /** `$AGG$ by $VAL$`: overrides `sep`. */
  readonly format?: string
}

/** `by host bins=10`: a field that splits, and how its values are put into bins. */
export interface SplitField extends Node, Bins {
  readonly field: Name
}

/** `chart count over host by user`; `chart count by host user` is the same. */
export interface ChartCommand extends Node {
  readonly kind: 'chart'
  readonly aggregations: readonly Aggregation[]
  readonly row?: SplitField
  readonly column?: SplitField
  readonly where?: SeriesFilter
  readonly series: SeriesOptions
}

export interface TimechartCommand extends Node {
  readonly kind: 'timechart'
  readonly aggregations: readonly Aggregation[]
  /** The grid of `_time`. */
  readonly time: Bins
  readonly column?: SplitField
  readonly where?: SeriesFilter
  readonly series: SeriesOptions
  readonly partial: boolean
  readonly fixedrange: boolean
}

/** `where sum in top5`, `where count > 10`: which series have a column. */
export interface SeriesFilter extends Node {
  readonly aggregation: Aggregation
  readonly test:
    | { readonly kind: 'rank'; readonly in: boolean; readonly from: 'top' | 'bottom'; readonly count: number }
    | { readonly kind: 'compare'; readonly operator: SearchComparison['operator']; readonly value: number }
}

export interface TopCommand extends Node {
  readonly kind: 'top' | 'rare'
  /** 0 is no limit. */
  readonly limit: number
  readonly fields: readonly Name[]
  readonly by: readonly Name[]
  readonly showcount: boolean
  readonly showperc: boolean
  readonly countfield: string
  readonly percentfield: string
  readonly useother: boolean
  readonly otherstr: string
}

export interface FieldsummaryCommand extends Node {
  readonly kind: 'fieldsummary'
  readonly maxvals: number
  /** Empty: every field. */
  readonly fields: readonly Name[]
}

/** `addtotals fieldname=Score a, b`: a sum in each row, and with `col` a row of sums. */
export interface AddtotalsCommand extends Node {
  readonly kind: 'addtotals'
  readonly row: boolean
  readonly col: boolean
  readonly fieldname: string
  readonly labelfield?: Name
  readonly label: string
  /** Empty: every numeric field. */
  readonly fields: readonly Name[]
}

export interface AddcoltotalsCommand extends Node {
  readonly kind: 'addcoltotals'
  readonly labelfield?: Name
  readonly label: string
  /** Empty: every numeric field. */
  readonly fields: readonly Name[]
}

/** `accum bytes as total`: the running sum; without `as` in the field itself. */
export interface AccumCommand extends Node {
  readonly kind: 'accum'
  readonly field: Name
  readonly as?: Name
}

/** `delta bytes as change p=2`: less the value `p` rows before; without `as` in `delta(bytes)`. */
export interface DeltaCommand extends Node {
  readonly kind: 'delta'
  readonly field: Name
  readonly as?: Name
  readonly p: number
}

/** `autoregress n p=1-3`: the values of rows before, in `n_p1` … unless one of them has a name. */
export interface AutoregressCommand extends Node {
  readonly kind: 'autoregress'
  readonly field: Name
  readonly as?: Name
  readonly from: number
  readonly to: number
}

/** `trendline sma5(count) as trend`. */
export interface TrendlineCommand extends Node {
  readonly kind: 'trendline'
  readonly trends: readonly Trend[]
}

export interface Trend extends Node {
  readonly function: 'sma' | 'ema' | 'wma'
  readonly period: number
  readonly field: Name
  readonly as?: Name
}

export interface OutlierCommand extends Node {
  readonly kind: 'outlier'
  readonly action: 'remove' | 'transform'
  readonly param: number
  readonly mark: boolean
  readonly uselower: boolean
  /** Empty: every numeric field. */
  readonly fields: readonly Name[]
}
