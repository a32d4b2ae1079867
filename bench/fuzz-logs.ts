/**
 * Reads damaged logs of every form and says what crashed, what took long and what memory it took:
 * `node --import tsx bench/fuzz-logs.ts [--count N] [--seed N] [--only N]`. The same seed makes the same damage.
 */
import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { readLogs } from '../src/logs/read.ts'
import { tarFile, zipFile } from '../test/logs/archives.ts'
import { encodeEvtx } from '../test/logs/evtx-encoder.ts'
import { tars } from '../test/logs/packed.ts'

/** From here on an input is said to hang. */
const patience = 20_000
const slow = 1000
const maxMemory = 2 ** 31
const now = Date.UTC(2024, 5, 1)

interface Outcome {
  readonly input: number
  readonly seed: string
  readonly ms: number
  readonly events: number
  readonly crash: string | undefined
  readonly memory: number
}

interface Task {
  readonly seed: number
  readonly from: number
  readonly to: number
}

// Itself again, as the process that may hang.
if (process.send === undefined) await supervise()
else process.once('message', task => void work(task as Task).then(() => process.disconnect()))

/** Hands the inputs to another process; one that hangs or dies is given up with its input, and the next goes on behind it. */
async function supervise(): Promise<void> {
  const { values } = parseArgs({
    options: { count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  })
  const seed = Number(values.seed ?? 1)
  const from = Number(values.only ?? 0)
  const to = values.only === undefined ? Number(values.count ?? 20_000) : from + 1
  const found = { crashes: 0, hangs: 0, slowest: 0, memory: 0, events: 0 }
  for (let next = from; next < to; ) {
    next = await run({ seed, from: next, to }, outcome => {
      found.events += outcome.events
      found.slowest = Math.max(found.slowest, outcome.ms)
      found.memory = Math.max(found.memory, outcome.memory)
      if (outcome.crash !== undefined) {
        found.crashes += 1
        say(`input ${outcome.input} (${outcome.seed}) crashes: ${outcome.crash}`)
      } else if (outcome.ms > slow) say(`input ${outcome.input} (${outcome.seed}) takes ${Math.round(outcome.ms)} ms`)
    })
    if (next < to) {
      found.hangs += 1
      say(`input ${next} hangs, or ends the process`)
      next += 1
    }
  }
  const megabytes = Math.round(found.memory / 2 ** 20)
  say(
    `${to - from} inputs, ${found.events} events: ${found.crashes} crashes, ${found.hangs} hangs, slowest ${Math.round(found.slowest)} ms, ${megabytes} MB at most`,
  )
  process.exitCode = found.crashes + found.hangs > 0 || found.memory > maxMemory ? 1 : 0
}

/** The input that it did not get beyond, or the end. */
function run(task: Task, take: (outcome: Outcome) => void): Promise<number> {
  const worker = fork(import.meta.filename)
  worker.send(task)
  let next = task.from
  return new Promise(done => {
    const giveUp = () => {
      worker.kill('SIGKILL')
    }
    let timer = setTimeout(giveUp, patience)
    worker.on('message', message => {
      const outcome = message as Outcome
      clearTimeout(timer)
      timer = setTimeout(giveUp, patience)
      take(outcome)
      next = outcome.input + 1
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      done(next)
    })
  })
}

async function work({ seed, from, to }: Task): Promise<void> {
  const seeds = seedInputs()
  for (let input = from; input < to; input++) {
    const random = generator(seed * 1_000_003 + input)
    const [name, bytes] = pick(seeds, random)
    const other = pick(seeds, random)[1]
    const damaged = damage(bytes, other, random)
    process.send?.(await outcomeOf(input, name, damaged, random))
  }
}

async function outcomeOf(input: number, seed: string, bytes: Buffer, random: Random): Promise<Outcome> {
  const pieceSize = random(3) === 0 ? random(64) + 1 : bytes.length
  const started = performance.now()
  let events = 0
  let crash: string | undefined
  try {
    for await (const batch of readLogs(['-'], { stdin: pieces(bytes, pieceSize), now })) {
      events += batch.events.length
      for (const event of batch.events) event.raw()
    }
  } catch (error) {
    crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  return { input, seed, ms: performance.now() - started, events, crash, memory: process.memoryUsage().rss }
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

type Random = (below: number) => number

function generator(seed: number): Random {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    let mixed = state ^ (state >>> 15)
    mixed = Math.imul(mixed, 0x2c1b3c6d)
    mixed ^= mixed >>> 12
    return (mixed >>> 0) % Math.max(1, below)
  }
}

function pick<T>(list: readonly T[], random: Random): T {
  const item = list[random(list.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

/** Short texts that mean much in one form or another. */
const tokens = [
  '"',
  "'",
  '\n',
  '\r\n',
  ',',
  '{',
  '[',
  '<Event>',
  '</Event>',
  '<![CDATA[',
  '&#x0;',
  '=',
  '\\',
  '#Fields: a b\n',
  '#fields\ta',
  '\u0000',
  '\ufeff',
  '<13>',
  '1 ',
  '[a b="',
  "msg='",
  '\x1d',
  '__proto__=',
  '"Records":[',
  '_raw',
  'é\ud83d',
]

function damage(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let damaged = Buffer.from(bytes)
  for (let changes = random(6); changes >= 0; changes--) {
    const at = random(damaged.length + 1)
    const end = Math.min(damaged.length, at + random(random(2) === 0 ? 8 : 400))
    const [before, within, behind] = [damaged.subarray(0, at), damaged.subarray(at, end), damaged.subarray(end)]
    switch (random(8)) {
      case 0:
        damaged = Buffer.concat([before, behind])
        break
      case 1:
        damaged = Buffer.concat([before, within, within, within, behind])
        break
      case 2:
        damaged = Buffer.concat([before, Buffer.from(pick(tokens, random)), damaged.subarray(at)])
        break
      case 3:
        damaged = Buffer.concat([before, other.subarray(random(other.length), random(other.length) + 200), behind])
        break
      case 4:
        damaged = Buffer.from(before)
        break
      case 5:
        damaged.fill(pick([0, 0xff, 0x7f, 0x22, 10], random), at, end)
        break
      default:
        if (damaged.length > 0) damaged[at % damaged.length] = random(256)
    }
  }
  return damaged
}

/** Logs of every form: those of the tests' case files, EVTX, and archives of them. */
function seedInputs(): [name: string, bytes: Buffer][] {
  const folder = join(import.meta.dirname, '../test/logs')
  const texts = readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .flatMap(name =>
      caseLogs(readFileSync(join(folder, name), 'utf8')).map((log, i): [string, Buffer] => [
        `${name} ${i + 1}`,
        Buffer.from(log),
      ]),
    )
  const evtx = Buffer.from(
    encodeEvtx(
      Array.from({ length: 8 }, (_, i) => ({
        system: { provider: 'P', eventId: String(i), recordId: String(i), channel: 'C', userId: 'S-1-5-18' },
        body: i % 3 === 2 ? 'UserData' : 'EventData',
        bodyName: i % 3 === 2 ? 'Root' : undefined,
        data: [
          ['Image', `C:\\${'x'.repeat(i)}.exe`],
          [i % 2 === 0 ? 'A' : null, 'y'],
        ],
      })),
    ),
  )
  const [first, second, third] = texts.map(([, bytes]) => bytes)
  const members = { 'a.json': first ?? evtx, 'b.evtx': evtx, 'c/d.xml': second ?? evtx, 'e.csv': third ?? evtx }
  const packed = Object.entries(tars).map(([name, text]): [string, Buffer] => [name, Buffer.from(text, 'base64')])
  const archives: [string, Buffer][] = [
    ['zip', zipFile(members)],
    ['tar', tarFile(members)],
    ['tar.gz', gzipSync(tarFile(members))],
    ['zip in tar', tarFile({ 'x.zip': zipFile(members) })],
    ['utf-16', Buffer.from(`\ufeff${first?.toString() ?? ''}`, 'utf16le')],
  ]
  const binary: [string, Buffer][] = [['evtx', evtx], ...archives, ...packed]
  // Text cases are many: what is binary comes as often.
  return [...texts, ...Array.from({ length: Math.ceil(texts.length / binary.length) }, () => binary).flat()]
}

const caseLogs = (text: string): string[] =>
  text
    .split(/^# /m)
    .slice(1)
    .map(part => (part.split(/^--- events\n/m)[0] ?? '').replace(/^.*\n/, ''))

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
