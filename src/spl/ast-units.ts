/** The parts that commands of several kinds share: quoted texts, stretches of time and number, data models. */
import type { Name, Node } from './ast.ts'

/** A text such as a regex or a delimiter, its escapes resolved. */
export interface Text extends Node {
  readonly text: string
}

/** `a as b`: what `a` holds is called `b`. Without `as` both are the same. */
export interface Renamed {
  readonly from: Name
  readonly to: Name
}

/** `datamodel=Endpoint.Processes`. */
export interface DataModelName extends Node {
  readonly model: string
  /** Absent where only the model is named. */
  readonly dataset?: string
}

/** What `from` and `union` read from. */
export type Dataset =
  | { readonly kind: 'datamodel'; readonly name: DataModelName }
  | { readonly kind: 'lookup'; readonly name: Name }
  | { readonly kind: 'savedsearch'; readonly name: Name }

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

/** How values are put into bins: `span=`, `bins=`, `minspan=`, `start=`, `end=`, `aligntime=`. */
export interface Bins {
  /** `span=`. */
  readonly size?: BinSize
  readonly bins?: number
  readonly minspan?: TimeSpan | NumberSpan
  readonly start?: number
  readonly end?: number
  readonly aligntime?: string
}
