/** Runs conformance cases on an engine: each gets an empty store, its own events, macros and data model. */
import { answer } from '../../src/engine/answer.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { type Session, settle } from '../../src/harrier/settle.ts'
import type { Dataset } from '../../src/schema/data-model.ts'
import type { StoredEvent } from '../../src/schema/stored-event.ts'
import type { Lookup, ModelDataset, World } from '../../src/semantics/world.ts'
import type { MacroLookup } from '../../src/spl/macros.ts'
import { isError } from '../../src/text/diagnostic.ts'
import { rootSource } from '../../src/text/source.ts'
import { type ConformanceCase, difference } from './case.ts'

export type CaseResult =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly because: string }
  /** A command, option or function that is not done; never a wrong answer. */
  | { readonly kind: 'unsupported'; readonly because: string }

const defaultNow = 1_704_100_000

export async function runCase(engine: Engine, wanted: ConformanceCase): Promise<CaseResult> {
  await engine.clear()
  await engine.insert(wanted.events.map(storedEvent))
  const { fields } = engine.facts()
  const lookups = new Map(Object.entries(wanted.lookups ?? {}).map(([name, given]) => [name, lookupOf(given)]))
  const world: World = {
    now: wanted.now ?? defaultNow,
    range: {},
    fields,
    dataset: (model, dataset) => modelOf(wanted, model, dataset),
    models: wanted.datamodel ? [wanted.datamodel.name.split('.')[0] ?? ''] : [],
    lookup: name => lookups.get(name),
    lookups: [...lookups.keys()],
    answers: new Map(),
  }
  const session: Session = { engine, world, macros: macrosOf(wanted), write: async () => undefined }
  try {
    const { query, output, diagnostics } = await settle(session, rootSource('<search>', wanted.spl))
    const errors = diagnostics.filter(isError)
    if (!query || !output) {
      const because = errors.map(({ message }) => message).join('; ')
      const unsupported = errors.length > 0 && errors.every(({ code }) => code.startsWith('unsupported'))
      if (unsupported) return { kind: 'unsupported', because }
      return wanted.error ? { kind: 'passed' } : { kind: 'failed', because: `rejected: ${because}` }
    }
    if (wanted.error) return { kind: 'failed', because: 'accepted, but must be rejected' }
    const different = difference(wanted, await answer(engine, query, output))
    return different === undefined ? { kind: 'passed' } : { kind: 'failed', because: different }
  } catch (error) {
    return { kind: 'failed', because: error instanceof Error ? error.message : String(error) }
  }
}

type GivenLookup = NonNullable<ConformanceCase['lookups']>[string]

function lookupOf({
  rows,
  match_type,
  case_sensitive_match,
  default_match,
  min_matches,
  max_matches,
}: GivenLookup): Lookup {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const kinds = { WILDCARD: 'wildcard', CIDR: 'cidr' } as const
  return {
    columns,
    rows: rows.map(row =>
      columns.map(column => (row[column] === undefined || row[column] === null ? '' : String(row[column]))),
    ),
    matches: Object.entries(match_type ?? {}).map(([field, kind]) => ({
      field,
      kind: kinds[kind as keyof typeof kinds] ?? 'exact',
    })),
    caseSensitive: case_sensitive_match ?? true,
    minMatches: min_matches ?? (default_match === undefined ? 0 : 1),
    maxMatches: max_matches,
    defaultMatch: default_match ?? '',
  }
}

/** Events without a time keep the order of the list, newest first. */
function storedEvent(event: ConformanceCase['events'][number], index: number): StoredEvent {
  const text = (name: string): string => (event[name] === undefined || event[name] === null ? '' : String(event[name]))
  const attributes = new Set(['_time', '_raw', 'index', 'host', 'source', 'sourcetype', 'tag'])
  const fields = new Map<string, string | readonly string[]>()
  for (const [name, value] of Object.entries(event)) {
    if (attributes.has(name) || value === null) continue
    const values = Array.isArray(value) ? value.map(String) : [String(value)]
    const [only] = values
    if (values.length === 1 && only !== undefined) fields.set(name, only)
    else if (values.length > 1) fields.set(name, values)
  }
  return {
    time: Math.round((typeof event['_time'] === 'number' ? event['_time'] : defaultNow - index) * 1e6),
    index: text('index') || 'main',
    host: text('host'),
    source: text('source'),
    sourcetype: text('sourcetype'),
    sources: text('source') === '' ? [] : [text('source')],
    sourcetypes: text('sourcetype') === '' ? [] : [text('sourcetype')],
    tags: Array.isArray(event['tag']) ? event['tag'].map(String) : text('tag') === '' ? [] : [text('tag')],
    raw: text('_raw'),
    fields,
    file: 'case',
    record: index + 1,
  }
}

function macrosOf({ macros = {} }: ConformanceCase): MacroLookup {
  return (name, arity) => {
    const found = macros[arity === 0 ? name : `${name}(${arity})`]
    if (!found) return undefined
    return { name, parameters: found.args ?? [], definition: rootSource(`macro ${name}`, found.definition) }
  }
}

/** The events of such a case are the rows of the dataset, its fields computed already. */
function modelOf({ datamodel, events }: ConformanceCase, model: string, dataset?: string): ModelDataset | undefined {
  const [name = '', ...path] = datamodel?.name.split('.') ?? []
  if (!datamodel || name !== model || (dataset !== undefined && dataset !== path.join('.') && dataset !== path.at(-1)))
    return undefined
  const names = [...new Set(events.flatMap(event => Object.keys(event)))]
  const own: Dataset = { name: datamodel.prefix, tags: [], fields: names.map(field => ({ name: field, type: 'text' })) }
  return { model, lineage: [own], siblings: [own] }
}
