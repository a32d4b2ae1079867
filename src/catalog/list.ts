/** The list of rules under a query and filters: rows of one page, and facets whose counts hold under all other filters. */
import { tactics } from '../rules/attack.ts'
import { shortProvider } from '../rules/events.ts'
import type { Facet, ListPage, ListRow } from '../server/api.ts'
import { oneLine } from '../text/one-line.ts'
import { facetAddress, pageAddress, segment } from './addresses.ts'
import { type Entry, type FacetName, facetNames, type Library } from './library.ts'
import { byName, columns, type Order as ListOrder, ordered, orderWord } from './list-order.ts'
import { findRules } from './query.ts'
import { ruleRow } from './rows.ts'

export interface ListView {
  readonly query: string
  readonly filters: readonly Filter[]
  readonly order: ListOrder
  readonly page: number
  /** Whether a server answers queries: a folder of files has pages under one filter at most. */
  readonly live: boolean
}

export interface Filter {
  readonly facet: FacetName
  readonly value: string
}

/** With what they decide by, and as names. */
const rowsOfPage = 50
const namesOfPage = 200
const mostValues = 12

/** Nothing where there is no such page. */
export function listPage(view: ListView, library: Library): ListPage | undefined {
  const found = findRules(view.query, library)
  const entries = ordered(filtered(found.entries, view.filters, library), view.order, view.query)
  // Files have every list under one filter: names there, all else on the rules' pages and in the whole list.
  const most = view.live || view.filters.length === 0 ? rowsOfPage : namesOfPage
  const pages = Math.max(1, Math.ceil(entries.length / most))
  if (view.page > pages) return undefined
  const start = (view.page - 1) * most
  return {
    kind: 'list',
    query: view.query,
    filters: view.filters.map(filter => ({
      facet: filter.facet,
      value: filter.value,
      label: `${facetLabels[filter.facet]}: ${valueLabel(filter.facet, filter.value, library)}`,
      address: addressOf({ ...view, filters: without(view.filters, filter), page: 1 }),
    })),
    total: entries.length,
    of: library.entries.length,
    page: view.page,
    pages,
    previous: view.page > 1 ? addressOf({ ...view, page: view.page - 1 }) : undefined,
    next: view.page < pages ? addressOf({ ...view, page: view.page + 1 }) : undefined,
    rows: entries.slice(start, start + most).map(entry => listRow(entry, library)),
    facets: facetNames.map(name => facetOf(name, view, found.entries, library)),
    orders: view.live ? ordersOf(view) : [],
    notes: found.notes,
  }
}

const mostDescription = 240
const mostStage = 120

function listRow(entry: Entry, library: Library): ListRow {
  const { rule, logic } = entry
  return {
    ...ruleRow(entry, library),
    description: oneLine(rule.description, mostDescription),
    stage: oneLine(logic.stages[0]?.text ?? '', mostStage),
  }
}

export const isFacet = (name: string): name is FacetName => facetNames.some(known => known === name)

/** The value that a part of an address stands for. */
export const valueOfSegment = (facet: FacetName, part: string, library: Library): string | undefined =>
  valuesOf(facet, library).get(part)

export function addressOf({ query, filters, order, page, live }: ListView): string {
  const [first] = filters
  const sort = orderWord(order)
  if (query === '' && sort === '' && !first) return pageAddress(page)
  if (first && (!live || (query === '' && sort === '' && filters.length === 1)))
    return facetAddress(first.facet, first.value, page)
  const parameters = new URLSearchParams(query === '' ? [] : [['q', query]])
  const sorted = filters.toSorted(
    (a, b) => facetNames.indexOf(a.facet) - facetNames.indexOf(b.facet) || (a.value < b.value ? -1 : 1),
  )
  for (const { facet, value } of sorted) parameters.append(facet, value)
  if (sort !== '') parameters.set('sort', sort)
  if (page > 1) parameters.set('page', String(page))
  return `/rules/?${parameters}`
}

/** A column that already decides turns round. */
const ordersOf = (view: ListView): ListPage['orders'] =>
  columns
    .filter(column => column !== 'relevance' || view.query !== '')
    .map(column => {
      const chosen = view.order.column === column
      const order = chosen ? { column, reversed: !view.order.reversed } : { ...byName, column }
      return {
        label: column,
        address: addressOf({ ...view, order, page: 1 }),
        chosen: chosen ? (view.order.reversed ? 'down' : 'up') : undefined,
      }
    })

const segments = new WeakMap<Library, Map<FacetName, ReadonlyMap<string, string>>>()

