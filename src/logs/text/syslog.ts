/** The head of a line that came by syslog: RFC 5424, RFC 3164 and what daemons and routers make of it. */
import type { Pairs, SyslogHead } from '../event.ts'
import { isoMicros } from '../time.ts'
import { quoted } from './pairs.ts'
import { syslogTime } from './times.ts'

export interface SyslogLine {
  readonly head: SyslogHead
  readonly time: number | undefined
  /** The parameters of structured data. */
  readonly parameters: Pairs
}

const priorityForm = /^(?:\d{1,6} )?<(\d{1,3})>/
const current = /^1 (\S{1,64}) (\S{1,255}) (\S{1,255}) (\S{1,128}) (\S{1,64})(?: |$)/
const isoForm = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) /y
/** Cisco counts its messages, and marks times that no server has set. */
const sequence = /(?:\d{1,10}: )?(?:[\w.-]{1,64}: )?[*.]?/y
const hostForm = /([\w.:@/-]{1,255})(?: :)? /y
const tag = /([^\s:[\]%,="{<][^\s:[\]="]{0,127})(?:\[([^\]\s]{1,64})\])?: ?/y
const levels = /^(?:trace|debug|info|notice|warn|warning|error|err|fatal|crit|critical|severe)$/i

/** Undefined where the line has no such head. */
export function readSyslog(text: string, latest: number | undefined): SyslogLine | undefined {
  const found = priorityForm.exec(text)
  const priority = found && Number(found[1]) <= 191 ? Number(found[1]) : undefined
  const start = found && priority !== undefined ? found[0].length : 0
  if (priority !== undefined && text.startsWith('1 ', start)) {
    const line = readCurrent(text.slice(start), priority)
    if (line) return line
  }
  return readOld(text, start, priority, latest)
}

function readCurrent(text: string, priority: number): SyslogLine | undefined {
  const found = current.exec(text)
  if (!found) return undefined
  const [whole, time = '', host = '', app = '', pid = ''] = found
  const { parameters, end } = structuredData(text, whole.length)
  const message = text.slice(end).replace(/^ ?\ufeff?/, '')
  return { head: headOf({ host, app, pid }, priority, message), time: isoMicros(time), parameters }
}

/** `[id name="value" …]…`, or `-`. */
function structuredData(text: string, start: number): { parameters: Pairs; end: number } {
  const parameters: [string, string][] = []
  if (text[start] === '-') return { parameters, end: start + 1 }
  let at = start
  while (text[at] === '[') {
    at += 1
    while (at < text.length && !/[\s\]]/.test(text[at] ?? '')) at += 1
    while (text[at] === ' ') {
      const equals = text.indexOf('=', at)
      const value = equals > 0 && equals - at < 256 ? quoted(text, equals + 1) : undefined
      if (!value) return { parameters, end: start }
      parameters.push([text.slice(at + 1, equals), value.value.replace(/\\([\\\]])/g, '$1')])
      at = value.end
    }
    if (text[at] !== ']') return { parameters: [], end: start }
    at += 1
  }
  return { parameters, end: at }
}

function readOld(
  text: string,
  start: number,
  priority: number | undefined,
  latest: number | undefined,
): SyslogLine | undefined {
  const when = timeAt(text, start, latest)
  if (!when && priority === undefined) return undefined
  let at = when?.end ?? start
  let host: string | undefined
  let named = matchAt(tag, text, at)
  if (!named && when) {
    const found = matchAt(hostForm, text, at)
    if (found && !/^[\d:.,-]+$/.test(found[1] ?? '')) host = found[1]
    else if (found && /^\d+\.\d+\.\d+\.\d+$|::/.test(found[1] ?? '')) host = found[1]
    if (found && host !== undefined) {
      at += found[0].length
      named = matchAt(tag, text, at)
    }
  }
  // A line that a program wrote starts with a time, too: only a host and a name of a program tell it from syslog.
  if (when?.iso && priority === undefined && (!named || host === undefined || levels.test(host))) return undefined
  if (priority === undefined && !named && host === undefined && !text.startsWith('%', at)) return undefined
  const message = text.slice(at + (named?.[0].length ?? 0))
  return {
    head: headOf({ host, app: named?.[1], pid: named?.[2] }, priority, message),
    time: when?.time,
    parameters: [],
  }
}

function timeAt(text: string, start: number, latest: number | undefined) {
  const iso = matchAt(isoForm, text, start)
  if (iso) return { time: isoMicros(iso[1] ?? ''), end: start + iso[0].length, iso: true }
  const skipped = start === 0 ? undefined : matchAt(sequence, text, start)
  const at = start + (skipped?.[0].length ?? 0)
  const found = syslogTime(text, at, latest) ?? syslogTime(text, start, latest)
  if (!found) return undefined
  const behind = matchAt(/:? /y, text, found.end)
  return behind ? { time: found.time, end: found.end + behind[0].length, iso: false } : undefined
}

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at
  return form.exec(text) ?? undefined
}

interface Parts {
  readonly host?: string | undefined
  readonly app?: string | undefined
  readonly pid?: string | undefined
}

function headOf({ host, app, pid }: Parts, priority: number | undefined, message: string): SyslogHead {
  return {
    ...(known(host) && { host }),
    ...(known(app) && { app }),
    ...(known(pid) && { pid }),
    ...(priority !== undefined && { priority }),
    message,
  }
}

const known = (part: string | undefined): part is string => part !== undefined && part !== '-'
