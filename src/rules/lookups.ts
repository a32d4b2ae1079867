/** Lookups of a rule set: what a definition says, and the pool that finds one by the name that a search uses. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Place, Source } from '../text/source.ts'
import type { Table } from './csv.ts'
import type { KeyReader } from './yaml-keys.ts'
import { placeOf, type YamlMap } from './yaml-tree.ts'

export interface LookupDefinition {
  readonly name: string
  readonly kind: 'csv' | 'kvstore' | 'mlmodel' | 'external'
  /** The name of its file, without any folder; absent where it has none. */
  readonly filename: string | undefined
  readonly collection: string | undefined
  /** `fields_list`: the columns of what has no file. */
  readonly fields: readonly string[]
  readonly matchTypes: readonly MatchType[]
  readonly minMatches: number
  readonly maxMatches: number | undefined
  readonly defaultMatch: string
  readonly caseSensitive: boolean
  readonly description: string | undefined
  /** Absent for a file that no definition names. */
  readonly place: Place | undefined
}

export interface MatchType {
  readonly kind: 'wildcard' | 'cidr' | 'exact'
  readonly field: string
}

export interface Lookup {
  readonly definition: LookupDefinition
  /** Reads the file when first asked; a store without a file is an empty table with the definition's columns. */
  table(): LookupTable
}

export interface LookupTable {
  readonly table: Table
  readonly diagnostics: readonly Diagnostic[]
}

export interface LookupPool {
  readonly all: readonly Lookup[]
  /** By the name of its definition, or by the name of a CSV file. */
  find(name: string): Lookup | undefined
}

export function lookupPool(defined: readonly Lookup[], files: readonly Lookup[]): LookupPool {
  const byName = new Map<string, Lookup>()
  for (const lookup of [...defined, ...files])
    if (!byName.has(lookup.definition.name)) byName.set(lookup.definition.name, lookup)
  return {
    all: [...byName.values()].toSorted((a, b) => (a.definition.name < b.definition.name ? -1 : 1)),
    find: name => byName.get(name),
  }
}

/** A CSV file that is used by its own name. */
export const bareLookup = (filename: string): LookupDefinition => ({
  name: filename,
  kind: 'csv',
  filename,
  collection: undefined,
  fields: [],
  matchTypes: [],
  minMatches: 0,
  maxMatches: undefined,
  defaultMatch: '',
  caseSensitive: true,
  description: undefined,
  place: undefined,
})

/** `stem` is the name of the definition's own file: newer definitions leave out what their table is called. */
export function readLookup(root: YamlMap, source: Source, keys: KeyReader, stem: string): LookupDefinition | undefined {
  const name = keys.text(root, 'name')?.trim()
  if (!name) return undefined
  const collection = keys.text(root, 'collection')
  const written = keys.text(root, 'filename')?.trim()
  const kind = kindOf(keys.text(root, 'lookup_type'), collection, written, keys.text(root, 'external_type'))
  return {
    name,
    kind,
    filename: kind === 'csv' ? (written ?? `${stem}.csv`) : written,
    collection,
    fields: splitNames([...keys.texts(root, 'fields_list'), ...keys.texts(root, 'fields')]),
    matchTypes: keys.texts(root, 'match_type').flatMap(matchTypes),
    minMatches: keys.number(root, 'min_matches') ?? 0,
    maxMatches: keys.number(root, 'max_matches'),
    defaultMatch: keys.text(root, 'default_match') ?? '',
    caseSensitive: (keys.text(root, 'case_sensitive_match') ?? 'true').toLowerCase() !== 'false',
    description: keys.text(root, 'description'),
    place: placeOf(source, root),
  }
}

function kindOf(
  type: string | undefined,
  collection: string | undefined,
  filename: string | undefined,
  external: string | undefined,
): LookupDefinition['kind'] {
  if (type === 'mlmodel' || filename?.endsWith('.mlmodel')) return 'mlmodel'
  if (type === 'kvstore' || collection !== undefined) return 'kvstore'
  return external !== undefined && type !== 'csv' && filename === undefined ? 'external' : 'csv'
}

const splitNames = (lists: readonly string[]): readonly string[] =>
  lists.flatMap(list => list.split(/[\s,]+/)).filter(field => field !== '')

/** `WILDCARD(a), CIDR(b)`. */
function matchTypes(text: string): readonly MatchType[] {
  return [...text.matchAll(/(WILDCARD|CIDR|EXACT)\s*\(\s*([^()]*?)\s*\)/gi)].map(([, kind, field]) => ({
    kind: kind?.toLowerCase() === 'cidr' ? 'cidr' : kind?.toLowerCase() === 'exact' ? 'exact' : 'wildcard',
    field: field ?? '',
  }))
}
