/** Tables as text: names, then rows; `-` is null, `"5"` a text, `5` a number, `["a","b"]` a list. */
import { tableOf } from '../../src/rows/columns.ts'
import type { Cell, Table } from '../../src/rows/table.ts'

export function readTable(text: string): Table {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const names = words(lines[0] ?? '').map(word => String(readCell(word)))
  return tableOf(
    names.map(name => (name === 'null' ? '-' : name)),
    lines.slice(1).map(line => words(line).map(readCell)),
  )
}

const words = (line: string): string[] => line.match(/"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\S+/g) ?? []

function readCell(word: string): Cell {
  if (word === '-') return null
  if (word.startsWith('"') || word.startsWith('[')) return JSON.parse(word) as Cell
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(word) ? Number(word) : word
}

/** In columns that stand below each other. */
export function writeTable(table: Table): string {
  const lines = [
    table.columns.map(({ name }) => (/[\s"]/.test(name) || name === '' ? JSON.stringify(name) : name)),
    ...table.rows.map(row => row.map(writeCell)),
  ]
  const widths = table.columns.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  return lines
    .map(line =>
      line
        .map((word, column) => word.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function writeCell(cell: Cell): string {
  if (cell === null) return '-'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return JSON.stringify(cell)
  return cell === '' || cell === '-' || /^-?(0|[1-9]\d*)(\.\d+)?$|^[["]|\s/.test(cell) ? JSON.stringify(cell) : cell
}
