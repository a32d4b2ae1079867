/** Providers of events, one provider, one event: what sees it, and what is looked for in it. */
import type { EventPage, ProviderPage, ProvidersPage } from '../server/api.ts'
import { eventAddress, fieldAddress, providerAddress } from './addresses.ts'
import { compareText, type Entry, type EventUse, type Library, type ProviderUse } from './library.ts'
import { type ListPlace, ruleList, tally, tallyTechniques, valueRow } from './rows.ts'

const mostFields = 30
const mostValues = 5

export function providersPage({ providers }: Library): ProvidersPage {
  return {
    kind: 'providers',
    providers: [...providers.values()]
      .map(({ provider, entries, events }) => ({
        label: provider,
        address: providerAddress(provider),
        count: entries.length,
        events: events.size,
      }))
      .toSorted((a, b) => b.count - a.count || compareText(a.label, b.label)),
  }
}

export function providerPage(use: ProviderUse, place: ListPlace): ProviderPage {
  const { provider, entries, channels, events, loose } = use
  return {
    kind: 'provider',
    provider,
    rules: entries.length,
    channels,
    events: [...events]
      .toSorted(([a], [b]) => a - b)
      .map(([id, use]) => ({
        id,
        title: use.coverage.title,
        address: eventAddress(provider, id),
        count: use.entries.length,
      })),
    loose: ruleList(loose, place),
  }
}

export interface EventOf {
  readonly provider: string
  readonly use: EventUse
}

export function eventPage(id: number, { provider, use }: EventOf, library: Library, place: ListPlace): EventPage {
  return {
    kind: 'event',
    provider: { label: provider, address: providerAddress(provider) },
    id,
    title: use.coverage.title,
    channel: use.coverage.channel,
    techniques: tallyTechniques(use.entries, 24),
    fields: fieldsOf(use.entries, library),
    list: ruleList(use.entries, place),
  }
}

/** Fields that the rules of an event test, with the values that most of these look for. */
function fieldsOf(entries: readonly Entry[], library: Library): EventPage['fields'] {
  const matched = ({ logic }: Entry) => logic.indicators.filter(row => !row.selector && !row.exclude)
  const keys = tally(entries, entry => matched(entry).map(row => row.key))
  const byField = new Map<string, { key: string; count: number }[]>()
  for (const [key, count] of keys) {
    const field = library.values.get(key)?.field
    if (field === undefined) continue
    const list = byField.get(field) ?? []
    if (list.length < mostValues && count > 1) list.push({ key, count })
    byField.set(field, list)
  }
  const fields = tally(entries, entry => matched(entry).flatMap(row => library.values.get(row.key)?.field ?? [])).slice(
    0,
    mostFields,
  )
  return fields.map(([field, count]) => ({
    label: field,
    address: fieldAddress(field),
    count,
    values: (byField.get(field) ?? []).flatMap(({ key, count: own }) => {
      const value = library.values.get(key)
      return value ? [{ ...valueRow(value, library), others: own }] : []
    }),
  }))
}
