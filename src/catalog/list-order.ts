/** In which order the list of rules stands: by a column of it, up or down. */
import { shortProvider } from '../rules/events.ts'
import type { Entry } from './library.ts'

export interface Order {
  readonly column: Column
  readonly reversed: boolean
}

/** The first is the order of the catalog itself. */
export const columns = ['name', 'technique', 'event', 'severity'] as const
export type Column = (typeof columns)[number]

export const byName: Order = { column: 'name', reversed: false }

/** `technique`, or `-technique` for the other way round; by name where it is nothing that is known. */
export function readOrder(text: string): Order {
  const column = columns.find(name => name === text.replace(/^-/, ''))
  return column ? { column, reversed: text.startsWith('-') } : byName
}

/** Empty where it goes without saying. */
export const orderWord = ({ column, reversed }: Order): string =>
  column === 'name' && !reversed ? '' : `${reversed ? '-' : ''}${column}`

/** By what the row shows first; rules without it last, whichever way; equal ones by name. */
export function ordered(entries: readonly Entry[], { column, reversed }: Order): readonly Entry[] {
  if (column === 'name') return reversed ? entries.toReversed() : entries
  const keyed = entries.map(entry => ({ entry, key: keys[column](entry) }))
  const way = reversed ? -1 : 1
  return keyed
    .toSorted((a, b) => {
      if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined)
      return a.key < b.key ? -way : a.key > b.key ? way : 0
    })
    .map(({ entry }) => entry)
}

const severities = ['critical', 'high', 'medium', 'low', 'informational']

const keys: Readonly<Record<Exclude<Column, 'name'>, (entry: Entry) => string | undefined>> = {
  technique: ({ techniques }) => techniques[0],
  event: ({ logic: { events } }) => {
    const [first] = events
    return first && `${shortProvider(first.provider).toLowerCase()} ${String(first.eventId ?? 0).padStart(10, '0')}`
  },
  severity: ({ severity }) => severity && String(severities.indexOf(severity)),
}
