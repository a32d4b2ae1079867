/** EVTX that no Windows wrote: what is broken is said at its place, costs little, and leaves its neighbours readable. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evtx } from '../../src/logs/evtx/evtx.ts'
import { decode } from './decode.ts'
import {
  ChunkWriter,
  type Content,
  element,
  encodeEvtx,
  evtxFile,
  instance,
  number,
  type PlainRecord,
  sealChunk,
  slot,
  string,
  tokens,
  type Value,
  xml,
} from './evtx-encoder.ts'

const record = (recordId: string, ...data: PlainRecord['data']): PlainRecord => ({
  system: { recordId, eventId: '1' },
  data,
})

/** How many records a file holds that is expected to be sound. */
function count(bytes: Uint8Array): number {
  const { events, bad } = decode(evtx, bytes)
  assert.deepEqual(bad, [])
  return events.length
}

/** What is wrong with a record of this content, by chunk offset; the sound record behind it must be read. */
function badIn(content: Content[]): string[] {
  const chunk = new ChunkWriter()
  chunk.record(1, content)
  chunk.record(2, [
    instance(element('Event', {}, [element('System', {}, [element('EventRecordID', {}, [slot(0)])])]), [string('2')]),
  ])
  const { events, bad } = decode(evtx, evtxFile([chunk.finish()]))
  assert.equal(events.at(-1)?.origin.record, 2, 'the record behind is read')
  return bad.map(({ offset, message }) => `${offset - 4096}: ${message}`)
}

test('what a record cannot hold fails that record only', () => {
  const event = (...children: Content[]) => [instance(element('Event', {}, children), [string('x')])]
  const put = (write: (chunk: ChunkWriter) => void): Content => ({ kind: 'tokens', write })
  const deep = (levels: number): Content => (levels === 0 ? element('Data') : element('Data', {}, [deep(levels - 1)]))
  assert.deepEqual(badIn([tokens(0x3f)]), ['512: token 0x3f is not known'])
  assert.deepEqual(badIn([tokens(0x04)]), ['512: element is closed that was never opened'])
  assert.deepEqual(badIn([element('Other')]), ['512: record holds <Other>, not <Event>'])
  assert.deepEqual(badIn([tokens(0)]), ['512: record holds no event'])
  assert.deepEqual(
    badIn([
      put(chunk => {
        chunk.put([0x01])
        chunk.u32(0)
        chunk.u32(65_530)
      }),
    ]),
    ['512: name at chunk offset 65530 lies outside of its chunk'],
  )
  assert.deepEqual(
    badIn([
      put(chunk => {
        chunk.put([0x0c, 1])
        chunk.u32(1)
        chunk.u32(60_000)
      }),
    ]),
    ['512: template definition lies behind its use'],
  )
  assert.deepEqual(
    badIn([
      put(chunk => {
        chunk.put([0x0c, 1])
        chunk.u32(1)
        chunk.u32(16)
        chunk.u32(0)
      }),
    ]),
    ['512: template definition at chunk offset 16 lies outside of its chunk'],
  )
  assert.deepEqual(
    badIn([
      put(chunk => {
        chunk.instance(instance(element('Event'), []))
        chunk.at -= 4
        chunk.u32(9000)
      }),
    ]),
    ['512: table of 9000 values does not fit its record'],
  )
  assert.deepEqual(
    badIn([
      put(chunk => {
        chunk.instance(instance(element('Event'), [string('x')]))
        chunk.bytes[chunk.at - 6] = 0xff
      }),
    ]),
    ['512: values are longer than their record'],
  )
  assert.deepEqual(badIn([element('Event', {}, [deep(70)])]), ['512: elements are nested deeper than 64'])
  assert.deepEqual(
    badIn(
      event(
        put(chunk => {
          chunk.put([0x05, 1])
          chunk.u16(60_000)
        }),
      ),
    ),
    ['512: text is longer than its record'],
  )
})

test('a definition that uses itself ends', () => {
  const own: Content = {
    kind: 'tokens',
    write: chunk => {
      const start = chunk.at
      chunk.put([0x0c, 1])
      chunk.u32(1)
      const definition = chunk.at + 4
      chunk.u32(definition)
      chunk.definition(
        element('Event', {}, [
          {
            kind: 'tokens',
            write: inner => {
              inner.put([0x0c, 1])
              inner.u32(1)
              inner.u32(definition)
              inner.u32(0)
            },
          },
        ]),
      )
      chunk.u32(0)
      assert.ok(start < definition)
    },
  }
  assert.deepEqual(badIn([own]), ['512: templates are nested deeper than 32'])
})

test('a value that is used over and over in nested templates is stopped', () => {
  const many = Array.from({ length: 100 }, () => slot(0))
  const body = (inner: Value): Content => instance(element('Event', {}, many), [inner])
  const bomb = body(xml(body(xml(body(xml(body(string('x'.repeat(100)))))))))
  assert.deepEqual(badIn([bomb]), ['512: record grows beyond what a record may hold'])
})

test('an array of many items under a long name is stopped', () => {
  const definition = element('Event', {}, [element('EventData', {}, [element('Data', { Name: slot(1) }, [slot(0)])])])
  const values = [{ type: 0x84, bytes: new Uint8Array(60_000) }, string('n'.repeat(500))]
  assert.deepEqual(badIn([instance(definition, values)]), ['512: record grows beyond what a record may hold'])
})

