/**
 * The speed of the EVTX decoder beside libevtx's `evtxexport`: `node --import tsx bench/evtx.ts [--size MB] [FILE…]`.
 * Files with many records a chunk are read from memory until they are that many bytes (500 MB), and written one behind the
 * other, again and again, as one log of that size.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { crc32 } from '../src/logs/evtx/bytes.ts'
import { evtx } from '../src/logs/evtx/evtx.ts'
import { partsOf } from '../src/logs/parts.ts'
import { readLogs } from '../src/logs/read.ts'

const headSize = 4096
const chunkSize = 65_536
/** Records a chunk, on average, from which a file counts as dense. */
const dense = 40

const { values, positionals } = parseArgs({ options: { size: { type: 'string' } }, allowPositionals: true })
const size = Number(values.size ?? 500) * 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'harrier-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const files = (positionals.length > 0 ? positionals : reference()).map(path => readFileSync(path)).filter(isDense)
if (files.length === 0)
  say('skipped: no dense EVTX files; name some, or say with HARRIER_SHARED where the reference material is')
else await compare(looped(files))

async function compare(path: string): Promise<void> {
  inMemory()
  report('decoder alone, bytes in memory', inMemory())
  await measure(path, false)
  const objects = await measure(path, false)
  report('events as objects', objects)
  const xml = await measure(path, true)
  report('events and their XML', xml)
  const threads = await onThreads(path, availableParallelism())
  report(`events as objects on ${availableParallelism()} threads`, threads)
  const other = await evtxexport(path)
  if (typeof other === 'string') return say(`evtxexport: skipped, ${other}`)
  report('evtxexport -f xml', other)
  const ratio = ({ rate }: Measure): string => (rate / other.rate).toFixed(1)
  say(`ratio to evtxexport: ${ratio(objects)} as objects, ${ratio(threads)} on all threads, ${ratio(xml)} as XML`)
}

interface Measure {
  readonly records: number
  readonly seconds: number
  readonly rate: number
}

async function measure(path: string, withXml: boolean): Promise<Measure> {
  const started = performance.now()
  let records = 0
  let characters = 0
  for await (const { events } of readLogs([path])) {
    records += events.length
    if (withXml) for (const event of events) characters += event.raw().length
  }
  if (withXml && characters === 0) throw new Error('no XML was made')
  return measured(records, started)
}

/** The same amount from bytes that are in memory already; the events of a file are let go at its end. */
function inMemory(): Measure {
  const started = performance.now()
  let records = 0
  for (let bytes = 0; bytes < size; ) {
    for (const file of files) {
      const output = { events: [], bad: [] }
      const decoder = evtx.open('', output)
      decoder.push(file)
      decoder.end()
      records += output.events.length
      bytes += file.length
    }
  }
  return measured(records, started)
}

/** The file in parts, each thread the next that nobody has. */
async function onThreads(path: string, count: number): Promise<Measure> {
  const input = { file: 'looped.evtx', path, size: statSync(path).size, modified: undefined }
  const parts = [...(await partsOf(input, 8 * 1024 * 1024))]
  const program = JSON.stringify(new URL('./evtx-thread.ts', import.meta.url).href)
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${program}) })`
  const threads = Array.from({ length: count }, () => new Worker(start, { eval: true }))
  await Promise.all(threads.map(thread => once(thread, 'message')))
  const started = performance.now()
  let records = 0
  const work = async (thread: Worker): Promise<void> => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      thread.postMessage([part])
      const [found] = await once(thread, 'message')
      records += Number(found)
    }
  }
  await Promise.all(threads.map(work))
  const measure = measured(records, started)
  await Promise.all(threads.map(thread => thread.terminate()))
  return measure
}

/** The same file through evtxexport, its output counted and thrown away; or why not. */
async function evtxexport(path: string): Promise<Measure | string> {
  try {
    execFileSync('evtxexport', ['-V'], { stdio: 'ignore' })
  } catch {
    return 'it is not installed (Debian: libevtx-utils)'
  }
  const started = performance.now()
  const child = spawn('evtxexport', ['-f', 'xml', path], { stdio: ['ignore', 'pipe', 'ignore'] })
  const mark = Buffer.from('</Event>')
  let records = 0
  let rest = Buffer.alloc(0)
  for await (const piece of child.stdout as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, piece])
    let at = 0
    for (let found = bytes.indexOf(mark); found >= 0; found = bytes.indexOf(mark, at)) {
      records += 1
      at = found + mark.length
    }
    rest = bytes.subarray(Math.max(at, bytes.length - mark.length + 1))
  }
  return records === 0 ? 'it yields no records' : measured(records, started)
}

function measured(records: number, started: number): Measure {
  const seconds = (performance.now() - started) / 1000
  return { records, seconds, rate: records / seconds }
}

function report(name: string, { records, seconds, rate }: Measure): void {
  const megabytes = (size / 1_000_000 / seconds).toFixed(0)
  say(`${name}: ${records} records in ${seconds.toFixed(2)} s, ${Math.round(rate)} a second, ${megabytes} MB/s`)
}

/** One file of all chunks, with a header that says so. */
function looped(all: readonly Buffer[]): string {
  const path = join(folder, 'looped.evtx')
  const chunks = all.flatMap(file => {
    const count = Math.floor((file.length - headSize) / chunkSize)
    return Array.from({ length: count }, (_, i) =>
      file.subarray(headSize + i * chunkSize, headSize + (i + 1) * chunkSize),
    )
  })
  const used = chunks.filter(chunk => chunk.toString('latin1', 0, 8) === 'ElfChnk\0')
  const count = Math.min(65_535, Math.max(used.length, Math.floor(size / chunkSize)))
  const head = Buffer.from(all[0]?.subarray(0, headSize) ?? [])
  head.writeBigUInt64LE(0n, 8)
  head.writeBigUInt64LE(BigInt(count - 1), 16)
  head.writeUInt16LE(count, 42)
  head.writeUInt32LE(0, 120)
  head.writeUInt32LE(crc32(head.subarray(0, 120)), 124)
  const file = openSync(path, 'w')
  writeSync(file, head)
  for (let i = 0; i < count; i++) writeSync(file, used[i % used.length] ?? head)
  return path
}

function isDense(file: Buffer): boolean {
  const output = { events: [], bad: [] }
  const decoder = evtx.open('', output)
  decoder.push(file)
  decoder.end()
  return output.events.length / ((file.length - headSize) / chunkSize) >= dense
}

function reference(): string[] {
  const root = resolve(import.meta.dirname, '..', process.env['HARRIER_SHARED'] ?? '../shared', 'logs', 'evtx')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.evtx'))
    .toSorted()
    .map(name => join(root, name))
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
