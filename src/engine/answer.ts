/** Runs a query and gives its rows by name; of rows that are still events, the fields that no stage named come along. */
import type { Output } from '../plan/plan.ts'
import type { Query } from '../sql/query.ts'
import type { Cell, Engine, FetchedEvent, Rows } from './engine.ts'

export interface Answer {
  /** Every column that some row has, in order. */
  readonly columns: readonly string[]
  readonly rows: readonly AnswerRow[]
  /** Rows before any limit. */
  readonly total: number
}

export interface AnswerRow {
  /** By column; a column without a value is null or absent. */
  readonly cells: ReadonlyMap<string, Cell>
  /** The event that the row is, where it is one. */
  readonly seq?: number
}

export async function answer(engine: Engine, query: Query, output: Output, limit?: number): Promise<Answer> {
  const all = await engine.query(query)
  const rows = limit === undefined ? all : all.slice(0, limit)
  const found = output.events
    ? await eventAnswer(engine, query, rows, new Set(output.events.hidden))
    : rowAnswer(query, rows)
  return { ...found, total: all.length }
}

type Named = Omit<Answer, 'total'>

function rowAnswer(query: Query, rows: Rows): Named {
  const columns = query.columns.map(({ name }) => name)
  return {
    columns,
    rows: rows.map(cells => ({ cells: new Map(columns.map((name, index) => [name, cells[index] ?? null])) })),
  }
}

/** The last column of the query is the event's `seq`. */
async function eventAnswer(engine: Engine, query: Query, rows: Rows, hidden: ReadonlySet<string>): Promise<Named> {
  const named = query.columns.slice(0, -1).map(({ name }) => name)
  const seqs = rows.map(cells => Number(cells.at(-1)))
  const events = await engine.fetch(seqs)
  const others = new Set<string>()
  const result = rows.map((cells, index): AnswerRow => {
    const row = new Map<string, Cell>(named.map((name, column) => [name, cells[column] ?? null]))
    const event = events.get(seqs[index] ?? -1)
    for (const [name, value] of event ? eventCells(event) : []) {
      if (hidden.has(name)) continue
      others.add(name)
      row.set(name, value)
    }
    return { cells: row, seq: seqs[index] ?? -1 }
  })
  const rest = [...others].filter(name => !name.startsWith('_')).sort()
  const first = [...others, ...named].includes('_time') ? ['_time'] : []
  const last = others.has('_raw') ? ['_raw'] : []
  return { columns: [...new Set([...first, ...named, ...rest, ...last])], rows: result }
}

function* eventCells(event: FetchedEvent): Generator<readonly [string, Cell]> {
  yield ['_time', event.time]
  yield* [...event.fields].filter(([, value]) => value.length > 0 || typeof value === 'string')
  for (const name of ['host', 'index', 'source', 'sourcetype'] as const)
    if (event[name] !== '') yield [name, event[name]]
  if (event.raw !== '') yield ['_raw', event.raw]
}
