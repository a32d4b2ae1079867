/** Finds the objects of a JSON file that is not one value a line: laid out over lines, in a list, or wrapped in an object. */
import { type JsonValue, scalarText } from './value.ts'

export type Piece =
  /** `done` bytes are of no more use; more are needed. */
  | { readonly kind: 'wait'; readonly done: number }
  | { readonly kind: 'value'; readonly start: number; readonly end: number }
  | { readonly kind: 'bad'; readonly start: number; readonly end: number; readonly message: string }

const maxObject = 64 * 1024 * 1024
/** Bytes that are looked at again, in all, behind records that took others for parts of their own. */
const maxAgain = 64 * 1024 * 1024
const lookAhead = 4096

/** Members that may wrap the records of a whole file: CloudTrail, Azure, Google and Okta exports. */
export const wrappers: ReadonlySet<string> = new Set([
  'Records',
  'records',
  'value',
  'Events',
  'events',
  'items',
  'entries',
  'logEvents',
])

/** What may stand beside the list in a wrapping: how to go on, and of what it is. */
const beside =
  '@[^"\\\\]*|subscriptionFilters|[nN]extToken|nextPageToken|nextLink|kind|etag|count|totalCount|messageType|owner|logGroup|logStream'
const besideName = new RegExp(`^(${beside})$`)

/** Whether a member may stand beside the list of records; a text, a number or null. */
export const isWrapping = (name: string, value: JsonValue): boolean =>
  besideName.test(name) && (scalarText(value) !== undefined || name === 'subscriptionFilters')

/** `{"Records": [{…`, `{"@odata.context": "…", "value": [{…`. */
const wrapper = wrapperOf([...wrappers])
/** Behind the first object, or in a list, an object may well have items of its own. */
const laterWrapper = wrapperOf(['Records', 'records', 'value'])

function wrapperOf(names: readonly string[]): RegExp {
  const others = `(\\s*"(${beside})"\\s*:\\s*("[^"\\\\]*"|\\d+|null|\\[[^\\]"]*("[^"\\\\]*")?\\])\\s*,)*`
  return new RegExp(`^\\{${others}\\s*"(${names.join('|')})"\\s*:\\s*\\[(?=\\s*[{\\]])`)
}

const quote = 34
const comma = 44
const colon = 58
const openList = 91
const backslash = 92
const closeList = 93
const openObject = 123
const closeObject = 125
const newline = 10

/** Called with what is held from where it last ended; remembers how far it looked. */
export class Splitter {
  static readonly lookAhead = lookAhead
  private at = 0
  /** Where the object starts that is being looked at, or -1 between objects. */
  private start = -1
  private depth = 0
  private inString = false
  private escaped = false
  /** The last character that is no white space and not within a string. */
  private before = 0
  /** Behind the list of a wrapper, whose other members are passed over. */
  private inTail = false
  private wrapped = false
  /** In the tail; 0 where it is no longer held. */
  private lastComma = 0
  private inStray = false
  private isFirst = true
  /** The white space that the line begins with so far; undefined behind anything else. */
  private blanks: string | undefined = ''
  /** That before the last record that was the first thing of its line. */
  private indent: string | undefined
  private again = maxAgain

  /** Whether a file that begins so is certainly not one value a line. */
  static opens(bytes: Buffer, start: number): boolean {
    return bytes[start] === openList || wrapper.test(bytes.toString('latin1', start, start + lookAhead))
  }

  next(bytes: Buffer, last: boolean): Piece {
    for (;;) {
      const piece =
        this.start >= 0 ? this.inside(bytes, last) : this.inTail ? this.tail(bytes) : this.between(bytes, last)
      if (piece) {
        this.at -= piece.kind === 'wait' ? piece.done : piece.end
        return piece
      }
    }
  }

  /**
   * Where the next record starts within what was taken for one, and is none: at the next line that opens an object as far
   * in as the line of this one. It is looked at again from there; undefined where there is none.
   */
  nextRecord(bytes: Buffer, { start, end }: { readonly start: number; readonly end: number }): number | undefined {
    const { indent } = this
    if (indent === undefined) return undefined
    const mark = Buffer.from(`\n${indent}{`)
    const found = bytes.subarray(0, end).indexOf(mark, start)
    if (found < 0) return undefined
    const next = found + mark.length - 1
    this.again -= end - next
    if (this.again < 0) return undefined
    this.at = 0
    this.start = -1
    this.inStray = false
    this.blanks = indent
    return next
  }

