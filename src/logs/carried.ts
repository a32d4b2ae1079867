/** Events that another record carries as text: `_raw` of a Splunk export, `AuditData` of an Office 365 one. */
import type { Hints, LogEvent, Origin } from './event.ts'
import { jsonEvent } from './json/event.ts'
import { isObject, parseJson } from './json/value.ts'
import { lineEvent } from './text/line.ts'
import { isoMicros } from './time.ts'
import { windowsEvent, windowsParts } from './windows-event.ts'
import { classicEvent, classicHead } from './windows-text.ts'
import { parseXml } from './xml.ts'

export interface Around {
  /** As in `LogFormat.open`. */
  readonly latest: number | undefined
  readonly hints?: Hints | undefined
  /** When the record says that it was: better than what a text says, that may lack its year and its zone. */
  readonly time?: number | undefined
}

/** The text as the event that it is: Windows XML, classic Windows text, JSON, or a text log's. */
export function eventOfText(text: string, origin: Origin, { latest, hints, time }: Around): LogEvent {
  const xml = xmlEvent(text, text, origin)
  const event = xml ?? otherEvent(text, origin, latest)
  return { ...event, time: xml?.time ?? time ?? event.time, ...(hints && { hints }) }
}

function otherEvent(text: string, origin: Origin, latest: number | undefined): LogEvent {
  if (classicHead.exec(text)?.index === 0) return classicEvent(text, origin)
  return objectEvent(text, text, origin) ?? lineEvent(text, origin, latest)
}

/** A line of a log: it, or what syslog has brought in it, may be XML or JSON. */
export function eventOfLine(text: string, origin: Origin, latest: number | undefined): LogEvent {
  const own = xmlEvent(text, text, origin) ?? objectEvent(text, text, origin)
  if (own) return own
  const event = lineEvent(text, origin, latest)
  const message = event.syslog?.message
  if (message === undefined) return event
  return xmlEvent(message, text, origin) ?? objectEvent(message, text, origin) ?? event
}

function xmlEvent(xml: string, raw: string, origin: Origin): LogEvent | undefined {
  if (!/^\s*<Event[\s>]/.test(xml)) return undefined
  const root = parseXml(xml)
  const parts = 'problem' in root ? undefined : windowsParts(root)
  if (!parts) return undefined
  const time = isoMicros(parts.system.systemTime ?? '')
  return windowsEvent(parts, origin, time, () => raw)
}

function objectEvent(json: string, raw: string, origin: Origin): LogEvent | undefined {
  if (!/^\s*\{/.test(json)) return undefined
  const value = parseJson(json)
  return isObject(value) ? jsonEvent(value, origin, () => raw) : undefined
}

/** What Splunk says of an event beside its time; undefined where it says nothing. */
export function hintsOf(value: (name: string) => string | undefined): Hints | undefined {
  const named = (['index', 'host', 'source', 'sourcetype'] as const).map(name => [name, value(name)] as const)
  const given = named.filter(([, text]) => text !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** Members that hold an event as JSON text. */
export const carriers: readonly string[] = ['AuditData', 'CloudTrailEvent']

/** The event in a member of a record; undefined where it carries none. */
export function carriedEvent(value: (name: string) => string | undefined, origin: Origin): LogEvent | undefined {
  for (const name of carriers) {
    const text = value(name)
    const event = text === undefined ? undefined : objectEvent(text, text, origin)
    if (event) return event
  }
  return undefined
}
