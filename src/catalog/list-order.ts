/** In which order the list of rules stands: by a column of it, up or down. */
import { shortProvider } from '../rules/events.ts'
import type { Entry } from './library.ts'

export interface Order {
  readonly column: Column
  readonly reversed: boolean
}

/** The first is the order of the catalog itself, the last means something under a query alone. */
export const columns = ['name', 'technique', 'event', 'severity', 'evidence', 'relevance'] as const
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
export function ordered(entries: readonly Entry[], { column, reversed }: Order, query: string): readonly Entry[] {
  if (column === 'name') return reversed ? entries.toReversed() : entries
  const keyOf = column === 'relevance' ? relevanceTo(query) : keys[column]
  const keyed = entries.map(entry => ({ entry, key: keyOf(entry) }))
  const way = reversed ? -1 : 1
  return keyed
    .toSorted((a, b) => {
      if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined)
      return a.key < b.key ? -way : a.key > b.key ? way : 0
    })
    .map(({ entry }) => entry)
}

const severities = ['critical', 'high', 'medium', 'low', 'informational']

type KeyOf = (entry: Entry) => string | undefined

const keys: Readonly<Record<Exclude<Column, 'name' | 'relevance'>, KeyOf>> = {
  technique: ({ techniques }) => techniques[0],
  event: ({ logic: { events } }) => {
    const [first] = events
    return first && `${shortProvider(first.provider).toLowerCase()} ${String(first.eventId ?? 0).padStart(10, '0')}`
  },
  severity: ({ severity }) => severity && String(severities.indexOf(severity)),
  // rules with tests of their own, then those that are read, then those that are read with errors
  evidence: ({ rule, logic }) =>
    rule.tests.length > 0 ? '0' : logic.diagnostics.some(({ severity }) => severity === 'error') ? '2' : '1',
}

const mostWords = 20

/** How many words of the query the rule's name has, as words or within words; then how many its description. */
function relevanceTo(query: string): KeyOf {
  const words = [
    ...query
      .toLowerCase()
      .slice(0, 1000)
      .matchAll(/[\p{L}\p{N}_.-]+/gu),
  ]
    .map(([word]) => word)
    .slice(0, mostWords)
  return ({ rule }) => {
    const name = rule.name.toLowerCase()
    const description = rule.description.toLowerCase()
    const whole = new Set(name.split(/[^\p{L}\p{N}_.-]+/u))
    const points = words.reduce(
      (sum, word) =>
        sum + (whole.has(word) ? 100 : name.includes(word) ? 50 : 0) + (description.includes(word) ? 1 : 0),
      0,
    )
    return String(9999 - points).padStart(4, '0')
  }
}
