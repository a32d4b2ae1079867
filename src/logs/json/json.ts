/** JSON logs: a value a line, or values over many lines, in lists or wrapped; Windows events among them are rebuilt. */
import { carriedEvent, carriers, eventOfText, hintsOf } from '../carried.ts'
import type { LogEvent, Origin } from '../event.ts'
import type { LogDecoder, LogFormat, Output } from '../format.ts'
import { HeldText } from '../held-text.ts'
import { epochMicros, isoMicros } from '../time.ts'
import { jsonEvent } from './event.ts'
import { isWrapping, Splitter, wrappers } from './split.ts'
import { isArray, isObject, isProblem, type JsonObject, type JsonValue, parseJson, scalarText } from './value.ts'

const maxLine = 64 * 1024 * 1024

/** Members without one of which an object carries no event. */
const carrying: ReadonlySet<string> = new Set(['_raw', 'event', 'message', ...carriers])

/** What a Splunk export puts beside `result`. */
const splunkExport: ReadonlySet<string> = new Set(['preview', 'offset', 'lastrow'])

/** A list whose first record is broken is one all the same. */
const listAlone = /^\s*\[[ \t]*\r?\n/
const laterObject = /^[ \t]*\{[ \t]*"/m

export const json: LogFormat = {
  name: 'json',
  sniff: head => {
    const text = new HeldText()
    text.append(head)
    text.close()
    const start = text.bytes.toString('utf8')
    return /^\s*(\{\s*("|\}|$)|\[\s*(\{|\]|$))/.test(start) || (listAlone.test(start) && laterObject.test(start))
  },
  open: (file, output, latest) => new JsonDecoder(file, output, latest),
}

class JsonDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly latest: number | undefined
  private readonly text = new HeldText()
  private layout: 'unknown' | 'lines' | Splitter = 'unknown'
  private searched = 0
  private skipping = false

  constructor(file: string, output: Output, latest: number | undefined) {
    this.file = file
    this.output = output
    this.latest = latest
  }

  push(piece: Uint8Array): void {
    this.text.append(piece)
    this.read(false)
  }

  end(): void {
    this.text.close()
    this.read(true)
  }

  private read(last: boolean): void {
    if (this.layout === 'unknown') this.layout = this.recognise(last)
    if (this.layout === 'lines') while (this.readLine(last));
    else if (this.layout !== 'unknown') this.readPieces(this.layout, last)
  }

  /** A first line that is a value of its own says that every line is one. */
  private recognise(last: boolean): 'unknown' | 'lines' | Splitter {
    const { bytes } = this.text
    const start = bytes.findIndex(byte => byte > 32)
    if (start < 0) return 'unknown'
    const lineEnd = bytes.indexOf(10, Math.max(start, this.searched))
    this.searched = lineEnd < 0 ? bytes.length : 0
    if (lineEnd < 0 && !last && bytes.length < Splitter.lookAhead) return 'unknown'
    const first = lineEnd < 0 ? undefined : parseJson(bytes.toString('utf8', start, lineEnd))
    if (isObject(first)) return 'lines'
    if (Splitter.opens(bytes, start)) return new Splitter()
    if (!first) return last || bytes.length > maxLine ? 'lines' : 'unknown'
    return isProblem(first) && first.unfinished ? new Splitter() : 'lines'
  }

  private readLine(last: boolean): boolean {
    if (this.searched === 0 && !this.skipping) this.text.dropBreaks()
    const { bytes } = this.text
    let end = bytes.indexOf(10, this.searched)
    if (end < 0) {
      if (!last) return this.waitForLine()
      if (bytes.length === 0) return false
      end = bytes.length
    }
    const problem = this.skipping ? undefined : this.readValue(0, end)
    if (problem !== undefined) this.bad(0, problem)
    this.skipping = false
    this.searched = 0
    this.text.drop(Math.min(end + 1, bytes.length))
    return true
  }

  private waitForLine(): false {
    const { length } = this.text.bytes
    this.searched = length
    if (length > maxLine) {
      if (!this.skipping) this.bad(0, `line is longer than ${maxLine} bytes`)
      this.skipping = true
      this.searched = 0
      this.text.drop(length)
    }
    return false
  }

  private readPieces(splitter: Splitter, last: boolean): void {
    for (;;) {
      const found = splitter.next(this.text.bytes, last)
      if (found.kind === 'wait') {
        this.text.drop(found.done)
        return
      }
      const problem = found.kind === 'bad' ? found.message : this.readValue(found.start, found.end)
      if (problem !== undefined) this.bad(found.start, problem)
      const next = problem === undefined ? undefined : splitter.nextRecord(this.text.bytes, found)
      this.text.drop(next ?? found.end)
    }
  }

  /** What is wrong with it, if something is. */
  private readValue(start: number, end: number): string | undefined {
    const text = this.text.bytes.toString('utf8', start, end).trim()
    if (text === '') return undefined
    const value = parseJson(text)
    if (isProblem(value)) return value.message
    this.take(value, start, text)
    return undefined
  }

  private take(value: JsonValue, start: number, text: string): void {
    const wrapped = isArray(value) ? value : isObject(value) ? unwrap(value) : undefined
    if (wrapped) for (const item of wrapped) this.take(item, start, text)
    else if (isObject(value)) this.output.events.push(this.event(value, start, text))
    else this.bad(start, 'value is no object')
  }

  private event(object: JsonObject, start: number, text: string): LogEvent {
    const origin = { file: this.file, record: this.text.place(start).line }
    return this.carried(object, text, origin) ?? jsonEvent(object, origin, () => text.slice(object.start, object.end))
  }

  /** The event that the object only carries. */
  private carried(object: JsonObject, text: string, origin: Origin): LogEvent | undefined {
    if (!object.members.some(([key]) => carrying.has(key))) return undefined
    const value = (name: string) => scalarText(object.members.find(([key]) => key === name)?.[1])
    const time = timeOf(value)
    const raw = value('_raw') ?? (isCollected(value) ? eventText(object, text) : messageOf(object, value))
    if (raw !== undefined) return eventOfText(raw, origin, { latest: this.latest, hints: hintsOf(value), time })
    return carriedEvent(value, origin)
  }

  private bad(at: number, message: string): void {
    this.output.bad.push({ file: this.file, ...this.text.place(at), message })
  }
}

/** The records that an object is only the wrapping of: a list of objects, or the one result of a Splunk export. */
function unwrap(object: JsonObject): readonly JsonValue[] | undefined {
  const [name, value] = object.members.find(([key]) => key === 'result' || wrappers.has(key)) ?? []
  if (name === undefined) return undefined
  const others = object.members.filter(([key]) => key !== name)
  if (name === 'result') {
    const isExport = isObject(value) && others.every(([key]) => splunkExport.has(key))
    return isExport ? [value] : undefined
  }
  return isArray(value) && value.every(isObject) && others.every(([key, other]) => isWrapping(key, other))
    ? value
    : undefined
}

type Value = (name: string) => string | undefined

/** An event as it is sent to Splunk's HTTP collector. */
const isCollected = (value: Value): boolean => value('sourcetype') !== undefined && value('time') !== undefined

/** What a record of AWS CloudWatch holds beside its message. */
const cloudWatch: ReadonlySet<string> = new Set([
  'id',
  'timestamp',
  'ingestionTime',
  'logStreamName',
  'eventId',
  'message',
])

/** The line that a record of CloudWatch is about. */
function messageOf(object: JsonObject, value: Value): string | undefined {
  const isRecord = value('timestamp') !== undefined && object.members.every(([name]) => cloudWatch.has(name))
  return isRecord && object.members.length > 2 ? value('message') : undefined
}

/** The text of the member `event`. */
function eventText(object: JsonObject, text: string): string | undefined {
  const event = object.members.find(([key]) => key === 'event')?.[1]
  return isObject(event) ? text.slice(event.start, event.end) : typeof event === 'string' ? event : undefined
}

function timeOf(value: Value): number | undefined {
  const text = value('_time') ?? value('time') ?? value('timestamp')
  return text === undefined ? undefined : (isoMicros(text) ?? epochMicros(text))
}
