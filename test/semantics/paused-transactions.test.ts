/** Transactions that the database makes are those that are made in memory, where the search also asks for what only these have. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { answer } from '../../src/engine/answer.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import { settle } from '../../src/harrier/settle.ts'
import { worldOf } from '../../src/harrier/world.ts'
import { rootSource } from '../../src/text/source.ts'

const engine = await openEmbedded()
after(() => engine.close())

const base = { index: 'main', host: '', source: '', sourcetype: '', sources: [], sourcetypes: [], tags: [], raw: '' }
const begin = 1_700_000_000_000_000

const event = fc.record({
  user: fc.constantFrom('a', 'b', 'B', '', undefined),
  tenths: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 3 })),
})
const options = fc.tuple(fc.constantFrom('', 'maxpause=2s', 'maxpause=1s'), fc.constantFrom('', 'maxevents=2'))

test('transactions of pauses are the same in the database and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), options, async (events, written) => {
      await load(events)
      await compare(`* | transaction user ${written.join(' ')}`)
    }),
    { numRuns: 40, includeErrorInReport: true },
  )
})

test('many events of one time make the same transactions whichever comes first', async () => {
  await load(Array.from({ length: 20_000 }, (_, at) => ({ user: at % 3 === 0 ? 'a' : 'b', tenths: (at % 5) * 9 })))
  for (const options of ['maxevents=7', 'maxpause=1s', 'maxpause=1s maxevents=1001'])
    await compare(`* | transaction user ${options}`)
})

async function load(events: readonly { user: string | undefined; tenths: number }[]): Promise<void> {
  await engine.clear()
  await engine.insert(
    events.map(({ user, tenths }, record) => ({
      ...base,
      time: begin + tenths * 100_000,
      file: '',
      record,
      fields: new Map([['n', String(record)], ...(user === undefined ? [] : [['user', user] as const])]),
    })),
  )
}

async function compare(made: string): Promise<void> {
  const transactions = `${made} | table _time user duration eventcount`
  const inDatabase = await rowsOf(transactions)
  const inMemory = await rowsOf(`${transactions} closed_txn`)
  assert.deepEqual([inDatabase.steps, inMemory.steps], [0, 1])
  assert.deepEqual(inDatabase.rows, inMemory.rows)
  // nothing asks for the order of these
  const counted = await rowsOf(`${made} | stats count by _time user duration eventcount`, [...names, 'count'])
  assert.equal(counted.steps, 0)
  const each = counted.rows.flatMap(([time, user, duration, eventcount, count]) =>
    Array.from({ length: Number(count) }, () => [time, user, duration, eventcount]),
  )
  assert.deepEqual(sorted(each), sorted(inMemory.rows))
}

const names = ['_time', 'user', 'duration', 'eventcount']

const sorted = (rows: readonly unknown[]): string[] => rows.map(row => JSON.stringify(row)).sort()

async function rowsOf(spl: string, columns = names): Promise<{ steps: number; rows: unknown[][] }> {
  const session = { engine, world: worldOf(engine.facts()), macros: () => undefined, write: async () => undefined }
  const { query, output, ran } = await settle(session, rootSource('<search>', spl))
  assert(query && output)
  const { rows } = await answer(engine, query, output)
  return { steps: ran.length, rows: rows.map(({ cells }) => columns.map(name => cells.get(name) ?? null)) }
}
