/** One event of a log as searches see it: its fields and where each comes from, its tags and the data models it is in. */
import { explainEvent } from '../cim/explain.ts'
import { type NormaliseOptions, normalise } from '../cim/normalise.ts'
import type { Value } from '../detect/report.ts'
import type { LogEvent } from '../logs/event.ts'
import { readLogs } from '../logs/read.ts'
import type { Dataset } from '../schema/data-model.ts'
import { dataModels } from '../schema/datamodels/index.ts'
import { lineageOf } from '../schema/find-dataset.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { type EventName, isNamed, noEvent, severalEvents } from './event-name.ts'
import { timelessNote } from './timeless.ts'

export interface EventOptions {
  /** Where the event is looked for. */
  readonly paths: readonly string[]
  readonly event: EventName
  readonly readAs?: NormaliseOptions
  readonly signal?: AbortSignal
}

export interface EventAnswer {
  /** Null where there is none. */
  readonly event: ShownEvent | null
  readonly diagnostics: readonly Diagnostic[]
}

export interface ShownEvent {
  readonly file: string
  readonly record: number
  /** Epoch seconds. */
  readonly time: number
  readonly index: string
  readonly host: string
  readonly source: string
  readonly sourcetype: string
  readonly tags: readonly string[]
  /** `Endpoint.Processes`; `where` is what else must hold of the event, not looked at here. */
  readonly datamodels: readonly { readonly name: string; readonly where?: string }[]
  readonly fields: readonly ShownField[]
  readonly raw: string
}

export interface ShownField {
  readonly field: string
  readonly value: Value
  /** The mapping and its line; absent for what the record says itself. */
  readonly mapping?: string
  readonly from?: string
}

export async function showEvent({ paths, event: name, readAs, signal }: EventOptions): Promise<EventAnswer> {
  const found: LogEvent[] = []
  for await (const { events } of readLogs(paths)) {
    found.push(...events.filter(({ origin }) => isNamed(name, origin)))
    if (signal?.aborted) break
  }
  const [first] = found
  if (!first) return { event: null, diagnostics: [noEvent(name)] }
  return {
    event: shown(first, readAs),
    diagnostics: [
      ...(found.length > 1 ? [severalEvents(name, first.origin.file, found.length)] : []),
      ...(first.time === undefined ? [timelessNote(first.origin)] : []),
    ],
  }
}

function shown(event: LogEvent, readAs: NormaliseOptions = {}): ShownEvent {
  const { time, index, host, source, sourcetype, tags, raw, file, record } = normalise(event, readAs)
  const fields = explainEvent(event, readAs).map(({ field, value, madeBy }) => ({
    field,
    value,
    ...(madeBy && { mapping: madeBy.mapping, from: madeBy.from }),
  }))
  const datamodels = modelsOf(tags)
  return { file, record, time: time / 1e6, index, host, source, sourcetype, tags, datamodels, fields, raw }
}

function modelsOf(tags: readonly string[]): ShownEvent['datamodels'] {
  const own = new Set(tags)
  return dataModels.flatMap(model =>
    model.datasets.flatMap(dataset => {
      const lineage = lineageOf(model, dataset)
      if (!lineage.every(one => hasTags(one, own)) || lineage.every(one => one.tags.length === 0)) return []
      const where = lineage.flatMap(({ constraint }) => constraint ?? []).join(' ')
      return [{ name: `${model.name}.${dataset.name}`, ...(where !== '' && { where }) }]
    }),
  )
}

const hasTags = ({ tags, oneOf = [], without = [] }: Dataset, own: ReadonlySet<string>): boolean =>
  tags.every(tag => own.has(tag)) &&
  oneOf.every(group => group.some(tag => own.has(tag))) &&
  !without.some(tag => own.has(tag))
