/** EVTX as bytes: what is written comes back, in every type and token, and what is broken is said at its place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WindowsEvent } from '../../src/logs/event.ts'
import { evtx } from '../../src/logs/evtx/evtx.ts'
import { decode } from './decode.ts'
import {
  ChunkWriter,
  type Content,
  element,
  encodeEvtx,
  evtxFile,
  filetime,
  guid,
  instance,
  nothing,
  number,
  type PlainRecord,
  sid,
  slot,
  string,
  strings,
  tokens,
  type Value,
  xml,
} from './evtx-encoder.ts'

const system = {
  provider: 'Harrier-Test',
  guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
  eventId: '1',
  version: '5',
  level: '4',
  task: '1',
  opcode: '0',
  keywords: '0x8000000000000000',
  systemTime: '2024-02-29T23:59:58.1234567Z',
  recordId: '77',
  activityId: '{00000001-0002-0003-0405-060708090a0b}',
  processId: '324',
  threadId: '4000000000',
  channel: 'Test/Operational',
  computer: 'host.example',
  userId: 'S-1-5-21-1-2-4294967295-500',
}
const record = (recordId: string, ...data: PlainRecord['data']): PlainRecord => ({
  system: { ...system, recordId },
  data,
})

/** Reads a file that is expected to be sound. */
function read(bytes: Uint8Array): WindowsEvent[] {
  const { events, bad } = decode(evtx, bytes)
  assert.deepEqual(bad, [])
  return events.filter(event => event.kind === 'windows')
}

const present = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

/** The data of one record whose EventData holds one element for each value. */
function texts(...values: Value[]): string[] {
  const definition = element('Event', {}, [
    element('System'),
    element(
      'EventData',
      {},
      values.map((_, i) => element('Data', { Name: `n${i}` }, [slot(i)])),
    ),
  ])
  return dataOf([instance(definition, values)])
}

function dataOf(content: Content[]): string[] {
  const chunk = new ChunkWriter()
  chunk.record(1, content)
  const [event] = read(evtxFile([chunk.finish()]))
  return event?.data.map(([name, value]) => `${name}=${value}`) ?? []
}

test('every part of a record comes back', () => {
  const [event] = read(
    encodeEvtx([
      {
        system,
        data: [
          ['Image', 'C:\\x.exe'],
          ['Empty', ''],
          [null, 'unnamed'],
          ['#Binary', '00FF'],
        ],
        bodyName: 'Start',
      },
    ]),
  )
  assert.ok(event)
  assert.deepEqual(present(event.system), system)
  assert.deepEqual(event.data, [
    ['Image', 'C:\\x.exe'],
    ['Empty', ''],
    [null, 'unnamed'],
    ['#Binary', '00FF'],
  ])
  assert.deepEqual([event.body, event.bodyName, event.origin], ['EventData', 'Start', { file: 'log', record: 77 }])
  assert.equal(event.time, Date.parse('2024-02-29T23:59:58.123Z') * 1000 + 456)
})

test('raw is XML as Splunk holds it', () => {
  const [event] = read(
    encodeEvtx([
      {
        system: { provider: "P'1", eventId: '7', qualifiers: '16384', computer: 'a' },
        data: [
          ['CommandLine', 'a & b > "c"'],
          [null, ''],
        ],
      },
    ]),
  )
  assert.equal(
    event?.raw(),
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='P&apos;1'/>" +
      "<EventID Qualifiers='16384'>7</EventID><TimeCreated/><Correlation/><Execution/><Computer>a</Computer><Security/></System>" +
      `<EventData><Data Name='CommandLine'>a &amp; b &gt; "c"</Data><Data></Data></EventData></Event>`,
  )
})

test('UserData: its element names the body, the leaves are the data', () => {
  const [event] = read(
    encodeEvtx([{ system, body: 'UserData', bodyName: 'LogFileCleared', data: [['SubjectUserName', 'ann']] }]),
  )
  assert.deepEqual(
    [event?.body, event?.bodyName, event?.data],
    ['UserData', 'LogFileCleared', [['SubjectUserName', 'ann']]],
  )
  assert.match(
    event?.raw() ?? '',
    /<UserData><LogFileCleared><SubjectUserName>ann<\/SubjectUserName><\/LogFileCleared><\/UserData>/,
  )
})

