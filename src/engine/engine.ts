/** What runs queries: ClickHouse in this process today, a server behind the same interface when one machine is too small. */
import type { FieldFacts } from '../schema/field-facts.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Query } from '../sql/query.ts'
import type { Block } from './block-writer.ts'
import type { Chapter } from './chapter.ts'

export interface Engine {
  /** Adds events, which get their places in the order of arrival, and waits until they are found. */
  insert(events: readonly StoredEvent[]): Promise<void>
  /**
   * Adds a block of events, which are found after the next `settle`; waits no longer than it takes to have room for more.
   * Where a file ends in it, the events since the end before are that file, and whole: a store that is kept has it for good
   * when its last event is stored. Events of no such file are gone when the store is opened again.
   */
  addBlock(part: BlockPart): Promise<void>
  settle(): Promise<void>
  /** Throws `EngineError` where the database refuses; never for what a row holds. */
  query(query: Query): Promise<Rows>
  /** Whole events by their `seq`. */
  fetch(seqs: readonly number[]): Promise<ReadonlyMap<number, FetchedEvent>>
  /** What the store holds, as far as the binding of a search needs it. */
  facts(): StoreFacts
  /** The files that the store has whole, in the order in which they were loaded. */
  files(): readonly KeptFile[]
  /** What events of a kept file are called in place of this; three at most. */
  otherNames(file: KeptFile, kind: NameKind, name: string): Promise<readonly string[]>
  /** In how many events of which sourcetype each field is; reads every event. */
  fieldCounts(): Promise<readonly FieldCount[]>
  /** Removes files and their events. */
  forget(files: readonly KeptFile[]): Promise<void>
  /** What is wrong with the store; nothing in a sound one. */
  check(): Promise<readonly string[]>
  /** Removes every event that no kept file brought, or those of one index. */
  clear(index?: string): Promise<void>
  close(): Promise<void>
}

/** The names that a reader of logs may be told. */
export type NameKind = 'index' | 'host' | 'source' | 'sourcetype'

export interface BlockPart {
  readonly block: Block | undefined
  readonly ends: readonly FileEnd[]
  /** What the events behind the last end have. */
  readonly rest: readonly Chapter[]
}

/** The end of a file behind so many rows of a block; without a name the file is not kept. */
export interface FileEnd {
  readonly rows: number
  /** What the events of the block before it have. */
  readonly chapter: Chapter
  readonly file: FileName | undefined
}

/** What is known of a file beside its events. */
export interface FileName {
  readonly name: string
  /** Of its content. */
  readonly hash: string
  readonly bytes: number
  /** Logs in it: several in an archive. */
  readonly logs: number
  readonly badRecords: number
}

export interface KeptFile extends FileName {
  readonly events: number
  /** The places of its events: from `first` until before `next`. */
  readonly first: number
  readonly next: number
  /** The latest time of an event, in epoch seconds. */
  readonly newest: number | undefined
  readonly indexes: readonly string[]
}

/** A field in the events of a sourcetype. */
export interface FieldCount {
  readonly field: string
  readonly sourcetype: string
  readonly events: number
  /** Events that have several values of it. */
  readonly several: number
}

/** A number, a text, a list of texts, or null where the row has no value. */
export type Cell = string | number | readonly string[] | null

/** Cells in the order of the query's columns. */
export type Rows = readonly (readonly Cell[])[]

export interface FetchedEvent {
  readonly time: number
  readonly raw: string
  readonly index: string
  readonly host: string
  readonly source: string
  readonly sourcetype: string
  readonly file: string
  readonly record: number
  readonly fields: ReadonlyMap<string, string | readonly string[]>
}

export interface StoreFacts {
  readonly events: number
  /** The latest time of an event, in epoch seconds; absent in an empty store. */
  readonly newest: number | undefined
  /** Grows with what is inserted. */
  readonly indexes: ReadonlySet<string>
  /** Every field that some event has. */
  readonly fields: ReadonlyMap<string, FieldFacts>
}

/** The database refused a query, or cannot be had at all. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: 'refused' | 'missing' | 'timeout' | 'memory'
  constructor(code: EngineError['code'], message: string) {
    super(message)
    this.code = code
  }
}
