/** Events as they were read to events as they are searched: fields by their Splunk names, source, sourcetype and tags. */
import type { LogEvent, WindowsEvent } from '../logs/event.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Step } from './compile.ts'
import { type FieldValue, listOf } from './evaluate.ts'
import { eventtypesOfSources, identityOf } from './identity.ts'
import { channelOf, mappingOf } from './mappings/windows.ts'
import { normaliseSource } from './normalise-source.ts'
import { type Program, programOf } from './program.ts'
import { windowsFields } from './windows-fields.ts'

export interface NormaliseOptions {
  /** In place of what the event says of itself. */
  readonly index?: string
  readonly source?: string
  readonly sourcetype?: string
  readonly host?: string
  /**
   * `strict`: only process creations (Sysmon 1, Security 4688) are in Endpoint.Processes, so that a rule on a process name
   * meets a process once. `faithful`: also what the add-ons tag so beside them (image loads, pipes, terminations, …).
   */
  readonly processTagging?: 'strict' | 'faithful'
  /** `named`: well-known SIDs of Security events are account names, as Splunk's input makes them. */
  readonly sids?: 'named' | 'raw'
}

/** Hears of every step of a mapping that changed a field. */
export type Recorder = (step: Step) => void

export const defaultIndex = 'main'

export function normalise(event: LogEvent, options: NormaliseOptions = {}): StoredEvent {
  return event.kind === 'windows' ? normaliseWindows(event, options) : normaliseSource(event, options)
}

/** What an export says of an event holds where nothing else was told. */
export function withHints({ hints }: LogEvent, options: NormaliseOptions): NormaliseOptions {
  return hints === undefined ? options : { ...hints, ...options }
}

export function normaliseWindows(event: WindowsEvent, given: NormaliseOptions, record?: Recorder): StoredEvent {
  const options = withHints(event, given)
  const raw = event.raw()
  const channel = channelOf(event)
  const program = programOf(mappingOf(channel), event.system.eventId)
  const fields: Map<string, FieldValue> = windowsFields(event, { channel, raw, nameSids: options.sids !== 'raw' })
  run(program, fields, record)

  const identity = identityOf(channel)
  const sources = withOverride(options.source, identity.sources)
  const sourcetypes = withOverride(options.sourcetype, identity.sourcetypes)
  addEventtypes(fields, [
    ...identity.eventtypes,
    ...(options.source === undefined ? [] : eventtypesOfSources([options.source])),
    ...program.eventtypes,
  ])
  return {
    time: event.time ?? 0,
    index: options.index ?? defaultIndex,
    host: options.host ?? event.system.computer ?? '',
    source: sources[0] ?? '',
    sourcetype: sourcetypes[0] ?? '',
    sources,
    sourcetypes,
    tags: options.processTagging === 'faithful' ? program.faithfulTags(fields) : program.strictTags(fields),
    raw,
    fields,
    file: event.origin.file,
    record: event.origin.record,
  }
}

function run(program: Program, fields: Map<string, FieldValue>, record: Recorder | undefined): void {
  for (const step of program.steps) {
    const value = step.make(fields)
    if (value === undefined) continue
    if (value === null) fields.delete(step.field)
    else fields.set(step.field, value)
    record?.(step)
  }
}

function withOverride(override: string | undefined, names: readonly string[]): readonly string[] {
  if (override === undefined) return names
  return [override, ...names.filter(name => name.toLowerCase() !== override.toLowerCase())]
}

function addEventtypes(fields: Map<string, FieldValue>, eventtypes: readonly string[]): void {
  const [first, ...more] = new Set([...listOf(fields.get('eventtype')), ...eventtypes])
  if (first !== undefined) fields.set('eventtype', more.length === 0 ? first : [first, ...more])
}
