/**
 * Reads damaged logs of every form and says what does not hold: no crash, no more than 2 s and 1 GB a file, nothing
 * written, every fault with file and place, and all that the damage does not touch read as it was.
 * `node --import tsx bench/fuzz-logs.ts [--count N] [--seed N] [--from N] [--only N] [--kind TEXT] [--kept FILE]`
 * The same seed makes the same damage. With `--kept` the tally is kept in a file, and a run that was stopped goes on from it.
 */
import { fork } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Outcome, type Task, work } from './fuzz-worker.ts'

/** From here on an input is said to hang; what takes more than two seconds is a fault without that. */
const patience = 60_000
const maxMemory = 2 ** 30
const keepEvery = 500
const endMark = 'end'
/** Examples told of one kind. */
const told = 5

interface Tally {
  inputs: number
  events: number
  said: number
  faults: number
  slowest: number
  memory: number
}

interface Kept {
  readonly seed: number
  next: number
  readonly tallies: Record<string, Tally>
}

// Itself again, as the process that may hang.
if (process.send === undefined) await supervise()
else process.once('message', task => void work(task as Task, tell).then(finish))

function finish(toTheEnd: boolean): void {
  if (toTheEnd) tell(endMark)
  process.disconnect()
}

function tell(message: Outcome | string): void {
  process.send?.(message)
}

async function supervise(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: { count: text, seed: text, from: text, only: text, kind: text, kept: text },
  })
  const seed = Number(values.seed ?? 1)
  const first = Number(values.only ?? values.from ?? 0)
  const kept = readKept(values.kept) ?? { seed, next: first, tallies: {} }
  if (kept.seed !== seed) throw new Error(`${values.kept} is of seed ${kept.seed}`)
  const to = values.only === undefined ? first + Number(values.count ?? 20_000) : first + 1
  while (kept.next < to) {
    const stopped = await run({ seed, from: kept.next, to, only: values.kind }, outcome => {
      count(kept, outcome)
      kept.next = outcome.input + 1
      if (kept.next % keepEvery === 0) keep(values.kept, kept)
    })
    if (stopped === 'done') break
    if (stopped === 'tired') continue
    count(kept, { ...stopped, input: kept.next, wrong: ['hangs, or ends the process'] })
    kept.next += 1
  }
  kept.next = to
  keep(values.kept, kept)
  process.exitCode = summarise(kept) > 0 ? 1 : 0
}

function readKept(path: string | undefined): Kept | undefined {
  // Written by an earlier run of this program.
  return path !== undefined && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined
}

function keep(path: string | undefined, kept: Kept): void {
  if (path === undefined) return
  writeFileSync(`${path}.new`, JSON.stringify(kept))
  renameSync(`${path}.new`, path)
}

/** Until the end, or until the process wants to be another; else what is known of the input that it did not get beyond. */
function run(
  task: Task,
  take: (outcome: Outcome) => void,
): Promise<'done' | 'tired' | Omit<Outcome, 'input' | 'wrong'>> {
  const worker = fork(import.meta.filename)
  worker.send(task)
  let kind: string | undefined
  let ended = false
  let started = performance.now()
  return new Promise(done => {
    const giveUp = () => {
      worker.kill('SIGKILL')
    }
    let timer = setTimeout(giveUp, patience)
    worker.on('message', message => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, patience)
      started = performance.now()
      if (message === endMark) ended = true
      else if (typeof message === 'string') kind = message
      else {
        kind = undefined
        take(message as Outcome)
      }
    })
    worker.on('exit', code => {
      clearTimeout(timer)
      const ms = performance.now() - started
      if (code === 0) done(ended ? 'done' : 'tired')
      else done({ kind: kind ?? 'not made', ms, events: 0, said: 0, memory: 0 })
    })
  })
}

function count({ tallies }: Kept, { input, kind, ms, events, said, memory, wrong }: Outcome): void {
  tallies[kind] ??= { inputs: 0, events: 0, said: 0, faults: 0, slowest: 0, memory: 0 }
  const tally = tallies[kind]
  const faults = memory > maxMemory ? [...wrong, `takes ${megabytes(memory)} MB`] : wrong
  tally.inputs += 1
  tally.events += events
  tally.said += said
  tally.slowest = Math.max(tally.slowest, ms)
  tally.memory = Math.max(tally.memory, memory)
  if (faults.length === 0) return
  tally.faults += 1
  if (tally.faults <= told) for (const fault of faults) say(`input ${input} (${kind}): ${fault.slice(0, 600)}`)
}

/** A line a kind; returns how many inputs were at fault. */
function summarise({ seed, tallies }: Kept): number {
  const rows = Object.entries(tallies).sort(([a], [b]) => (a < b ? -1 : 1))
  const all: Tally = { inputs: 0, events: 0, said: 0, faults: 0, slowest: 0, memory: 0 }
  const width = Math.max(...rows.map(([kind]) => kind.length), 5)
  say(`${'kind'.padEnd(width)}  inputs    events      said  faults  slowest ms  MB at most`)
  for (const [kind, tally] of rows) {
    say(row(kind.padEnd(width), tally))
    for (const key of ['inputs', 'events', 'said', 'faults'] as const) all[key] += tally[key]
    all.slowest = Math.max(all.slowest, tally.slowest)
    all.memory = Math.max(all.memory, tally.memory)
  }
  say(row(`all of seed ${seed}`.padEnd(width), all))
  return all.faults
}

function row(name: string, { inputs, events, said, faults, slowest, memory }: Tally): string {
  const numbers = [inputs, events, said, faults].map((number, i) => String(number).padStart([6, 8, 8, 6][i] ?? 0))
  return [name, ...numbers, String(Math.round(slowest)).padStart(10), megabytes(memory).padStart(10)].join('  ')
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 2 ** 20))
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