  private between(bytes: Buffer, last: boolean): Piece | undefined {
    while (this.at < bytes.length) {
      const byte = bytes[this.at] ?? 0
      if (byte === openObject) return this.open(bytes, last)
      this.readIndent(byte)
      if (this.inStray) {
        this.inStray = byte !== newline
        this.at += 1
        continue
      }
      if (byte === closeList && this.wrapped) {
        this.at += 1
        this.wrapped = false
        this.inTail = true
        this.enter(-1)
        this.depth = 1
        return undefined
      }
      if (byte > 32 && byte !== comma && byte !== openList && byte !== closeList) return this.stray()
      if (byte === openList) this.isFirst = false
      this.at += 1
    }
    return { kind: 'wait', done: this.at }
  }

  private readIndent(byte: number): void {
    if (byte === newline) this.blanks = ''
    else if (this.blanks === undefined || byte > 32 || this.blanks.length > maxIndent) this.blanks = undefined
    else if (byte !== 13) this.blanks += String.fromCharCode(byte)
  }

  private open(bytes: Buffer, last: boolean): Piece | undefined {
    this.inStray = false
    if (bytes.length - this.at < lookAhead && !last) return { kind: 'wait', done: this.at }
    const form = this.isFirst ? wrapper : laterWrapper
    this.isFirst = false
    const found = form.exec(bytes.toString('latin1', this.at, this.at + lookAhead))
    if (found) {
      this.at += found[0].length
      this.wrapped = true
    } else {
      this.indent = this.blanks ?? this.indent
      this.enter(this.at)
    }
    this.blanks = undefined
    return undefined
  }

  /** Something that is no object is said once, and passed over to where the next value may start. */
  private stray(): Piece {
    const start = this.at
    this.at += 1
    this.inStray = true
    return { kind: 'bad', start, end: this.at, message: 'value is no object' }
  }

  private inside(bytes: Buffer, last: boolean): Piece | undefined {
    const { start } = this
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (this.inString) {
        if (byte === newline) return this.broken('a string is not closed before its line ends')
        this.readString(byte)
      } else if (byte === openObject && this.before !== 0 && !mayPrecede(this.before)) {
        return this.broken('object is not closed before the next one starts')
      } else if (this.structure(byte)) {
        this.at += 1
        this.start = -1
        return { kind: 'value', start, end: this.at }
      }
    }
    if (last || bytes.length - start > maxObject) {
      return this.broken(last ? 'object is not closed' : `object is longer than ${maxObject} bytes`)
    }
    if (start === 0) return { kind: 'wait', done: 0 }
    this.start = 0
    return { kind: 'wait', done: start }
  }

  /** An object where a name belongs is a record: then it was a broken one that closed the list. */
  private tail(bytes: Buffer): Piece | undefined {
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] ?? 0
      if (this.inString) this.readString(byte)
      else if (byte === openObject && this.depth === 1 && this.before === comma) {
        this.inTail = false
        this.wrapped = true
        return { kind: 'bad', start: this.lastComma, end: this.at, message: 'list is closed before its last record' }
      } else if (this.structure(byte)) {
        this.at += 1
        this.inTail = false
        return undefined
      } else if (byte === comma) this.lastComma = this.at
    }
    this.lastComma = Math.max(0, this.lastComma - this.at)
    return { kind: 'wait', done: this.at }
  }

  private broken(message: string): Piece {
    const { start } = this
    this.start = -1
    return { kind: 'bad', start, end: this.at, message }
  }

  private enter(start: number): void {
    this.start = start
    this.depth = 0
    this.before = 0
    this.inString = false
    this.escaped = false
  }

  private readString(byte: number): void {
    if (this.escaped) this.escaped = false
    else if (byte === backslash) this.escaped = true
    else if (byte === quote) this.inString = false
  }

  /** True where it closes the object. */
  private structure(byte: number): boolean {
    if (byte === quote) this.inString = true
    else if (byte === openObject || byte === openList) this.depth += 1
    else if (byte === closeObject || byte === closeList) this.depth -= 1
    if (byte > 32) this.before = byte
    return this.depth === 0 && (byte === closeObject || byte === closeList)
  }
}

const maxIndent = 200

const mayPrecede = (byte: number): boolean => byte === colon || byte === comma || byte === openList
