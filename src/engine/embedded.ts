/** chDB: ClickHouse in this process, loaded when the first query needs it. */
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Query } from '../sql/query.ts'
import { type Cell, type Engine, EngineError, type FetchedEvent, type Rows, type StoreFacts } from './engine.ts'
import { createEvents, eventRow, fetchColumns, fetchedEvent, insertSettings, sessionSettings } from './store.ts'

type Chdb = typeof import('chdb')
type Session = InstanceType<Chdb['Session']>

/** A store in a temporary folder, gone when the engine is closed. */
export async function openEmbedded(): Promise<Engine> {
  const { Session } = await loadChdb()
  const session = new Session()
  for (const [name, value] of Object.entries(sessionSettings))
    session.query(`SET ${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
  session.query('CREATE DATABASE IF NOT EXISTS harrier ENGINE = Atomic')
  session.query('USE harrier')
  session.query(createEvents)
  return new EmbeddedEngine(session)
}

async function loadChdb(): Promise<Chdb> {
  try {
    return await import('chdb')
  } catch {
    throw new EngineError(
      'missing',
      `the embedded engine 'chdb' is not installed: it has builds for Linux (x64, arm64) and macOS; on Windows use WSL2`,
    )
  }
}

class EmbeddedEngine implements Engine {
  readonly #session: Session
  readonly #fields = new Map<string, { multivalued: boolean }>()
  readonly #indexes = new Set<string>()
  #next = 0
  #events = 0
  #newest: number | undefined

  constructor(session: Session) {
    this.#session = session
  }

  async insert(events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return
    const now = Date.now() * 1000
    let rows = ''
    for (const event of events) {
      rows += eventRow(event, this.#next, now)
      this.#next += 1
      this.#note(event)
    }
    this.#events += events.length
    await this.#guard(() =>
      this.#session.insert({
        table: 'events',
        format: 'JSONEachRow',
        values: Buffer.from(rows),
        settings: insertSettings,
      }),
    )
  }

  async query(query: Query): Promise<Rows> {
    const options = { format: 'JSONCompactEachRow' }
    const result = await this.#guard(() => this.#session.queryBindAsync(query.sql, query.params, options))
    const types = query.columns.map(({ type }) => type)
    return lines(result.text()).map(cells => cells.map((cell, index) => decode(cell, types[index] === 'number')))
  }

  async fetch(seqs: readonly number[]): Promise<ReadonlyMap<number, FetchedEvent>> {
    const found = new Map<number, FetchedEvent>()
    if (seqs.length === 0) return found
    const sql = `SELECT ${fetchColumns} FROM events WHERE seq IN {seqs:Array(UInt64)}`
    const options = { format: 'JSONCompactEachRow' }
    const result = await this.#guard(() => this.#session.queryBindAsync(sql, { seqs }, options))
    for (const cells of lines(result.text())) found.set(...fetchedEvent(cells))
    return found
  }

  facts(): StoreFacts {
    return { events: this.#events, newest: this.#newest, indexes: this.#indexes, fields: this.#fields }
  }

  async clear(index?: string): Promise<void> {
    if (index === undefined) {
      this.#session.query('TRUNCATE TABLE events')
      this.#fields.clear()
      this.#indexes.clear()
      this.#events = 0
      this.#newest = undefined
      return
    }
    const sql = 'DELETE FROM events WHERE `index` = {index:String}'
    await this.#guard(() => this.#session.queryBindAsync(sql, { index }))
  }

  async close(): Promise<void> {
    this.#session.close()
  }

  #note(event: StoredEvent): void {
    this.#newest = Math.max(this.#newest ?? 0, event.time / 1e6)
    this.#indexes.add(event.index)
    for (const [name, value] of event.fields) {
      const known = this.#fields.get(name)
      if (!known) this.#fields.set(name, { multivalued: typeof value !== 'string' })
      else if (typeof value !== 'string') known.multivalued = true
    }
  }

  async #guard<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const code = /TIMEOUT_EXCEEDED/.test(message) ? 'timeout' : /MEMORY_LIMIT/.test(message) ? 'memory' : 'refused'
      throw new EngineError(code, message.replace(/^Query failed: /, '').slice(0, 2000))
    }
  }
}

const lines = (text: string): unknown[][] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown[])

function decode(cell: unknown, isNumber: boolean): Cell {
  if (cell === null || cell === undefined) return null
  if (Array.isArray(cell)) {
    const values = cell.filter(value => value !== null).map(String)
    return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values
  }
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  return isNumber && /^-?\d/.test(String(cell)) ? Number(cell) : String(cell)
}
