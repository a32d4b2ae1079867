/** Events as a block of the events table in the database's Native form, and what is learnt of them on the way. */
import type { StoredEvent } from '../schema/stored-event.ts'
import { Bytes } from './bytes.ts'
import type { Chapter } from './chapter.ts'
import { NameListsColumn, NamesColumn } from './columns.ts'
import { FieldsColumn, maxPaths } from './fields-column.ts'

/** Rows without the columns that tell when and in which order they came. */
export interface Block {
  readonly rows: number
  readonly columns: Uint8Array
}

/** What a block needs to stand in the table: its columns follow. `first` is the place of its first row, the time in microseconds. */
export function blockHead(rows: number, first: number, indexTime: number): Uint8Array {
  const out = new Bytes(rows * 16 + 100)
  out.size(columnCount)
  out.size(rows)
  nameColumn(out, 'seq', 'UInt64')
  for (let row = 0; row < rows; row += 1) out.integer(first + row)
  nameColumn(out, '_indextime', timeType)
  for (let row = 0; row < rows; row += 1) out.integer(indexTime)
  return out.bytes.subarray(0, out.length)
}

/** Bytes of events from which a block is inserted: small enough that several fit into memory, large enough for few parts. */
export const usualBlock = 24 * 1024 * 1024

const columnCount = 14
const timeType = "DateTime64(6, 'UTC')"

export class BlockWriter {
  readonly #times = new Bytes()
  readonly #records = new Bytes()
  readonly #raws = new Bytes(1024, maxRaws)
  readonly #names = {
    index: new NamesColumn(),
    host: new NamesColumn(),
    source: new NamesColumn(),
    sourcetype: new NamesColumn(),
    file: new NamesColumn(),
  }
  readonly #lists = { sources: new NameListsColumn(), sourcetypes: new NameListsColumn(), tags: new NameListsColumn() }
  readonly #fields = new FieldsColumn()
  #rows = 0
  #indexes = new Set<string>()
  #newest: number | undefined

  get rows(): number {
    return this.#rows
  }

  /** About how many bytes a block of what was written will have. */
  get size(): number {
    return this.#raws.length + this.#fields.size + this.#rows * perRow
  }

  write(event: StoredEvent): void {
    this.#times.integer(event.time)
    this.#records.integer(event.record)
    this.#raws.text(event.raw)
    const names = this.#names
    names.index.add(event.index)
    names.host.add(event.host)
    names.source.add(event.source)
    names.sourcetype.add(event.sourcetype)
    names.file.add(event.file)
    const lists = this.#lists
    lists.sources.add(event.sources)
    lists.sourcetypes.add(event.sourcetypes)
    lists.tags.add(event.tags)
    this.#fields.add(this.#rows, event.fields)
    this.#rows += 1
    this.#indexes.add(event.index)
    if (Number.isFinite(event.time)) this.#newest = Math.max(this.#newest ?? 0, event.time / 1e6)
  }

  /** What was written, which is then forgotten. */
  take(): Block {
    const rows = this.#rows
    const out = new Bytes(Math.ceil(this.size * 1.1) + 4096)
    this.#plain(out, '_time', timeType, this.#times)
    this.#plain(out, 'record', 'Int64', this.#records)
    this.#plain(out, '_raw', 'String', this.#raws)
    for (const [name, column] of Object.entries(this.#names)) {
      nameColumn(out, name, 'LowCardinality(String)')
      column.writeHead(out)
      column.write(out)
      column.clear()
    }
    for (const [name, column] of Object.entries(this.#lists)) {
      nameColumn(out, name, 'Array(LowCardinality(String))')
      column.write(out)
      column.clear()
    }
    nameColumn(out, 'fields', `JSON(max_dynamic_paths=${maxPaths})`)
    this.#fields.write(out, rows)
    this.#rows = 0
    return { rows, columns: out.bytes.subarray(0, out.length) }
  }

  /** What was met since the last mark. */
  mark(): Chapter {
    const chapter = { ...this.#fields.mark(), indexes: [...this.#indexes], newest: this.#newest }
    this.#indexes = new Set()
    this.#newest = undefined
    return chapter
  }

  #plain(out: Bytes, name: string, type: string, column: Bytes): void {
    nameColumn(out, name, type)
    out.add(column)
    column.clear()
  }
}

/** Memory for raw texts that is kept for the next block. */
const maxRaws = 32 * 1024 * 1024

/** Of the columns beside text and fields. */
const perRow = 60

function nameColumn(out: Bytes, name: string, type: string): void {
  out.text(name)
  out.text(type)
}
