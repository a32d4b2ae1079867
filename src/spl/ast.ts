/** The tree of a search as it was written, after macros: read it as the grammar. Nothing here knows data or SQL. */
import type { Span } from '../text/span.ts'

/** `stage | stage | …`; spans are offsets into the expanded source. */
export interface Query extends Node {
  readonly commands: readonly Command[]
}

export interface Node {
  readonly span: Span
}

/** A field's name where a command wants one; `wildcard` when it holds `*`. */
export interface Name extends Node {
  readonly name: string
  readonly wildcard: boolean
}

// Commands. `kind` is the command's name in SPL.

export type Command =
  | SearchCommand
  | WhereCommand
  | EvalCommand
  | StatsCommand
  | TstatsCommand
  | FillnullCommand
  | RenameCommand
  | ConvertCommand
  | TableCommand
  | FieldsCommand
  | SortCommand
  | DedupCommand
  | HeadCommand
  | TailCommand
  | BinCommand
  | FromCommand
  | MakeresultsCommand
  | UnsupportedCommand

/** `search a=1 OR b=2`; `implicit` when the word was left out at the start. */
export interface SearchCommand extends Node {
  readonly kind: 'search'
  readonly implicit: boolean
  readonly where: SearchExpression
}

export interface WhereCommand extends Node {
  readonly kind: 'where'
  readonly condition: Expression
}

/** `eval a=1, b=a+1`: later ones see earlier ones. */
export interface EvalCommand extends Node {
  readonly kind: 'eval'
  readonly assignments: readonly Assignment[]
}

/** `target` holds braces when it is dynamic: `{key}=value`. */
export interface Assignment extends Node {
  readonly target: Name
  readonly dynamic: boolean
  readonly value: Expression
}

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

/** `datamodel=Endpoint.Processes`. */
export interface DataModelName extends Node {
  readonly model: string
  /** Absent where only the model is named. */
  readonly dataset?: string
}

export interface FillnullCommand extends Node {
  readonly kind: 'fillnull'
  readonly value: string
  /** Empty: every field. */
  readonly fields: readonly Name[]
}

export interface RenameCommand extends Node {
  readonly kind: 'rename'
  /** Taken at once, not one after the other. */
  readonly renames: readonly { readonly from: Name; readonly to: Name }[]
}

export interface ConvertCommand extends Node {
  readonly kind: 'convert'
  readonly timeformat: string
  readonly conversions: readonly Conversion[]
}

export interface Conversion extends Node {
  /** `ctime`, `mktime`, `num`, …: lower case. */
  readonly function: string
  readonly field: Name
  readonly as?: Name
}

export interface TableCommand extends Node {
  readonly kind: 'table'
  readonly fields: readonly Name[]
}

export interface FieldsCommand extends Node {
  readonly kind: 'fields'
  readonly mode: 'keep' | 'remove'
  readonly fields: readonly Name[]
}

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

/** `bucket` and `discretize` are the same command. */
export interface BinCommand extends Node {
  readonly kind: 'bin'
  readonly field: Name
  readonly as?: Name
  /** `span=`. */
  readonly size?: BinSize
  readonly bins?: number
  readonly minspan?: TimeSpan | NumberSpan
  readonly start?: number
  readonly end?: number
  readonly aligntime?: string
}

export type BinSize = TimeSpan | NumberSpan | LogSpan

/** `10`: in the field's own unit. */
export interface NumberSpan extends Node {
  readonly kind: 'number'
  readonly size: number
}

/** `1h`, `5m`, `1mon`: units are spelled `s m h d w mon q y us ms cs ds`. */
export interface TimeSpan extends Node {
  readonly kind: 'time'
  readonly count: number
  readonly unit: TimeUnit
}

export type TimeUnit = 'us' | 'ms' | 'cs' | 'ds' | 's' | 'm' | 'h' | 'd' | 'w' | 'mon' | 'q' | 'y'

/** `2log10`. */
export interface LogSpan extends Node {
  readonly kind: 'log'
  readonly coefficient: number
  readonly base: number
}

/** `from datamodel Risk.All_Risk`, `from datamodel:"Web.Web"`; other sources of `from` are unsupported. */
export interface FromCommand extends Node {
  readonly kind: 'from'
  readonly datamodel: DataModelName
}

export interface MakeresultsCommand extends Node {
  readonly kind: 'makeresults'
  readonly count: number
}

/** A command that is known to SPL and not to us, or an option of a known one; nothing of it may be left out silently. */
export interface UnsupportedCommand extends Node {
  readonly kind: 'unsupported'
  readonly name: string
  readonly nameSpan: Span
  /** `known`: a command of SPL that is not done here; `unknown`: no command at all; `broken`: could not be parsed (reported). */
  readonly because: 'known' | 'unknown' | 'broken'
}

// The search dialect: OR binds tighter than AND, values have wildcards, cases do not matter.

export type SearchExpression =
  | { readonly kind: 'and'; readonly items: readonly SearchExpression[]; readonly span: Span }
  | { readonly kind: 'or'; readonly items: readonly SearchExpression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly item: SearchExpression; readonly span: Span }
  | SearchComparison
  | SearchIn
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

export interface SearchSubsearch extends Node {
  readonly kind: 'subsearch'
  readonly query: Query
}

// The eval dialect: AND binds tighter than OR, double quotes are text, single quotes are fields.

export type Expression =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | FieldReference
  | Call
  | Unary
  | Binary
  | InExpression
  | { readonly kind: 'subsearch'; readonly query: Query; readonly span: Span }
  /** What could not be parsed, already reported. */
  | { readonly kind: 'broken'; readonly span: Span }

/** `quoted` for `'a.b'`. A bare `a.b` is one reference here; semantics decides whether it is a concatenation. */
export interface FieldReference extends Node {
  readonly kind: 'field'
  readonly name: string
  readonly quoted: boolean
}

export interface Call extends Node {
  readonly kind: 'call'
  /** Lower case. */
  readonly function: string
  readonly functionSpan: Span
  readonly arguments: readonly Expression[]
}

export interface Unary extends Node {
  readonly kind: 'unary'
  readonly operator: '-' | '+' | 'not'
  readonly operand: Expression
}

export interface Binary extends Node {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

/** `==` is read as `=`; words in lower case. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '.'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'like'
  | 'and'
  | 'or'
  | 'xor'

/** `x IN (a, b)`. */
export interface InExpression extends Node {
  readonly kind: 'in'
  readonly value: Expression
  readonly options: readonly Expression[]
}
