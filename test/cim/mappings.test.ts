/** The mappings themselves: that they can be compiled, and refer only to what there is. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fieldsOf, fieldsOfCondition, inOrder } from '../../src/cim/compile.ts'
import { explainEvent } from '../../src/cim/explain.ts'
import type { Layer } from '../../src/cim/mapping.ts'
import { windowsMappings } from '../../src/cim/mappings/windows.ts'
import { programOf } from '../../src/cim/program.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { eventOf } from './cases.ts'

test('no layer goes round in a circle, and every event compiles', () => {
  for (const mapping of windowsMappings) {
    for (const id of [undefined, ...(mapping.events ?? []).flatMap(event => event.ids)]) {
      const program = programOf(mapping, id === undefined ? undefined : String(id))
      assert.ok(program.steps.length > 0)
    }
  }
})

test('an event is mapped once', () => {
  for (const mapping of windowsMappings) {
    const ids = (mapping.events ?? []).flatMap(event => event.ids)
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      mapping.channels[0],
    )
  }
})

test('a field is made after what it is made from', () => {
  const layer: Layer = { name: 'x', fields: { a: 'b', b: 'c', c: 'Raw', d: 'd' } }
  assert.deepEqual(
    inOrder(layer).map(([name]) => name),
    ['c', 'b', 'a', 'd'],
  )
  assert.throws(() => inOrder({ name: 'x', fields: { a: 'b', b: 'a' } }), /'x' goes round in a circle: a, b/)
})

test(
  'mappings refer to fields that the record or another mapping has',
  needsShared('reference/cim/windows-fields.json'),
  () => {
    const reference = JSON.parse(readFileSync(sharedPath('reference/cim/windows-fields.json'), 'utf8')) as {
      readonly events: readonly {
        readonly raw_fields: Record<string, string>
        readonly userdata_names?: readonly string[]
      }[]
    }
    const known = new Set(
      'Name Guid EventID Level Task Opcode Keywords EventRecordID Channel Computer UserID SystemTime ProcessID ThreadID Message Data UserData_Xml EventData_Xml'.split(
        ' ',
      ),
    )
    for (const row of reference.events) {
      for (const name of Object.keys(row.raw_fields)) known.add(name)
      for (const name of row.userdata_names ?? []) known.add(`UserData.${name}`)
    }
    // Named by the documentation of Windows only.
    for (const name of [
      'Namespace',
      'ESS',
      'CONSUMER',
      'PossibleCause',
      'NamespaceName',
      'Query',
      'Param1',
      'Param2',
      'Param3',
      'Param4',
    ])
      known.add(`UserData.${name}`)
    for (const name of ['UserData.SubjectUserSid', 'UserData.SubjectLogonId', 'FileName', 'KeyFilePath'])
      known.add(name)

    const layers = windowsMappings.flatMap(mapping => [
      ...mapping.layers,
      ...(mapping.events ?? []).map(event => ({
        name: `${mapping.channels[0]} ${event.ids[0]}`,
        fields: event.fields ?? {},
      })),
    ])
    for (const layer of layers) for (const name of Object.keys(layer.fields)) known.add(name)
    const unknown = new Set<string>()
    for (const layer of layers) {
      for (const [field, value] of Object.entries(layer.fields)) {
        for (const name of value === null ? [] : fieldsOf(value))
          if (!known.has(name)) unknown.add(`${layer.name}: ${field} from ${name}`)
      }
    }
    for (const mapping of windowsMappings) {
      for (const tag of (mapping.events ?? []).flatMap(event => event.tags ?? [])) {
        if (typeof tag === 'string') continue
        for (const name of fieldsOfCondition(tag.when)) if (!known.has(name)) unknown.add(`tag ${tag.tag} from ${name}`)
      }
    }
    assert.deepEqual([...unknown], [])
  },
)

test('an explanation names the mapping that made a field', () => {
  const event = eventOf([
    'system.channel = Microsoft-Windows-Sysmon/Operational',
    'system.eventId = 1',
    'system.computer = ws1',
    'Image = C:\\Windows\\System32\\cmd.exe',
    'User = CORP\\ann',
  ])
  const rows = new Map(explainEvent(event).map(row => [row.field, row]))
  assert.deepEqual(rows.get('Image'), { field: 'Image', value: 'C:\\Windows\\System32\\cmd.exe' })
  assert.deepEqual(rows.get('process_name'), {
    field: 'process_name',
    value: 'cmd.exe',
    madeBy: { mapping: 'Microsoft-Windows-Sysmon/Operational 1', from: 'baseName(Image)' },
  })
  assert.deepEqual(rows.get('user')?.madeBy, { mapping: 'sysmon', from: 'noDomain(User)' })
  assert.deepEqual(rows.get('EventCode')?.madeBy, { mapping: 'windows_common', from: 'EventID' })
})
