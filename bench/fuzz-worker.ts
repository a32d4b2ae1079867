/** Makes damaged logs one by one, reads them and checks what must hold of each; the process that may hang or die. */
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bomb } from './fuzz-bombs.ts'
import { damage } from './fuzz-damage.ts'
import { type ReadEvents, readEvents } from './fuzz-events.ts'
import { type Hostile, hostile } from './fuzz-hostile.ts'
import { type FuzzInput, packed } from './fuzz-input.ts'
import { generator, pick, type Random } from './fuzz-random.ts'
import { damagedForm, type Form, readForms } from './fuzz-records.ts'
import { type Seed, seeds } from './fuzz-seeds.ts'

export interface Task {
  readonly seed: number
  readonly from: number
  readonly to: number
  readonly only: string | undefined
}

export interface Outcome {
  readonly input: number
  readonly kind: string
  readonly ms: number
  readonly events: number
  /** Bad records and files that were said. */
  readonly said: number
  readonly memory: number
  /** What does not hold. */
  readonly wrong: readonly string[]
}

const now = Date.UTC(2024, 5, 1)
/** One input in so many is a bomb: each costs as much as some hundred others. */
const bombEvery = 250
const tooLong = 2000
const fresh = 400 * 2 ** 20
/** What is read needs its time: it is no hang that a million events are read. */
const eventsPerMs = 200

/** Tells of each input before it is read, and then its outcome; false where it stopped before the last. */
export async function work(
  { seed, from, to, only }: Task,
  tell: (message: Outcome | string) => void,
): Promise<boolean> {
  const world = { forms: await readForms(now), seeds: seeds() }
  const root = mkdtempSync(join(tmpdir(), 'harrier-fuzz-'))
  // Far enough down that a name that leads out of an archive leads to somewhere that is looked at.
  const folder = join(root, 'a/b/c/d')
  const scratch = join(root, 'tmp')
  for (const made of [folder, scratch]) mkdirSync(made, { recursive: true })
  process.chdir(folder)
  process.env['TMPDIR'] = scratch
  try {
    for (let input = from; input < to; input++) {
      const random = generator(seed * 1_000_003 + input)
      const made = inputOf(world, random)
      if (only !== undefined && !made.kind.includes(only)) continue
      tell(made.kind)
      tell({ input, kind: made.kind, ...(await outcomeOf(made, root, join(folder, 'in.log'), random)) })
      // What the process holds on to after much would be taken for the next input's.
      if (process.memoryUsage.rss() > fresh) return false
    }
    return true
  } finally {
    process.chdir(tmpdir())
    rmSync(root, { recursive: true })
  }
}

interface World {
  readonly forms: readonly Form[]
  readonly seeds: readonly Seed[]
}

function inputOf({ forms, seeds }: World, random: Random): FuzzInput | Hostile {
  if (random(bombEvery) === 0) return bomb(random)
  const share = random(100)
  if (share < 55) return packed(damagedForm(pick(forms, random), random), random)
  if (share < 70) return hostile(random)
  const { name, bytes } = pick(seeds, random)
  return { kind: `anywhere: ${name}`, bytes: damage(bytes, pick(seeds, random).bytes, random) }
}

async function outcomeOf(
  made: FuzzInput | Hostile,
  root: string,
  path: string,
  random: Random,
): Promise<Omit<Outcome, 'input' | 'kind'>> {
  writeFileSync(path, made.bytes)
  const before = snapshot(root)
  const pieceSize = random(3) === 0 ? random(64) + 1 + Math.floor(made.bytes.length / 5000) : 65_536
  const streamed = random(4) === 0
  let best = Number.POSITIVE_INFINITY
  let memory = 0
  let read: ReadEvents | undefined
  // What else the machine does may make one reading slow: the input is to blame where all are.
  let limit = tooLong
  for (let attempt = 0; attempt < 3 && best > limit; attempt++) {
    const spent = watch()
    try {
      read = await readEvents(streamed ? '-' : path, { now, stdin: pieces(made.bytes, pieceSize) })
      limit = tooLong + read.count / eventsPerMs
    } catch (error) {
      const wrong = [`crashes: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
      return { ms: spent(), events: 0, said: 0, memory, wrong }
    }
    best = Math.min(best, spent())
    memory = Math.max(memory, read.memory)
  }
  if (!read) throw new Error('nothing was read')
  const wrong = [
    ...(best > limit ? [`takes ${Math.round(best)} ms`] : []),
    ...(snapshot(root) === before ? [] : ['wrote a file']),
    ...misplaced(made, read, streamed ? '-' : 'in.log'),
    ...lost(made, read),
    ...('atLeast' in made ? unlike(made, read) : []),
  ]
  return { ms: best, events: read.count, said: read.bad.length + read.skipped.length, memory, wrong }
}

/** Milliseconds since now, or what the processors gave to it where that is less: others may be at work on the machine. */
function watch(): () => number {
  const started = performance.now()
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return Math.min(performance.now() - started, (user + system) / 1000)
  }
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Everything below a folder, with sizes and times. */
function snapshot(root: string): string {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(name => {
      const { size, mtimeMs, mode } = lstatSync(join(root, name))
      return `${name} ${size} ${mtimeMs} ${mode}`
    })
    .join('\n')
}

/** What is said must have a file and a place, and the place must be that of the damage. */
function misplaced({ within, rawOnly }: FuzzInput, { bad, skipped }: ReadEvents, file: string): string[] {
  const wrong: string[] = []
  for (const { file: named, offset, message } of bad) {
    const said = `'${message}' in ${JSON.stringify(named)} at ${offset}`
    if (named !== file && !named.startsWith(`${file}!`)) wrong.push(`names another file: ${said}`)
    if (!Number.isSafeInteger(offset) || offset < 0 || message === '') wrong.push(`has no place: ${said}`)
    else if (within && !rawOnly && (offset < within.start || offset > within.end))
      wrong.push(`the damage is from ${within.start} to ${within.end}: ${said}`)
  }
  for (const { file: named, reason } of skipped)
    if ((named !== file && !named.startsWith(`${file}!`)) || reason === '') wrong.push(`names another file: ${reason}`)
  return wrong.slice(0, 3)
}

/** What the damage does not touch is read, and what it took away is said. */
function lost({ sound, rawOnly, whole }: FuzzInput, { count, contents, raws, bad, skipped }: ReadEvents): string[] {
  if (!sound) return []
  const left = new Map<string, number>()
  for (const content of rawOnly ? raws : contents) left.set(content, (left.get(content) ?? 0) + 1)
  const missing = sound.filter(content => {
    const times = left.get(content) ?? 0
    left.set(content, times - 1)
    return times <= 0
  })
  const silent = whole !== undefined && count < whole && bad.length + skipped.length === 0
  return [
    ...(missing.length > 0 ? [`${missing.length} of ${sound.length} sound events are not read: ${missing[0]}`] : []),
    ...(silent ? [`${count} of ${whole} events are read, and nothing is said`] : []),
  ]
}

function unlike({ atLeast, said }: Hostile, { count, bad, skipped }: ReadEvents): string[] {
  return [
    ...(count < atLeast ? [`${count} events are read, ${atLeast} are sound`] : []),
    ...(said && bad.length + skipped.length === 0 ? ['nothing is said'] : []),
  ]
}