test('many records fill several chunks and keep their order', () => {
  const many = Array.from({ length: 500 }, (_, i) => record(String(i + 1), ['Value', 'x'.repeat(i)]))
  const events = read(encodeEvtx(many))
  assert.deepEqual(
    events.map(event => event.origin.record),
    many.map((_, i) => i + 1),
  )
  assert.ok(events.every((event, i) => event.data[0]?.[1].length === i))
})

test('a file may come in pieces of any size', () => {
  const bytes = encodeEvtx([record('1', ['A', 'a']), record('2', ['B', 'b'])])
  for (const size of [1000, 4096, 65_536, 69_632]) {
    assert.equal(decode(evtx, bytes, 'log', size).events.length, 2)
  }
})

test('a record without EventRecordID is named by its number in the file', () => {
  const [, event] = read(encodeEvtx([record('9'), { system: { eventId: '1' }, data: [] }]))
  assert.equal(event?.origin.record, 2)
})

test('values of every type read as Windows prints them', () => {
  const real = (value: number, size: 4 | 8): Value => {
    const bytes = Buffer.alloc(size)
    if (size === 4) bytes.writeFloatLE(value)
    else bytes.writeDoubleLE(value)
    return { type: size === 4 ? 0x0b : 0x0c, bytes }
  }
  const bytes = (type: number, ...values: number[]): Value => ({ type, bytes: Uint8Array.from(values) })
  const cases: [Value, string][] = [
    [nothing, ''],
    [string('ab\0\0'), 'ab'],
    [string('a\0b'), 'a\0b'],
    [string('\ud83d\ude00 \ud83d'), '\ud83d\ude00 \ufffd'],
    [bytes(0x02, 0x80, 0x41, 0), '\u20acA'],
    [number(0x03, 1, -5), '-5'],
    [number(0x04, 1, 250), '250'],
    [number(0x05, 2, -300), '-300'],
    [number(0x06, 2, 65_535), '65535'],
    [number(0x07, 4, -2147023171), '-2147023171'],
    [number(0x08, 4, 4294967295), '4294967295'],
    [number(0x09, 8, -9223372036854775808n), '-9223372036854775808'],
    [number(0x09, 8, -2), '-2'],
    [number(0x0a, 8, 18446744073709551615n), '18446744073709551615'],
    [number(0x0a, 8, 9007199254740991n), '9007199254740991'],
    [real(3199.234, 8), '3199.234'],
    [real(0.1, 4), '0.1'],
    [real(2, 8), '2.0'],
    [real(Number.NEGATIVE_INFINITY, 8), '-inf'],
    [real(Number.NaN, 4), 'nan'],
    [number(0x0d, 4, 1), 'true'],
    [number(0x0d, 4, 0), 'false'],
    [number(0x0d, 1, 1), 'true'],
    [bytes(0x0e, 0, 0xab, 0xff), '00ABFF'],
    [guid('{A0C1853B-5C40-4B15-8766-3CF1C58F985A}'), '{a0c1853b-5c40-4b15-8766-3cf1c58f985a}'],
    [number(0x10, 8, 0x1234), '0x1234'],
    [number(0x10, 4, 0), '0x0'],
    [filetime('1601-01-01T00:00:00Z'), '1601-01-01T00:00:00.0000000Z'],
    [filetime('9999-12-31T23:59:59.9999999Z'), '9999-12-31T23:59:59.9999999Z'],
    [number(0x11, 8, 0x7fffffffffffffffn), '0x7fffffffffffffff'],
    [bytes(0x12, 0xe8, 7, 2, 0, 4, 0, 29, 0, 1, 0, 2, 0, 3, 0, 45, 0), '2024-02-29T01:02:03.045Z'],
    [sid('S-1-5-18'), 'S-1-5-18'],
    [bytes(0x13, 1, 0, 1, 2, 3, 4, 5, 6), 'S-1-0x10203040506'],
    [number(0x14, 4, 0x3e7), '0x3e7'],
    [number(0x15, 8, 0x8000000000000001n), '0x8000000000000001'],
    [number(0x20, 8, 7), '7'],
    [{ ...string('<a/>'), type: 0x23 }, '<a/>'],
  ]
  assert.deepEqual(
    texts(...cases.map(([value]) => value)),
    cases.map(([, text], i) => `n${i}=${text}`),
  )
})

