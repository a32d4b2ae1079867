/** What runs queries: ClickHouse in this process today, a server behind the same interface when one machine is too small. */
import type { StoredEvent } from '../schema/stored-event.ts'
import type { Query } from '../sql/query.ts'

export interface Engine {
  /** Adds events; they get their places in the order of arrival. */
  insert(events: readonly StoredEvent[]): Promise<void>
  /** Throws `EngineError` where the database refuses; never for what a row holds. */
  query(query: Query): Promise<Rows>
  /** Whole events by their `seq`. */
  fetch(seqs: readonly number[]): Promise<ReadonlyMap<number, FetchedEvent>>
  /** What the store holds, as far as the binding of a search needs it. */
  facts(): StoreFacts
  /** Removes every event, or those of one index. */
  clear(index?: string): Promise<void>
  close(): Promise<void>
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
  /** Every field that some event has; whether some event has several values of it. */
  readonly fields: ReadonlyMap<string, { readonly multivalued: boolean }>
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
