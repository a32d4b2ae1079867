/** chDB: ClickHouse in this process, loaded when the first query needs it. */
import { join } from 'node:path'
import type { FieldFacts } from '../schema/field-facts.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Query } from '../sql/query.ts'
import { BlockQueue } from './block-queue.ts'
import { type Block, BlockWriter, blockHead, usualBlock } from './block-writer.ts'
import { type Chapter, learnField, learnFields, together } from './chapter.ts'
import {
  type BlockPart,
  type Cell,
  type Engine,
  EngineError,
  type FetchedEvent,
  type FieldCount,
  type KeptFile,
  type NameKind,
  type Rows,
  type StoreFacts,
} from './engine.ts'
import {
  addFieldFacts,
  createFiles,
  type FileRow,
  fieldFacts,
  fileRows,
  keptFile,
  outsideOf,
  selectFieldCounts,
  selectFields,
  selectFiles,
} from './files-table.ts'
import { emptyScratch, holderOf, lockedBy, type StoreFolder, storeFolder } from './folder.ts'
import { createEvents, fetchColumns, fetchedEvent, insertColumns, insertEvents, sessionSettings } from './store.ts'

type Chdb = typeof import('chdb')
type Session = InstanceType<Chdb['Session']>

export interface EmbeddedOptions {
  /** The folder of a store that is kept; without it the store is in a temporary folder, gone when the engine is closed. */
  readonly path?: string
  /** Bytes of events that are inserted at once. */
  readonly blockBytes?: number
}

