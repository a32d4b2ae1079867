/** Files that mean harm, made on purpose; what is sound in them must be read. */
import { deflateRawSync } from 'node:zlib'
import { tarFile, zipFile, zipOfMany } from '../test/logs/archives.ts'
import {
  ChunkWriter,
  type Content,
  type Element,
  element,
  evtxFile,
  instance,
  slot,
  string,
  tokens,
  xml,
} from '../test/logs/evtx-encoder.ts'
import type { FuzzInput } from './fuzz-input.ts'
import { pick, type Random } from './fuzz-random.ts'

/** `count` is how many events must be read at least. */
export interface Hostile extends FuzzInput {
  readonly atLeast: number
  /** Whether something must be said. */
  readonly said: boolean
}

type Make = (random: Random) => Pick<Hostile, 'bytes' | 'atLeast' | 'said'>

export function hostile(random: Random): Hostile {
  const kind = pick(Object.keys(makers), random)
  const made = makers[kind]?.(random)
  if (!made) throw new Error(`${kind} is not made`)
  return { kind: `made: ${kind}`, ...made }
}

/** Two records before what is meant badly, two behind it, and a chunk of its own behind those. */
function evtxAround(content: readonly Content[], said = true): ReturnType<Make> {
  const chunk = new ChunkWriter()
  const sound = (n: number): Content[] => [
    instance(element('Event', {}, [element('System', {}, [element('EventRecordID', {}, [slot(0)])])]), [
      string(String(n)),
    ]),
  ]
  for (const n of [1, 2]) chunk.record(n, sound(n))
  chunk.record(3, content)
  for (const n of [4, 5]) chunk.record(n, sound(n))
  const next = new ChunkWriter()
  for (const n of [6, 7]) next.record(n, sound(n))
  return { bytes: Buffer.from(evtxFile([chunk.finish(), next.finish()])), atLeast: 6, said }
}

const put = (write: (chunk: ChunkWriter) => void): Content => ({ kind: 'tokens', write })

/** An instance of a definition that lies elsewhere, without values. */
const instanceOf = (at: () => number): Content =>
  put(chunk => {
    chunk.put([0x0c, 1])
    chunk.u32(1)
    chunk.u32(at())
    chunk.u32(0)
  })

/** Definitions that use each other in a ring. */
function ring(length: number): Content {
  return put(chunk => {
    const places: number[] = []
    const definition = (i: number): Element =>
      element('Event', {}, [instanceOf(() => places[(i + 1) % length] ?? places[0] ?? 0)])
    // Written twice at the same place: only then all places are known.
    const start = chunk.at
    for (let round = 0; round < 2; round++) {
      chunk.at = start
      for (let i = 0; i < length; i++) {
        chunk.put([0x0c, 1])
        chunk.u32(i)
        places[i] = chunk.at + 4
        chunk.u32(places[i] ?? 0)
        chunk.definition(definition(i))
        chunk.u32(0)
      }
    }
  })
}

function nested(levels: number): Content {
  let inner: Content = element('Data', {}, ['x'])
  for (let level = 0; level < levels; level++) inner = element('D', {}, [inner])
  return inner
}

/** A template in the value of a template, and so on. */
function nestedValues(levels: number): Content {
  const definition = element('Event', {}, [slot(0)])
  let inner: Content = instance(definition, [string('x')])
  for (let level = 0; level < levels; level++) inner = instance(definition, [xml(inner)])
  return inner
}

const line = (i: number): string => `{"a":${i}}\n`
const between = (middle: string): Buffer => Buffer.from(line(1) + line(2) + middle + line(3) + line(4))
const event = (id: number, text = ''): string =>
  `<Event><System><EventRecordID>${id}</EventRecordID></System><EventData><Data>${text}</Data></EventData></Event>\n`
const deep = (random: Random): number => pick([1000, 1000, 5000, 100_000], random)

const laughs = [
  '<!DOCTYPE lolz [<!ENTITY lol "lol">',
  ...Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&${i === 0 ? 'lol' : `l${i}`};`.repeat(10)}">`),
  '<!ENTITY file SYSTEM "file:///etc/passwd">]>',
].join('\n')

const escaping = [
  ...[
    '../../x',
    '/x',
    '..\\..\\x',
    'C:\\x',
    'C:x',
    '\\\\server\\share\\x',
    'a/../../../x',
    './../x',
    '~/x',
    'x\0.json',
  ],
  ...['../'.repeat(30).concat('tmp/x'), 'CON', 'x:stream', '%2e%2e%2fx', '..', '.', '-', '$(x)', '__proto__', 'a\nb'],
]

