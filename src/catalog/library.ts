/** The catalog as it is asked: every rule with its logic, and what leads from a thing to the rules that have it. Built once. */
import { severityOf } from '../detect/severity.ts'
import { current } from '../rules/attack.ts'
import type { EventCoverage } from '../rules/coverage.ts'
import { countIndicators, type Indicator, type IndicatorCounts } from '../rules/indicators.ts'
import { once } from '../rules/once.ts'
import { findOverlap, type Overlap } from '../rules/overlap.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import type { RuleLogic } from '../rules/rule-logic.ts'
import type { SeverityWord } from '../server/api.ts'
import { eventAddress, ruleAddress, segment, slug } from './addresses.ts'
import type { AttackLayer } from './attack-layer.ts'

export interface Library {
  readonly set: RuleSet
  /** What all files of rules lie below; it says where a machine keeps them, not what they are. */
  readonly folder: string
  /** By name. */
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<string, Entry>
  readonly bySlug: ReadonlyMap<string, Entry>
  readonly counts: IndicatorCounts
  readonly overlap: Overlap
  /** By key, `!` left out. */
  readonly values: ReadonlyMap<string, ValueUse>
  /** By common name. */
  readonly fields: ReadonlyMap<string, FieldUse>
  /** By the part of the address that stands for the field. */
  readonly fieldsBySegment: ReadonlyMap<string, FieldUse>
  /** By provider as the address has it. */
  readonly providers: ReadonlyMap<string, ProviderUse>
  /** By id of today; a technique has the rules of its sub-techniques too. */
  readonly techniques: ReadonlyMap<string, readonly Entry[]>
  /** What the matrix is compared with, where somebody asked. */
  readonly layer?: AttackLayer
}

export interface Entry {
  /** The rule's file below the folder that holds all of them. */
  readonly file: string
  readonly rule: Rule
  readonly logic: RuleLogic
  readonly slug: string
  readonly address: string
  readonly severity: SeverityWord | undefined
  /** Ids of today, each once. */
  readonly techniques: readonly string[]
  /** Values by the name of a facet. */
  readonly facets: Readonly<Record<FacetName, readonly string[]>>
}

export const facetNames = ['vendor', 'tactic', 'source', 'severity', 'type', 'language'] as const
export type FacetName = (typeof facetNames)[number]

export interface ValueUse {
  readonly key: string
  readonly field: string
  readonly operator: string
  readonly value: string
  /** One of the indicators, for how it is written. */
  readonly sample: Indicator
  readonly entries: readonly Entry[]
  /** Those that leave it out. */
  readonly excluded: readonly Entry[]
}

export interface FieldUse {
  readonly field: string
  readonly spellings: ReadonlyMap<string, number>
  readonly values: readonly ValueUse[]
  readonly rules: number
}

export interface ProviderUse {
  readonly provider: string
  readonly channels: readonly string[]
  readonly entries: readonly Entry[]
  readonly events: ReadonlyMap<number, EventUse>
  readonly loose: readonly Entry[]
}

export interface EventUse {
  readonly coverage: EventCoverage
  readonly entries: readonly Entry[]
}

export function buildLibrary(set: RuleSet): Library {
  const entries = readEntries(set)
  const rows = entries.map(({ rule, logic }) => ({ id: rule.id, indicators: logic.indicators }))
  const values = valuesOf(entries)
  const fields = fieldsOf(values, entries)
  return {
    set,
    folder: commonFolder(set.rules.map(({ file }) => file)),
    entries,
    byId: new Map(entries.map(entry => [entry.rule.id, entry])),
    bySlug: new Map(entries.map(entry => [entry.slug, entry])),
    counts: countIndicators(rows),
    overlap: findOverlap(rows),
    values,
    fields,
    fieldsBySegment: new Map([...fields.values()].map(use => [segment(use.field), use])),
    providers: providersOf(entries),
    techniques: techniquesOf(entries),
  }
}

