/** CSV as text: cells in quotes may hold commas, line ends and doubled quotes. */

/** The rows of cells, lines without any character left out. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /"((?:[^"]+|"")*)"?([^,\r\n]*)|([^",\r\n][^,\r\n]*)|/y
  const end = /\r\n|[,\r\n]|$/y
  let at = 0
  while (at < text.length || row.length > 0) {
    cell.lastIndex = at
    const [all = '', inQuotes, after = '', bare] = cell.exec(text) ?? []
    row.push(inQuotes === undefined ? (bare ?? '') : inQuotes.replaceAll('""', '"') + after)
    end.lastIndex = at + all.length
    const stop = end.exec(text)?.[0] ?? ''
    at += all.length + stop.length
    if (stop === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (stop === '') break
  }
  return rows
}