export async function openEmbedded({ path, blockBytes }: EmbeddedOptions = {}): Promise<Engine> {
  const { Session } = await loadChdb()
  const folder = path === undefined ? undefined : storeFolder(path)
  if (folder && held.has(folder.data)) throw new EngineError('refused', `the store '${path}' is open in this process`)
  const session = openSession(Session, path, folder)
  if (folder) held.add(folder.data)
  for (const [name, value] of Object.entries(sessionSettings))
    session.query(`SET ${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
  session.query('CREATE DATABASE IF NOT EXISTS harrier ENGINE = Atomic')
  session.query('USE harrier')
  session.query(createEvents)
  const engine = new EmbeddedEngine(
    session,
    emptyScratch(folder?.scratch ?? join(session.path, 'incoming')),
    blockBytes,
  )
  if (folder) await engine.restore()
  return engine
}

/** The kept stores that this process has open: the database would let two engines share one. */
const held = new Set<string>()

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

function openSession(Session: Chdb['Session'], path: string | undefined, folder: StoreFolder | undefined): Session {
  // Asked first, as the database itself writes to the terminal what it finds.
  const locker = folder && lockedBy(folder)
  if (locker !== undefined) throw inUse(path, locker)
  try {
    return folder ? new Session(folder.data) : new Session()
  } catch (error) {
    const holder = folder && holderOf(folder)
    if (holder !== undefined) throw inUse(path, holder)
    const what = path === undefined ? 'a temporary store' : `the store '${path}'`
    throw new EngineError('refused', `${what} cannot be opened: ${error instanceof Error ? error.message : error}`)
  }
}

const inUse = (path: string | undefined, holder: number): EngineError =>
  new EngineError('refused', `the store '${path}' is in use${holder > 0 ? ` by process ${holder}` : ''}`)

/** Blocks after which parts are merged though more are to come: too many slow each insert down. */
const mergeAfter = 200

class EmbeddedEngine implements Engine {
  readonly #session: Session
  readonly #queue: BlockQueue<FileRow>
  /** From which a block is inserted. */
  readonly #blockBytes: number
  readonly #writer = new BlockWriter()
  readonly #indexes = new Set<string>()
  readonly #fields = new Map<string, FieldFacts>()
  /** What the events have that no file was closed behind. */
  #open: Chapter[] = []
  /** Undefined in a store that is not kept. */
  #files: KeptFile[] | undefined
  #next = 0
  #events = 0
  #newest: number | undefined
  /** Where the file begins whose events are being added. */
  #begun = 0
  #merging = true

  constructor(session: Session, scratch: string, blockBytes: number | undefined) {
    this.#session = session
    const sink = {
      insert: (path: string) => this.#guard(() => this.#insertFile(path)),
      closed: (files: readonly FileRow[]) => this.#guard(() => this.#keepFiles(files)),
    }
    this.#queue = new BlockQueue(scratch, sink)
    this.#blockBytes = blockBytes ?? usualBlock
  }

  async insert(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      this.#writer.write(event)
      if (this.#writer.size >= this.#blockBytes) await this.#send(this.#writer.take())
    }
    if (this.#writer.rows > 0) await this.#send(this.#writer.take())
    this.#learn(this.#writer.mark())
    await this.settle()
  }

  async addBlock({ block, ends, rest }: BlockPart): Promise<void> {
    for (const { rows, chapter, file } of ends) {
      this.#learn(chapter)
      const next = this.#next + rows
      if (file && this.#files)
        this.#queue.close({ ...file, ...together(this.#open), events: next - this.#begun, first: this.#begun, next })
      this.#open = []
      this.#begun = next
    }
    for (const chapter of rest) this.#learn(chapter)
    if (block) await this.#send(block)
  }

  async settle(): Promise<void> {
    try {
      await this.#queue.settle()
    } finally {
      this.#merge(true)
      this.#open = []
      this.#begun = this.#next
    }
  }

  async query(query: Query): Promise<Rows> {
    const cells = await this.#rows(query.sql, query.params)
    const types = query.columns.map(({ type }) => type)
    return cells.map(row => row.map((cell, index) => decode(cell, types[index] === 'number')))
  }

  async fetch(seqs: readonly number[]): Promise<ReadonlyMap<number, FetchedEvent>> {
    if (seqs.length === 0) return new Map()
    const rows = await this.#rows(`SELECT ${fetchColumns} FROM events WHERE seq IN {seqs:Array(UInt64)}`, { seqs })
    return new Map(rows.map(fetchedEvent))
  }

  facts(): StoreFacts {
    return {
      events: this.#events,
      newest: this.#newest,
      indexes: this.#indexes,
      fields: this.#fields,
    }
  }

  files(): readonly KeptFile[] {
    return this.#files ?? []
  }

  async otherNames({ first, next }: KeptFile, kind: NameKind, name: string): Promise<readonly string[]> {
    const sql = `SELECT DISTINCT \`${kind}\` FROM events WHERE seq >= {first:UInt64} AND seq < {next:UInt64} AND \`${kind}\` != {name:String} LIMIT 3`
    return (await this.#rows(sql, { first, next, name })).map(([other]) => String(other))
  }

  async fieldCounts(): Promise<readonly FieldCount[]> {
    const rows = await this.#rows(selectFieldCounts)
    return rows.map(([field, sourcetype, events, several]) => ({
      field: String(field),
      sourcetype: String(sourcetype),
      events: Number(events),
      several: Number(several),
    }))
  }

  async forget(files: readonly KeptFile[]): Promise<void> {
    const firsts = files.map(({ first }) => first)
    await this.#rows('DELETE FROM files WHERE first IN {firsts:Array(UInt64)}', { firsts })
    await this.restore()
  }

  async check(): Promise<readonly string[]> {
    const faults: string[] = []
    for (const table of ['events', 'files']) {
      const rows = await this.#rows(`CHECK TABLE ${table} SETTINGS check_query_single_value_result = 0`)
      for (const [part, sound, message] of rows)
        if (Number(sound) === 0 || sound === false) faults.push(`part '${part}' of '${table}': ${message}`)
    }
    const files = this.files()
    const firsts = files.map(({ first }) => first)
    const next = files.at(-1)?.next ?? 0
    const sql = `SELECT roundDown(seq, {firsts:Array(UInt64)}) AS first, count() FROM events WHERE seq < {next:UInt64} GROUP BY first`
    const counts = files.length === 0 ? [] : await this.#rows(sql, { firsts, next })
    const found = new Map(counts.map(([first, count]) => [Number(first), Number(count)]))
    for (const { name, first, events } of files)
      if (found.get(first) !== events)
        faults.push(`'${name}' has ${found.get(first) ?? 0} events in place of ${events}`)
    return faults
  }

  async clear(index?: string): Promise<void> {
    const kept = this.#files?.reduce((most, { next }) => Math.max(most, next), 0) ?? 0
    if (index !== undefined) {
      await this.#rows('DELETE FROM events WHERE `index` = {index:String} AND seq >= {kept:UInt64}', { index, kept })
      return
    }
    if (this.#files) return this.restore()
    await this.#rows('TRUNCATE TABLE events')
    this.#fields.clear()
    this.#indexes.clear()
    this.#events = 0
    this.#newest = undefined
  }

  async close(): Promise<void> {
    held.delete(this.#session.path)
    this.#session.close()
  }

  /** The store as its files have it: what belongs to none of them, of a load that was killed or of a run, is removed. */
  async restore(): Promise<void> {
    await this.#rows(createFiles)
    await this.#rows(addFieldFacts)
    const files = (await this.#rows(selectFiles)).map(keptFile)
    this.#files = files
    const [counted] = await this.#rows('SELECT count() FROM events')
    this.#events = files.reduce((sum, { events }) => sum + events, 0)
    if (Number(counted?.[0]) !== this.#events) await this.#rows(`DELETE FROM events WHERE ${outsideOf(files)}`)
    this.#next = files.reduce((most, { next }) => Math.max(most, next), 0)
    this.#begun = this.#next
    this.#open = []
    const times = files.flatMap(({ newest }) => newest ?? [])
    this.#newest = times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b))
    this.#indexes.clear()
    for (const index of files.flatMap(({ indexes }) => indexes)) this.#indexes.add(index)
    this.#fields.clear()
    for (const cells of await this.#rows(selectFields)) learnField(this.#fields, ...fieldFacts(cells))
  }

  #learn(chapter: Chapter): void {
    if (this.#files) this.#open.push(chapter)
    for (const index of chapter.indexes) this.#indexes.add(index)
    learnFields(this.#fields, chapter)
    if (chapter.newest !== undefined) this.#newest = Math.max(this.#newest ?? 0, chapter.newest)
  }

  async #send({ rows, columns }: Block): Promise<void> {
    this.#merge(this.#queue.sent > mergeAfter)
    const head = blockHead(rows, this.#next, Date.now() * 1000)
    this.#next += rows
    this.#events += rows
    try {
      await this.#queue.send([head, columns])
    } catch (error) {
      this.#merge(true)
      throw error
    }
  }

  async #insertFile(path: string): Promise<void> {
    await this.#session.queryBindAsync(insertEvents, { path, columns: insertColumns })
  }

  async #keepFiles(files: readonly FileRow[]): Promise<void> {
    await this.#session.insert({ table: 'files', format: 'JSONEachRow', values: Buffer.from(fileRows(files)) })
    this.#files?.push(...files.map(withoutFields))
  }

  /** Merges wait for the end of a load: both at once keep each other from the processors. */
  #merge(merging: boolean): void {
    if (merging === this.#merging) return
    this.#session.query(`SYSTEM ${merging ? 'START' : 'STOP'} MERGES events`)
    this.#merging = merging
  }

  async #rows(sql: string, params: Query['params'] = {}): Promise<unknown[][]> {
    const options = { format: 'JSONCompactEachRow' }
    const result = await this.#guard(() => this.#session.queryBindAsync(sql, params, options))
    return lines(result.text())
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

function withoutFields({ fields, multivalued, lists, oddNumbers, ...file }: FileRow): KeptFile {
  return file
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