function valuesOf(facet: FacetName, library: Library): ReadonlyMap<string, string> {
  const known = segments.get(library) ?? new Map<FacetName, ReadonlyMap<string, string>>()
  segments.set(library, known)
  const found = known.get(facet)
  if (found) return found
  const named = new Set(facet === 'tactic' ? tacticNames : library.entries.flatMap(entry => entry.facets[facet]))
  const values = new Map([...named].map(value => [segment(value), value]))
  known.set(facet, values)
  return values
}

const without = (filters: readonly Filter[], { facet, value }: Filter): readonly Filter[] =>
  filters.filter(other => other.facet !== facet || other.value !== value)

const narrowed = new WeakMap<Library, Map<string, readonly Entry[]>>()

/** Of the whole catalog, what one value leaves is found once: its pages stay the same list. */
function filtered(entries: readonly Entry[], filters: readonly Filter[], library: Library): readonly Entry[] {
  const [first] = filters
  if (!first) return entries
  if (entries !== library.entries || filters.length > 1) return narrow(entries, filters)
  const known = narrowed.get(library) ?? new Map<string, readonly Entry[]>()
  narrowed.set(library, known)
  const key = `${first.facet} ${first.value}`
  const found = known.get(key) ?? narrow(entries, filters)
  // values that no rule has are without end
  if (found.length > 0) known.set(key, found)
  return found
}

/** Values of one facet are alternatives, facets conditions. */
export function narrow(entries: readonly Entry[], filters: readonly Filter[]): readonly Entry[] {
  const byFacet = facetNames.flatMap(name => {
    const wanted = filters.filter(({ facet }) => facet === name).map(({ value }) => value)
    return wanted.length > 0 ? [{ name, wanted }] : []
  })
  return entries.filter(({ facets }) =>
    byFacet.every(({ name, wanted }) => facets[name].some(value => wanted.includes(value))),
  )
}

function facetOf(name: FacetName, view: ListView, found: readonly Entry[], library: Library): Facet {
  const others = view.filters.filter(({ facet }) => facet !== name)
  const counts = countsOf(name, filtered(found, others, library))
  const chosen = new Set(view.filters.filter(({ facet }) => facet === name).map(({ value }) => value))
  for (const value of chosen) if (!counts.has(value)) counts.set(value, 0)
  const values = [...counts].toSorted(orders[name] ?? byCount)
  const shown = name === 'tactic' ? values : values.slice(0, mostValues)
  return {
    name,
    label: facetLabels[name],
    values: shown.map(([value, count]) => {
      const filter = { facet: name, value }
      const isChosen = chosen.has(value)
      const filters = isChosen ? without(view.filters, filter) : view.live ? [...view.filters, filter] : [filter]
      return {
        label: valueLabel(name, value, library),
        count,
        chosen: isChosen,
        address: addressOf({ ...view, filters, page: 1 }),
      }
    }),
  }
}

const counted = new WeakMap<readonly Entry[], Map<FacetName, ReadonlyMap<string, number>>>()

/** Of a list that stays, as the whole catalog does, the values are counted once. */
function countsOf(name: FacetName, entries: readonly Entry[]): Map<string, number> {
  const known = counted.get(entries) ?? new Map<FacetName, ReadonlyMap<string, number>>()
  counted.set(entries, known)
  const counts = known.get(name) ?? countValues(name, entries)
  known.set(name, counts)
  return new Map(counts)
}

function countValues(name: FacetName, entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { facets } of entries) for (const value of facets[name]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

type Order = (a: readonly [string, number], b: readonly [string, number]) => number

const byCount: Order = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
const severities = ['critical', 'high', 'medium', 'low', 'informational']
const tacticNames = tactics.map(({ shortName }) => shortName)
const orders: Partial<Record<FacetName, Order>> = {
  severity: (a, b) => severities.indexOf(a[0]) - severities.indexOf(b[0]),
  tactic: (a, b) => tacticNames.indexOf(a[0]) - tacticNames.indexOf(b[0]),
}

export const facetLabels: Readonly<Record<FacetName, string>> = {
  vendor: 'Vendor',
  tactic: 'Tactic',
  source: 'Event source',
  severity: 'Severity',
  type: 'Type',
  language: 'Language',
}

export function valueLabel(facet: FacetName, value: string, { providers }: Library): string {
  if (facet === 'tactic') return tactics.find(({ shortName }) => shortName === value)?.name ?? value
  if (facet === 'source') return shortProvider(providers.get(segment(value))?.provider ?? value)
  if (facet === 'vendor') return value.charAt(0).toUpperCase() + value.slice(1)
  if (facet === 'language') return languages.get(value) ?? value
  return value
}

const languages: ReadonlyMap<string, string> = new Map([
  ['spl', 'SPL'],
  ['sigma', 'Sigma'],
  ['kql', 'KQL'],
  ['eql', 'EQL'],
  ['esql', 'ES|QL'],
  ['lucene', 'Lucene'],
  ['ml', 'machine learning'],
])