test('an array repeats its element, in a mixed one its items are joined', () => {
  const numbers: Value = { type: 0x86, bytes: Uint8Array.from([1, 0, 2, 0, 9]) }
  const sids: Value = {
    type: 0x93,
    bytes: Buffer.concat([sid('S-1-5-18'), sid('S-1-1-0')].map(value => value.bytes as Uint8Array)),
  }
  assert.deepEqual(texts(strings('', '6'), numbers, sids), ['n0=', 'n0=6', 'n1=1', 'n1=2', 'n2=S-1-5-18', 'n2=S-1-1-0'])
  const mixed = (value: Value) =>
    dataOf([
      instance(element('Event', {}, [element('EventData', {}, [element('Data', {}, ['list: ', slot(0)])])]), [value]),
    ])
  assert.deepEqual(mixed(strings('a', 'b')), ['null=list: a,b'])
  const optional = (isOptional: boolean) =>
    dataOf([
      instance(element('Event', {}, [element('EventData', {}, [element('Data', {}, [slot(0, isOptional)])])]), [
        { type: 0x81, bytes: new Uint8Array(0) },
      ]),
    ])
  assert.deepEqual([optional(true), optional(false)], [[], ['null=']])
})

test('text is read however it is tokenised', () => {
  const named = (name: string): Content => ({
    kind: 'tokens',
    write: chunk => {
      chunk.put([0x09])
      chunk.name(name)
    },
  })
  const units = (token: number, text: string): Content => ({
    kind: 'tokens',
    write: chunk => {
      chunk.put([token])
      chunk.u16(text.length)
      chunk.put(Buffer.from(text, 'utf16le'))
    },
  })
  const instruction: Content = {
    kind: 'tokens',
    write: chunk => {
      chunk.put([0x0a])
      chunk.name('target')
      chunk.put([0x0b])
      chunk.u16(1)
      chunk.put([0x78, 0])
    },
  }
  const parts = [
    'a',
    units(0x07, '<cdata>'),
    tokens(0x08, 0xac, 0x20),
    named('amp'),
    named('nbsp'),
    instruction,
    named('lt'),
  ]
  const body = element('EventData', {}, [element('Data', { Name: 'all' }, parts)])
  const expected = ['all=a<cdata>\u20ac&&nbsp;<']
  assert.deepEqual(dataOf([element('Event', {}, [body])]), expected, 'without a template')
  assert.deepEqual(dataOf([instance(element('Event', {}, [body]), [])]), expected, 'in a template')
})

test('nested: a body without fragment header, a template within a template, an element as value', () => {
  const data = element('EventData', {}, [element('Data', { Name: 'x' }, [slot(0)])])
  const event = element('Event', {}, [element('System'), slot(0)])
  assert.deepEqual(dataOf([instance(event, [xml(instance(data, [string('1')]))])]), ['x=1'])
  assert.deepEqual(
    dataOf([instance(event, [xml(element('EventData', {}, [element('Data', { Name: 'x' }, ['2'])]))])]),
    ['x=2'],
  )
  const within: Content = { kind: 'tokens', write: chunk => chunk.instance(instance(data, [string('3')])) }
  assert.deepEqual(dataOf([instance(element('Event', {}, [element('System'), within]), [])]), ['x=3'])
})

test('an attribute whose values have no text is left out', () => {
  const definition = element('Event', {}, [element('EventData', {}, [element('Data', { Name: slot(0) }, ['v'])])])
  assert.deepEqual(dataOf([instance(definition, [nothing])]), ['null=v'])
  assert.deepEqual(dataOf([instance(definition, [string('n')])]), ['n=v'])
})

test('names that are special to JavaScript are names', () => {
  const data: PlainRecord['data'] = [
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['__proto__', 'c'],
  ]
  assert.deepEqual(read(encodeEvtx([record('1', ...data)]))[0]?.data, data)
})

test('one template number with two contents: each record is read by its own', () => {
  const one = encodeEvtx([record('1', ['First', 'x'])])
  const two = encodeEvtx([record('1', ['Other', 'x'])])
  assert.deepEqual(
    [one, two].map(bytes => read(bytes)[0]?.data[0]?.[0]),
    ['First', 'Other'],
  )
})