/** The longest folder that all paths begin with. */
function commonFolder(paths: readonly string[]): string {
  let folder = paths[0]?.slice(0, paths[0].lastIndexOf('/') + 1) ?? ''
  for (const path of paths)
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
  return folder
}

/** What names the provider of an event: the manifest's name where there is one. */
export const providerOf = ({ fullProvider, provider }: EventCoverage): string => fullProvider ?? provider

export const addressOfEvent = (event: EventCoverage): string => eventAddress(providerOf(event), event.eventId)

/** The parts of a key: field, operator, value; fields and operators hold no `|`. */
export function keyParts(key: string): { readonly field: string; readonly operator: string; readonly value: string } {
  const bare = key.startsWith('!') ? key.slice(1) : key
  const first = bare.indexOf('|')
  const second = bare.indexOf('|', first + 1)
  const operator = bare.slice(first + 1, second)
  if (operators.has(operator)) return { field: bare.slice(0, first), operator, value: bare.slice(second + 1) }
  // A field that holds a bar itself.
  const match = barred.exec(bare)
  if (!match) return { field: bare, operator: '', value: '' }
  return { field: match[1] ?? '', operator: match[2] ?? '', value: bare.slice(match[0].length) }
}

const operators = new Set('eq contains startswith endswith wildcard regex cidr gt ge lt le keyword ne'.split(' '))
const barred = new RegExp(`^(.*?)\\|(${[...operators].join('|')})\\|`)

/** Push to the list of a key. */
export function gather<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function readEntries(set: RuleSet): readonly Entry[] {
  const taken = new Set<string>()
  const folder = commonFolder(set.rules.map(({ file }) => file))
  const sorted = set.rules.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
  return sorted.map(rule => {
    const name = freeSlug(rule, taken)
    const logic = set.logicOf(rule)
    const severity = severityOfRule(rule)
    const techniques = [...new Set(rule.techniques.map(id => current(id)?.id ?? id))]
    const tactics = techniques.flatMap(id => current(id)?.tactics.map(tactic => tactic.shortName) ?? [])
    return {
      rule,
      file: rule.file.slice(folder.length),
      logic,
      slug: name,
      address: ruleAddress(name),
      severity,
      techniques,
      facets: {
        vendor: [rule.vendor],
        tactic: [...new Set(tactics)],
        source: [...new Set(logic.events.map(event => providerOf(event).toLowerCase()))],
        severity: severity ? [severity] : [],
        type: [rule.type.toLowerCase()],
        language: [rule.language],
      },
    }
  })
}

export const compareText = (a: string, b: string): number => {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Two rules of one name: the second has the beginning of its id behind it. */
function freeSlug(rule: Rule, taken: Set<string>): string {
  const wanted = slug(rule.name) || 'rule'
  const tries = [wanted, `${wanted}-${slug(rule.id, 8)}`, `${wanted}-${slug(rule.id)}`]
  const reserved = new Set(['by', 'page'])
  const free = tries.find(name => !taken.has(name) && !reserved.has(name))
  let found = free ?? `${wanted}-2`
  for (let next = 3; taken.has(found); next++) found = `${wanted}-${next}`
  taken.add(found)
  return found
}

const words: ReadonlyMap<string, SeverityWord> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['informational', 'informational'],
  ['info', 'informational'],
])

/** As written, else from the score. */
function severityOfRule({ severity, output }: Rule): SeverityWord | undefined {
  const written = severity === undefined ? undefined : words.get(severity.toLowerCase())
  return written ?? (output.score === undefined ? undefined : severityOf(output.score))
}

function valuesOf(entries: readonly Entry[]): ReadonlyMap<string, ValueUse> {
  const uses = new Map<string, ValueUse & { entries: Entry[]; excluded: Entry[] }>()
  for (const entry of entries)
    for (const indicator of entry.logic.indicators) {
      const key = indicator.exclude ? indicator.key.slice(1) : indicator.key
      let use = uses.get(key)
      if (!use) {
        const { field, operator, value } = keyParts(key)
        use = { key, field, operator, value, sample: indicator, entries: [], excluded: [] }
        uses.set(key, use)
      }
      const list = indicator.exclude ? use.excluded : use.entries
      if (list.at(-1) !== entry) list.push(entry)
    }
  return uses
}

