/**
 * The queries that searches become beside queries written by hand, on events made up: `npm run bench -- sql [events] [name]`.
 * Both must give the same rows; then they take turns, and the middle of five times counts.
 */

import { openEmbedded } from '../src/engine/embedded.ts'
import { type Cell, type Engine, EngineError, type Rows } from '../src/engine/engine.ts'
import { type Session, settle } from '../src/harrier/settle.ts'
import { worldOf } from '../src/harrier/world.ts'
import type { Lookup } from '../src/semantics/world.ts'
import type { Query } from '../src/sql/query.ts'
import { rootSource } from '../src/text/source.ts'
import { median, say } from './measure.ts'
import { type Pair, pairs, tools } from './sql-pairs.ts'
import { begin, makeEvents, syntheticFields } from './synthetic-events.ts'

const goal = 1.2
const turns = 5
const events = Number(process.argv[2] ?? 2_000_000)
const wanted = process.argv[3]

const engine = await openEmbedded()
try {
  const before = performance.now()
  await makeEvents(engine, events)
  say(`${events} events made in ${((performance.now() - before) / 1000).toFixed(1)} s`)
  const over: string[] = []
  for (const pair of pairs.filter(({ name }) => wanted === undefined || name === wanted))
    if (!(await compare(sessionOver(engine), pair))) over.push(pair.name)
  say(over.length === 0 ? `all within ${goal}` : `over ${goal} or different: ${over.join(', ')}`)
  process.exitCode = over.length === 0 ? 0 : 1
} finally {
  await engine.close()
}

function sessionOver(store: Engine): Session {
  const facts = { events, newest: begin + events / 100, indexes: new Set(['main']), fields: syntheticFields }
  const lookup: Lookup = {
    columns: ['process_name', 'use'],
    rows: tools.map(row => [...row]),
    matches: [],
    caseSensitive: true,
    minMatches: 0,
    maxMatches: undefined,
    defaultMatch: '',
  }
  const world = { ...worldOf(facts), lookup: (name: string) => (name === 'tools' ? lookup : undefined) }
  return { engine: store, world, macros: () => undefined, write: async () => undefined }
}

/** Whether the rows are the same and the time is within the goal. */
async function compare(session: Session, { name, spl, sql }: Pair): Promise<boolean> {
  try {
    const settled = await settle(session, rootSource('<search>', spl))
    if (!settled.query) throw new Error(settled.diagnostics.map(({ message }) => message).join('; '))
    const query = settled.query
    const stepped = settled.ran.length > 0
    const ours = async (): Promise<Rows> =>
      stepped
        ? session.engine.query(uncached((await settle(session, rootSource('<search>', spl))).query ?? query))
        : session.engine.query(uncached(query))
    const byHand: Query = uncached({ sql, params: {}, columns: query.columns })
    const theirs = (): Promise<Rows> => session.engine.query(byHand)
    const different = difference(await ours(), await theirs())
    if (different !== undefined) {
      say(`${name}: other rows: ${different}`)
      return false
    }
    const [mine, hand] = await takeTurns(ours, theirs)
    const ratio = mine / hand
    say(`${name.padEnd(22)} ${shown(mine)} by hand ${shown(hand)} ratio ${ratio.toFixed(2)}${ratio > goal ? ' !' : ''}`)
    return ratio <= goal
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    say(`${name}: ${error.message}`)
    return false
  }
}

function shown(ms: number): string {
  return `${ms.toFixed(0).padStart(6)} ms`
}

/** An answer that the database remembers parts of would be no measure. */
function uncached(query: Query): Query {
  return { ...query, sql: `${query.sql}\nSETTINGS use_query_condition_cache = 0` }
}

async function takeTurns(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    times[0].push(await timed(first))
    times[1].push(await timed(second))
  }
  return [median(times[0]), median(times[1])]
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await run()
  return performance.now() - before
}

/** In words; rows in any order, numbers to nine digits. */
function difference(ours: Rows, theirs: Rows): string | undefined {
  const [a, b] = [ours.map(rowText).toSorted(), theirs.map(rowText).toSorted()]
  if (a.length !== b.length) return `${a.length} rows, by hand ${b.length}`
  const at = a.findIndex((row, index) => row !== b[index])
  return at < 0 ? undefined : `${a[at]}, by hand ${b[at]}`
}

function rowText(row: readonly Cell[]): string {
  return JSON.stringify(row.map(cell => (isNumber(cell) ? Number(Number(cell).toPrecision(9)) : cell)))
}

function isNumber(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell))
}
