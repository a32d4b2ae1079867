/** Events as bytes of RowBinary, in the order of the table's columns, and what is learnt of their fields on the way. */
import type { FieldFacts } from '../schema/field-facts.ts'
import { isOddNumber } from '../schema/plain-number.ts'
import type { StoredEvent } from '../schema/stored-event.ts'

/** A field's name as the bytes that stand before its value, and where it was met. */
interface Field {
  readonly name: string
  /** The path of the JSON column and the type of a text; a list has a type of its own. */
  readonly text: Uint8Array
  readonly list: Uint8Array
  multivalued: boolean
  alwaysList: boolean
  plainNumbers: boolean
  /** The chapter in which it was last met, last as a list, last as one text, and last with a number written oddly. */
  chapter: number
  multivaluedIn: number
  singleIn: number
  oddIn: number
}

/** What the events between two marks hold. */
export interface Chapter {
  readonly fields: readonly string[]
  readonly multivalued: readonly string[]
  /** Never one text. */
  readonly lists: readonly string[]
  /** With a number that is not written plainly. */
  readonly oddNumbers: readonly string[]
  readonly indexes: readonly string[]
  /** Epoch seconds; absent without events. */
  readonly newest: number | undefined
}

const textType = 0x15
/** Array(Nullable(String)), as the engine reads it from JSON text. */
const listType = [0x1e, 0x23, textType]

