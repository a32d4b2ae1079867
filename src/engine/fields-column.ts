/**
 * The fields of events as the database's JSON column, in its Native form: the paths that most rows have as columns of their
 * own, the others beside them row by row. Source: ClickHouse, `SerializationObject`, `SerializationDynamic`,
 * `SerializationVariant`, version 1 of each.
 */
import { isOddNumber } from '../schema/plain-number.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { Bytes } from './bytes.ts'
import type { FieldChapter } from './chapter.ts'
import { grown } from './columns.ts'

/** As many paths as the table gives columns of their own: a type must be the table's to be stored as it comes. */
export const maxPaths = 96

/** Fields whose memory is kept for the next block; a log with more names than that pays for each block anew. */
const maxKept = 4096

/** Memory for the texts of one field that is kept for the next block. */
const maxTexts = 512 * 1024

const textType = 'String'
const listType = 'Array(Nullable(String))'
/** The types as values beside the columns have them before them. */
const textMark = Uint8Array.of(0x15)
const listMark = Uint8Array.of(0x1e, 0x23, 0x15)
const noValue = 0xff

/** The values of one field in a block. */
class Field {
  readonly name: string
  readonly path: Buffer
  readonly texts = new Bytes(64, maxTexts)
  /** The rows of the texts. */
  rows: Uint32Array = new Uint32Array(16)
  count = 0
  lists: Lists | undefined
  /** The row that was last given a value. */
  last = -1
  /** The text that was last written, where it begins, and how often it is still to be written again: most rows have it again. */
  #text: string | undefined
  #from = 0
  #again = 0
  /** The chapter in which it was last met, last as a list, last as one text, and last with a number written oddly. */
  chapter = 0
  multivaluedIn = 0
  singleIn = 0
  oddIn = 0

  constructor(name: string) {
    this.name = name
    this.path = Buffer.from(name)
  }

  get values(): number {
    return this.count + (this.lists?.rows.length ?? 0)
  }

  /** Whether it is another text than the last. */
  add(row: number, text: string): boolean {
    if (this.count === this.rows.length) this.rows = grown(this.rows)
    this.rows[this.count++] = row
    this.last = row
    if (text === this.#text) {
      this.#again += 1
      return false
    }
    this.writeAgain()
    this.#from = this.texts.length
    this.#text = text
    this.texts.text(text)
    return true
  }

  /** Makes `texts` whole. */
  writeAgain(): void {
    if (this.#again > 0) this.texts.again(this.#from, this.#again)
    this.#again = 0
  }

  addList(row: number, items: readonly string[]): void {
    this.lists ??= { rows: [], sizes: [], items: new Bytes(), count: 0 }
    const { lists } = this
    for (const item of items) lists.items.text(item)
    lists.count += items.length
    lists.rows.push(row)
    lists.sizes.push(items.length)
    this.last = row
  }

  clear(): void {
    this.texts.clear()
    this.#text = undefined
    this.#again = 0
    this.count = 0
    this.lists = undefined
    this.last = -1
  }
}

interface Lists {
  readonly rows: number[]
  readonly sizes: number[]
  readonly items: Bytes
  /** Of items. */
  count: number
}

export class FieldsColumn {
  readonly #fields = new Map<string, Field>()
  #chapter = 1
  #met: Field[] = []
  #size = 0

  /** About how many bytes it will be. */
  get size(): number {
    return this.#size
  }

  add(row: number, fields: StoredEvent['fields']): void {
    for (const [name, value] of fields) {
      if (name === '') continue
      const field = this.#fields.get(name) ?? this.#field(name)
      // two names become one when half a surrogate pair is replaced: the first has the row
      if (field.last === row) continue
      if (field.chapter !== this.#chapter) {
        field.chapter = this.#chapter
        this.#met.push(field)
      }
      if (typeof value === 'string') {
        if (field.add(row, value) || field.singleIn !== this.#chapter) {
          field.singleIn = this.#chapter
          this.#take(field, value)
        } else this.#size += value.length + perValue
      } else {
        field.addList(row, value)
        field.multivaluedIn = this.#chapter
        for (const item of value) this.#take(field, item)
      }
    }
  }

  /** What was met since the last mark. */
  mark(): FieldChapter {
    const met = this.#met
    const chapter = this.#chapter
    const named = (is: (field: Field) => boolean): string[] => met.filter(is).map(({ name }) => name)
    const single = new Set(named(({ singleIn }) => singleIn === chapter))
    this.#chapter += 1
    this.#met = []
    return {
      fields: named(() => true),
      multivalued: named(({ multivaluedIn }) => multivaluedIn === chapter),
      // a field whose memory was given up in between was met twice
      lists: named(({ name }) => !single.has(name)),
      oddNumbers: named(({ oddIn }) => oddIn === chapter),
    }
  }

