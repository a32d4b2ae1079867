/** Events of JSON and text logs to events as they are searched. */
import type { JsonEvent, TextEvent } from '../logs/event.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Step } from './compile.ts'
import { type FieldValue, listOf } from './evaluate.ts'
import { defaultIndex, type NormaliseOptions, withHints } from './normalise.ts'
import { type Candidate, firstThatHolds, knownName, statedMapping, textCandidates } from './recognise.ts'
import type { SourceMapping } from './source-mapping.ts'
import { sourceProgram } from './source-program.ts'
import { addValue, type EventFields } from './windows-fields.ts'

/** The host of a known source that does not tell it: Splunk has one for every event, and searches group by it. */
const unknownHost = 'unknown'

export function normaliseSource(
  event: JsonEvent | TextEvent,
  given: NormaliseOptions,
  record?: (step: Step) => void,
): StoredEvent {
  const options = withHints(event, given)
  const raw = event.raw()
  const fields: EventFields = new Map()
  const stated = statedMapping(options.sourcetype, options.source)
  const candidates = addFields(fields, event)
  for (const part of parts) fields.delete(part)
  if (event.kind === 'text') addParts(fields, event)
  fields.set('#raw', headOf(raw))
  const mapping = stated === undefined ? firstThatHolds(candidates, fields) : (stated ?? undefined)
  const made = mapping ? run(mapping, fields, record) : nothingMade
  const host = options.host ?? made.host ?? listOf(fields.get('#host'))[0] ?? (mapping ? unknownHost : '')
  for (const part of parts) fields.delete(part)
  if (made.eventtypes.length > 0) fields.set('eventtype', oneOrMore(made.eventtypes))

  const sources = named(options.source, mapping?.sources ?? [], event.origin.file)
  const sourcetypes = named(options.sourcetype, mapping?.sourcetypes ?? [], sourcetypeOf(event))
  return {
    time: event.time ?? 0,
    index: options.index ?? mapping?.index ?? defaultIndex,
    host,
    source: sources[0] ?? '',
    sourcetype: sourcetypes[0] ?? '',
    sources,
    sourcetypes,
    tags: made.tags,
    raw,
    fields,
    file: event.origin.file,
    record: event.origin.record,
  }
}

/** Mappings look for their patterns in so much of a text, that no line is long enough to hold them up. */
const longestRead = 32_768

const headOf = (text: string): string => (text.length > longestRead ? text.slice(0, longestRead) : text)

const parts = ['#raw', '#message', '#host', '#app', '#pid', '#subject']

const nothingMade: Made = { eventtypes: [], tags: [], host: undefined }

interface Made {
  readonly eventtypes: readonly string[]
  readonly tags: readonly string[]
  readonly host: string | undefined
}

/** Every name is looked up once, for what it is called beside the columns and which mappings it speaks for. */
function addFields(fields: EventFields, event: JsonEvent | TextEvent): readonly Candidate[] {
  const candidates: Candidate[] = event.kind === 'text' ? [...textCandidates(event.format)] : []
  for (const [name, value] of event.fields) {
    const known = knownName(name)
    addValue(fields, known?.field ?? name, value)
    if (known && event.kind === 'json') candidates.push(...known.candidates)
  }
  return candidates
}

function addParts(fields: EventFields, event: TextEvent): void {
  const { syslog } = event
  fields.set('#message', headOf(syslog?.message ?? event.raw()))
  if (syslog?.host) fields.set('#host', syslog.host)
  if (syslog?.app) fields.set('#app', syslog.app)
  if (syslog?.pid) fields.set('#pid', syslog.pid)
  if (event.subject) fields.set('#subject', event.subject)
}

function run(mapping: SourceMapping, fields: EventFields, record: ((step: Step) => void) | undefined): Made {
  const program = sourceProgram(mapping)
  for (const read of program.readings) read(fields)
  const made: Map<string, FieldValue> = fields as Map<string, FieldValue>
  for (const step of program.steps) {
    const value = step.make(made)
    if (value === undefined) continue
    if (value === null) made.delete(step.field)
    else made.set(step.field, value)
    record?.(step)
  }
  return {
    eventtypes: program.eventtypes(made),
    tags: program.tags(made),
    host: listOf(program.host(made))[0],
  }
}

/** What was said, then the names that the source goes by; without either what stands for want of better. */
function named(stated: string | undefined, own: readonly string[], otherwise: string): readonly string[] {
  if (stated === undefined) return own.length > 0 ? own : [otherwise]
  return [stated, ...own.filter(name => name.toLowerCase() !== stated.toLowerCase())]
}

const sourcetypeOf = (event: JsonEvent | TextEvent): string =>
  event.kind === 'json' ? '_json' : sourcetypeOfFormat[event.format]

const sourcetypeOfFormat: Readonly<Record<TextEvent['format'], string>> = {
  syslog: 'syslog',
  auditd: 'linux:audit',
  keyValue: 'kv',
  w3c: 'w3c',
  access: 'access_combined',
  zeek: 'bro',
  csv: 'csv',
  line: 'text',
}

const oneOrMore = (values: readonly string[]): string | string[] =>
  values.length === 1 && values[0] !== undefined ? values[0] : [...values]
