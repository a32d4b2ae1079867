/** One record of a log as it was read, before any field is normalised. */

/** Where an event came from, as findings name it. (file, record) need not be unique. */
export interface Origin {
  /** The path below its PATH argument (the file's name where PATH is a file); `archive.zip!inner.json` inside an archive. */
  readonly file: string
  /**
   * For EVTX and Windows XML the EventRecordID, where an event has none its 1-based number in the file; for everything
   * else the 1-based line of the innermost file.
   */
  readonly record: number
}

/** Name and text, in the order of the record; a name may repeat. Text never holds half of a surrogate pair. */
export type Pairs = readonly (readonly [name: string, value: string])[]

export type LogEvent = WindowsEvent | JsonEvent | TextEvent

/** What an export says of an event beside the event itself: Splunk's own words for it. */
export interface Hints {
  readonly index?: string
  readonly host?: string
  readonly source?: string
  readonly sourcetype?: string
}

/** A record of a Windows event log, whatever it was packed in: EVTX, XML, or one of the JSON layouts. */
export interface WindowsEvent {
  readonly kind: 'windows'
  readonly origin: Origin
  /** Epoch microseconds; absent where the record gives none that can be read. */
  readonly time: number | undefined
  readonly system: WindowsSystem
  /** Which element the body was: `EventData`, `UserData`, …; absent when there is none. */
  readonly body: string | undefined
  /**
   * Data in document order; name null for a `<Data>` without a name, `#Binary` for `<Binary>`. Empty text is kept.
   * Outside of EventData the elements without elements, by their own names.
   */
  readonly data: readonly (readonly [name: string | null, value: string])[]
  /** `EventData@Name`, or the first element of UserData. */
  readonly bodyName: string | undefined
  /** What else a layout carries at its top level and is not System or EventData (`Message`, `Category`, …). */
  readonly extra: Pairs
  readonly hints?: Hints
  /** The record as the log had it where that is text; where it was binary, XML as Splunk would hold it, made when asked. */
  raw(): string
}

/** Elements and attributes of `<System>`, as text in Windows' notation; absent where the record has none. */
export interface WindowsSystem {
  readonly provider?: string
  readonly guid?: string
  readonly eventSourceName?: string
  readonly eventId?: string
  readonly qualifiers?: string
  readonly version?: string
  readonly level?: string
  readonly task?: string
  readonly opcode?: string
  readonly keywords?: string
  /** As written: `2022-05-02T12:39:41.710158900Z`. */
  readonly systemTime?: string
  readonly recordId?: string
  readonly activityId?: string
  readonly relatedActivityId?: string
  readonly processId?: string
  readonly threadId?: string
  readonly channel?: string
  readonly computer?: string
  readonly userId?: string
}

/** A line of JSON that is no Windows event: its leaves by path (`a.b`, `list{}.c`), in the order of the text. */
export interface JsonEvent {
  readonly kind: 'json'
  readonly origin: Origin
  readonly time: number | undefined
  /** A path repeats where a list holds several values. JSON null is the text `null`. */
  readonly fields: Pairs
  readonly hints?: Hints
  /** The line, or the stretch of the file, as it was written. */
  raw(): string
}

/** A line, or several that belong together, of a log that is neither Windows' nor JSON. */
export interface TextEvent {
  readonly kind: 'text'
  readonly origin: Origin
  /** Epoch microseconds; absent where the record gives none that can be read. */
  readonly time: number | undefined
  readonly format: TextFormat
  /**
   * What the format itself names, in the order of the text: keys of `key=value`, columns under the header's names (W3C
   * with every character that is no letter, digit or underscore as one, Zeek as it writes them: `id.orig_h`), the parts of
   * an access log by Splunk's names (`clientip`, `method`, `uri`, `status`, …). Syslog and plain lines have the pairs that
   * stand in the message, if any; before them the parameters of structured data. Column values that mean "none" (`-` and
   * `(empty)` of W3C, Zeek and access logs, empty cells of CSV) have no pair; the items of a Zeek list are a pair each.
   */
  readonly fields: Pairs
  readonly hints?: Hints
  raw(): string
  /** The head of a line that came by syslog, whatever its format. */
  readonly syslog?: SyslogHead
  /** What the whole file says of itself: `#path` of a Zeek log, `#Software` of a W3C one. */
  readonly subject?: string
}

export type TextFormat = 'syslog' | 'auditd' | 'keyValue' | 'w3c' | 'access' | 'zeek' | 'csv' | 'line'

export interface SyslogHead {
  readonly host?: string
  readonly app?: string
  readonly pid?: string
  /** `facility * 8 + severity`, as the `<14>` before the line says. */
  readonly priority?: number
  /** What follows the head. */
  readonly message: string
}

/** A record, or a stretch of a file, that could not be read or only in part; the rest of the file is. */
export interface BadRecord {
  readonly file: string
  /** Byte offset in the innermost file; for lines the offset of the line. */
  readonly offset: number
  /** 1-based, where the format has lines. */
  readonly line?: number
  readonly message: string
}
