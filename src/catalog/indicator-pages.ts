/** Fields of the catalog, the values of one field, and one value: which rules look for it, and for what beside it. */
import type { FieldPage, FieldsPage, IndicatorPage } from '../server/api.ts'
import { fieldAddress, indicatorAddress } from './addresses.ts'
import { compareText, type Entry, type FieldUse, type Library, usedBy, type ValueUse } from './library.ts'
import {
  type ListPlace,
  leastRulesOfPage,
  partOf,
  ruleList,
  tally,
  tallyEvents,
  tallyTechniques,
  tallyValues,
  valueId,
  valueRow,
  valuesOfPage,
  wordOf,
} from './rows.ts'
import { writtenValue } from './written.ts'

/** Spellings of one value, and values beside it. */
const mostBeside = 8

const fieldsOfPage = 100

export function fieldsPage({ fields }: Library, place: ListPlace): FieldsPage {
  const sorted = [...fields.values()].toSorted((a, b) => b.rules - a.rules || compareText(a.field, b.field))
  const { items, ...part } = partOf(sorted, fieldsOfPage, place)
  return {
    kind: 'fields',
    total: sorted.length,
    ...part,
    fields: items.map(use => ({
      label: use.field,
      address: fieldAddress(use.field),
      count: use.rules,
      values: use.values.length,
      spellings: spellingsOf(use).slice(0, 6),
    })),
  }
}

export function fieldPage(use: FieldUse, library: Library, { address, page }: ListPlace): FieldPage {
  const counts = use.values.map(usedBy)
  const shared = counts.filter(rules => rules > 1).length
  const pages = Math.max(1, Math.ceil(shared / valuesOfPage))
  const addressAt = (number: number): string => (number > 1 ? `${address}page/${number}/` : address)
  const entries = [...new Set(use.values.flatMap(value => value.entries))]
  const kinds = new Map<string, number>()
  for (const { operator } of use.values) kinds.set(operator, (kinds.get(operator) ?? 0) + 1)
  return {
    kind: 'field',
    field: use.field,
    spellings: spellingsOf(use),
    rules: use.rules,
    values: use.values.length,
    single: use.values.length - shared,
    kinds: [...kinds].toSorted((a, b) => b[1] - a[1]).map(([kind, count]) => ({ operator: wordOf(kind), count })),
    page,
    pages,
    previous: page > 1 ? addressAt(page - 1) : undefined,
    next: page < pages ? addressAt(page + 1) : undefined,
    more: page < pages ? 0 : Math.max(0, use.values.length - pages * valuesOfPage),
    rows: use.values.slice((page - 1) * valuesOfPage, page * valuesOfPage).map(value => fieldRow(value, library)),
    events: tallyEvents(entries, 10),
  }
}

/** Few rules are named in the row. */
function fieldRow(use: ValueUse, library: Library): FieldPage['rows'][number] {
  const row = valueRow(use, library)
  if (row.rules === 1 || row.rules >= leastRulesOfPage) return row
  const rules = [...new Set([...use.entries, ...use.excluded])]
  return {
    ...row,
    id: valueId(use),
    address: undefined,
    in: rules.map(({ rule, address }) => ({ label: rule.name, address })),
  }
}

export function indicatorPage(use: ValueUse, library: Library, place: ListPlace): IndicatorPage {
  const together = tallyValues(use.entries, library, mostBeside + 1).filter(row => row.address !== addressOfValue(use))
  return {
    kind: 'indicator',
    field: { label: use.field, address: fieldAddress(use.field) },
    operator: wordOf(use.operator),
    value: use.value,
    spellings: spellings(use),
    list: ruleList(use.entries, place),
    excluded: ruleList(use.excluded),
    techniques: tallyTechniques(use.entries, 16),
    together: together.slice(0, mostBeside),
  }
}

const addressOfValue = ({ field, operator, value }: ValueUse): string => indicatorAddress(field, operator, value)

/** The value that a part of an address below a field and a kind stands for; what few rules have has none. */
export function valueAt(use: FieldUse, address: string): ValueUse | undefined {
  const known = byAddress.get(use) ?? new Map(use.values.map(value => [addressOfValue(value), value]))
  byAddress.set(use, known)
  const found = known.get(address)
  return found && usedBy(found) >= leastRulesOfPage ? found : undefined
}

const byAddress = new WeakMap<FieldUse, ReadonlyMap<string, ValueUse>>()

const spellingsOf = (use: FieldUse): readonly string[] =>
  [...use.spellings].toSorted((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([written]) => written)

/** How the rules write the value, the most common way first. */
function spellings({ key, entries, excluded }: ValueUse): IndicatorPage['spellings'] {
  const written = tally([...entries, ...excluded].slice(0, 500), entry => ownSpellings(entry, key))
  return written.slice(0, mostBeside).map(([text, count]) => {
    const [field = '', value = ''] = text.split('\0')
    return { field, written: value, count }
  })
}

const ownSpellings = ({ logic }: Entry, key: string): readonly string[] =>
  logic.indicators
    .filter(row => (row.exclude ? row.key.slice(1) : row.key) === key)
    .map(({ field, value, span }) => {
      const written = writtenValue(logic.text.text.slice(span.start, span.end), value) ?? value
      return `${field}\0${written}`
    })
