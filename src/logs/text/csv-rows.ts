/** Rows and cells of a table in the manner of RFC 4180; what stands behind a closed quote is taken as it is. */

const quote = 34
const lineBreak = 10

/** How far a row was looked at whose end is not there yet. */
export interface RowSearch {
  at: number
  inQuotes: boolean
  /** Where quotes were closed last: one more right behind is part of the cell. */
  closed: number
}

export const newSearch = (at = 0): RowSearch => ({ at, inQuotes: false, closed: -1 })

/** The index behind the line break that ends a row; 0 where it does not end in these bytes. Quotes count where a cell starts. */
export function endOfRow(bytes: Uint8Array, start: number, search: RowSearch, delimiters: string): number {
  for (; search.at < bytes.length; search.at++) {
    const { at } = search
    const byte = bytes[at]
    if (byte === lineBreak && !search.inQuotes) return at + 1
    if (byte !== quote) continue
    if (search.inQuotes) {
      search.inQuotes = false
      search.closed = at
    } else {
      const before = bytes[at - 1] ?? 0
      search.inQuotes = at === start || search.closed === at - 1 || delimiters.includes(String.fromCharCode(before))
    }
  }
  return 0
}

export function cellsOf(row: string, delimiter: string): string[] {
  if (!row.includes('"')) return row.split(delimiter)
  const cells: string[] = []
  for (let at = 0; at <= row.length; ) {
    const close = row[at] === '"' ? closing(row, at + 1) : -1
    const found = row.indexOf(delimiter, close < 0 ? at : close)
    const end = found < 0 ? row.length : found
    const behind = close < 0 ? '' : row.slice(close + 1, end)
    cells.push(close < 0 ? row.slice(at, end) : row.slice(at + 1, close).replaceAll('""', '"') + behind)
    at = end + 1
  }
  return cells
}

/** The quote that closes a cell; one that stands twice is part of it. */
function closing(row: string, from: number): number {
  let at = row.indexOf('"', from)
  while (at >= 0 && row[at + 1] === '"') at = row.indexOf('"', at + 2)
  return at
}
