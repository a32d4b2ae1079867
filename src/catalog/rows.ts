/** Rows and links that several pages show: a rule, a technique, an event, an indicator, each in one form. */
import { operatorWord } from '../predicate/print.ts'
import { current, findTechnique } from '../rules/attack.ts'
import type { EventCoverage } from '../rules/coverage.ts'
import type { Indicator } from '../rules/indicators.ts'
import type { EventLink, IndicatorRow, Link, RuleList, RuleRow, TechniqueLink, ValueRow } from '../server/api.ts'
import { fieldAddress, indicatorAddress, segment, techniqueAddress } from './addresses.ts'
import { addressOfEvent, type Entry, type FieldUse, keyParts, type Library, usedBy, type ValueUse } from './library.ts'
import { writtenValue } from './written.ts'

/** Rules of a list without their logic, on one page. */
const mostRules = 200

/** The page that shows a list, and which part of it. */
export interface ListPlace {
  readonly address: string
  /** From 1 on. */
  readonly page: number
}

/** One page of a long list, and the ways to those beside it. */
export interface Part<T> {
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly items: readonly T[]
}

export function partOf<T>(items: readonly T[], most: number, { address, page }: ListPlace): Part<T> {
  const pages = Math.max(1, Math.ceil(items.length / most))
  const addressAt = (number: number): string => (number > 1 ? `${address}page/${number}/` : address)
  return {
    page,
    pages,
    previous: page > 1 ? addressAt(page - 1) : undefined,
    next: page < pages ? addressAt(page + 1) : undefined,
    items: items.slice((page - 1) * most, page * most),
  }
}

/** Without a place only its beginning: what is more is said, not shown. */
export function ruleList(entries: readonly Entry[], place?: ListPlace): RuleList {
  const { items, ...part } = partOf(
    place ? entries : entries.slice(0, mostRules),
    mostRules,
    place ?? { address: '', page: 1 },
  )
  const rules = items.map(({ rule, address, severity }) => ({
    label: rule.name,
    address,
    vendor: rule.vendor,
    severity,
  }))
  return { total: entries.length, ...part, rules }
}

export function ruleRow(entry: Entry, library: Library): RuleRow {
  const { rule, logic, address, severity, techniques } = entry
  return {
    label: rule.name,
    address,
    vendor: rule.vendor,
    type: rule.type,
    severity,
    deprecated: rule.deprecated,
    techniques: techniques.map(techniqueLink),
    events: logic.events.slice(0, 4).map(eventLink),
    decisive: decisiveOf(entry, library),
  }
}

export const linkTo = (entry: Entry | undefined): Link | undefined =>
  entry && { label: entry.rule.name, address: entry.address }

/** Only what ATT&CK knows has a page. */
export function techniqueLink(id: string): TechniqueLink {
  const technique = current(id)
  return technique
    ? { id: technique.id, name: technique.name, address: techniqueAddress(technique.id) }
    : { id, name: findTechnique(id)?.name, address: undefined }
}

export const eventLink = (event: EventCoverage): EventLink => ({
  provider: event.provider,
  id: event.eventId,
  title: event.title,
  address: addressOfEvent(event),
})

/** What an indicator's operator is called: `=`, `contains`. */
export const wordOf = (operator: string): string =>
  Object.hasOwn(operators, operator) ? (operators[operator] ?? operator) : operator

const operators: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      'eq',
      'contains',
      'startswith',
      'endswith',
      'wildcard',
      'regex',
      'cidr',
      'gt',
      'ge',
      'lt',
      'le',
      'keyword',
    ] as const
  ).map(operator => [operator, operatorWord(operator)]),
)

export function indicatorRow(indicator: Indicator, entry: Entry, library: Library): IndicatorRow {
  const { field } = keyParts(indicator.key)
  const others = library.counts.others(indicator, entry.rule.id)
  const { text } = entry.logic.text
  return {
    field: indicator.field,
    fieldAddress: fieldAddress(field),
    operator: wordOf(indicator.kind),
    value: indicator.value,
    written: writtenValue(text.slice(indicator.span.start, indicator.span.end), indicator.value),
    selector: indicator.selector,
    exclude: indicator.exclude,
    others,
    address:
      others === 1
        ? onlyOther(indicator, entry, library)
        : others > 1
          ? addressOfKey(indicator.key, library)
          : undefined,
  }
}

function onlyOther(indicator: Indicator, { rule }: Entry, library: Library): string | undefined {
  const other = library.counts.rules(indicator).find(id => id !== rule.id)
  return other === undefined ? undefined : library.byId.get(other)?.address
}

/** Fewer rules than this are named on the page of the field: a page of the value would hardly say more. */
export const leastRulesOfPage = 6