  /** Appends prefix and data of a block of so many rows, and forgets them. */
  write(out: Bytes, rows: number): void {
    const used = [...new Set(this.#fields.values())].filter(field => field.values > 0)
    for (const field of used) field.writeAgain()
    const chosen = new Set(used.toSorted((a, b) => b.values - a.values).slice(0, maxPaths))
    const columns = [...chosen].toSorted(byPath)
    const others = used.filter(field => !chosen.has(field)).toSorted(byPath)
    writeHead(out, columns)
    for (const field of columns) writeColumn(out, field, rows)
    writeOthers(out, others, rows)
    for (const field of used) field.clear()
    if (this.#fields.size > maxKept) this.#fields.clear()
    this.#size = 0
  }

  #take(field: Field, value: string): void {
    this.#size += value.length + perValue
    if (field.oddIn !== this.#chapter && isOddNumber(value)) field.oddIn = this.#chapter
  }

  #field(name: string): Field {
    const clean = name.toWellFormed()
    const field = this.#fields.get(clean) ?? new Field(clean)
    this.#fields.set(name, field)
    this.#fields.set(clean, field)
    return field
  }
}

/** Of a value, for its path, its sizes and its row. */
const perValue = 6

/** The database compares paths byte by byte. */
const byPath = (a: Field, b: Field): number => Buffer.compare(a.path, b.path)

/** Names and types of the columns, and how rows tell which type they have. */
function writeHead(out: Bytes, columns: readonly Field[]): void {
  out.integer(objectVersion)
  out.size(maxPaths)
  out.size(columns.length)
  for (const { path } of columns) writeText(out, path)
  for (const { lists, count } of columns) {
    const types = [...(lists ? [listType] : []), ...(count > 0 ? [textType] : [])]
    out.integer(dynamicVersion)
    out.size(types.length)
    out.size(types.length)
    for (const type of types) out.text(type)
    out.integer(everyRowTells)
  }
}

const objectVersion = 0
const dynamicVersion = 1
const everyRowTells = 0

/** For each row which of its types it has, in the order of their names with the database's own `SharedVariant` among them. */
function writeColumn(out: Bytes, { texts, rows, count, lists }: Field, size: number): void {
  const start = out.fill(size, noValue)
  const { bytes } = out
  const textPlace = lists ? 2 : 1
  for (let index = 0; index < count; index += 1) bytes[start + (rows[index] ?? 0)] = textPlace
  for (const row of lists?.rows ?? []) bytes[start + row] = 0
  if (lists) {
    let end = 0
    for (const items of lists.sizes) {
      end += items
      out.integer(end)
    }
    out.fill(lists.count)
    out.add(lists.items)
  }
  out.add(texts)
}

/** The fields without a column: of each row its paths in order, then of each row the values in the same order. */
function writeOthers(out: Bytes, fields: readonly Field[], size: number): void {
  const ends = endsOf(fields, size)
  for (const end of ends.subarray(1)) out.integer(end)
  const values = valuesByRow(fields, ends)
  for (const of of values.of) writeText(out, fields[of]?.path ?? noBytes)
  for (const [index, of] of values.of.entries()) {
    const list = values.lists.get(index)
    if (list) {
      out.size(list.length)
      out.add(list)
      continue
    }
    const from = values.from[index] ?? 0
    const to = values.to[index] ?? 0
    out.size(textMark.length + to - from)
    out.append(textMark)
    out.append(fields[of]?.texts.bytes ?? noBytes, from, to)
  }
}

const noBytes = new Uint8Array(0)

/** How many values there are up to the end of each row, a zero before them. */
function endsOf(fields: readonly Field[], size: number): Uint32Array {
  const ends = new Uint32Array(size + 1)
  const count = (row: number): void => {
    ends[row + 1] = (ends[row + 1] ?? 0) + 1
  }
  for (const { rows, count: texts, lists } of fields) {
    for (let index = 0; index < texts; index += 1) count(rows[index] ?? 0)
    lists?.rows.forEach(count)
  }
  for (let row = 1; row <= size; row += 1) ends[row] = (ends[row] ?? 0) + (ends[row - 1] ?? 0)
  return ends
}

/** Values in the order of their rows: the index of their field, and where its bytes have them. */
interface ValuesByRow {
  readonly of: Uint32Array
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Of lists the whole value. */
  readonly lists: ReadonlyMap<number, Bytes>
}

function valuesByRow(fields: readonly Field[], ends: Uint32Array): ValuesByRow {
  const total = ends.at(-1) ?? 0
  const of = new Uint32Array(total)
  const from = new Uint32Array(total)
  const to = new Uint32Array(total)
  const lists = new Map<number, Bytes>()
  const next = ends.slice()
  const place = (row: number, field: number): number => {
    const at = next[row] ?? 0
    next[row] = at + 1
    of[at] = field
    return at
  }
  for (const [index, field] of fields.entries()) {
    const { bytes } = field.texts
    let at = 0
    for (let text = 0; text < field.count; text += 1) {
      const slot = place(field.rows[text] ?? 0, index)
      from[slot] = at
      at = textEnd(bytes, at)
      to[slot] = at
    }
    if (field.lists) for (const [row, value] of listValues(field.lists)) lists.set(place(row, index), value)
  }
  return { of, from, to, lists }
}

function* listValues({ rows, sizes, items }: Lists): Generator<readonly [row: number, value: Bytes]> {
  let at = 0
  for (const [index, size] of sizes.entries()) {
    const value = new Bytes()
    value.append(listMark)
    value.size(size)
    for (let item = 0; item < size; item += 1) {
      const end = textEnd(items.bytes, at)
      value.byte(0)
      value.append(items.bytes, at, end)
      at = end
    }
    yield [rows[index] ?? 0, value]
  }
}

/** Where a text with its size before it ends. */
function textEnd(bytes: Buffer, at: number): number {
  let size = 0
  let shift = 0
  let from = at
  for (; (bytes[from] ?? 0) > 0x7f; from += 1) {
    size += ((bytes[from] ?? 0) & 0x7f) * 2 ** shift
    shift += 7
  }
  return from + 1 + size + (bytes[from] ?? 0) * 2 ** shift
}

function writeText(out: Bytes, text: Uint8Array): void {
  out.size(text.length)
  out.append(text)
}
