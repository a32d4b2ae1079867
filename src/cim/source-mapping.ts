/** What a mapping of a source that is no Windows log may say: how its events are known, named, read and tagged. Data only. */
import type { TextFormat } from '../logs/event.ts'
import type { Condition, Layer, Tag, Value } from './mapping.ts'

export interface SourceMapping {
  /** `aws_cloudtrail`: what a person is told made a field. */
  readonly name: string
  /** Its own first; a search may name any of them. Compared without case. */
  readonly sourcetypes: readonly string[]
  /** What the source is called where nobody says; its own first. Without any it is the file. */
  readonly sources?: readonly string[]
  /** Where searches look for it; `main` where absent. */
  readonly index?: string
  /** How an event is known by what it holds; without any only by an explicit sourcetype or source. */
  readonly recognise?: readonly Recognition[]
  /** Fields that are cut out of the text or of other fields, before the layers. */
  readonly readings?: readonly Reading[]
  readonly layers: readonly Layer[]
  readonly eventtypes?: readonly Tag[]
  readonly tags?: readonly Tag[]
  /** The machine that wrote the event. */
  readonly host?: Value
}

/** An event with the marking field, or in the format, for which the condition holds. */
export type Recognition =
  | { readonly kind: 'json'; readonly field: string; readonly when?: Condition }
  | { readonly kind: 'text'; readonly formats: readonly TextFormat[]; readonly when?: Condition }

/**
 * While an event that came as text is mapped, its parts are fields too: `#raw`, `#message` (what follows a syslog head,
 * else the text), `#host`, `#app`, `#pid` and `#subject`. No search sees them. Of a JSON event only `#raw` is there.
 */
export type Reading =
  /** Columns parted by a character; quotes shield it. `_` names a column that is no field; `-` and nothing give none. */
  | { readonly kind: 'columns'; readonly of: Value; readonly separator: string; readonly names: readonly string[] }
  /** The named groups of the first match. */
  | { readonly kind: 'groups'; readonly of: Value; readonly pattern: RegExp }
  /** Each match: its first group names the field, the first other that took part is the value. */
  | { readonly kind: 'pairs'; readonly of: Value; readonly pattern: RegExp }
  /** Of two lists of the same length the one names fields and the other holds their values; a field that is there stays. */
  | { readonly kind: 'named'; readonly names: string; readonly values: string }
  /** Fields below `prefix` are fields without it too; a field that is there stays. */
  | { readonly kind: 'lifted'; readonly prefix: string }

export const json = (field: string, when?: Condition): Recognition => ({
  kind: 'json',
  field,
  ...(when === undefined ? {} : { when }),
})

export const inText = (formats: readonly TextFormat[], when?: Condition): Recognition => ({
  kind: 'text',
  formats,
  ...(when === undefined ? {} : { when }),
})

export const columns = (of: Value, separator: string, names: string): Reading => ({
  kind: 'columns',
  of,
  separator,
  names: names.trim().split(/\s+/),
})

export const groups = (of: Value, pattern: RegExp): Reading => ({ kind: 'groups', of, pattern })
export const pairs = (of: Value, pattern: RegExp): Reading => ({ kind: 'pairs', of, pattern })
export const named = (names: string, values: string): Reading => ({ kind: 'named', names, values })
export const lifted = (prefix: string): Reading => ({ kind: 'lifted', prefix })