function fieldsOf(values: ReadonlyMap<string, ValueUse>, entries: readonly Entry[]): ReadonlyMap<string, FieldUse> {
  const byField = new Map<string, ValueUse[]>()
  for (const use of values.values()) gather(byField, use.field, use)
  const spellings = spellingsOf(values, entries)
  return new Map(
    [...byField].map(([field, uses]): [string, FieldUse] => {
      const sorted = once(() => uses.toSorted((a, b) => usedBy(b) - usedBy(a) || compareText(a.value, b.value)))
      const { written, rules = 0 } = spellings.get(field) ?? {}
      return [
        field,
        {
          field,
          spellings: new Map([...(written ?? [])].map(([name, count]) => [name, count.rules])),
          rules,
          get values() {
            return sorted()
          },
        },
      ]
    }),
  )
}

interface Count {
  rules: number
  last: Entry | undefined
}

interface Spellings extends Count {
  /** By how rules write the field. */
  readonly written: Map<string, Count>
}

/** By common name. */
function spellingsOf(values: ReadonlyMap<string, ValueUse>, entries: readonly Entry[]): ReadonlyMap<string, Spellings> {
  const found = new Map<string, Spellings>()
  for (const entry of entries)
    for (const { key, exclude, field: name } of entry.logic.indicators) {
      const field = values.get(exclude ? key.slice(1) : key)?.field ?? ''
      const spellings = found.get(field) ?? { rules: 0, last: undefined, written: new Map<string, Count>() }
      if (spellings.rules === 0) found.set(field, spellings)
      count(spellings, entry)
      const written = spellings.written.get(name) ?? { rules: 0, last: undefined }
      if (written.rules === 0) spellings.written.set(name, written)
      count(written, entry)
    }
  return found
}

/** A rule once, however often it comes: all that is of one rule comes together. */
function count(counted: Count, entry: Entry): void {
  if (counted.last === entry) return
  counted.last = entry
  counted.rules++
}

/** Rules that look for the value or leave it out. */
export function usedBy({ entries, excluded }: ValueUse): number {
  if (excluded.length === 0) return entries.length
  return entries.length === 0 ? excluded.length : new Set([...entries, ...excluded]).size
}

function providersOf(entries: readonly Entry[]): ReadonlyMap<string, ProviderUse> {
  interface Growing {
    readonly provider: string
    readonly channels: Set<string>
    readonly entries: Set<Entry>
    readonly loose: Entry[]
    readonly events: Map<number, { readonly coverage: EventCoverage; readonly entries: Entry[] }>
  }
  const uses = new Map<string, Growing>()
  for (const entry of entries)
    for (const event of entry.logic.events) {
      const provider = providerOf(event)
      const key = segment(provider.toLowerCase())
      let use = uses.get(key)
      if (!use) {
        use = { provider, channels: new Set(), entries: new Set(), loose: [], events: new Map() }
        uses.set(key, use)
      }
      use.entries.add(entry)
      if (event.channel !== undefined) use.channels.add(event.channel)
      if (event.eventId === undefined) {
        use.loose.push(entry)
        continue
      }
      const found = use.events.get(event.eventId)
      if (!found) use.events.set(event.eventId, { coverage: event, entries: [entry] })
      else if (found.entries.at(-1) !== entry) found.entries.push(entry)
    }
  return new Map(
    [...uses].map(([key, use]) => [key, { ...use, channels: [...use.channels], entries: [...use.entries] }]),
  )
}

/** A technique has the rules of its sub-techniques too. */
export function techniquesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const uses = new Map<string, Entry[]>()
  for (const entry of entries) {
    const parents = entry.techniques.map(id => id.replace(/\.\d+$/, ''))
    for (const id of new Set([...entry.techniques, ...parents])) gather(uses, id, entry)
  }
  return uses
}
