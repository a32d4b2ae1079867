/** Commands that bring rows in, from a source or another search, or put them out. */
import type { Name, Node, Query } from './ast.ts'
import type { SearchExpression } from './ast-search.ts'
import type { Dataset, Text, TimeSpan } from './ast-units.ts'

/** `from datamodel Risk.All_Risk`, `from datamodel:"Web.Web"`, `from lookup:assets`. */
export interface FromCommand extends Node {
  readonly kind: 'from'
  readonly source: Dataset
}

/** `datamodel Endpoint Processes search`: events; without a mode, or a dataset, what the models are. */
export interface DatamodelCommand extends Node {
  readonly kind: 'datamodel'
  readonly model?: Name
  readonly dataset?: Name
  /** `search`: names with the dataset before them; `flat`: without. */
  readonly mode?: 'search' | 'flat'
  readonly summariesonly: boolean
  readonly strictFields: boolean
}

export interface MakeresultsCommand extends Node {
  readonly kind: 'makeresults'
  readonly count: number
  /** Whether `host`, `source` and others are given beside `_time`. */
  readonly annotate: boolean
  /** `format=csv data="a,b\n1,2"`. */
  readonly data?: MakeresultsData
}

export interface MakeresultsData extends Text {
  readonly format: 'csv' | 'json'
}

/** `gentimes start=-7 end=11/27/2023 increment=6h`: `start` and `end` as written. */
export interface GentimesCommand extends Node {
  readonly kind: 'gentimes'
  readonly start: string
  readonly end?: string
  readonly increment?: TimeSpan
}

/** `inputlookup append=t assets where category="dc"`. */
export interface InputlookupCommand extends Node {
  readonly kind: 'inputlookup'
  readonly table: Name
  readonly append: boolean
  readonly strict: boolean
  /** How many rows are left out at the start. */
  readonly start: number
  /** Absent: all. */
  readonly max?: number
  readonly where?: SearchExpression
}

export interface OutputlookupCommand extends Node {
  readonly kind: 'outputlookup'
  readonly table: Name
  readonly append: boolean
  readonly createEmpty: boolean
  readonly overrideIfEmpty: boolean
  /** Absent: all. */
  readonly max?: number
  readonly keyField?: Name
}

export interface CollectCommand extends Node {
  readonly kind: 'collect'
  readonly index: string
  readonly source?: string
  readonly sourcetype?: string
  readonly host?: string
  readonly addtime: boolean
  readonly marker: string
  readonly testmode: boolean
}

export interface DeleteCommand extends Node {
  readonly kind: 'delete'
}

/** `join type=outer user [search …]`; no field: all that both sides have. */
export interface JoinCommand extends Node {
  readonly kind: 'join'
  readonly type: 'inner' | 'left'
  readonly fields: readonly Name[]
  readonly query: Query
  /** How many rows of the subsearch a row is joined to; 0 is all. */
  readonly max: number
  readonly overwrite: boolean
  readonly usetime: boolean
  readonly earlier: boolean
}

export interface AppendCommand extends Node {
  readonly kind: 'append'
  readonly query: Query
  /** Absent: as the limits of subsearches say. */
  readonly maxout?: number
}

export interface AppendcolsCommand extends Node {
  readonly kind: 'appendcols'
  readonly query: Query
  readonly override: boolean
  readonly maxout?: number
}

/** `appendpipe [stats count]`: the inner commands take the rows that are there. */
export interface AppendpipeCommand extends Node {
  readonly kind: 'appendpipe'
  readonly query: Query
}

/** `union lookup:a [search …]`; the rows before it, where it is not the first command, are united too. */
export interface UnionCommand extends Node {
  readonly kind: 'union'
  readonly sources: readonly UnionSource[]
  readonly maxout?: number
}

export type UnionSource = Dataset | { readonly kind: 'subsearch'; readonly query: Query }

export interface MultisearchCommand extends Node {
  readonly kind: 'multisearch'
  readonly queries: readonly Query[]
}

/** `set diff [search …] [search …]`. */
export interface SetCommand extends Node {
  readonly kind: 'set'
  readonly operation: 'union' | 'diff' | 'intersect'
  readonly left: Query
  readonly right: Query
}

/** `map search="search user=$user$"`: a text that `instantiateMap` reads once for each row. */
export interface MapCommand extends Node {
  readonly kind: 'map'
  readonly body: MapBody
  readonly maxsearches: number
}

export type MapBody =
  /** Its escapes resolved, its macros and `$field$` as written; `quoted`: from `search="…"`, else from `[…]`. */
  | (Text & { readonly kind: 'template'; readonly quoted: boolean })
  | { readonly kind: 'savedsearch'; readonly name: Name }

/** `format "(" "(" "AND" ")" "OR" ")"`: the six texts in that order. */
export interface FormatCommand extends Node {
  readonly kind: 'format'
  readonly rowPrefix: string
  readonly columnPrefix: string
  readonly columnSeparator: string
  readonly columnEnd: string
  readonly rowSeparator: string
  readonly rowEnd: string
  readonly mvsep: string
  /** 0 is no limit. */
  readonly maxresults: number
  readonly emptystr: string
  readonly quote: boolean
}

/** `return 10 src=ip $user`. */
export interface ReturnCommand extends Node {
  readonly kind: 'return'
  /** 1 unless written; 0 or less is all. */
  readonly count: number
  readonly fields: readonly ReturnField[]
}

/** `ip`, `src=ip`, `$ip`: a test of the field, a test of another with its value, its bare value. */
export type ReturnField =
  | { readonly kind: 'field'; readonly field: Name }
  | { readonly kind: 'alias'; readonly alias: Name; readonly field: Name }
  | { readonly kind: 'value'; readonly field: Name }
