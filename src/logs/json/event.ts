/** A JSON object as an event: a Windows event where it is one in some layout, else its leaves. */
import type { LogEvent, Origin, Pairs } from '../event.ts'
import { epochMicros, isoMicros } from '../time.ts'
import { windowsEvent } from '../windows-event.ts'
import { flatten } from './flatten.ts'
import { windowsFromJson } from './layouts.ts'
import type { JsonObject } from './value.ts'

/** Fields that hold the time of an event, the best first; `_time` says what Splunk made of it. */
const timeFields = [
  '_time',
  '@timestamp',
  'timestamp',
  'Timestamp',
  'time',
  'eventTime',
  'EventTime',
  'TimeGenerated',
  'activityDateTime',
  'creationDateTime',
  'createdDateTime',
  'CreationTime',
  'published',
  'id.time',
  'TimeCreated',
  'event.created',
  'requestReceivedTimestamp',
  'stageTimestamp',
  'protoPayload.timestamp',
  'data.timestamp',
  'receiveTimestamp',
  '__REALTIME_TIMESTAMP',
  'unixTime',
  'datetime',
  'date',
  'ts',
]

const ranks: ReadonlyMap<string, number> = new Map(timeFields.map((name, rank) => [name, rank]))

export function jsonEvent(object: JsonObject, origin: Origin, raw: () => string): LogEvent {
  const windows = windowsFromJson(object)
  if (!windows) {
    const fields = flatten(object)
    return { kind: 'json', origin, time: timeOf(fields), fields, raw }
  }
  const { parts, xml } = windows
  const { systemTime } = parts.system
  const time = systemTime === undefined ? undefined : isoMicros(systemTime)
  return windowsEvent(parts, origin, time, xml === undefined ? raw : () => xml)
}

/** Of a field that stands twice the first counts. */
function timeOf(fields: Pairs): number | undefined {
  let best = timeFields.length
  let time: number | undefined
  for (const [name, text] of fields) {
    const rank = ranks.get(name)
    if (rank === undefined || rank >= best) continue
    const read = isoMicros(text) ?? epochMicros(text)
    if (read === undefined) continue
    best = rank
    time = read
  }
  return time
}
