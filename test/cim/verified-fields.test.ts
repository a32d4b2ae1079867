/** The detections that were checked field by field against real events: the events have those fields, with those values. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { listOf } from '../../src/cim/evaluate.ts'
import { fieldsOf, hasField } from '../../src/cim/fields-of.ts'
import { normalise } from '../../src/cim/normalise.ts'
import { readLogs } from '../../src/logs/read.ts'
import type { StoredEvent } from '../../src/schema/stored-event.ts'
import { needsShared, sharedPath } from '../shared.ts'

interface Checked {
  readonly title: string
  /** `Security 4688`. */
  readonly event: string
  /** The data source whose example the event is; an EVTX record else. */
  readonly file: string | undefined
  readonly fields: readonly (readonly [name: string, value: string])[]
}

test('checked detections find their fields', needsShared('reference/cim/verify.md'), async context => {
  const checked = readChecked(readFileSync(sharedPath('reference/cim/verify.md'), 'utf8'))
  assert.equal(checked.length, 70)
  const named = await namesByEvent(new Set(checked.filter(({ file }) => !file).map(({ event }) => event)))
  const wrong: string[] = []
  let uses = 0
  let elsewhere = 0
  for (const { title, event, file, fields } of checked) {
    const stored = file === undefined ? undefined : await exampleOf(file)
    const names = named.get(event)
    if (!stored && !names) elsewhere++
    for (const [name, value] of fields) {
      if (!stored && !names) continue
      uses++
      if (stored ? !hasValue(stored, name, value) : !names?.has(name)) wrong.push(`${title}: ${name} = ${value}`)
    }
  }
  context.diagnostic(`${uses} uses of fields, ${elsewhere} of 70 detections on events that are not at hand`)
  assert.deepEqual(wrong, [])
})

test(
  'the linter knows the fields of checked detections as fields of their events',
  needsShared('reference/cim/verify.md'),
  context => {
    const wrong: string[] = []
    let uses = 0
    for (const { title, event, fields } of readChecked(readFileSync(sharedPath('reference/cim/verify.md'), 'utf8'))) {
      const [, channel = '', eventCode = ''] = /^(.+) (\d+)$/.exec(event) ?? []
      const known = fieldsOf({ source: `XmlWinEventLog:${channel}`, sourcetype: 'XmlWinEventLog', eventCode })
      if (!known) wrong.push(`${title}: nothing is known of ${event}`)
      for (const [name] of fields) {
        uses += 1
        if (known && !hasField(known, name)) wrong.push(`${title}: ${event} has no ${name}`)
      }
    }
    context.diagnostic(`${uses} uses of fields`)
    assert.deepEqual(wrong, [])
  },
)

/** Sections `## 7. Title`, each with a table of field, value and what set it. */
function readChecked(text: string): readonly Checked[] {
  return text
    .split(/^## (?=\d+\. )/m)
    .slice(1)
    .map(section => {
      const [, event = '', file] = /, event (.+?) \((?:(data_sources\/\S+\.yml)|[^)]*)\)/.exec(section) ?? []
      const rows = Array.from(
        section.matchAll(/^\| ([^|]+) \| (.*) \| [^|]* \|$/gm),
        ([, name = '', value = '']) => [name, value] as const,
      )
      const given = rows.filter(
        ([name, value]) =>
          name !== 'field the search uses' && !/null on this event|\(model fill\)|\(built by/.test(value),
      )
      return {
        title: section.split('\n', 1)[0] ?? '',
        event,
        file,
        fields: given.map(([name, value]) => [withoutDataset(name), value]),
      }
    })
}

const withoutDataset = (name: string): string => name.replace(/^(?:[A-Z]\w+\.)+(?=\w+$)/, '')

function hasValue(stored: StoredEvent, name: string, value: string): boolean {
  if (name === 'host') return stored.host === value
  const text = listOf(stored.fields.get(name)).join('; ').replace(/\s+/g, ' ').trim()
  const wanted = value
    .replace(/\\\|/g, '|')
    .replace(/\s+/g, ' ')
    .replace(/\.\.\.$/, '')
    .trim()
  return text.startsWith(wanted)
}

async function exampleOf(file: string): Promise<StoredEvent | undefined> {
  const source = parse(readFileSync(sharedPath('corpus/splunk', file), 'utf8')) as { readonly example_log?: string }
  const folder = mkdtempSync(join(tmpdir(), 'example-'))
  writeFileSync(join(folder, 'example.xml'), source.example_log ?? '')
  let found: StoredEvent | undefined
  for await (const { events } of readLogs([join(folder, 'example.xml')])) {
    const [event] = events
    if (event) found ??= normalise(event)
  }
  rmSync(folder, { recursive: true })
  return found
}

/** The names of all fields that EVTX records of these kinds have. */
async function namesByEvent(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const named = new Map<string, Set<string>>()
  for await (const { events } of readLogs([sharedPath('logs/evtx')])) {
    for (const event of events) {
      if (event.kind !== 'windows') continue
      const kind = `${event.system.channel} ${event.system.eventId}`
      if (!wanted.has(kind)) continue
      const names = named.get(kind) ?? new Set(['host', 'source', 'sourcetype'])
      for (const name of normalise(event).fields.keys()) names.add(name)
      named.set(kind, names)
    }
  }
  return named
}