export class RowWriter {
  readonly fields = new Map<string, Field>()
  #bytes: Buffer
  #at = 0
  #chapter = 1
  #met: Field[] = []
  #indexes = new Set<string>()
  #newest: number | undefined

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size)
  }

  get length(): number {
    return this.#at
  }

  write(event: StoredEvent, seq: number, indexTime: number): void {
    this.#integer(event.time)
    this.#integer(indexTime)
    this.#integer(seq)
    this.#text(event.index)
    this.#text(event.host)
    this.#text(event.source)
    this.#text(event.sourcetype)
    this.#texts(event.sources)
    this.#texts(event.sourcetypes)
    this.#texts(event.tags)
    this.#text(event.raw)
    this.#text(event.file)
    this.#integer(event.record)
    this.#fieldsOf(event.fields)
    this.#indexes.add(event.index)
    this.#newest = Math.max(this.#newest ?? 0, event.time / 1e6)
  }

  /** What was written; the buffer given takes its place. */
  take(next: Buffer): Buffer {
    const written = this.#bytes.subarray(0, this.#at)
    this.#bytes = next
    this.#at = 0
    return written
  }

  /** What was met since the last mark. */
  mark(): Chapter {
    const met = this.#met
    const named = (is: (field: Field) => boolean): string[] => met.filter(is).map(({ name }) => name)
    const chapter: Chapter = {
      fields: met.map(({ name }) => name),
      multivalued: named(({ multivaluedIn }) => multivaluedIn === this.#chapter),
      lists: named(({ singleIn }) => singleIn !== this.#chapter),
      oddNumbers: named(({ oddIn }) => oddIn === this.#chapter),
      indexes: [...this.#indexes],
      newest: this.#newest,
    }
    this.#chapter += 1
    this.#met = []
    this.#indexes = new Set()
    this.#newest = undefined
    return chapter
  }

  /** A field that an event had before this writer's time. */
  know(name: string, { multivalued, alwaysList, plainNumbers }: FieldFacts): void {
    const field = this.#field(name)
    field.multivalued ||= multivalued
    field.alwaysList &&= alwaysList === true
    field.plainNumbers &&= plainNumbers === true
  }

  #fieldsOf(fields: StoredEvent['fields']): void {
    const start = this.#at
    this.#size(fields.has('') ? fields.size - 1 : fields.size)
    for (const [name, value] of fields) {
      if (name === '') continue
      let field = this.fields.get(name)
      if (!field) {
        if (!name.isWellFormed()) {
          this.#at = start
          this.#fieldsOf(wellFormedNames(fields))
          return
        }
        field = this.#field(name)
      }
      if (field.chapter !== this.#chapter) {
        field.chapter = this.#chapter
        this.#met.push(field)
      }
      if (typeof value === 'string') {
        this.#named(field.text, value)
        if (field.singleIn !== this.#chapter) {
          field.singleIn = this.#chapter
          field.alwaysList = false
        }
        if (field.oddIn !== this.#chapter && isOddNumber(value)) this.#odd(field)
      } else {
        field.multivalued = true
        field.multivaluedIn = this.#chapter
        this.#raw(field.list)
        this.#size(value.length)
        for (const item of value) {
          this.#room(1)
          this.#bytes[this.#at++] = 0
          this.#text(item)
          if (field.oddIn !== this.#chapter && isOddNumber(item)) this.#odd(field)
        }
      }
    }
  }

  #odd(field: Field): void {
    field.oddIn = this.#chapter
    field.plainNumbers = false
  }

  #field(name: string): Field {
    let field = this.fields.get(name)
    if (!field) {
      const bytes = Buffer.from(name)
      const path = [...sizeBytes(bytes.length), ...bytes]
      field = {
        name,
        text: Uint8Array.from([...path, textType]),
        list: Uint8Array.from([...path, ...listType]),
        multivalued: false,
        alwaysList: true,
        plainNumbers: true,
        chapter: 0,
        multivaluedIn: 0,
        singleIn: 0,
        oddIn: 0,
      }
      this.fields.set(name, field)
    }
    return field
  }

  #texts(texts: readonly string[]): void {
    this.#size(texts.length)
    for (const text of texts) this.#text(text)
  }

  /** Half a surrogate pair is no text and becomes U+FFFD. */
  #text(text: string): void {
    const { length } = text
    this.#room(length * 3 + 5)
    if (length < shortText && this.#ascii(text, length)) return
    // the size goes before the text and is known after it
    const guess = sizeLength(length)
    const written = this.#bytes.write(text, this.#at + guess)
    const needed = sizeLength(written)
    if (needed !== guess) this.#bytes.copyWithin(this.#at + needed, this.#at + guess, this.#at + guess + written)
    this.#size(written)
    this.#at += written
  }

  /** Cheaper than a call into the runtime; false, with nothing written, where a character is not ASCII. */
  #ascii(text: string, length: number): boolean {
    const bytes = this.#bytes
    const at = this.#at
    bytes[at] = length
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 0x7f) return false
      bytes[at + 1 + index] = code
    }
    this.#at = at + 1 + length
    return true
  }

  /** Most of the work: a name and a text, in one go where the text is short and ASCII. */
  #named(name: Uint8Array, text: string): void {
    const { length } = text
    const nameLength = name.length
    this.#room(nameLength + length * 3 + 5)
    const bytes = this.#bytes
    let at = this.#at
    for (let index = 0; index < nameLength; index += 1) bytes[at++] = name[index] as number
    this.#at = at
    if (length >= shortText || !this.#ascii(text, length)) this.#text(text)
  }

  #raw(from: Uint8Array): void {
    this.#room(from.length)
    this.#bytes.set(from, this.#at)
    this.#at += from.length
  }

  #size(size: number): void {
    this.#room(5)
    let rest = size
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#at++] = rest
  }

  /** 64 bits, little endian. */
  #integer(value: number): void {
    this.#room(8)
    const whole = Number.isNaN(value) ? 0 : Math.min(largest, Math.max(-largest, Math.trunc(value)))
    const high = Math.floor(whole / 0x1_0000_0000)
    const low = whole - high * 0x1_0000_0000
    this.#bytes.writeUInt32LE(low, this.#at)
    this.#bytes.writeInt32LE(high, this.#at + 4)
    this.#at += 8
  }

  #room(size: number): void {
    if (this.#at + size <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow((this.#at + size) * 2)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

/** The database refuses a name that comes twice: where two become one, the first has it. */
function wellFormedNames(fields: StoredEvent['fields']): StoredEvent['fields'] {
  const named = new Map<string, string | readonly string[]>()
  for (const [name, value] of fields) {
    const clean = name.toWellFormed()
    if (!named.has(clean)) named.set(clean, value)
  }
  return named
}

/** Up to here a loop over the characters is faster, and the size is one byte. */
const shortText = 48

/** The largest double below 2^63. */
const largest = 2 ** 63 - 1024

function sizeLength(size: number): number {
  let length = 1
  for (let rest = size; rest > 0x7f; rest >>>= 7) length += 1
  return length
}

function sizeBytes(size: number): number[] {
  const bytes: number[] = []
  let rest = size
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest]
}
