/** What is typed over the list of rules: words, ids, `key=value` of the rules, and `field=value` of their logic. */
import { commonField } from '../predicate/field-names.ts'
import { normalForm } from '../predicate/normal-form.ts'
import { matchesStars } from '../predicate/pattern.ts'
import { makeCatalog, queryKeys } from '../rules/catalog.ts'
import type { Entry, FieldUse, Library } from './library.ts'

export interface Found {
  readonly entries: readonly Entry[]
  readonly notes: readonly string[]
}

const longest = 1000

export function findRules(query: string, library: Library): Found {
  const terms = readTerms(query.slice(0, longest))
  const notes: string[] = []
  let found: readonly Entry[] = library.entries
  for (const term of terms) {
    const holders = holdersOf(term, library, note => notes.push(note))
    const holds = (entry: Entry): boolean => holders.has(entry)
    found = found.filter(entry => holds(entry) !== term.negated)
  }
  return { entries: found, notes }
}

interface Term {
  readonly key: string | undefined
  readonly value: string
  readonly negated: boolean
  /** As typed. */
  readonly text: string
}

function readTerms(query: string): readonly Term[] {
  return [...query.matchAll(/(?:([A-Za-z_][\w.]*)(!?=))?("(?:[^"\\]|\\.)*"|[^\s"]+)/g)].map(
    ([text, key, operator, raw = '']) => ({
      key,
      value: raw.startsWith('"') ? raw.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : raw,
      negated: operator === '!=',
      text,
    }),
  )
}

function holdersOf({ key, value, text }: Term, library: Library, note: (text: string) => void): ReadonlySet<Entry> {
  if (key === undefined) return new Set(library.entries.filter(wordIn(value)))
  const field = [commonField(key), key.toLowerCase(), fileField(key)]
    .map(name => library.fields.get(name))
    .find(Boolean)
  const known = Object.hasOwn(queryKeys, key.toLowerCase())
  if (known && !(field && !ownKeys.has(key.toLowerCase()))) return selected(key.toLowerCase(), value, library, note)
  if (field) return withValue(field, key, value, library)
  note(`'${key}' of '${text}' is neither a field of a rule's logic nor a key of rules`)
  return new Set()
}

/** Keys that fields of events are called by as well, and that mean the rule. */
const ownKeys = new Set(Object.keys(queryKeys).filter(key => key !== 'file' && key !== 'domain'))

function selected(key: string, value: string, library: Library, note: (text: string) => void): ReadonlySet<Entry> {
  const { rules, diagnostics } = makeCatalog(library.entries.map(({ rule }) => rule)).select(
    `${key}="${value.replaceAll(/["\\]/g, '\\$&')}"`,
  )
  for (const { message } of diagnostics) note(message)
  return new Set(rules.flatMap(({ id }) => library.byId.get(id) ?? []))
}

/** Any part of the name, the ids, the file, the events. */
function wordIn(word: string): (entry: Entry) => boolean {
  const wanted = word.toLowerCase()
  if (/^t\d{4}(?:\.\d{3})?$/.test(wanted)) {
    const id = wanted.toUpperCase()
    return ({ techniques }) => techniques.some(one => one === id || one.startsWith(`${id}.`))
  }
  const event = /^\d{1,5}$/.test(wanted) ? Number(wanted) : undefined
  return entry =>
    wordsOf(entry).includes(wanted) ||
    entry.rule.id.toLowerCase() === wanted ||
    (event !== undefined && entry.logic.events.some(({ eventId }) => eventId === event))
}

const words = new WeakMap<Entry, string>()

/** What words are looked for in, made small once. */
function wordsOf(entry: Entry): string {
  const { rule, file } = entry
  const known = words.get(entry) ?? `${rule.name}\0${rule.description}\0${file}`.toLowerCase()
  words.set(entry, known)
  return known
}

/** Rules that test the field for the value, in its normal form, or for a text that holds it. */
function withValue(field: FieldUse, key: string, value: string, library: Library): ReadonlySet<Entry> {
  const stars = value.includes('*')
  const wanted = value.toLowerCase()
  const normal = normalForm(key, 'eq', value.replaceAll('*', ''))
  const matches = (text: string): boolean =>
    stars ? matchesStars(text, wanted) : text.includes(wanted) || text === normal.value
  const file = library.fields.get(fileField(key))
  const uses = file && file !== field ? [...field.values, ...file.values] : field.values
  return new Set(uses.flatMap(use => (matches(use.value) ? use.entries : [])))
}

/** A path that is known by its end is counted as a file's name: under this field; the same field for what is no path. */
export const fileField = (written: string): string => normalForm(written, 'endswith', '\\a.exe').field
