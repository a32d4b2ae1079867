/** Tables with a header, as in RFC 4180, and Splunk's exports among them, whose `_raw` is read as what it is. */
import { carriedEvent, eventOfText, hintsOf } from '../carried.ts'
import type { LogEvent, Origin, Pairs } from '../event.ts'
import type { LogDecoder, LogFormat, Output } from '../format.ts'
import { HeldText } from '../held-text.ts'
import { jsonEvent } from '../json/event.ts'
import { cellsOf, endOfRow, newSearch } from './csv-rows.ts'
import { textHead } from './sniff.ts'
import { wholeTime } from './times.ts'

const maxRow = 16 * 1024 * 1024

export const csv: LogFormat = {
  name: 'csv',
  sniff: head => {
    const text = textHead(head)
    return text !== undefined && shapeOf(text) !== undefined
  },
  open: (file, output, latest) => new CsvDecoder(file, output, latest),
}

const delimiters = ',\t;'

interface Shape {
  readonly delimiter: string
  /** Undefined where the rows go without: the columns of Splunk's exporttool. */
  readonly header: readonly string[] | undefined
}

const exportColumns = ['_time', 'source', 'host', 'sourcetype', '_raw', '_meta']
const isExportRow = (cells: readonly string[]): boolean =>
  /^\d{9,10}(\.\d+)?$/.test(cells[0] ?? '') && cells.some(cell => cell.startsWith('sourcetype::'))

/** How the rows are written; undefined where the text does not look like a table. */
function shapeOf(text: string): Shape | undefined {
  const bytes = Buffer.from(text)
  const firstEnd = endOfRow(bytes, 0, newSearch(), delimiters) || bytes.length
  const first = bytes.toString('utf8', 0, firstEnd).trim()
  const secondEnd = endOfRow(bytes, firstEnd, newSearch(firstEnd), delimiters) || firstEnd
  const second = bytes.toString('utf8', firstEnd, secondEnd).trimEnd()
  for (const delimiter of delimiters) {
    const cells = cellsOf(first, delimiter)
    if (cells.length < 2) continue
    if (isExportRow(cells)) return { delimiter, header: undefined }
    if (isHeader(cells) && (second === '' || cellsOf(second, delimiter).length === cells.length))
      return { delimiter, header: cells.map(cell => cell.trim()) }
  }
  return undefined
}

/** Names, each once: a line of prose with a comma, or a first row of values, is none. */
function isHeader(cells: readonly string[]): boolean {
  const names = cells.map(cell => cell.trim())
  if (new Set(names).size !== names.length) return false
  const named = (name: string) =>
    /^[\p{L}_@#$(][\p{L}\p{N} _.:@#$()/%{}[\]-]{0,79}$/u.test(name) && !/ \S+ \S+ \S+ /.test(name)
  if (!names.every(named)) return false
  return names.length > 2 || names.every(name => !name.includes(' '))
}

class CsvDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly latest: number | undefined
  private readonly text = new HeldText()
  private shape: Shape | undefined
  private search = newSearch()
  /** Bytes of a row whose quote was never closed: they are read as rows without quotes. */
  private plain = 0

  constructor(file: string, output: Output, latest: number | undefined) {
    this.file = file
    this.output = output
    this.latest = latest
  }

  push(piece: Uint8Array): void {
    this.text.append(piece)
    while (this.readRow(false));
  }

  end(): void {
    this.text.close()
    while (this.readRow(true));
  }

  private readRow(last: boolean): boolean {
    const { bytes } = this.text
    if (bytes.length === 0) return false
    const end =
      this.plain > 0 ? bytes.indexOf(10) + 1 : endOfRow(bytes, 0, this.search, this.shape?.delimiter ?? delimiters)
    if (end > 0) return this.take(end)
    if (last && (this.plain > 0 || !this.search.inQuotes)) return this.take(bytes.length)
    if (!last && bytes.length <= maxRow) return false
    if (this.plain > 0) return this.giveUp(bytes.length, `row is longer than ${maxRow} bytes`)
    this.bad(last ? 'a quote is not closed' : `row is longer than ${maxRow} bytes`)
    this.plain = bytes.length
    return true
  }

  private take(end: number): boolean {
    const row = this.text.bytes.toString('utf8', 0, end).replace(/\r?\n$/, '')
    if (row.trim() !== '') this.takeRow(row)
    return this.drop(end)
  }

  private takeRow(row: string): void {
    if (!this.shape) {
      this.shape = shapeOf(row) ?? { delimiter: ',', header: cellsOf(row, ',') }
      if (this.shape.header) return
    }
    const { delimiter, header = exportColumns } = this.shape
    const cells = cellsOf(row, delimiter)
    if (cells.length > header.length) this.bad(`row has ${cells.length} columns, its header ${header.length}`)
    else if (!cells.every((cell, i) => cell === header[i])) this.output.events.push(this.event(header, cells, row))
  }

  private event(header: readonly string[], cells: readonly string[], row: string): LogEvent {
    const fields: [string, string][] = []
    for (const [i, name] of header.entries()) {
      const cell = cells[i] ?? ''
      // The `__mv_` columns of Splunk repeat what stands in the columns themselves.
      if (cell !== '' && !name.startsWith('__mv_')) fields.push([name, withoutKey(name, cell)])
    }
    const origin = { file: this.file, record: this.text.line }
    const value = (name: string) => fields.find(([key]) => key === name)?.[1]
    const time = timeOf(fields, this.latest)
    const raw = value('_raw')
    if (raw !== undefined) return eventOfText(raw, origin, { latest: this.latest, hints: hintsOf(value), time })
    const other = carriedEvent(value, origin) ?? windowsRow(fields, origin, row)
    return other ?? { kind: 'text', origin, time, format: 'csv', fields, raw: () => row }
  }

  private giveUp(end: number, message: string): boolean {
    this.bad(message)
    return this.drop(end)
  }

  private bad(message: string): void {
    this.output.bad.push({ file: this.file, ...this.text.place(0), message })
  }

  private drop(count: number): boolean {
    this.text.drop(count)
    this.plain = Math.max(0, this.plain - count)
    this.search = newSearch()
    return true
  }
}

/** A Windows event in the columns of one of the layouts that JSON has, too. */
function windowsRow(fields: Pairs, origin: Origin, row: string): LogEvent | undefined {
  const isWindows = fields.some(([name]) => name === 'EventID' || name === 'EventId')
  const event = isWindows
    ? jsonEvent({ kind: 'object', members: fields, start: 0, end: row.length }, origin, () => row)
    : undefined
  return event?.kind === 'windows' ? event : undefined
}

/** `source::…` and its like, as Splunk's exporttool writes its columns. */
const withoutKey = (name: string, cell: string): string =>
  cell.startsWith(`${name}::`) ? cell.slice(name.length + 2) : cell

/** Columns that hold the time, the best first, in lower case and without blanks. */
const timeNames = [
  '_time',
  '@timestamp',
  'timestamp',
  'time',
  'timecreated',
  'eventtime',
  'datetime',
  'timegenerated',
  'creationdate',
  'date',
]

function timeOf(fields: Pairs, latest: number | undefined): number | undefined {
  let best = timeNames.length
  let time: number | undefined
  for (const [name, text] of fields) {
    const rank = timeNames.indexOf(name.toLowerCase().replace(/[ _]/g, (char, at: number) => (at === 0 ? char : '')))
    if (rank < 0 || rank >= best) continue
    const read = wholeTime(text, latest)
    if (read === undefined) continue
    best = rank
    time = read
  }
  return time
}
