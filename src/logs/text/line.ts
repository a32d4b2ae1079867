/** One text, mostly a line, as an event of whatever it is: audit record, access log, syslog, pairs, or plain text. */
import type { Origin, Pairs, TextEvent, TextFormat } from '../event.ts'
import { readAccess } from './access.ts'
import { readAudit } from './auditd.ts'
import { pairsOf } from './pairs.ts'
import { readSyslog, type SyslogLine } from './syslog.ts'
import { leadingTime, wholeTime } from './times.ts'

/** `latest` as in `LogFormat.open`. */
export function lineEvent(text: string, origin: Origin, latest: number | undefined): TextEvent {
  const own = read(text)
  if (own) return textEvent(origin, text, own)
  const syslog = readSyslog(text, latest)
  if (syslog) return syslogEvent(text, syslog, origin)
  return textEvent(origin, text, plain(text, latest))
}

interface Content {
  readonly format: TextFormat
  readonly time: number | undefined
  readonly fields: Pairs
}

/** The formats that are told by their own first words. */
function read(text: string): Content | undefined {
  const audit = readAudit(text)
  if (audit) return { format: 'auditd', ...audit }
  const access = readAccess(text)
  return access && { format: 'access', ...access }
}

function syslogEvent(text: string, { head, time, parameters }: SyslogLine, origin: Origin): TextEvent {
  const inner = read(head.message)
  if (inner) return { ...textEvent(origin, text, inner), syslog: head }
  const fields = parameters.length === 0 ? pairsOf(head.message) : [...parameters, ...pairsOf(head.message)]
  return { ...textEvent(origin, text, { format: 'syslog', time, fields }), syslog: head }
}

function plain(text: string, latest: number | undefined): Content {
  const leading = leadingTime(text, latest)
  const fields = pairsOf(text)
  const start = text.slice(leading?.end ?? 0).replace(/^[\s\])"|,:-]+/, '')
  const [first] = fields
  const isPairs = first !== undefined && fields.length > 1 && start.startsWith(`${first[0]}=`)
  const time = leading?.time ?? timeOfPairs(fields, latest) ?? flowTime(text)
  return { format: isPairs ? 'keyValue' : 'line', time, fields }
}

const flow = /^\d \d{12} eni-\w{1,32} (?:[^\s]{1,64} ){7}(\d{10}) \d{10} /

/** The start of a flow, as AWS logs it: no other of its columns is a time. */
function flowTime(text: string): number | undefined {
  const start = flow.exec(text)?.[1]
  return start === undefined ? undefined : Number(start) * 1_000_000
}

const timeNames = ['_time', 'timestamp', 'time', 'eventtime', 'ts', 'time_local', 'datetime', 'date']

function timeOfPairs(fields: Pairs, latest: number | undefined): number | undefined {
  if (fields.length === 0) return undefined
  const value = (name: string) => fields.find(([key]) => key.toLowerCase() === name)?.[1]
  const date = value('date')
  const clock = value('time')
  // Firewalls write the two apart.
  if (date !== undefined && clock !== undefined) {
    const both = wholeTime(`${date} ${clock}`, latest)
    if (both !== undefined) return both
  }
  for (const name of timeNames) {
    const text = value(name)
    const time = text === undefined ? undefined : wholeTime(text, latest)
    if (time !== undefined) return time
  }
  return undefined
}

const textEvent = (origin: Origin, text: string, { format, time, fields }: Content): TextEvent => ({
  kind: 'text',
  origin,
  time,
  format,
  fields,
  raw: () => text,
})
