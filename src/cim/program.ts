/** The mapping of one kind of Windows event, compiled once and kept. */
import { compileLayers, compileTags, type Step } from './compile.ts'
import type { ReadFields } from './evaluate.ts'
import type { ChannelMapping, EventMapping, Layer, Tag } from './mapping.ts'

export interface Program {
  readonly steps: readonly Step[]
  readonly eventtypes: readonly string[]
  readonly strictTags: (fields: ReadFields) => readonly string[]
  readonly faithfulTags: (fields: ReadFields) => readonly string[]
}

/** Only ids that the mapping names have a program of their own, so that a hostile log cannot fill memory with them. */
export function programOf(mapping: ChannelMapping, eventId: string | undefined): Program {
  let programs = compiled.get(mapping)
  if (!programs) {
    programs = { known: eventsById(mapping), byId: new Map(), any: undefined }
    compiled.set(mapping, programs)
  }
  const event = eventId === undefined ? undefined : programs.known.get(eventId)
  if (eventId === undefined || event === undefined) {
    programs.any ??= compile(mapping, undefined, undefined)
    return programs.any
  }
  let program = programs.byId.get(eventId)
  if (!program) {
    program = compile(mapping, event, eventId)
    programs.byId.set(eventId, program)
  }
  return program
}

interface Programs {
  readonly known: ReadonlyMap<string, EventMapping>
  readonly byId: Map<string, Program>
  any: Program | undefined
}

const compiled = new WeakMap<ChannelMapping, Programs>()

function eventsById(mapping: ChannelMapping): ReadonlyMap<string, EventMapping> {
  return new Map((mapping.events ?? []).flatMap(event => event.ids.map(id => [String(id), event] as const)))
}

function compile(mapping: ChannelMapping, event: EventMapping | undefined, eventId: string | undefined): Program {
  const own: readonly Layer[] = event?.fields ? [{ name: nameOf(mapping, eventId), fields: event.fields }] : []
  const tags = event?.tags ?? []
  return {
    steps: compileLayers([...(event?.layers ?? mapping.layers), ...own], eventId),
    eventtypes: [...(mapping.eventtypes ?? []), ...(event?.eventtypes ?? [])],
    strictTags: compileTags([signatures, ...strict(tags, event?.createsProcess === true)]),
    faithfulTags: compileTags([signatures, ...tags, ...(event?.sideTags ?? [])]),
  }
}

/** Every Windows event is in Event_Signatures. */
const signatures = 'track_event_signatures'

const nameOf = (mapping: ChannelMapping, eventId: string | undefined): string => `${mapping.channels[0]} ${eventId}`

function strict(tags: readonly Tag[], createsProcess: boolean): readonly Tag[] {
  if (createsProcess) return tags
  return tags.filter(tag => tag !== 'process' && (tag !== 'report' || tags.includes('service')))
}
