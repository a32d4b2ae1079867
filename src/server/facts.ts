/** From an address to the facts of its page: the one place where addresses are read. */
import { matrixPage, techniquePage } from '../catalog/attack-pages.ts'
import { eventPage, providerPage, providersPage } from '../catalog/event-pages.ts'
import { homePage, overlapPage } from '../catalog/front-pages.ts'
import { fieldPage, fieldsPage, indicatorPage, valueAt } from '../catalog/indicator-pages.ts'
import type { Library } from '../catalog/library.ts'
import { type Filter, isFacet, listPage, valueOfSegment } from '../catalog/list.ts'
import { byName, readOrder } from '../catalog/list-order.ts'
import { pairPage } from '../catalog/pair-page.ts'
import { problemsPage } from '../catalog/problems.ts'
import type { ListPlace } from '../catalog/rows.ts'
import { rulePage } from '../catalog/rule-page.ts'
import type { Page } from './api.ts'
import { compiledRule } from './compile.ts'

export interface Asked {
  /** A page's own address, with a slash at its end. */
  readonly address: string
  readonly query: URLSearchParams
}

/** Nothing where there is no such page. */
export function factsOf({ address, query }: Asked, library: Library, live: boolean): Page | undefined {
  const [part, ...rest] = address.split('/').slice(1, -1)
  const [, whole = address, number] =
    /^(\/(?:(?:attack|events|indicators)\/.+\/|indicators\/|overlap\/))page\/([1-9]\d{0,4})\/$/.exec(address) ?? []
  if (number !== undefined) return laterPage(whole, Number(number), library)
  switch (part) {
    case undefined:
      return homePage(library)
    case 'rules':
      return ruleOrList(rest, query, library, live)
    case 'attack':
      if (rest.length === 0) return matrixPage(library, { filters: live ? matrixFilters(query) : [], live })
      return ofAttack(rest, library, { address, page: 1 })
    case 'events':
      return ofEvents(rest, library, { address, page: 1 })
    case 'indicators':
      return ofIndicators(rest, library, { address, page: 1 })
    case 'overlap':
      return ofOverlap(rest, library, { address, page: 1 })
    case 'problems':
      return rest.length === 0 ? problemsPage(library) : undefined
    default:
      return undefined
  }
}

/** A further page of the rules of a thing; its first is the thing's own. */
function laterPage(address: string, page: number, library: Library): Page | undefined {
  const [part, ...rest] = address.split('/').slice(1, -1)
  const place = { address, page }
  const found = laterKinds.get(part ?? '')?.(rest, library, place)
  const list = found && pagedPart(found)
  return list && page > 1 && page <= list.pages ? found : undefined
}

type Reader = (parts: readonly string[], library: Library, place: ListPlace) => Page | undefined

/** What of a page goes on at the next one. */
function pagedPart(page: Page): { readonly pages: number } | undefined {
  if ('list' in page) return page.list
  if (page.kind === 'provider') return page.loose
  return page.kind === 'field' || page.kind === 'fields' || page.kind === 'overlap' ? page : undefined
}

const ofAttack: Reader = ([id = '', ...more], library, place) =>
  more.length === 0 ? techniquePage(id, library, place) : undefined

function ruleOrList(
  parts: readonly string[],
  query: URLSearchParams,
  library: Library,
  live: boolean,
): Page | undefined {
  const [first, facet, segment] = parts
  if (first !== undefined && first !== 'by' && first !== 'page') {
    const entry = parts.length === 1 ? library.bySlug.get(first) : undefined
    return entry && rulePage(entry, library, compiledRule(entry.rule.id, library))
  }
  if (first === 'by') {
    const page = pageIn(parts.slice(3))
    const value = facet !== undefined && isFacet(facet) ? valueOfSegment(facet, segment ?? '', library) : undefined
    if (page === undefined || value === undefined || facet === undefined || !isFacet(facet)) return undefined
    return listPage({ query: '', filters: [{ facet, value }], order: byName, page, live }, library)
  }
  const page = pageIn(parts) ?? 0
  if (page < 1) return undefined
  if (!live) return listPage({ query: '', filters: [], order: byName, page, live }, library)
  const asked = Number(query.get('page') ?? page)
  const filters = filtersOf(query)
  const typed = query.get('q')?.trim() ?? ''
  const wanted = Number.isInteger(asked) && asked > 0 ? asked : 1
  const order = readOrder(query.get('sort') ?? '')
  return listPage({ query: typed, filters: filters.slice(0, 20), order, page: wanted, live }, library)
}

/** What a form leaves open is written as nothing. */
const filtersOf = (query: URLSearchParams): readonly Filter[] =>
  [...query].flatMap(([name, value]): Filter[] => (isFacet(name) && value !== '' ? [{ facet: name, value }] : []))

/** What the matrix and its layer are narrowed by: of either the first. */
export const matrixFilters = (query: URLSearchParams): readonly Filter[] =>
  (['vendor', 'source'] as const).flatMap(name => filtersOf(query).find(({ facet }) => facet === name) ?? [])

/** `page/2`; 1 where nothing is written. */
function pageIn(parts: readonly string[]): number | undefined {
  if (parts.length === 0) return 1
  const [word, number = ''] = parts
  return word === 'page' && parts.length === 2 && /^[1-9]\d{0,4}$/.test(number) ? Number(number) : undefined
}

const ofOverlap: Reader = (parts, library, place) =>
  parts.length === 0 ? overlapPage(library, place) : ofPair(parts, library)

function ofPair([first = '', second = '', ...more]: readonly string[], library: Library): Page | undefined {
  const a = library.bySlug.get(first)
  const b = library.bySlug.get(second)
  return a && b && a !== b && more.length === 0 ? pairPage(a, b, library) : undefined
}

function ofEvents([provider, id, ...more]: readonly string[], library: Library, place: ListPlace): Page | undefined {
  if (provider === undefined) return providersPage(library)
  const use = library.providers.get(provider)
  if (!use || more.length > 0) return undefined
  if (id === undefined) return providerPage(use, place)
  const event = /^\d{1,10}$/.test(id) ? use.events.get(Number(id)) : undefined
  return event && eventPage(Number(id), { provider: use.provider, use: event }, library, place)
}

function ofIndicators([field, ...rest]: readonly string[], library: Library, place: ListPlace): Page | undefined {
  if (field === undefined) return fieldsPage(library, place)
  const use = library.fieldsBySegment.get(field)
  if (!use) return undefined
  if (rest.length === 0) return fieldPage(use, library, place)
  const value = rest.length === 2 ? valueAt(use, place.address) : undefined
  return value && indicatorPage(value, library, place)
}

const laterKinds: ReadonlyMap<string, Reader> = new Map([
  ['attack', ofAttack],
  ['events', ofEvents],
  ['indicators', ofIndicators],
  ['overlap', ofOverlap],
])
