/** Commands that order, drop, join or turn whole rows. */
import type { Name, Node } from './ast.ts'
import type { Expression } from './ast-eval.ts'
import type { SearchExpression } from './ast-search.ts'
import type { Bins, TimeSpan } from './ast-units.ts'

export interface SortCommand extends Node {
  readonly kind: 'sort'
  /** 0 is no limit. */
  readonly limit: number
  readonly limitWritten: boolean
  readonly keys: readonly SortKey[]
}

/** `as`: `auto`, or the `num(…)`, `str(…)`, `ip(…)` around the field. */
export interface SortKey extends Node {
  readonly field: Name
  readonly descending: boolean
  readonly as: 'auto' | 'num' | 'str' | 'ip'
}

export interface DedupCommand extends Node {
  readonly kind: 'dedup'
  readonly count: number
  readonly fields: readonly Name[]
  readonly keepevents: boolean
  readonly keepempty: boolean
  readonly consecutive: boolean
  readonly sortby: readonly SortKey[]
}

/** Drops a row that is the same as the row before. */
export interface UniqCommand extends Node {
  readonly kind: 'uniq'
}

/** `head 5`, or `head (x>1)` with a condition. */
export interface HeadCommand extends Node {
  readonly kind: 'head'
  /** 10 unless written; absent where only a condition is written. */
  readonly count?: number
  readonly condition?: Expression
  readonly keeplast: boolean
  readonly null: boolean
}

export interface TailCommand extends Node {
  readonly kind: 'tail'
  readonly count: number
}

export interface ReverseCommand extends Node {
  readonly kind: 'reverse'
}

export interface FilldownCommand extends Node {
  readonly kind: 'filldown'
  /** Empty: every field. */
  readonly fields: readonly Name[]
}

/** Rows that differ in one field only become one. */
export interface MvcombineCommand extends Node {
  readonly kind: 'mvcombine'
  readonly field: Name
  readonly delim: string
}

/** `transaction user startswith=(EventCode=4698) endswith=eval(x>1) maxspan=2m`. */
export interface TransactionCommand extends Node {
  readonly kind: 'transaction'
  readonly fields: readonly Name[]
  readonly startswith?: TransactionEdge
  readonly endswith?: TransactionEdge
  /** Absent: any. */
  readonly maxspan?: TimeSpan
  readonly maxpause?: TimeSpan
  readonly maxevents: number
  readonly maxopentxn?: number
  readonly maxopenevents?: number
  readonly connected: boolean
  /** As `connected` unless written. */
  readonly unifyends: boolean
  readonly keepevicted: boolean
  readonly keeporphans: boolean
  /** Whether values stay as lists, with duplicates and in order: of all fields, of these, or of none. */
  readonly mvlist: boolean | readonly Name[]
  readonly mvraw: boolean
  readonly delim: string
  readonly nullstr: string
}

/** The event that begins or ends a transaction. */
export type TransactionEdge =
  | { readonly kind: 'search'; readonly where: SearchExpression }
  | { readonly kind: 'eval'; readonly condition: Expression }

/** `xyseries x y v`: a row for each `x`, a column for each `y`. */
export interface XyseriesCommand extends Node {
  readonly kind: 'xyseries'
  readonly x: Name
  readonly y: Name
  readonly values: readonly Name[]
  readonly grouped: boolean
  readonly sep: string
  readonly format?: string
}

/** `untable x y v`, the way back. */
export interface UntableCommand extends Node {
  readonly kind: 'untable'
  readonly x: Name
  readonly y: Name
  readonly value: Name
}

export interface TransposeCommand extends Node {
  readonly kind: 'transpose'
  /** How many rows become columns; 0 is all. */
  readonly limit: number
  readonly columnName: string
  readonly headerField?: Name
  readonly includeEmpty: boolean
}

/** `_time` unless a field is written. */
export interface MakecontinuousCommand extends Node, Bins {
  readonly kind: 'makecontinuous'
  readonly field: Name
}

/** Fails where there is no row. */
export interface RequireCommand extends Node {
  readonly kind: 'require'
}

/** `highlight`, `iconify`, `localop`, `noop`, `redistribute`: nothing comes of it but colours and speed. */
export interface NoopCommand extends Node {
  readonly kind: 'noop'
  readonly name: string
  /** What follows the name. */
  readonly rest: string
}
