/** The times that lines of text start with, in the notations of the usual writers. */
import { epochMicros, isoMicros } from '../time.ts'

export interface LeadingTime {
  /** Epoch microseconds. */
  readonly time: number | undefined
  /** Index behind it. */
  readonly end: number
}

const day = 86_400_000_000
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Hours east of Greenwich; what is not known is read as UTC. */
const zones: ReadonlyMap<string, number> = new Map([
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['BST', 1],
  ['CET', 1],
  ['CEST', 2],
])

const syslog =
  /([A-Z][a-z]{2}) {1,2}(\d{1,2})(?: (\d{4}))? (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (UTC|GMT|[ECMP][SD]T|CES?T|BST)(?=[: ]))?(?: (\d{4})(?=[ \]]))?/y

/** `May  6 07:08:09`, and the forms with a year, a fraction or a zone. */
export function syslogTime(text: string, at: number, latest: number | undefined): LeadingTime | undefined {
  syslog.lastIndex = at
  const found = syslog.exec(text)
  if (!found) return undefined
  const [, month = '', date, early, hour, minute, second, fraction = '', zone = '', late] = found
  const index = months.indexOf(month)
  if (index < 0 || index % 3 !== 0) return undefined
  const year = early ?? late
  const clock = [hour, minute, second, fraction, zone].map(part => part ?? '')
  const time =
    year === undefined
      ? withoutYear(index / 3, Number(date), clock, latest)
      : micros(Number(year), index / 3, Number(date), clock)
  return { time, end: syslog.lastIndex }
}

/** The last such day that is not in the future by more than a day. */
function withoutYear(month: number, date: number, clock: readonly string[], latest: number | undefined) {
  if (latest === undefined) return undefined
  const last = new Date(latest / 1000).getUTCFullYear()
  // Eight years hold a 29th of February, also around 1900 and 2100.
  for (let year = last; year >= last - 8; year--) {
    const time = micros(year, month, date, clock)
    if (time !== undefined && time <= latest + day) return time
  }
  return undefined
}

/** Undefined for a day that its month does not have. */
function micros(year: number, month: number, date: number, clock: readonly string[]): number | undefined {
  const [hour, minute, second, fraction = '', zone = ''] = clock
  const midnight = Date.UTC(year, month, date)
  if (new Date(midnight).getUTCDate() !== date || Number(hour) > 24 || Number(minute) > 59) return undefined
  const seconds = (Number(hour) - zoneHours(zone)) * 3600 + Number(minute) * 60 + Number(second)
  return midnight * 1000 + seconds * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

function zoneHours(zone: string): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!found) return zones.get(zone) ?? 0
  const hours = Number(found[2]) + Number(found[3]) / 60
  return found[1] === '-' ? -hours : hours
}

const clf = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([+-]\d{4}))?$/

/** `06/May/2024:07:08:09 +0200`. */
export function clfMicros(text: string): number | undefined {
  const [found, date, month = '', year, hour = '', minute = '', second = '', fraction = '', zone = ''] =
    clf.exec(text) ?? []
  const index = months.indexOf(month)
  if (found === undefined || index < 0 || index % 3 !== 0) return undefined
  return micros(Number(year), index / 3, Number(date), [hour, minute, second, fraction, zone])
}

const isoStart =
  /(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?( ?(?:Z|UTC|[+-]\d\d:?\d\d)(?![\w:.]))?/y
const american =
  /(\d\d)[-/](\d\d)[-/](\d{4})[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: ([AP])M)?(?: ?([+-]\d\d:?\d\d)(?!\d))?/y
const clfStart = /\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: [+-]\d{4})?/y
const epochStart = /1\d{9}(?:\.\d{1,9}|\d{3})?(?=[\s,|])/y

/** What a line starts with, also in brackets or behind the name of a day; undefined where that is no time. */
export function leadingTime(text: string, latest: number | undefined): LeadingTime | undefined {
  let at = text[0] === '[' || text[0] === '"' || text[0] === '(' ? 1 : 0
  if (/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? /.test(text.slice(at, at + 5))) at = text.indexOf(' ', at) + 1
  return isoTime(text, at) ?? otherTime(text, at) ?? syslogTime(text, at, latest)
}

function isoTime(text: string, at: number): LeadingTime | undefined {
  isoStart.lastIndex = at
  const found = isoStart.exec(text)
  if (!found) return undefined
  const [, year, month, date, clock, fraction = '0', zone = ''] = found
  return { time: isoMicros(`${year}-${month}-${date}T${clock}.${fraction}${zone}`), end: isoStart.lastIndex }
}

/** Month before day, as Splunk and Windows write it. */
function otherTime(text: string, at: number): LeadingTime | undefined {
  american.lastIndex = at
  const found = american.exec(text)
  if (found) {
    const [, month, date, year, hour, minute = '', second = '', fraction = '', half, zone = ''] = found
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'P' ? 12 : 0)
    const time = micros(Number(year), Number(month) - 1, Number(date), [String(hours), minute, second, fraction, zone])
    return { time: Number(month) > 12 ? undefined : time, end: american.lastIndex }
  }
  clfStart.lastIndex = at
  const web = clfStart.exec(text)?.[0]
  if (web !== undefined) return { time: clfMicros(web), end: at + web.length }
  epochStart.lastIndex = at
  const epoch = epochStart.exec(text)?.[0]
  return epoch === undefined ? undefined : { time: epochMicros(epoch), end: at + epoch.length }
}

/** A value that is a time in one of the notations and nothing else. */
export function wholeTime(text: string, latest?: number): number | undefined {
  const time = isoMicros(text) ?? epochMicros(text)
  if (time !== undefined) return time
  const leading = leadingTime(text, latest)
  return leading && /^[\s\])"]*(UTC)?$/.test(text.slice(leading.end)) ? leading.time : undefined
}
