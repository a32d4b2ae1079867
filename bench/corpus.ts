/**
 * Writes a corpus of at least a size, in whole copies, the same for the same seed: `node --import tsx bench/corpus.ts --out FILE [--size MB]
 * [--seed TEXT] [--stress] [--worst] [PATH…]`. The Windows events of the logs named (the reference logs by default) are
 * copied with other hosts, times, accounts and ids, so that a rule matches in each copy as often as in the first.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { WindowsEvent } from '../src/logs/event.ts'
import { readLogs } from '../src/logs/read.ts'
import { windowsXml } from '../src/logs/windows-raw.ts'
import { type Copy, copyOf, type PoolEvent } from './corpus-vary.ts'
import { worstCases } from './corpus-worst.ts'

/** Events that logs are full of, and that rules hardly look at: `channel ending` and id. */
const noise = new Set([
  'Sysmon/Operational 10',
  'Sysmon/Operational 12',
  'Sysmon/Operational 7',
  'Security 4658',
  'Security 4656',
  'Security 5156',
  'PowerShell 800',
  'PowerShell/Operational 4103',
])
/** Of a hundred records so many are noise. */
const noiseShare = 95
const atOnce = 1000

const { values, positionals } = parseArgs({
  options: {
    out: { type: 'string' },
    size: { type: 'string' },
    seed: { type: 'string' },
    pool: { type: 'string' },
    stress: { type: 'boolean' },
    worst: { type: 'boolean' },
  },
  allowPositionals: true,
})
const seed = values.seed ?? 'harrier'
const size = Number(values.size ?? 1000) * 1_000_000

const paths = positionals.length > 0 ? positionals : reference()
if (values.out === undefined) fail('--out FILE is missing')
else if (paths.length === 0) fail('no logs; name some, or say with HARRIER_SHARED where the reference material is')
else await write(values.out)

async function write(out: string): Promise<void> {
  const pool = [...(await readPool(Number(values.pool ?? 20_000))), ...(values.worst ? worstCases() : [])]
  const quiet = pool.filter(isNoise).length
  // Each event of the noise stands as often in a copy, so that what matches there can be told, too.
  const repeats =
    quiet === 0 ? 1 : Math.max(1, Math.round(((pool.length - quiet) * noiseShare) / (100 - noiseShare) / quiet))
  const times = pool.map(({ event }) => event.time ?? 0).filter(time => time > 0)
  const span =
    times.reduce((a, b) => Math.max(a, b), 0) - times.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER)
  const counts = new Map<string, number>()
  const file = openSync(out, 'w')
  let written = 0
  let records = 0
  let copies = 0
  for (; written < size && pool.length > 0; copies++) {
    const copy: Copy = { seed, number: copies, span, stress: values.stress === true }
    const order = shuffledCopy(pool, copies, repeats)
    for (let at = 0; at < order.length; at += atOnce) {
      const text = order.slice(at, at + atOnce).map(source => {
        const event = copyOf(source, copy, isNoise(source))
        return `${windowsXml(numbered(event, counts))}\n`
      })
      written += writeSync(file, text.join(''))
      records += text.length
    }
  }
  closeSync(file)
  process.stdout.write(
    `${JSON.stringify({ seed, copies, repeats, pool: pool.length, noise: quiet, records, bytes: written })}\n`,
  )
}

/** Every event of a copy, its noise as often as it repeats, in an order that the seed decides. */
function shuffledCopy(pool: readonly PoolEvent[], number: number, repeats: number): PoolEvent[] {
  const placed: { source: PoolEvent; place: string }[] = []
  for (const [index, source] of pool.entries()) {
    for (let again = 0; again < (isNoise(source) ? repeats : 1); again++) {
      const place = createHash('sha256').update(`${seed} ${number} ${index} ${again}`).digest('base64')
      placed.push({ source, place })
    }
  }
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ source }) => source)
}

/** Record numbers rise for each computer and channel. */
function numbered(event: WindowsEvent, counts: Map<string, number>): WindowsEvent {
  const key = `${event.system.computer} ${event.system.channel}`
  const next = (counts.get(key) ?? 0) + 1
  counts.set(key, next)
  return { ...event, system: { ...event.system, recordId: String(next) } }
}

/** The Windows events of the logs; where they are too many, evenly chosen ones. */
async function readPool(limit: number): Promise<PoolEvent[]> {
  const all: PoolEvent[] = []
  for await (const { file, events } of readLogs(paths)) {
    for (const event of events) if (event.kind === 'windows') all.push({ file, event })
  }
  const step = Math.max(1, all.length / limit)
  return Array.from({ length: Math.min(limit, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
    event => event !== undefined,
  )
}

function isNoise({ event }: PoolEvent): boolean {
  const channel = event.system.channel ?? ''
  return [...noise].some(name => {
    const [ending = '', id] = name.split(' ')
    return event.system.eventId === id && channel.endsWith(ending)
  })
}

function reference(): string[] {
  const root = resolve(import.meta.dirname, '..', process.env['HARRIER_SHARED'] ?? '../shared', 'logs')
  return [join(root, 'evtx'), join(root, 'json')].filter(path => existsSync(path))
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}
