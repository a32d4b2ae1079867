/** Writes the fields of a dataset as lists of names, for the data models. */
import type { DatasetField, Fill } from './data-model.ts'

/** Names parted by blanks. */
export interface FieldLists {
  readonly text?: string
  /** Text that may have several values. */
  readonly texts?: string
  readonly number?: string
  readonly numbers?: string
  readonly boolean?: string
  /** Text that is `unknown` where the event has none. */
  readonly unknown?: string
  readonly unknowns?: string
  /** As `unknown`, for `-` too. */
  readonly unknownOrDash?: string
  readonly others?: readonly DatasetField[]
}

export function fields(lists: FieldLists): readonly DatasetField[] {
  const made = [
    ...named(lists.text, { type: 'text' }),
    ...named(lists.texts, { type: 'text', multivalue: true }),
    ...named(lists.number, { type: 'number' }),
    ...named(lists.numbers, { type: 'number', multivalue: true }),
    ...named(lists.boolean, { type: 'boolean' }),
    ...named(lists.unknown, { type: 'text', fill: { kind: 'unknown' } }),
    ...named(lists.unknowns, { type: 'text', multivalue: true, fill: { kind: 'unknown' } }),
    ...named(lists.unknownOrDash, { type: 'text', fill: { kind: 'unknown', dash: true } }),
    ...(lists.others ?? []),
  ]
  return made.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export const filled = (name: string, fill: Fill): DatasetField => ({ name, type: 'text', fill })
export const filledMany = (name: string, fill: Fill): DatasetField => ({ name, type: 'text', multivalue: true, fill })
export const filledNumber = (name: string, fill: Fill): DatasetField => ({ name, type: 'number', fill })
export const computed = (expression: string): Fill => ({ kind: 'eval', expression })
export const vendorProduct = filled('vendor_product', { kind: 'vendorProduct' })

function named(list: string | undefined, rest: Omit<DatasetField, 'name'>): readonly DatasetField[] {
  return (list ?? '').split(/\s+/).flatMap(name => (name === '' ? [] : [{ name, ...rest }]))
}
