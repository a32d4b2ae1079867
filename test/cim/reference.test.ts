/** The mappings against the reference's, over every record of the EVTX oracle. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { listOf } from '../../src/cim/evaluate.ts'
import { mappingOf } from '../../src/cim/mappings/windows.ts'
import { normalise } from '../../src/cim/normalise.ts'
import type { WindowsEvent } from '../../src/logs/event.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { oracleEvents } from './oracle.ts'
import { evaluator, parse, type Values } from './reference.ts'

interface Reference {
  readonly tables: Record<string, Record<string, unknown>>
  readonly layers: Record<string, { readonly fields: Record<string, { readonly expr: string }> }>
  readonly events: readonly {
    readonly channel: string
    readonly event_ids: readonly number[]
    readonly layers: readonly string[]
    readonly fields: Record<string, { readonly expr: string }>
    readonly tags: readonly string[]
  }[]
}

type Layer = readonly (readonly [string, (env: ReadonlyMap<string, Values>) => Values])[]

const needs = needsShared('logs/evtx-oracle')
const reference: Reference = needs.skip
  ? { tables: {}, layers: {}, events: [] }
  : JSON.parse(readFileSync(sharedPath('reference/cim/windows-fields.json'), 'utf8'))

test('every record has the fields that the reference gives it', needs, () => {
  let records = 0
  for (const event of oracleEvents()) {
    records++
    const stored = normalise(event)
    assert.equal(stored.fields.get('EventCode'), event.system.eventId)
    assert.equal(listOf(stored.fields.get('Channel'))[0] ?? '', event.system.channel ?? '')
    if (event.system.computer && event.system.eventId !== '22') assert.ok(stored.fields.has('dest'))
    for (const [name, value] of stored.fields) if (typeof value !== 'string') assert.ok(value.length > 1, name)
    for (const [name, values] of expectedFields(event, stored.fields)) {
      const where = `${event.system.channel} ${event.system.eventId} #${event.origin.record} ${event.origin.file}: ${name}`
      assert.deepEqual(listOf(stored.fields.get(name)), values, where)
    }
  }
  assert.ok(records > 5_000, `${records} records`)
})

test('every event of the reference has its tags', needs, () => {
  for (const row of reference.events) {
    for (const id of row.event_ids) {
      const own = mappingOf(row.channel).events?.filter(event => event.ids.includes(id)) ?? []
      const tags = own.flatMap(event => event.tags ?? []).map(tag => (typeof tag === 'string' ? tag : tag.tag))
      const certain = row.tags.filter(tag => !tag.startsWith('(') && tag !== 'track_event_signatures')
      assert.deepEqual(
        certain.filter(tag => !tags.includes(tag)),
        [],
        `${row.channel} ${id}`,
      )
    }
  }
})

// `host` is a column; the reference has no table of task names; a DNS query of Sysmon has no dest.
const leftOut = new Set(['host', 'category'])

const layers = new Map<string, Layer>()

function layerOf(name: string, fields: Record<string, { readonly expr: string }>): Layer {
  const known = layers.get(name)
  if (known) return known
  const made = Object.entries(fields).map(
    ([field, { expr }]) => [field, evaluator(parse(expr), reference.tables)] as const,
  )
  layers.set(name, made)
  return made
}

/** Layer after layer, each twice so that fields of one may refer to one another; what is absent takes nothing away. */
function expectedFields(
  event: WindowsEvent,
  stored: ReadonlyMap<string, string | readonly string[]>,
): ReadonlyMap<string, Values> {
  const { channel = '', eventId = '' } = event.system
  const row = reference.events.find(one => one.channel === channel && one.event_ids.includes(Number(eventId)))
  const own: Record<string, string[]> = {
    Security: ['security', 'security_classic_names'],
    System: ['system'],
    Application: ['application'],
    'Microsoft-Windows-Sysmon/Operational': ['sysmon'],
    'Microsoft-Windows-PowerShell/Operational': ['powershell'],
  }
  const names = row?.layers ?? ['windows_common', ...(own[channel] ?? [])]
  const env = new Map<string, Values>()
  for (const name of rawNames(event)) {
    const values = rawValues(event, name)
    if (values.length > 0) env.set(name, values)
  }
  for (const block of ['EventData_Xml', 'UserData_Xml'])
    if (stored.has(block)) env.set(block, listOf(stored.get(block)))
  const made = new Map<string, Values>()
  const all = names.map(name => layerOf(name, reference.layers[name]?.fields ?? {}))
  if (row) all.push(layerOf(`${channel} ${row.event_ids[0]}`, row.fields))
  for (const layer of all) {
    for (const _ of [1, 2]) {
      for (const [field, evaluate] of layer) {
        const values = evaluate(env)
        if (values.length === 0) continue
        env.set(field, values)
        made.set(field, values)
      }
    }
  }
  for (const field of leftOut) made.delete(field)
  if (channel.includes('Sysmon') && eventId === '22') made.delete('dest')
  return made
}

const systemNames: readonly (readonly [string, keyof WindowsEvent['system']])[] = [
  ['Name', 'provider'],
  ['Guid', 'guid'],
  ['EventID', 'eventId'],
  ['Level', 'level'],
  ['Task', 'task'],
  ['Opcode', 'opcode'],
  ['Keywords', 'keywords'],
  ['SystemTime', 'systemTime'],
  ['EventRecordID', 'recordId'],
  ['ProcessID', 'processId'],
  ['ThreadID', 'threadId'],
  ['Channel', 'channel'],
  ['Computer', 'computer'],
  ['UserID', 'userId'],
]

const clean = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_')

function rawNames(event: WindowsEvent): ReadonlySet<string> {
  const data = event.data.flatMap(([name]) => (name === null || name.startsWith('#') ? [] : [clean(name)]))
  const userData = event.body === 'EventData' ? [] : data.map(name => `UserData.${name}`)
  return new Set([...systemNames.map(([name]) => name), ...data, ...userData])
}

function rawValues(event: WindowsEvent, name: string): Values {
  const part = systemNames.find(([field]) => field === name)?.[1]
  const system = part === undefined ? undefined : event.system[part]
  const plain = name.replace(/^UserData\./, '')
  const data = event.data.flatMap(([key, value]) =>
    key !== null && clean(key) === plain && value !== '' ? [value] : [],
  )
  const named = event.system.channel === 'Security' ? data.map(value => accounts[value] ?? value) : data
  if (!system) return named
  return event.body === 'EventData' ? [system, ...named] : [system]
}

const accounts: Record<string, string> = {
  'S-1-0-0': 'NULL SID',
  'S-1-1-0': 'Everyone',
  'S-1-5-7': 'NT AUTHORITY\\ANONYMOUS LOGON',
  'S-1-5-18': 'NT AUTHORITY\\SYSTEM',
  'S-1-5-19': 'NT AUTHORITY\\LOCAL SERVICE',
  'S-1-5-20': 'NT AUTHORITY\\NETWORK SERVICE',
  'S-1-16-0': 'Mandatory Label\\Untrusted Mandatory Level',
  'S-1-16-4096': 'Mandatory Label\\Low Mandatory Level',
  'S-1-16-8192': 'Mandatory Label\\Medium Mandatory Level',
  'S-1-16-12288': 'Mandatory Label\\High Mandatory Level',
  'S-1-16-16384': 'Mandatory Label\\System Mandatory Level',
}
