/** Which mapping an event of a source that is no Windows log has: by what was said of it, else by what it holds. */
import type { TextFormat } from '../logs/event.ts'
import { compileCondition, type ReadFields } from './evaluate.ts'
import { sourceMappings } from './mappings/sources.ts'
import type { SourceMapping } from './source-mapping.ts'
import { besideColumns } from './windows-fields.ts'

/** A mapping that an event may have, if the condition holds. The first of `sourceMappings` goes before the others. */
export interface Candidate {
  readonly mapping: SourceMapping
  readonly rank: number
  readonly holds: (fields: ReadFields) => boolean
}

/** What there is to know of a name of a JSON log; most names are not known. */
export interface KnownName {
  /** What the field is called. */
  readonly field: string
  readonly candidates: readonly Candidate[]
}

/**
 * The mapping of an explicit sourcetype, or of an explicit source where the sourcetype tells nothing. Null: what was said
 * names no source that we know, and nothing else shall be guessed. Undefined: nothing was said.
 */
export function statedMapping(
  sourcetype: string | undefined,
  source: string | undefined,
): SourceMapping | null | undefined {
  const bySourcetype = sourcetype === undefined ? undefined : ofSourcetype.get(sourcetype.toLowerCase())
  if (bySourcetype) return bySourcetype
  const bySource = source === undefined ? undefined : ofSource.get(source.toLowerCase())
  if (bySource) return bySource
  return sourcetype === undefined || sourcetype.toLowerCase() === '_json' ? undefined : null
}

export const knownName = (name: string): KnownName | undefined => knownNames.get(name)

/** Those that an event in the format may have. */
export const textCandidates = (format: TextFormat): readonly Candidate[] => ofFormat.get(format) ?? []

export function firstThatHolds(candidates: readonly Candidate[], fields: ReadFields): SourceMapping | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if ((best === undefined || candidate.rank < best.rank) && candidate.holds(fields)) best = candidate
  }
  return best?.mapping
}

const always = (): boolean => true

const ofSourcetype = byName(mapping => mapping.sourcetypes.filter(name => name !== '_json'))
const ofSource = byName(mapping => mapping.sources ?? [])
const ofFormat = new Map<TextFormat, Candidate[]>()
const knownNames = new Map<string, { readonly field: string; readonly candidates: Candidate[] }>()

for (const name of ['index', 'host', 'source', 'sourcetype', '_time', '_raw', '_indextime'])
  knownNames.set(name, { field: besideColumns(name), candidates: [] })

for (const [rank, mapping] of sourceMappings.entries()) {
  for (const recognition of mapping.recognise ?? []) {
    const holds = recognition.when === undefined ? always : compileCondition(recognition.when)
    const candidate = { mapping, rank, holds }
    if (recognition.kind === 'text') {
      for (const format of recognition.formats) ofFormat.set(format, [...(ofFormat.get(format) ?? []), candidate])
    } else {
      const known = knownNames.get(recognition.field) ?? { field: besideColumns(recognition.field), candidates: [] }
      known.candidates.push(candidate)
      knownNames.set(recognition.field, known)
    }
  }
}

function byName(names: (mapping: SourceMapping) => readonly string[]): ReadonlyMap<string, SourceMapping> {
  const found = new Map<string, SourceMapping>()
  for (const mapping of sourceMappings) {
    for (const name of names(mapping)) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), mapping)
  }
  return found
}