const makers: Readonly<Record<string, Make>> = {
  'template that uses itself': () => evtxAround([ring(1)]),
  'ring of templates': random => evtxAround([ring(2 + random(20))]),
  'elements 1,000 deep': random => evtxAround([element('Event', {}, [nested(1000 + random(500))])]),
  'templates 1,000 deep': random => evtxAround([nestedValues(1000 + random(500))]),
  'value used over and over': random => {
    const many = Array.from({ length: 60 + random(60) }, () => slot(0))
    let inner: Content = instance(element('Event', {}, many), [string('x'.repeat(100))])
    for (let level = 0; level < 6; level++) inner = instance(element('Event', {}, many), [xml(inner)])
    return evtxAround([inner])
  },
  'template in a record to come': random => evtxAround([instanceOf(() => 5000 + random(60_000))]),
  'table of values beyond the record': random =>
    evtxAround([
      put(chunk => {
        chunk.instance(instance(element('Event'), []))
        chunk.at -= 4
        chunk.u32(pick([0xffffffff, 0x7fffffff, 9000, 8192], random))
      }),
    ]),
  'text beyond the record': random =>
    evtxAround([
      element('Event', {}, [
        put(chunk => {
          chunk.put([0x05, 1])
          chunk.u16(1000 + random(64_000))
        }),
      ]),
    ]),
  'tokens without end': random => evtxAround([tokens(...Array.from({ length: 5000 }, () => 1 + random(16)))]),
  'JSON nested deep': random => {
    const [open, close] = pick(
      [
        ['[', ']'],
        ['{"a":', '}'],
        ['[{"a":', '}]'],
      ] as const,
      random,
    )
    const levels = deep(random)
    return { bytes: between(`{"x":${open.repeat(levels)}1${close.repeat(levels)}}\n`), atLeast: 4, said: false }
  },
  'JSON nested deep, not closed': random => ({
    bytes: between(`{"x":${pick(['[', '{"a":'], random).repeat(deep(random))}\n`),
    atLeast: 4,
    said: true,
  }),
  'JSON in JSON': random => {
    let text = '{"a":1}'
    for (let level = 3 + random(12); level > 0 && text.length < 300_000; level--)
      text = JSON.stringify({ _raw: text, AuditData: text })
    return { bytes: between(`${text}\n`), atLeast: 5, said: false }
  },
  'XML nested deep': random => {
    const levels = deep(random)
    const text = `${'<a>'.repeat(levels)}x${'</a>'.repeat(levels)}`
    return { bytes: Buffer.from(event(1) + event(2, text) + event(3)), atLeast: 2, said: true }
  },
  'XML nested deep, not closed': random => ({
    bytes: Buffer.from(event(1) + event(2, '<a>'.repeat(deep(random))) + event(3)),
    atLeast: 2,
    said: true,
  }),
  'entities before the events': random => ({
    bytes: Buffer.from(
      `<?xml version="1.0"?>\n${laughs}\n<Events>${event(1, `&l${1 + random(12)};`)}${event(2, '&file;')}</Events>`,
    ),
    atLeast: 2,
    said: false,
  }),
  'entities in an event': random => ({
    bytes: Buffer.from(event(1) + event(2).replace('<System>', `${laughs}<System>`) + event(3, `&l${1 + random(12)};`)),
    atLeast: 2,
    said: true,
  }),
  'characters by number': random => ({
    bytes: Buffer.from(
      event(1) + event(2, pick(['&#0;', '&#xd800;', '&#x110000;', '&#99999999;'], random).repeat(2000)) + event(3),
    ),
    atLeast: 3,
    said: false,
  }),
  'names that lead out of a zip': random => ({
    bytes: zipFile(Object.fromEntries(names(random).map((name, i) => [name, Buffer.from(line(i))]))),
    atLeast: 5,
    said: false,
  }),
  'names that lead out of a tar': random => ({
    bytes: tarFile(Object.fromEntries(names(random).map((name, i) => [name, Buffer.from(line(i))]))),
    atLeast: 5,
    said: false,
  }),
  'links out of a tar': random => {
    const first = tarLink(pick(['1', '2', '3', '5', '6'], random), pick(['/etc/passwd', '../../x'], random))
    return { bytes: Buffer.concat([first, tarFile({ 'x/y.json': Buffer.from(line(1)) })]), atLeast: 1, said: false }
  },
  'zip whose members lie over each other': random => ({
    bytes: overlapping(200 + random(2000)),
    atLeast: 1,
    said: false,
  }),
  'zip in zip in zip': random => {
    let bytes: Buffer = Buffer.from(line(1))
    for (let level = 0; level < 5 + random(20); level++) bytes = zipFile({ 'x.zip': bytes })
    return { bytes, atLeast: 0, said: true }
  },
}

/** Five different ones. */
function names(random: Random): string[] {
  const start = random(escaping.length)
  return Array.from({ length: 5 }, (_, i) => escaping[(start + i * 3) % escaping.length] ?? 'x')
}

function tarLink(type: string, target: string): Buffer {
  const head = tarFile({ x: Buffer.alloc(0) }).subarray(0, 512)
  head.write(type, 156)
  head.write(target, 157)
  head.write('        ', 148)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** Many entries for the same bytes. */
function overlapping(entries: number): Buffer {
  const content = Buffer.from(line(1) + '\n'.repeat(1_000_000))
  return zipOfMany(zipFile({ x: content }), deflateRawSync(content).length, entries)
}
