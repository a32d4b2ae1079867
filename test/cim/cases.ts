/** Reads the case files of events: a title, then `--- event`, `--- options`, `--- fields`, `--- absent`, `--- tags`. */
import { readFileSync } from 'node:fs'
import type { JsonEvent, LogEvent, TextEvent, TextFormat, WindowsEvent, WindowsSystem } from '../../src/logs/event.ts'

export interface EventCase {
  readonly title: string
  readonly sections: ReadonlyMap<string, readonly string[]>
}

/** Cases are parted by a line of `===`. Lines that start with `# ` are remarks. */
export function readCases(file: string): readonly EventCase[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  return text.split(/^===+\n/m).map(one => {
    const lines = one.split('\n').filter(line => line.trim() !== '' && !line.startsWith('# '))
    const sections = new Map<string, string[]>()
    let section: string[] = []
    for (const line of lines.slice(1)) {
      const heading = /^--- (\w+)$/.exec(line)?.[1]
      if (heading) {
        section = []
        sections.set(heading, section)
      } else section.push(line)
    }
    return { title: lines[0] ?? '', sections }
  })
}

/** `name = value`, where `\\n` is a new line before a blank or tab; a name without ` = ` has the empty value. */
export function pairsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  return lines.map(line => {
    const at = line.indexOf(' = ')
    return at < 0
      ? [line.replace(/ =$/, ''), '']
      : [line.slice(0, at), line.slice(at + 3).replace(/\\n(?=[ \t])/g, '\n')]
  })
}

/**
 * `system.eventId = 1`; `<Data>` for data without a name; `body`, `bodyName`, `raw`, `time` and `extra.Message`; else data. With
 * `hint.source` an export's own words, with `kind = json` the leaves as `json.a.b`; with `kind = text` `format`, `subject`, the pairs as `text.a` and `syslog.host`.
 */
export function eventOf(lines: readonly string[]): LogEvent {
  const pairs = pairsOf(lines)
  const one = (name: string): string | undefined => pairs.find(([key]) => key === name)?.[1]
  const below = (prefix: string): readonly (readonly [string, string])[] =>
    pairs.flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []))
  const origin = { file: one('file') ?? 'events.evtx', record: 1 }
  const time = one('time') === undefined ? undefined : Number(one('time'))
  const told = below('hint.')
  const hints = told.length > 0 ? { hints: Object.fromEntries(told) } : {}
  if (one('kind') === 'json')
    return {
      kind: 'json',
      origin,
      time,
      fields: below('json.'),
      raw: () => one('raw') ?? '',
      ...hints,
    } satisfies JsonEvent
  if (one('kind') === 'text') {
    const head = below('syslog.')
    const part = (name: string): string | undefined => head.find(([key]) => key === name)?.[1]
    const raw = (one('raw') ?? '').replaceAll('\\t', '\t')
    return {
      kind: 'text',
      origin,
      time,
      format: (one('format') ?? 'line') as TextFormat,
      fields: below('text.'),
      raw: () => raw,
      ...(head.length > 0 && { syslog: { ...Object.fromEntries(head), message: part('message') ?? raw } }),
      ...(one('subject') !== undefined && { subject: one('subject') ?? '' }),
    } satisfies TextEvent
  }
  const own = new Set(['file', 'time', 'kind', 'body', 'bodyName', 'raw'])
  const data = pairs.filter(([key]) => !own.has(key) && !key.startsWith('system.') && !key.startsWith('extra.'))
  const system: WindowsSystem = Object.fromEntries(below('system.'))
  return {
    kind: 'windows',
    origin,
    time,
    system,
    body: one('body') ?? (data.length > 0 ? 'EventData' : undefined),
    data: data.map(([key, value]) => [key === '<Data>' ? null : key, value]),
    bodyName: one('bodyName'),
    extra: below('extra.'),
    raw: () => one('raw') ?? '',
  } satisfies WindowsEvent
}
