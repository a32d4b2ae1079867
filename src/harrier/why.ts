/** Why a search is silent: the rows between its stages over given logs, and the way of one event through them. */
import type { Outcome } from '../detect/report.ts'
import type { Engine } from '../engine/engine.ts'
import { evidenceOf } from '../plan/evidence.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { World } from '../semantics/world.ts'
import { stagesAsWritten } from '../spl/stages.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { countRows } from './count-rows.ts'
import type { Subject } from './explain.ts'
import { runSearch } from './run-search.ts'
import { sessionOf } from './session.ts'
import { type Settled, settle } from './settle.ts'
import { type Prefix, prefixes } from './stage-counts.ts'
import { type TriedTest, tryTests } from './why-tests.ts'

export interface Why {
  readonly files: number
  readonly events: number
  readonly outcome: Outcome
  /** One for each stage as written; null where it cannot be counted. */
  readonly stages: readonly StageRows[]
  /** The first stage that lets nothing through of what came in. */
  readonly drops: number | null
  /** Null where no event was asked about. */
  readonly event: EventTrip | null
}

export interface StageRows {
  /** Null too for a stage that reads no events and has no rows before it. */
  readonly in: number | null
  readonly out: number | null
}

export interface EventTrip {
  readonly file: string
  readonly record: number
  /** Epoch seconds. */
  readonly time: number
  readonly host: string
  /** `unknown` behind a stage after which rows do not say which events they are made of. */
  readonly stages: readonly EventStage[]
}

export interface EventStage {
  readonly event: 'in' | 'drops' | 'not reached' | 'unknown'
  /** The single tests of a stage that filters events. */
  readonly tests: readonly TriedTest[]
}

export interface WhyRun {
  readonly engine: Engine
  readonly subject: Subject
  readonly loaded: { readonly files: number; readonly events: number }
  /** The event that is asked about. */
  readonly event: StoredEvent | undefined
  readonly clock: number
}

/** The store is empty but for the event afterwards, where one is asked about. */
export async function why(run: WhyRun): Promise<{ readonly data: Why; readonly diagnostics: readonly Diagnostic[] }> {
  const { engine, subject, loaded, event, clock } = run
  const session = sessionOf(engine, subject.set, {}, clock)
  const settled = await settle(session, subject.search)
  const world = { ...session.world, answers: settled.answers }
  const ways = prefixes(settled.parsed, world)
  const stages = await rowsBetween(engine, ways, settled, loaded.events)
  const drops = stages.findIndex(({ in: before, out }) => out === 0 && before !== 0)
  const last = stages.at(-1)?.out
  const outcome = !settled.output ? 'unsupported' : last === 0 ? 'silent' : 'found'
  const trip = event ? await tripOf(event, { engine, world, ways, settled, stages }) : null
  return {
    data: { files: loaded.files, events: loaded.events, outcome, stages, drops: drops < 0 ? null : drops, event: trip },
    diagnostics: settled.diagnostics,
  }
}

async function rowsBetween(
  engine: Engine,
  ways: readonly Prefix[],
  { parsed }: Settled,
  events: number,
): Promise<readonly StageRows[]> {
  const rows: StageRows[] = []
  const counts = new Map<number, number | null>()
  // A search that makes its rows itself reads no events.
  const reads = ways.some(({ output }) => output !== undefined && evidenceOf(output) !== undefined)
  let before: number | null = reads ? events : null
  for (const { commands, output } of ways) {
    if (!counts.has(commands)) counts.set(commands, output ? await countRows(engine, output.plan) : null)
    const out: number | null = commands === 0 ? before : (counts.get(commands) ?? null)
    rows.push({ in: before, out })
    before = out
  }
  return rows.length === stagesAsWritten(parsed).length ? rows : []
}

interface Trip {
  readonly engine: Engine
  readonly world: World
  readonly ways: readonly Prefix[]
  readonly settled: Settled
  readonly stages: readonly StageRows[]
}

/**
 * As long as stages look at one event at a time, the event alone shows whether it comes through; behind them, the rows
 * that are made of it do.
 */
async function tripOf(event: StoredEvent, trip: Trip): Promise<EventTrip> {
  const { engine, world, ways, settled } = trip
  const rowsOf = new Map<number, EventStage['event']>()
  for (const [index, { output, commands }] of ways.entries())
    if (output && !alone(output) && !rowsOf.has(commands))
      rowsOf.set(commands, await amongRows(event, trip, output, trip.stages[index]?.out ?? null))
  await engine.clear()
  await engine.insert([event])
  const stages: EventStage[] = []
  let state: EventStage['event'] = 'in'
  for (const [index, { commands, output }] of ways.entries()) {
    const gone = state === 'drops' || state === 'not reached'
    const own = commands === (ways[index - 1]?.commands ?? 0)
    if (gone) state = 'not reached'
    else if (own) state = state === 'unknown' ? 'unknown' : 'in'
    else if (output && alone(output)) state = (await countRows(engine, output.plan)) > 0 ? 'in' : 'drops'
    else state = rowsOf.get(commands) ?? 'unknown'
    const from = ways[index - 1]?.commands ?? 0
    const tests = gone ? [] : await tryTests({ engine, world, parsed: settled.parsed, event, from, to: commands })
    stages.push({ event: state, tests })
  }
  const { file, record, time, host } = event
  return { file, record, time: time / 1e6, host, stages }
}

/** Whether every row up to here is an event still. */
const alone = (output: NonNullable<Prefix['output']>): boolean => evidenceOf(output)?.match.kind === 'event'

async function amongRows(
  { file, record }: StoredEvent,
  { engine, settled }: Trip,
  output: NonNullable<Prefix['output']>,
  out: number | null,
): Promise<EventStage['event']> {
  if (out === 0) return 'drops'
  const { rows } = await runSearch(engine, output, settled.ran)
  const own = rows.filter(row => row.evidence.some(each => each.file === file && each.record === record))
  if (own.some(row => row.evidenceOf === 'row')) return 'in'
  return own.length === 0 && rows.every(row => row.evidenceOf === 'row') ? 'drops' : 'unknown'
}
