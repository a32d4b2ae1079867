/** The plan of a search: relations of rows with typed columns, in the order of `orderOf`. It knows neither SPL nor SQL. */
import type { Span } from '../text/span.ts'
import type { Column, ColumnId, ColumnType } from './columns.ts'
import type { Expr } from './expr.ts'

export type Plan =
  | Scan
  | Generate
  | Values
  | Filter
  | Extend
  | Explode
  | Aggregate
  | Window
  | Sort
  | Limit
  | Distinct
  | TakeWhile
  | Union
  | Join

interface PlanNode {
  /** The command that made the node. */
  readonly span: Span
}

/** Events of the store, newest first. Only the columns listed are read. */
export interface Scan extends PlanNode {
  readonly kind: 'scan'
  readonly columns: readonly ScanColumn[]
  /** Epoch seconds, `from` inclusive, `until` exclusive. */
  readonly from?: number
  readonly until?: number
}

/**
 * `field`: a search-time field by its name. `attribute`: what the store keeps beside the fields. `time` is epoch seconds;
 * `seq` is the place of the event in the order of arrival, unique; `sources` and `sourcetypes` are all names that the
 * event answers to.
 */
export interface ScanColumn {
  readonly id: ColumnId
  readonly type: ColumnType
  readonly read:
    | {
        readonly kind: 'field'
        readonly name: string
        /** Of a list: no event has it as one text. */
        readonly alwaysList?: true
      }
    | { readonly kind: 'attribute'; readonly name: Attribute }
}

export type Attribute =
  | 'time'
  | 'indextime'
  | 'seq'
  | 'raw'
  | 'index'
  | 'host'
  | 'source'
  | 'sourcetype'
  | 'sources'
  | 'sourcetypes'
  | 'tags'
  | 'file'
  | 'record'

/** `count` rows without columns. */
export interface Generate extends PlanNode {
  readonly kind: 'generate'
  readonly count: number
}

/** Rows for which the condition is true. */
export interface Filter extends PlanNode {
  readonly kind: 'filter'
  readonly input: Plan
  readonly condition: Expr
}

/** New columns beside the old ones; a value may name columns defined before it in the same node. */
export interface Extend extends PlanNode {
  readonly kind: 'extend'
  readonly input: Plan
  readonly columns: readonly { readonly id: ColumnId; readonly value: Expr }[]
}

/** One row for each value of the list, the value in column `id` as text; rows without a value are dropped. */
export interface Explode extends PlanNode {
  readonly kind: 'explode'
  readonly input: Plan
  readonly list: Expr
  readonly id: ColumnId
}

/**
 * One row for each distinct combination of keys, ordered by them; without keys one row, always. Rows with an absent key are
 * left out; a row with a list as key counts once for each of its values, and the key column is text.
 */
export interface Aggregate extends PlanNode {
  readonly kind: 'aggregate'
  readonly input: Plan
  readonly keys: readonly { readonly id: ColumnId; readonly value: Expr }[]
  readonly measures: readonly { readonly id: ColumnId; readonly measure: Measure }[]
}

/** Nulls are skipped; a list gives each of its values. */
export type Measure =
  | { readonly kind: 'count'; readonly type: 'number' }
  /** Rows for which the test is true. */
  | { readonly kind: 'countWhere'; readonly test: Expr; readonly type: 'number' }
  | { readonly kind: 'countValues' | 'distinctCount'; readonly argument: Expr; readonly type: 'number' }
  /** Distinct values in code point order; all values in row order, at most `limit`. */
  | { readonly kind: 'values'; readonly argument: Expr; readonly type: 'list' }
  | { readonly kind: 'list'; readonly argument: Expr; readonly limit: number; readonly type: 'list' }
  /** Over the values that are numbers; null when there are none. */
  | {
      readonly kind:
        | 'sum'
        | 'average'
        | 'sumOfSquares'
        | 'range'
        | 'deviation'
        | 'populationDeviation'
        | 'variance'
        | 'populationVariance'
      readonly argument: Expr
      readonly type: 'number'
    }
  /** 0 to 100; `interpolate` between ranks, `exact` the rank at floor, `upper` the next higher sample. */
  | {
      readonly kind: 'percentile'
      readonly argument: Expr
      readonly percent: number
      readonly rank: 'interpolate' | 'exact' | 'upper'
      readonly type: 'number'
    }
  /** Numeric when every value is a number, else by code point. `type` is number when the argument is. */
  | { readonly kind: 'least' | 'greatest'; readonly argument: Expr; readonly type: 'text' | 'number' }
  | { readonly kind: 'mode'; readonly argument: Expr; readonly type: 'text' }
  /** The argument in the first or last row, in the order of the input, that has one. */
  | { readonly kind: 'first' | 'last'; readonly argument: Expr; readonly type: ColumnType }
  /** The argument in the row with the smallest or largest `time` among those that have one. */
  | { readonly kind: 'earliest' | 'latest'; readonly argument: Expr; readonly time: Expr; readonly type: ColumnType }
  /** (latest − earliest value) ÷ (their difference in seconds). */
  | { readonly kind: 'rate'; readonly argument: Expr; readonly time: Expr; readonly type: 'number' }

