/** Columns of a block in the database's Native form. Source: ClickHouse, `SerializationLowCardinality`, `SerializationArray`. */
import { Bytes } from './bytes.ts'

/** `LowCardinality(String)`: each text once, and which of them a row has. */
export class NamesColumn {
  readonly #places = new Map<string, number>()
  readonly #texts = new Bytes(1024, maxTexts)
  #rows: Uint32Array = new Uint32Array(1024)
  #count = 0

  constructor() {
    this.clear()
  }

  get count(): number {
    return this.#count
  }

  add(text: string): void {
    let place = this.#places.get(text)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(text, place)
      this.#texts.text(text)
    }
    if (this.#count === this.#rows.length) this.#rows = grown(this.#rows)
    this.#rows[this.#count++] = place
  }

  /** The prefix of its data. */
  writeHead(out: Bytes): void {
    out.integer(sharedDictionaries)
  }

  write(out: Bytes): void {
    if (this.#count === 0) return
    const size = this.#places.size
    const width = size <= 0x100 ? 0 : size <= 0x1_0000 ? 1 : 2
    out.integer(ownKeys | newDictionary | width)
    out.integer(size)
    out.add(this.#texts)
    out.integer(this.#count)
    const rows = this.#rows.subarray(0, this.#count)
    out.append(width === 0 ? Uint8Array.from(rows) : bytesOf(width === 1 ? Uint16Array.from(rows) : rows))
  }

  clear(): void {
    this.#places.clear()
    this.#texts.clear()
    this.#count = 0
    // the default comes first
    this.#places.set('', 0)
    this.#texts.text('')
  }
}

/** Memory for the texts that is kept for the next block. */
const maxTexts = 1024 * 1024

const sharedDictionaries = 1
const ownKeys = 0x200
const newDictionary = 0x400

/** `Array(LowCardinality(String))`. */
export class NameListsColumn {
  readonly #names = new NamesColumn()
  readonly #ends = new Bytes(1024)

  add(names: readonly string[]): void {
    for (const name of names) this.#names.add(name)
    this.#ends.integer(this.#names.count)
  }

  write(out: Bytes): void {
    this.#names.writeHead(out)
    out.add(this.#ends)
    this.#names.write(out)
  }

  clear(): void {
    this.#names.clear()
    this.#ends.clear()
  }
}

export function grown(from: Uint32Array): Uint32Array {
  const larger = new Uint32Array(from.length * 2)
  larger.set(from)
  return larger
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