/** Values on one page of a field. */
export const valuesOfPage = 100

/** Where the rules that have the value stand: the value's own page, its row on the page of its field, or the one rule. */
function valueAddress(use: ValueUse, library: Library): string | undefined {
  const rules = usedBy(use)
  if (rules >= leastRulesOfPage) return indicatorAddress(use.field, use.operator, use.value)
  const field = library.fields.get(use.field)
  if (rules === 1 || !field) return [...use.entries, ...use.excluded][0]?.address
  const page = Math.floor((placesOf(field).get(use.key) ?? 0) / valuesOfPage) + 1
  return `${fieldAddress(use.field)}${page > 1 ? `page/${page}/` : ''}#${valueId(use)}`
}

const addressOfKey = (key: string, library: Library): string | undefined => {
  const use = library.values.get(key.startsWith('!') ? key.slice(1) : key)
  return use && valueAddress(use, library)
}

/** Of its row on the page of the field. */
export const valueId = ({ operator, value }: ValueUse): string => `${operator}-${segment(value, true)}`

const places = new WeakMap<FieldUse, ReadonlyMap<string, number>>()

function placesOf(field: FieldUse): ReadonlyMap<string, number> {
  const known = places.get(field) ?? new Map(field.values.map(({ key }, index) => [key, index]))
  places.set(field, known)
  return known
}

/** A value in its normal form, as pages that stand above single rules show it. */
export function valueRow(use: ValueUse, library: Library): ValueRow {
  const { field, operator, value, sample } = use
  const rules = usedBy(use)
  return {
    field,
    fieldAddress: fieldAddress(field),
    operator: wordOf(operator),
    value,
    written: undefined,
    selector: sample.selector,
    exclude: use.entries.length === 0,
    others: rules - 1,
    address: valueAddress(use, library),
    rules,
  }
}

const decided = new WeakMap<Entry, RuleRow['decisive']>()

function decisiveOf(entry: Entry, library: Library): RuleRow['decisive'] {
  const known = decided.get(entry) ?? decisive(entry, library)
  decided.set(entry, known)
  return known
}

/** The tests that the fewest other rules have, in the order written. */
function decisive({ rule, logic }: Entry, library: Library): RuleRow['decisive'] {
  const matched = logic.indicators.filter(row => !row.exclude)
  const telling = matched.filter(row => !row.selector)
  const wanted = (telling.length > 0 ? telling : matched)
    .slice(0, 60)
    .map((row, at) => ({ row, at, others: library.counts.others(row, rule.id) }))
  const sorted = wanted.toSorted((a, b) => a.others - b.others || a.at - b.at)
  const [first] = sorted
  const second = sorted.find(({ row }) => row.field !== first?.row.field) ?? sorted[1]
  return [first, second]
    .filter(found => found !== undefined)
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => ({ field: row.field, operator: wordOf(row.kind), value: row.value.slice(0, 80) }))
}

/** How many of the rules have each of the things, the most first. */
export function tally<T>(entries: readonly Entry[], things: (entry: Entry) => Iterable<T>): readonly [T, number][] {
  const counts = new Map<T, number>()
  for (const entry of entries)
    for (const thing of new Set(things(entry))) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

/** Events of the rules, the most common first. */
export function tallyEvents(
  entries: readonly Entry[],
  most: number,
): readonly (EventLink & { readonly count: number })[] {
  const events = new Map<string, EventCoverage>()
  const counted = tally(entries, ({ logic }) =>
    logic.events.map(event => {
      const address = addressOfEvent(event)
      if (!events.has(address)) events.set(address, event)
      return address
    }),
  )
  return counted.slice(0, most).flatMap(([address, count]) => {
    const event = events.get(address)
    return event ? [{ ...eventLink(event), count }] : []
  })
}

export const tallyTechniques = (
  entries: readonly Entry[],
  most: number,
): readonly (TechniqueLink & { readonly count: number })[] =>
  tally(entries, entry => entry.techniques)
    .slice(0, most)
    .map(([id, count]) => ({ ...techniqueLink(id), count }))

/** Values that the rules look for, the most common first; what only says which log is read is left out. */
export function tallyValues(
  entries: readonly Entry[],
  library: Library,
  most: number,
): readonly (IndicatorRow & { readonly count: number })[] {
  return tally(entries, ({ logic }) =>
    logic.indicators.filter(row => !row.selector && !row.exclude).map(row => row.key),
  )
    .slice(0, most)
    .flatMap(([key, count]) => {
      const use = library.values.get(key)
      return use && count > 1 ? [{ ...valueRow(use, library), count }] : []
    })
}