/** A new order; rows equal in all keys keep theirs. */
export interface Sort extends PlanNode {
  readonly kind: 'sort'
  readonly input: Plan
  readonly keys: readonly SortKey[]
}

/** Nulls come last in both directions. `auto`: as numbers where all values are, as addresses where all are, else as text. */
export interface SortKey {
  readonly value: Expr
  readonly descending: boolean
  readonly as: 'auto' | 'number' | 'text' | 'address'
}

/** `first`: the first `count` rows; `last`: the last ones, the last of all first. */
export interface Limit extends PlanNode {
  readonly kind: 'limit'
  readonly input: Plan
  readonly count: number
  readonly end: 'first' | 'last'
}

/**
 * The first `count` rows of each combination of keys. Rows with a null key go (`empty: drop`) or stay (`keep`).
 * `consecutive` compares with the row before only. `mark` keeps every row and tells in a boolean column which are first.
 */
export interface Distinct extends PlanNode {
  readonly kind: 'distinct'
  readonly input: Plan
  readonly keys: readonly Expr[]
  readonly count: number
  readonly empty: 'drop' | 'keep'
  readonly consecutive: boolean
  readonly mark?: ColumnId
}

/** Rows up to the first for which the condition is not true (null counts as true with `nulls`), that one too with `keepLast`. */
export interface TakeWhile extends PlanNode {
  readonly kind: 'takeWhile'
  readonly input: Plan
  readonly condition: Expr
  readonly nulls: boolean
  readonly keepLast: boolean
}

/** Rows that are given: a lookup, or what a step before has found. Cells in the order of the columns. */
export interface Values extends PlanNode {
  readonly kind: 'values'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | number | readonly string[] | null)[])[]
}

/** The rows of one input after those of another; `time`: newest first, by the column `time` of each. */
export interface Union extends PlanNode {
  readonly kind: 'union'
  /** `values` in the order of `columns`, of the same types. */
  readonly inputs: readonly { readonly plan: Plan; readonly values: readonly Expr[] }[]
  readonly columns: readonly Column[]
  readonly order: { readonly kind: 'appended' } | { readonly kind: 'time'; readonly column: ColumnId }
}

/**
 * Each row of `left` with the rows of `right` whose keys equal its own, at most `max` of them in their order (0: all); a
 * null key equals nothing. `left`: rows without a partner stay, the right columns absent.
 */
export interface Join extends PlanNode {
  readonly kind: 'join'
  readonly left: Plan
  readonly right: Plan
  readonly keys: readonly { readonly left: Expr; readonly right: Expr }[]
  readonly type: 'inner' | 'left'
  readonly max: number
  /** What the right side adds. */
  readonly columns: readonly { readonly id: ColumnId; readonly value: Expr }[]
}

/**
 * Aggregates beside every row: over all rows with its keys (`group`), or over the rows up to it in the order of the input
 * (`running`, `rows` 0: all of them, without it where `current` is false). A row with an absent key gets no values.
 */
export interface Window extends PlanNode {
  readonly kind: 'window'
  readonly input: Plan
  readonly keys: readonly Expr[]
  readonly frame: { readonly kind: 'group' } | RunningFrame
  readonly columns: readonly { readonly id: ColumnId; readonly measure: Measure }[]
}

export interface RunningFrame {
  readonly kind: 'running'
  readonly rows: number
  readonly current: boolean
  /** Whether `rows` counts the rows of the group, or of all groups: then those of others only take up places. */
  readonly counts: 'group' | 'all'
  /** The order of the rows is by this number, and where nothing above asks for an order, rows of one number may change places. */
  readonly by?: { readonly value: Expr; readonly descending: boolean }
  /** Of the rows up to it only those less far away in time; the rows are in the order of `time`, which all of them have. */
  readonly within?: TimeReach
}

export interface TimeReach {
  readonly time: Expr
  readonly descending: boolean
  /** One or more. */
  readonly seconds: number
}

/** What a search answers: its visible columns in order. */
export interface Output {
  readonly plan: Plan
  readonly columns: readonly OutputColumn[]
  /** The rows are events still: the identity of each, so that its other fields can be fetched. */
  readonly events?: EventRows
}

export interface OutputColumn {
  readonly name: string
  readonly value: Expr
}

export interface EventRows {
  /** The column of the attribute `seq`. */
  readonly seq: ColumnId
  /** Fields of the event that are no longer shown, and those that `columns` shows in their place. */
  readonly hidden: readonly string[]
}
