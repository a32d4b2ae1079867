/** Windows events in JSON, by the layout of whoever shipped them, back to System, data and the rest. */
import type { WindowsParts, XmlElement } from '../windows-event.ts'
import { windowsParts } from '../windows-event.ts'
import { parseXml } from '../xml.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { azure, flat, flatParts, nxlog, pickedNxlog } from './flat.ts'
import { evtxEcmdParts, velociraptorParts, velociraptorRow } from './forensic.ts'
import { eventParts, winlogbeatParts } from './nested.ts'
import { isObject, type JsonObject } from './value.ts'

export interface WindowsRecord {
  readonly parts: WindowsParts
  /** The event's own text where the JSON only carries it. */
  readonly xml?: string
}

/** Undefined where the object is no Windows event. */
export function windowsFromJson(object: JsonObject): WindowsRecord | undefined {
  if (!object.members.some(([name]) => telling.has(name))) return undefined
  const fields = fieldsOf(object)
  const parts = fromLayout(object, fields)
  return parts ? { parts } : carriedXml(fields)
}

/** Members without one of which an object is in none of the layouts. */
const telling: ReadonlySet<string> = new Set([
  'EventID',
  'EventId',
  'winlog',
  'log_name',
  'Event',
  'System',
  '_raw',
  'SyslogMessage',
])

const layouts = [nxlog, azure, flat, ...pickedNxlog]

function fromLayout(object: JsonObject, fields: Fields): WindowsParts | undefined {
  if (fields.has('EventID')) {
    const layout = layouts.find(({ marks }) => marks.every(mark => fields.has(mark)))
    return layout ? flatParts(layout, object, fields) : velociraptorRow(object, fields)
  }
  const winlog = fields.get('winlog')
  if (isObject(winlog)) return winlogbeatParts(object, winlog)
  if (fields.has('log_name') && fields.has('event_id')) return winlogbeatParts(object, undefined)
  const event = fields.get('Event')
  return isObject(event) ? eventParts(event) : (velociraptorParts(object, fields) ?? evtxEcmdParts(object, fields))
}

/** An event's own XML in a member: `_raw` of a Splunk export, `SyslogMessage` of Sysmon for Linux in Sentinel. */
function carriedXml(fields: Fields): WindowsRecord | undefined {
  for (const name of ['_raw', 'SyslogMessage']) {
    const xml = fields.get(name)
    if (typeof xml !== 'string' || !/^\s*<Event[\s>]/.test(xml)) continue
    const root: XmlElement | { problem: string } = parseXml(xml)
    const parts = 'problem' in root ? undefined : windowsParts(root)
    if (parts) return { parts, xml }
  }
  return undefined
}
