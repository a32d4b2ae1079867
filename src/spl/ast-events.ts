/** Commands that take one row after the other: they filter it, or give its fields values. */
import type { Name, Node } from './ast.ts'
import type { Expression } from './ast-eval.ts'
import type { SearchExpression } from './ast-search.ts'
import type { Bins, Renamed, Text } from './ast-units.ts'

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

/** `regex process="(?i)net\s+user"`, `regex field!="…"`; `_raw` unless a field is written. */
export interface RegexCommand extends Node {
  readonly kind: 'regex'
  readonly field: Name
  readonly negated: boolean
  readonly pattern: Text
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

/** Changes how fields are shown, never what they are. */
export interface FieldformatCommand extends Node {
  readonly kind: 'fieldformat'
  readonly assignments: readonly Assignment[]
}

export interface RenameCommand extends Node {
  readonly kind: 'rename'
  /** Taken at once, not one after the other. */
  readonly renames: readonly Renamed[]
}

export interface FieldsCommand extends Node {
  readonly kind: 'fields'
  readonly mode: 'keep' | 'remove'
  readonly fields: readonly Name[]
}

export interface TableCommand extends Node {
  readonly kind: 'table'
  readonly fields: readonly Name[]
}

export interface FillnullCommand extends Node {
  readonly kind: 'fillnull'
  readonly value: string
  /** Empty: every field. */
  readonly fields: readonly Name[]
}

/** `replace "::ffff:*" with * in src`: whole values; every `*` is a wildcard. */
export interface ReplaceCommand extends Node {
  readonly kind: 'replace'
  readonly replacements: readonly { readonly from: Text; readonly to: Text }[]
  /** Empty: every field but the internal ones. */
  readonly fields: readonly Name[]
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

/** `bucket` and `discretize` are the same command. */
export interface BinCommand extends Node, Bins {
  readonly kind: 'bin'
  readonly field: Name
  readonly as?: Name
}

/** `rex field=url "(?<domain>[^/]+)"`; `_raw` unless a field is written. */
export interface RexCommand extends Node {
  readonly kind: 'rex'
  readonly field: Name
  readonly rule: RexRule
}

export type RexRule =
  | {
      readonly kind: 'pattern'
      readonly pattern: Text
      /** 1 unless written; 0 is no limit. */
      readonly maxMatch: number
      readonly offsetField?: Name
    }
  /** `mode=sed "s/pattern/replacement/flags"`. `replacement` keeps `\1`. */
  | {
      readonly kind: 'substitute'
      readonly pattern: Text
      readonly replacement: string
      readonly global: boolean
      readonly ignoreCase: boolean
      /** `s/a/b/2`: only the second. */
      readonly occurrence?: number
    }
  /** `mode=sed "y/abc/xyz/"`: character by character, both of one length. */
  | { readonly kind: 'transliterate'; readonly from: string; readonly to: string; readonly pattern: Text }

/** `spath input=log path=items{}.id output=id`; without `path` every leaf becomes a field. */
export interface SpathCommand extends Node {
  readonly kind: 'spath'
  /** `_raw` unless written. */
  readonly input: Name
  /** The path itself where only a path is written. */
  readonly output?: Name
  readonly path?: Text
}

export interface XmlkvCommand extends Node {
  readonly kind: 'xmlkv'
  /** `_raw` unless written. */
  readonly field: Name
}

/** `kv` is the same command. */
export interface ExtractCommand extends Node {
  readonly kind: 'extract'
  /** Characters between pairs; absent: as Splunk finds pairs by itself. */
  readonly pairdelim?: string
  readonly kvdelim?: string
  readonly limit: number
  readonly maxchars: number
  readonly mvAdd: boolean
  readonly cleanKeys: boolean
  /** Stanzas of `transforms.conf`. */
  readonly transforms: readonly Name[]
}

/** `tojson num(a) b`: the row, or these fields of it, as JSON. */
export interface TojsonCommand extends Node {
  readonly kind: 'tojson'
  /** Empty: every field. */
  readonly fields: readonly TojsonField[]
  readonly defaultType: TojsonType
  readonly fillNull: boolean
  readonly includeInternal: boolean
  /** `_raw` unless written. */
  readonly outputField: Name
}

export interface TojsonField extends Node {
  readonly field: Name
  /** Absent: `defaultType`. */
  readonly type?: TojsonType
}

export type TojsonType = 'auto' | 'bool' | 'json' | 'none' | 'num' | 'str'

export interface FromjsonCommand extends Node {
  readonly kind: 'fromjson'
  readonly field: Name
  /** What the names of the new fields begin with: empty unless written. */
  readonly prefix: string
}

/** `makemv delim="," user`; `delim` is one blank unless anything is written. */
export interface MakemvCommand extends Node {
  readonly kind: 'makemv'
  readonly field: Name
  readonly by:
    | { readonly kind: 'delim'; readonly text: string }
    | { readonly kind: 'tokenizer'; readonly pattern: Text }
  readonly allowempty: boolean
  readonly setsv: boolean
}

export interface NomvCommand extends Node {
  readonly kind: 'nomv'
  readonly field: Name
}

export interface MvexpandCommand extends Node {
  readonly kind: 'mvexpand'
  readonly field: Name
  /** 0 is no limit. */
  readonly limit: number
}

/** `strcat host "::" port address`. */
export interface StrcatCommand extends Node {
  readonly kind: 'strcat'
  readonly sources: readonly StrcatSource[]
  readonly target: Name
  readonly allrequired: boolean
}

export type StrcatSource =
  | { readonly kind: 'field'; readonly field: Name }
  | { readonly kind: 'text'; readonly text: string }

/** `rangemap field=count low=0-0 elevated=1-100 default=severe`. */
export interface RangemapCommand extends Node {
  readonly kind: 'rangemap'
  readonly field: Name
  readonly ranges: readonly { readonly name: string; readonly low: number; readonly high: number }[]
  /** `None` unless written. */
  readonly default: string
}

export interface IplocationCommand extends Node {
  readonly kind: 'iplocation'
  readonly field: Name
  readonly prefix: string
  readonly allfields: boolean
  readonly lang?: string
}

/** `lookup table a as b OUTPUT c as d`. In `keys` and `outputs`, `lookup` is the table's field and `event` the row's. */
export interface LookupCommand extends Node {
  readonly kind: 'lookup'
  readonly table: Name
  readonly keys: readonly LookupField[]
  /** `all`: neither OUTPUT nor OUTPUTNEW is written, every other field of the table is put out. */
  readonly output: 'all' | 'output' | 'outputnew'
  readonly outputs: readonly LookupField[]
}

export interface LookupField {
  readonly lookup: Name
  readonly event: Name
}

export interface AddinfoCommand extends Node {
  readonly kind: 'addinfo'
}

export interface TagsCommand extends Node {
  readonly kind: 'tags'
  /** Absent: `tag` and `tag::field`. */
  readonly outputfield?: Name
  readonly inclname: boolean
  readonly inclvalue: boolean
  /** Empty: the tags of every field. */
  readonly fields: readonly Name[]
}

export interface TyperCommand extends Node {
  readonly kind: 'typer'
}

/** `foreach a* [eval <<FIELD>>=…]`: a text that `instantiateForeach` reads once for each field. */
export interface ForeachCommand extends Node {
  readonly kind: 'foreach'
  readonly mode: 'multifield' | 'multivalue' | 'json_array' | 'auto_collections'
  readonly fields: readonly Name[]
  /** What stands between the brackets, its place included. */
  readonly body: Text
  readonly tokens: ForeachTokens
}

/** The texts in the body that stand for something: `<<FIELD>>`, `<<MATCHSTR>>`, … unless options rename them. */
export interface ForeachTokens {
  readonly field: string
  readonly matched: string
  /** For the first, second and third `*`. */
  readonly segments: readonly [string, string, string]
  readonly item: string
  readonly iteration: string
}