test('one long value in thousands of places, in record after record, is stopped', () => {
  const entries = Array.from({ length: 1000 }, () => element('Data', {}, [slot(0)]))
  const definition = element('Event', {}, [element('EventData', {}, entries)])
  const chunk = new ChunkWriter()
  for (let i = 1; i <= 20; i++) chunk.record(i, [instance(definition, [string('x'.repeat(1000 + i))])])
  const { events, bad } = decode(evtx, evtxFile([chunk.finish()]))
  assert.ok(events.length > 0 && events.length + bad.length === 20)
  assert.ok(bad.every(({ message }) => message === 'record grows beyond what a record may hold'))
  const text = events
    .flatMap(event => (event.kind === 'windows' ? event.data : []))
    .reduce((sum, [, value]) => sum + value.length, 0)
  // What a chunk may hold, in bytes of UTF-16.
  assert.ok(text * 2 <= 64 * 2 ** 20)
})

test('odd values are shown as hex and noted', () => {
  const definition = element('Event', {}, [
    element('EventData', {}, [
      element('Data', {}, [slot(0)]),
      element('Data', {}, [slot(1)]),
      element('Data', {}, [slot(2)]),
    ]),
  ])
  const values = [
    number(0x22, 2, 0xabc),
    number(0x08, 2, 1),
    { type: 0x13, bytes: Uint8Array.from([1, 16, 0, 0, 0, 0, 0, 5]) },
  ]
  const chunk = new ChunkWriter()
  chunk.record(1, [instance(definition, values)])
  const { events, bad } = decode(evtx, evtxFile([chunk.finish()]))
  assert.deepEqual(events[0]?.kind === 'windows' && events[0].data.map(([, value]) => value), [
    'BC0A',
    '0100',
    '0110000000000005',
  ])
  assert.deepEqual(
    bad.map(({ offset, message }) => [offset, message]),
    [
      [4608, 'value type 0x22 is not known, its bytes are shown as hex'],
      [4608, 'value of type 0x08 holds 2 bytes, not 4'],
      [4608, 'SID is longer than its value, its bytes are shown as hex'],
    ],
  )
})

test('slack behind the last record is never read, in a file that was not closed what goes on in sequence is', () => {
  const stale = (numbers: number[], dirty: boolean) => {
    const chunk = new ChunkWriter()
    const content = (n: number) => [
      instance(element('Event', {}, [element('System', {}, [element('EventRecordID', {}, [slot(0)])])]), [
        string(String(n)),
      ]),
    ]
    const places = numbers.map(n => chunk.record(n, content(n)))
    const bytes = chunk.finish()
    bytes.writeUInt32LE(places[1] ?? 0, 48)
    return decode(evtx, evtxFile([sealChunk(bytes)], { dirty }))
  }
  assert.deepEqual(
    stale([1, 2, 3], false).events.map(event => event.origin.record),
    [1],
  )
  assert.deepEqual(
    stale([1, 2, 3], true).events.map(event => event.origin.record),
    [1, 2, 3],
  )
  assert.match(stale([1, 2, 3], true).bad[0]?.message ?? '', /2 records behind its end are read/)
  assert.deepEqual(
    stale([1, 9, 10], true).events.map(event => event.origin.record),
    [1],
  )
})

test('a header that is not sound does not make a chunk empty', () => {
  const file = Buffer.from(encodeEvtx([record('1', ['A', 'a']), record('2', ['A', 'b'])]))
  file.fill(0, 4096 + 40, 4096 + 60)
  const { events, bad } = decode(evtx, file)
  assert.equal(events.length, 2)
  assert.deepEqual(
    bad.map(({ offset, message }) => [offset, message]),
    [
      [4096, 'checksum of the chunk header differs'],
      [4608, 'chunk header is stale, 2 records behind its end are read'],
    ],
  )
})

test('chunks: empty ones are passed over, broken ones are said, a cut one is read as far as it goes', () => {
  const file = Buffer.from(encodeEvtx([record('1', ['A', 'a']), record('2', ['A', 'b'])]))
  const chunk = file.subarray(4096)
  const empty = Buffer.alloc(65_536)
  assert.equal(count(evtxFile([empty, chunk, empty])), 2)
  const garbage = Buffer.from(chunk)
  garbage[0] = 0
  assert.deepEqual(decode(evtx, evtxFile([garbage, chunk])).bad, [
    { file: 'log', offset: 4096, message: "chunk does not start with 'ElfChnk'" },
  ])
  assert.equal(decode(evtx, evtxFile([garbage, chunk])).events.length, 2)
  const flipped = Buffer.from(chunk)
  flipped[60_000] = 1
  assert.equal(count(evtxFile([flipped])), 2, 'a byte behind the records is under no checksum')
  const second = chunk.readUInt32LE(516) + 512
  const cut = decode(evtx, file.subarray(0, 4096 + second + 10))
  assert.deepEqual(
    cut.events.map(event => event.origin.record),
    [1],
  )
  assert.match(cut.bad[0]?.message ?? '', /^chunk is cut after \d+ of 65536 bytes$/)
})

test('a chunk that is given as full to its end stops where the records do', () => {
  const file = Buffer.from(encodeEvtx([record('1', ['A', 'a'])]))
  const chunk = file.subarray(4096)
  chunk.writeUInt32LE(65_536, 48)
  sealChunk(chunk)
  assert.equal(count(file), 1)
})

test('a checksum that differs is said, and the records are read', () => {
  const file = Buffer.from(encodeEvtx([record('1', ['Name', 'value'])]))
  const at = file.indexOf(Buffer.from('value', 'utf16le'))
  file[at] = 0x57
  const { events, bad } = decode(evtx, file)
  assert.deepEqual(events[0]?.kind === 'windows' && events[0].data, [['Name', 'Walue']])
  assert.deepEqual(
    bad.map(({ offset }) => offset),
    [4096],
  )
})
