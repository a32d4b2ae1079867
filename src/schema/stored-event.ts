/** An event as the store keeps it: normalised, every search-time field by its Splunk name. */

export interface StoredEvent {
  /** Epoch microseconds. */
  readonly time: number
  readonly index: string
  readonly host: string
  readonly source: string
  readonly sourcetype: string
  /** Every source and sourcetype that the event answers to in a search, its own first: XML and classic names. */
  readonly sources: readonly string[]
  readonly sourcetypes: readonly string[]
  readonly tags: readonly string[]
  readonly raw: string
  /** A field with several values holds a list of at least two. No field is empty of values; texts may be empty. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>
  /** Where the event came from; see `Origin` of the logs. */
  readonly file: string
  readonly record: number
}
