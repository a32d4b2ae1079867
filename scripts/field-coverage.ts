/**
 * Holds what our readers and mappings make of the example of each published data source against the fields that Splunk
 * listed for it: `npx tsx scripts/field-coverage.ts [--missing]`. HARRIER_SHARED names the folder of the reference material.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { normalise } from '../src/cim/normalise.ts'
import type { LogEvent } from '../src/logs/event.ts'
import { readLogs } from '../src/logs/read.ts'
import { needsShared, sharedPath } from '../test/shared.ts'

export interface SourceCoverage {
  readonly name: string
  readonly group: string
  /** What the file says, and what an event of it is taken for when nobody says anything. */
  readonly sourcetype: string
  readonly recognised: readonly string[]
  /** The example breaks off within the event, so that nobody can read it. */
  readonly cut: boolean
  readonly listed: number
  readonly missing: readonly string[]
}

/** Splunk makes these itself when it indexes or searches, not from the event; the others are columns of every event. */
const ofSplunk =
  /^(_\w+|date_\w+|linecount|punct|index|splunk_server|splunk_server_group|tag|tag::\w+|timestamp|xmlns|timeendpos|timestartpos|host|source|sourcetype)$/

interface DataSource {
  readonly source?: string
  readonly sourcetype?: string
  readonly fields?: readonly string[]
  readonly example_log?: string
}

export async function fieldCoverage(): Promise<readonly SourceCoverage[]> {
  const folder = sharedPath('corpus/splunk/data_sources')
  const scratch = mkdtempSync(join(tmpdir(), 'examples-'))
  const found: SourceCoverage[] = []
  for (const file of readdirSync(folder).sort()) {
    const source = parse(readFileSync(join(folder, file), 'utf8')) as DataSource
    const example = source.example_log?.trim()
    if (!example || !source.fields) continue
    const event = await eventOf(join(scratch, file.replace(/yml$/, 'log')), example)
    const { source: name = '', sourcetype = '' } = source
    const stored = normalise(event, { source: name, sourcetype })
    const wanted = source.fields.filter(field => !ofSplunk.test(field))
    const has = (field: string) => stored.fields.has(field) || (field === 'eventtype' && stored.tags.length > 0)
    found.push({
      name: file.slice(0, -'.yml'.length),
      group: groupOf(sourcetype),
      sourcetype,
      recognised: normalise(event).sourcetypes,
      cut: isCut(example),
      listed: wanted.length,
      missing: wanted.filter(field => !has(field)),
    })
  }
  rmSync(scratch, { recursive: true })
  return found
}

/** The first event that the readers find in the example as a file; else the text as one line. */
async function eventOf(path: string, example: string): Promise<LogEvent> {
  writeFileSync(path, `${example}\n`)
  for await (const part of readLogs([path])) {
    const [event] = part.events
    if (event) return event
  }
  const origin = { file: path, record: 1 }
  return { kind: 'text', origin, time: undefined, format: 'line', fields: [], raw: () => example }
}

function isCut(example: string): boolean {
  if (example.startsWith('<Event')) return !example.endsWith('</Event>')
  if (example.startsWith('{')) return !example.endsWith('}') || !isJson(example)
  return /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d [AP]M$/.test(example)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const groups: readonly (readonly [RegExp, string])[] = [
  [/wineventlog|^sysmon|^IIS:|^ActiveDirectory/i, 'Windows'],
  [/^aws:(?!firehose)/i, 'AWS'],
  [/^o365:/i, 'O365'],
  [/^(azure|mscs):/i, 'Azure'],
  [/^okta/i, 'Okta'],
  [/^(_json|kube:)/i, 'Kubernetes'],
  [/^linux/i, 'Linux'],
]

const groupOf = (sourcetype: string): string => groups.find(([pattern]) => pattern.test(sourcetype))?.[1] ?? 'rest'

/** Of the examples that are whole. */
export function totals(coverage: readonly SourceCoverage[]): { sources: number; listed: number; made: number } {
  const whole = coverage.filter(({ cut }) => !cut)
  const listed = whole.reduce((sum, one) => sum + one.listed, 0)
  const missing = whole.reduce((sum, one) => sum + one.missing.length, 0)
  return { sources: whole.length, listed, made: listed - missing }
}

function table(coverage: readonly SourceCoverage[]): string {
  const names = [...groups.map(([, name]) => name), 'rest']
  const rows = [...names, 'all'].map(name => {
    const of = coverage.filter(({ group }) => name === 'all' || group === name)
    const { sources, listed, made } = totals(of)
    const share = listed === 0 ? '-' : `${((100 * made) / listed).toFixed(1)} %`
    return [name, sources, of.length - sources, listed, made, share].map(cell => String(cell).padStart(10)).join('')
  })
  return [['', 'examples', 'cut off', 'listed', 'made', ''].map(cell => cell.padStart(10)).join(''), ...rows].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { skip } = needsShared('corpus/splunk/data_sources')
  if (skip) {
    process.stderr.write(`${skip}\n`)
    process.exit(2)
  }
  const coverage = await fieldCoverage()
  if (process.argv.includes('--missing')) {
    for (const { name, missing } of coverage)
      if (missing.length > 0) process.stdout.write(`${name}: ${missing.join(' ')}\n`)
  }
  process.stdout.write(`${table(coverage)}\n`)
}
