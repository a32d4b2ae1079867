/** The pages that stand above single things: the front page, and groups of rules that look for nearly the same. */
import { tactics } from '../rules/attack.ts'
import type { HomePage } from '../server/api.ts'
import type { OverlapPage } from '../server/api-overlap.ts'
import {
  facetAddress,
  fieldsAddress,
  listAddress,
  matrixAddress,
  overlapAddress,
  problemsAddress,
  providersAddress,
} from './addresses.ts'
import { type Entry, type Library, usedBy } from './library.ts'
import { valueLabel } from './list.ts'
import { countProblems } from './problems.ts'
import { type ListPlace, partOf, tally, valueRow } from './rows.ts'
import { relatedRules } from './rule-page.ts'

export function homePage(library: Library): HomePage {
  const { entries, values, fields, providers, techniques } = library
  const shared = [...values.values()].filter(use => usedBy(use) > 1).length
  const events = [...providers.values()].reduce((sum, use) => sum + use.events.size, 0)
  const byTactic = new Map(tally(entries, entry => entry.facets.tactic))
  const widest = [...values.values()].filter(use => !use.sample.selector && use.entries.length > 1)
  return {
    kind: 'home',
    rules: entries.length,
    figures: [
      { label: 'rules', count: entries.length, address: listAddress },
      { label: 'ATT&CK techniques', count: techniques.size, address: matrixAddress },
      { label: 'event sources', count: providers.size, address: providersAddress },
      { label: 'events', count: events, address: providersAddress },
      { label: 'fields', count: fields.size, address: fieldsAddress },
      { label: 'indicators', count: values.size, address: fieldsAddress },
      { label: 'shared by rules', count: shared, address: fieldsAddress },
      { label: 'groups of overlap', count: overlapGroups(library).length, address: overlapAddress },
      { label: 'notes on files', count: countProblems(library), address: problemsAddress },
    ],
    vendors: tally(entries, entry => entry.facets.vendor).map(([vendor, count]) => ({
      label: valueLabel('vendor', vendor, library),
      count,
      address: facetAddress('vendor', vendor),
    })),
    tactics: tactics.flatMap(({ name, shortName }) => {
      const count = byTactic.get(shortName) ?? 0
      return count > 0 ? [{ label: name, count, address: facetAddress('tactic', shortName) }] : []
    }),
    widest: widest
      .toSorted((a, b) => b.entries.length - a.entries.length)
      .slice(0, 12)
      .map(use => valueRow(use, library)),
  }
}

const groupsOfPage = 40

export function overlapPage(library: Library, place: ListPlace): OverlapPage {
  const all = overlapGroups(library)
  const { items, ...part } = partOf(all, groupsOfPage, place)
  const pairs = all.reduce((sum, { rules }) => sum + rules.length - 1, 0)
  return { kind: 'overlap', pairs, total: all.length, ...part, groups: items }
}

const grouped = new WeakMap<Library, OverlapPage['groups']>()

/** Each rule in one group, with the rule that it is most like; the closest groups first. */
function overlapGroups(library: Library): OverlapPage['groups'] {
  const known = grouped.get(library)
  if (known) return known
  const placed = new Set<Entry>()
  const groups: { readonly likeness: number; readonly group: OverlapPage['groups'][number] }[] = []
  for (const entry of library.entries) {
    if (placed.has(entry)) continue
    const similar = library.overlap.similar(entry.rule.id)
    const [closest] = similar
    const rules = relatedRules(entry, library).filter(({ address }) => !placed.has(entryAt(address, library) ?? entry))
    if (!closest || rules.length === 0) continue
    for (const { address } of rules) placed.add(entryAt(address, library) ?? entry)
    placed.add(entry)
    const { rule, address } = entry
    const own = { label: rule.name, address, vendor: rule.vendor, relation: 'same', likeness: 1, shared: 0 } as const
    groups.push({
      likeness: closest.likeness,
      group: { shared: closest.shared.slice(0, 4).map(key => sentence(key, library)), rules: [own, ...rules] },
    })
  }
  const sorted = groups.toSorted((a, b) => b.likeness - a.likeness).map(({ group }) => group)
  grouped.set(library, sorted)
  return sorted
}

const entryAt = (address: string, { bySlug }: Library): Entry | undefined => bySlug.get(address.slice(7, -1))

function sentence(key: string, library: Library): string {
  const use = library.values.get(key)
  if (!use) return key
  const { field, operator, value } = valueRow(use, library)
  return `${field} ${operator} ${value.slice(0, 60)}`
}
