/** Whatever a log holds, an event comes of it, in bounded time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { windowsMappings } from '../../src/cim/mappings/windows.ts'
import { normalise } from '../../src/cim/normalise.ts'
import type { LogEvent, WindowsEvent } from '../../src/logs/event.ts'
import { assertLinear } from '../linear-time.ts'

const names = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'Hashes',
    'Image',
    'TargetObject',
    'Details',
    'QueryResults',
    'CommandLine',
    'EventCode',
    'Name',
    'EventID',
    'host',
    'UserData.Param1',
  ),
)
const values = fc.oneof(
  fc.string(),
  fc.constantFrom('', '-', '\\', '\\\\\\', 'a\\', '=,=', 'MD5=', ';;;', '"', '" ', 'DWORD (', 'S-1-5-18'),
)
const known = windowsMappings.flatMap(mapping =>
  mapping.channels.flatMap(channel =>
    (mapping.events ?? []).flatMap(event => event.ids.map(id => [channel, String(id)] as const)),
  ),
)
const place = fc.oneof(fc.tuple(fc.string(), fc.string()), fc.constantFrom(...known))

const windowsEvents: fc.Arbitrary<LogEvent> = fc.record({
  kind: fc.constant('windows' as const),
  origin: fc.constant({ file: 'x', record: 1 }),
  time: fc.option(fc.integer(), { nil: undefined }),
  system: fc.tuple(place, fc.string()).map(([[channel, eventId], computer]) => ({ channel, eventId, computer })),
  body: fc.constantFrom('EventData', 'UserData', 'ProcessingErrorData', '(', undefined),
  data: fc.array(fc.tuple(fc.option(names), values), { maxLength: 12 }),
  bodyName: fc.option(fc.string(), { nil: undefined }),
  extra: fc.array(fc.tuple(names, values), { maxLength: 3 }),
  raw: fc
    .oneof(fc.string(), fc.constantFrom('<EventData>', '</UserData><UserData>', '<EventData'))
    .map(text => () => text),
})

test('no event throws, and no field is empty of values', () => {
  fc.assert(
    fc.property(windowsEvents, event => {
      const stored = normalise(event)
      for (const value of stored.fields.values()) if (typeof value !== 'string') assert.ok(value.length > 1)
      assert.equal(Object.getPrototypeOf({}), Object.prototype)
    }),
    { numRuns: 2_000 },
  )
})

for (const [title, name, value] of [
  ['answers without an end', 'QueryResults', 'a'.repeat(300_000)],
  ['answers of blanks', 'QueryResults', `type:${' '.repeat(300_000)}`],
  ['a list of hashes without one', 'Hashes', ','.repeat(300_000)],
  ['a command line of quotes', 'CommandLine', '"'.repeat(300_000)],
  ['details of brackets', 'Details', `${'a'.repeat(150_000)} ${'('.repeat(150_000)}`],
  ['a path of backslashes', 'TargetObject', '\\'.repeat(300_000)],
] as const) {
  test(`time is linear: ${title}`, () => {
    assertLinear(share => {
      for (const [channel, eventId] of known) {
        if (!['1', '13', '22', '4688'].includes(eventId)) continue
        normalise(windowsEvent(channel, eventId, [[name, value.slice(0, value.length * share)]]))
      }
    })
  })
}

test('many data of one name are gathered in linear time', () => {
  const data = Array.from({ length: 50_000 }, (_, index) => [null, String(index)] as const)
  assert.equal(normalise(windowsEvent('Application', '1', data)).fields.get('Data')?.length, 50_000)
  assertLinear(share => normalise(windowsEvent('Application', '1', data.slice(0, data.length * share))))
})

const windowsEvent = (channel: string, eventId: string, data: WindowsEvent['data']): WindowsEvent => ({
  kind: 'windows',
  origin: { file: 'x', record: 1 },
  time: 0,
  system: { channel, eventId },
  body: 'EventData',
  data,
  bodyName: undefined,
  extra: [],
  raw: () => '',
})
