/** Windows events as classic Splunk text: a line with the time, `Key=value` lines, and a message to the end. */
import type { Origin, WindowsEvent } from './event.ts'
import { type SystemTexts, systemOf, systemPaths } from './windows-event.ts'

/** What an event starts with; `lastIndex` of a copy walks over them. */
export const classicHead = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)? ([AP])M\r?\n(?=LogName=)/m

const systemKeys: ReadonlyMap<string, number> = new Map([
  ['SourceName', systemPaths.indexOf('Provider@Name')],
  ['EventCode', systemPaths.indexOf('EventID')],
  ['RecordNumber', systemPaths.indexOf('EventRecordID')],
  ['LogName', systemPaths.indexOf('Channel')],
  ['ComputerName', systemPaths.indexOf('Computer')],
  ['Sid', systemPaths.indexOf('Security@UserID')],
])

/** Where the events of a text start. */
export function classicStarts(text: string): number[] {
  return [...text.matchAll(new RegExp(classicHead, 'gm'))].map(found => found.index)
}

/** `text` starts with an event and holds no second; every line of its head is kept in `extra`, by its own name. */
export function classicEvent(text: string, origin: Origin): WindowsEvent {
  const head = classicHead.exec(text)
  const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)
  const extra: [string, string][] = []
  let at = head?.[0].length ?? 0
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at)
    const equals = text.indexOf('=', at)
    const key = text.slice(at, equals)
    const toEnd = key === 'Message' || lineEnd < 0
    if (equals < 0 || (equals > lineEnd && lineEnd >= 0)) {
      if (lineEnd < 0) break
      at = lineEnd + 1
      continue
    }
    const value = text.slice(equals + 1, toEnd ? undefined : lineEnd).replace(/[\r\n]+$/, '')
    extra.push([key, value])
    const field = systemKeys.get(key)
    if (field !== undefined && value !== '') texts[field] = value
    if (toEnd) break
    at = lineEnd + 1
  }
  const raw = text.trimEnd()
  return {
    kind: 'windows',
    origin,
    time: head ? classicTime(head) : undefined,
    system: systemOf(texts),
    body: undefined,
    data: [],
    bodyName: undefined,
    extra,
    raw: () => raw,
  }
}

/** The text names no zone: it is read as UTC. */
function classicTime(head: RegExpExecArray): number {
  const [, month, day, year, hour, minute, second, fraction = '', half] = head
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second))
  return ms * 1000 + Number(fraction.padEnd(6, '0'))
}
