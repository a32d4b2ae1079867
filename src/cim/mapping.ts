/** What a mapping may say: how each field of an event is made from others, and which events it speaks of. Data only. */
import type { TableName } from './mappings/tables.ts'

/** A text is the name of a field: the value is that field's. */
export type Value = string | MadeValue

/**
 * How a value is made. Where a part is absent the value is absent, unless it says otherwise. A function of a field with
 * several values is applied to each; a condition holds when it holds for one of them.
 */
export type MadeValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'firstOf'; readonly of: readonly Value[] }
  /** The value of the first case whose condition holds, even where that is absent; else `otherwise`. */
  | { readonly kind: 'choose'; readonly cases: readonly Case[]; readonly otherwise?: Value }
  | { readonly kind: 'joined'; readonly of: readonly Value[] }
  | { readonly kind: 'apply'; readonly function: TextFunction; readonly to: Value }
  /** The hash of a list such as `MD5=00,SHA256=00`. */
  | { readonly kind: 'hash'; readonly algorithm: string; readonly of: Value }
  /** The first group of the first match; of every match with `all`. */
  | { readonly kind: 'extract'; readonly of: Value; readonly pattern: RegExp; readonly all?: true }
  /** The part of a path that is `fromEnd`-th from its end, 1 being the last; `\` separates. */
  | { readonly kind: 'segment'; readonly of: Value; readonly fromEnd: number }
  | { readonly kind: 'lookup'; readonly table: TableName; readonly key: Value }
  | { readonly kind: 'count'; readonly of: Value }
  /** Every value of a field as a line of one text. */
  | { readonly kind: 'lines'; readonly of: Value }
  /** Of two lists of the same length: the values of `of` that stand where `names` has `name`. */
  | { readonly kind: 'beside'; readonly names: Value; readonly name: string; readonly of: Value }
  /** Whole numbers added up, `less` taken away; absent where one is absent or no whole number. */
  | { readonly kind: 'sum'; readonly of: readonly Value[]; readonly less?: Value }
  /** How many characters. */
  | { readonly kind: 'length'; readonly of: Value }
  /** No value. */
  | { readonly kind: 'nothing' }

export interface Case {
  readonly when: Condition
  readonly value: Value
}

/**
 * `baseName`: what follows the last `\` or `/`. `noDomain`: without `DOMAIN\`. `noDash`: absent for `-`, and without
 * leading backslashes.
 */
export type TextFunction = 'baseName' | 'noDomain' | 'noDash' | 'lower'

export type Condition =
  | { readonly kind: 'is'; readonly value: Value; readonly oneOf: readonly string[] }
  | { readonly kind: 'same'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'present'; readonly value: Value }
  | { readonly kind: 'matches'; readonly value: Value; readonly pattern: RegExp }
  | { readonly kind: 'startsWith'; readonly value: Value; readonly text: string }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }

/**
 * Fields by name. A value that turns out absent leaves what an earlier mapping or the record gave; null takes that away.
 */
export type Fields = Readonly<Record<string, Value | null>>

/** Fields made together. They may refer to one another; a field may refer to what it was before. */
export interface Layer {
  /** `sysmon`: what a person is told made a field. */
  readonly name: string
  readonly fields: Fields
}

/** The events of some channels. */
export interface ChannelMapping {
  /** As Windows spells them; compared without case. */
  readonly channels: readonly string[]
  /** Of every event of the channel, in order. */
  readonly layers: readonly Layer[]
  readonly eventtypes?: readonly string[]
  readonly events?: readonly EventMapping[]
}

/** What some events of a channel have beside its layers. */
export interface EventMapping {
  readonly ids: readonly number[]
  /** In place of the channel's. */
  readonly layers?: readonly Layer[]
  readonly fields?: Fields
  readonly eventtypes?: readonly string[]
  /** CIM tags, of those that every add-on of today gives. */
  readonly tags?: readonly Tag[]
  /** A process came to be: it stays in Endpoint.Processes where only such events are wanted there. */
  readonly createsProcess?: true
  /** Tags that put the event beside its like in a dataset where rules do not look for it: given by `faithful` only. */
  readonly sideTags?: readonly string[]
}

export type Tag = string | { readonly tag: string; readonly when: Condition }

/** EventCode is one of these. */
export const event = (...ids: readonly number[]): Condition => is('EventCode', ...ids.map(String))

export const text = (value: string): Value => ({ kind: 'text', text: value })
export const nothing: Value = { kind: 'nothing' }
export const firstOf = (...of: readonly Value[]): Value => ({ kind: 'firstOf', of })
export const when = (condition: Condition, then: Value, otherwise?: Value): Value =>
  choose([[condition, then]], otherwise)
export const choose = (cases: readonly (readonly [Condition, Value])[], otherwise?: Value): Value => ({
  kind: 'choose',
  cases: cases.map(([condition, then]) => ({ when: condition, value: then })),
  ...(otherwise === undefined ? {} : { otherwise }),
})
export const joined = (...of: readonly Value[]): Value => ({ kind: 'joined', of })
export const baseName = (to: Value): Value => ({ kind: 'apply', function: 'baseName', to })
export const noDomain = (to: Value): Value => ({ kind: 'apply', function: 'noDomain', to })
export const noDash = (to: Value): Value => ({ kind: 'apply', function: 'noDash', to })
export const lower = (to: Value): Value => ({ kind: 'apply', function: 'lower', to })
export const hash = (algorithm: string, of: Value): Value => ({ kind: 'hash', algorithm, of })
export const extract = (of: Value, pattern: RegExp): Value => ({ kind: 'extract', of, pattern })
export const extractAll = (of: Value, pattern: RegExp): Value => ({ kind: 'extract', of, pattern, all: true })
export const segment = (of: Value, fromEnd: number): Value => ({ kind: 'segment', of, fromEnd })
export const lookup = (table: TableName, key: Value): Value => ({ kind: 'lookup', table, key })
export const count = (of: Value): Value => ({ kind: 'count', of })
export const lines = (of: Value): Value => ({ kind: 'lines', of })
export const beside = (names: Value, name: string, of: Value): Value => ({ kind: 'beside', names, name, of })
export const sum = (...of: readonly Value[]): Value => ({ kind: 'sum', of })
export const difference = (of: Value, less: Value): Value => ({ kind: 'sum', of: [of], less })
export const length = (of: Value): Value => ({ kind: 'length', of })

export const is = (value: Value, ...oneOf: readonly string[]): Condition => ({ kind: 'is', value, oneOf })
export const same = (left: Value, right: Value): Condition => ({ kind: 'same', left, right })
export const present = (value: Value): Condition => ({ kind: 'present', value })
export const matches = (value: Value, pattern: RegExp): Condition => ({ kind: 'matches', value, pattern })
export const startsWith = (value: Value, prefix: string): Condition => ({ kind: 'startsWith', value, text: prefix })
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })
export const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of })
export const not = (of: Condition): Condition => ({ kind: 'not', of })
