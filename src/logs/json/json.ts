/** JSON logs: a value a line, or values over many lines, in lists or wrapped; Windows events among them are rebuilt. */
import type { LogEvent, Pairs } from '../event.ts'
import type { LogDecoder, LogFormat, Output } from '../format.ts'
import { HeldText } from '../held-text.ts'
import { epochMicros, isoMicros } from '../time.ts'
import { windowsEvent } from '../windows-event.ts'
import { flatten } from './flatten.ts'
import { windowsFromJson } from './layouts.ts'
import { Splitter } from './split.ts'
import { isArray, isObject, isProblem, type JsonObject, type JsonValue, parseJson } from './value.ts'

const maxLine = 64 * 1024 * 1024

/** Fields that hold the time of an event, the best first; `_time` says what Splunk made of it. */
const timeFields = [
  '_time',
  '@timestamp',
  'timestamp',
  'Timestamp',
  'time',
  'eventTime',
  'EventTime',
  'TimeGenerated',
  'activityDateTime',
  'creationDateTime',
  'createdDateTime',
  'CreationTime',
  'published',
  'id.time',
  'TimeCreated',
  'event.created',
  'datetime',
  'date',
  'ts',
]

/** Members that may wrap the records of a whole file. */
const wrappers: ReadonlySet<string> = new Set(['Records', 'records', 'value', 'result'])

/** What a Splunk export puts beside `result`. */
const splunkExport: ReadonlySet<string> = new Set(['preview', 'offset', 'lastrow'])

export const json: LogFormat = {
  name: 'json',
  sniff: head => {
    const text = new HeldText()
    text.append(head)
    text.close()
    return /^\s*(\{\s*("|\}|$)|\[\s*(\{|\]|$))/.test(text.bytes.toString('utf8'))
  },
  open: (file, output) => new JsonDecoder(file, output),
}

class JsonDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly text = new HeldText()
  private layout: 'unknown' | 'lines' | Splitter = 'unknown'
  private searched = 0
  private skipping = false

  constructor(file: string, output: Output) {
    this.file = file
    this.output = output
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
    if (Splitter.opens(bytes, start)) return new Splitter()
    if (lineEnd < 0) return last || bytes.length > maxLine ? 'lines' : 'unknown'
    const first = parseJson(bytes.toString('utf8', start, lineEnd))
    return isProblem(first) && first.unfinished ? new Splitter() : 'lines'
  }

  private readLine(last: boolean): boolean {
    const { bytes } = this.text
    let end = bytes.indexOf(10, this.searched)
    if (end < 0) {
      if (!last) return this.waitForLine()
      if (bytes.length === 0) return false
      end = bytes.length
    }
    if (!this.skipping) this.readValue(0, end)
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
      if (found.kind === 'bad') this.bad(found.start, found.message)
      else this.readValue(found.start, found.end)
      this.text.drop(found.end)
    }
  }

  private readValue(start: number, end: number): void {
    const text = this.text.bytes.toString('utf8', start, end).trim()
    if (text === '') return
    const value = parseJson(text)
    if (isProblem(value)) this.bad(start, value.message)
    else this.take(value, start, text)
  }

  private take(value: JsonValue, start: number, text: string): void {
    const wrapped = isArray(value) ? value : isObject(value) ? unwrap(value) : undefined
    if (wrapped) for (const item of wrapped) this.take(item, start, text)
    else if (isObject(value)) this.output.events.push(this.event(value, start, text))
    else this.bad(start, 'value is no object')
  }

  private event(object: JsonObject, start: number, text: string): LogEvent {
    const { line } = this.text.place(start)
    const raw = () => text.slice(object.start, object.end)
    const windows = windowsFromJson(object)
    if (!windows) {
      const fields = flatten(object)
      return { kind: 'json', origin: { file: this.file, record: line }, time: timeOf(fields), fields, raw }
    }
    const { parts, xml } = windows
    const { systemTime } = parts.system
    const time = systemTime === undefined ? undefined : isoMicros(systemTime)
    return windowsEvent(parts, { file: this.file, record: line }, time, xml === undefined ? raw : () => xml)
  }

  private bad(at: number, message: string): void {
    this.output.bad.push({ file: this.file, ...this.text.place(at), message })
  }
}

/** The records that an object is only the wrapping of: a list of objects, or the one result of a Splunk export. */
function unwrap(object: JsonObject): readonly JsonValue[] | undefined {
  const [name, value] = object.members.find(([key]) => wrappers.has(key)) ?? []
  const others = object.members.filter(([key]) => key !== name && !key.startsWith('@'))
  if (name === 'result') {
    const isExport = isObject(value) && others.every(([key]) => splunkExport.has(key))
    return isExport ? [value] : undefined
  }
  return isArray(value) && value.every(isObject) && others.length === 0 ? value : undefined
}

function timeOf(fields: Pairs): number | undefined {
  for (const name of timeFields) {
    const text = fields.find(([path]) => path === name)?.[1]
    const time = text === undefined ? undefined : (isoMicros(text) ?? epochMicros(text))
    if (time !== undefined) return time
  }
  return undefined
}
