/** Rows and cells of a table in the manner of RFC 4180; what stands behind a closed quote is taken as it is. */

/** The index behind the line break that ends the row at `start`; 0 where it does not end in these bytes. */
export function endOfRow(bytes: Uint8Array, start: number): number {
  let inQuotes = false
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 34) inQuotes = !inQuotes
    else if (byte === 10 && !inQuotes) return at + 1
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
