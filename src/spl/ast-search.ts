/** The search dialect: OR binds tighter than AND, values have wildcards, cases do not matter. */

import type { Span } from '../text/span.ts'
import type { Name, Node, Query } from './ast.ts'

export type SearchExpression =
  | { readonly kind: 'and'; readonly items: readonly SearchExpression[]; readonly span: Span }
  | { readonly kind: 'or'; readonly items: readonly SearchExpression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly item: SearchExpression; readonly span: Span }
  | SearchComparison
  | SearchIn
  | SearchSubsearchComparison
  | SearchSubsearchIn
  | SearchKeyword
  | SearchEverything
  | SearchTime
  | SearchSubsearch

/** `EventCode=4104`, `bytes>10`. The right side is always a literal. */
export interface SearchComparison extends Node {
  readonly kind: 'comparison'
  readonly field: Name
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>='
  readonly value: SearchValue
}

/** `field IN (a, b*)`. */
export interface SearchIn extends Node {
  readonly kind: 'in'
  readonly field: Name
  readonly values: readonly SearchValue[]
}

/** `field=[search … | return $x]`: the text that the subsearch returns is the value. */
export interface SearchSubsearchComparison extends Node {
  readonly kind: 'subsearch-comparison'
  readonly field: Name
  readonly operator: SearchComparison['operator']
  readonly query: Query
}

/** `field IN (a, [search … | return 10 $x])`: the texts that the subsearches return are values too. */
export interface SearchSubsearchIn extends Node {
  readonly kind: 'subsearch-in'
  readonly field: Name
  readonly values: readonly SearchValue[]
  readonly subsearches: readonly Query[]
}

/** A value after the pairs of backslashes were resolved; every `*` in `text` is a wildcard. */
export interface SearchValue extends Node {
  readonly text: string
  readonly quoted: boolean
  /** `CASE(x)`: cases matter. */
  readonly caseSensitive: boolean
}

/** A word or phrase to look for in `_raw`; `term` for `TERM(…)`. */
export interface SearchKeyword extends Node {
  readonly kind: 'keyword'
  readonly value: SearchValue
  readonly term: boolean
}

/** A lone `*`. */
export interface SearchEverything extends Node {
  readonly kind: 'everything'
}

/** `earliest=-1h`, `starthoursago=168`: a bound of time, never a field. `name` in lower case. */
export interface SearchTime extends Node {
  readonly kind: 'time'
  readonly name: string
  readonly value: string
}

/** `[search …]` where a term may stand: its rows become terms. */
export interface SearchSubsearch extends Node {
  readonly kind: 'subsearch'
  readonly query: Query
}
