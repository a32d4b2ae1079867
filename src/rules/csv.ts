/** Comma-separated values as RFC 4180 has them, as lookup files are written. */

export interface Table {
  readonly columns: readonly string[]
  /** As many cells as columns; what is short is filled with empty text, what is long is cut. */
  readonly rows: readonly (readonly string[])[]
  /** Rows, counted from 1 below the header, that had another number of cells. */
  readonly uneven: readonly number[]
}

/** `most` rows at the utmost; further ones are left out. */
export function parseCsv(text: string, most: number): Table {
  const records = readRecords(text.startsWith('\ufeff') ? text.slice(1) : text, most + 1)
  const columns = records[0] ?? []
  const uneven: number[] = []
  const rows = records.slice(1).map((record, index) => {
    if (record.length === columns.length) return record
    uneven.push(index + 1)
    return columns.map((_, column) => record[column] ?? '')
  })
  return { columns, rows, uneven }
}

function readRecords(text: string, most: number): string[][] {
  const records: string[][] = []
  let at = 0
  while (at < text.length && records.length < most) {
    const record: string[] = []
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
      record.push(cell.value)
      at = cell.end
      if (text[at] !== ',') break
      at++
    }
    at = text[at] === '\r' ? at + (text[at + 1] === '\n' ? 2 : 1) : at + 1
    // An empty line is no record.
    if (record.length > 1 || record[0] !== '') records.push(record)
  }
  return records
}

interface Cell {
  readonly value: string
  readonly end: number
}

/**
 * Blanks around a cell without quotes are not part of it: shipped lookups are written `path, status` and searched as
 * `status=yes`. A quote behind such blanks opens a quoted cell.
 */
function plainCell(text: string, start: number): Cell {
  let first = start
  while (text[first] === ' ' || text[first] === '\t') first++
  if (first > start && text[first] === '"') return quotedCell(text, first)
  let end = first
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(first, end).trimEnd(), end }
}

/** A quote that is never closed reaches to the end; text after a closing quote belongs to the cell, as Splunk reads it. */
function quotedCell(text: string, start: number): Cell {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { value: value + text.slice(from), end: text.length }
    value += text.slice(from, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      from = quote + 2
    } else {
      const rest = plainCell(text, quote + 1)
      return { value: value + rest.value, end: rest.end }
    }
  }
}
