/** A query ready for the engine: SQL text whose every foreign text is a parameter or went through `identifier`. */
import type { ColumnType } from '../plan/columns.ts'

export interface Query {
  readonly sql: string
  readonly params: Params
  /** In the order of the result's columns. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  /** More queries stand inside each other than the database reads. */
  readonly tooDeep?: true
}

export type Param = string | number | readonly string[] | readonly number[] | readonly (readonly string[])[]
export type Params = Readonly<Record<string, Param>>

/** Collects the parameters of one query. */
export class ParamList {
  readonly #values: Record<string, Param> = {}
  readonly #names = new Map<string, string>()
  /** Long lists come again and again as the same object. */
  readonly #lists = new Map<readonly string[], string>()

  /** `{p1:String}`; the same text is bound once. */
  text(value: string): string {
    return this.#bind(value, 'String', `s:${value}`)
  }

  /** `{p2:Array(String)}`. */
  texts(values: readonly string[]): string {
    const known = this.#lists.get(values) ?? this.#bind(values, 'Array(String)', `a:${JSON.stringify(values)}`)
    this.#lists.set(values, known)
    return known
  }

  numbers(values: readonly number[]): string {
    return this.#bind(values, 'Array(UInt32)', `n:${JSON.stringify(values)}`)
  }

  lists(values: readonly (readonly string[])[]): string {
    return this.#bind(values, 'Array(Array(String))', `l:${JSON.stringify(values)}`)
  }

  get values(): Params {
    return this.#values
  }

  #bind(value: Param, type: string, key: string): string {
    let name = this.#names.get(key)
    if (name === undefined) {
      name = `p${this.#names.size + 1}`
      this.#names.set(key, name)
      this.#values[name] = value
    }
    return `{${name}:${type}}`
  }
}

/** A name as a ClickHouse identifier; whatever it holds, it stays one identifier. */
export const identifier = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``

/** A text as a literal, for showing a query to a person; the engine gets parameters. */
export const literal = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\0', '\\0')}'`

/** A number in SQL; what is not finite is no number. */
export const numeral = (value: number): string => (Number.isFinite(value) ? String(value) : 'NULL')

/** The query with its parameters written into it: what a person reads or pastes into a client. */
export function readable(query: Query): string {
  return query.sql.replace(/\{(p\d+):[^}]*\}/g, (whole, name: string) => {
    const value = query.params[name]
    return value === undefined ? whole : shown(value)
  })
}

const shown = (value: Param): string =>
  typeof value === 'number'
    ? numeral(value)
    : typeof value === 'string'
      ? literal(value)
      : `[${value.map(shown).join(', ')}]`
