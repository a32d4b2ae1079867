/** Columns of a table by name, and tables made from names and rows with the types that their cells have. */
import { numberText } from './cell.ts'
import type { Cell, Table, TableColumn } from './table.ts'

/** A name as a command writes it; with `wildcard` every `*` in it stands for any text. */
export interface Named {
  readonly name: string
  readonly wildcard: boolean
}

export type Row = readonly Cell[]

/** Where a column stands; -1 where there is none of that name. */
export const columnIndex = (table: Table, name: string): number =>
  table.columns.findIndex(column => column.name === name)

export const namesOf = (table: Table): string[] => table.columns.map(({ name }) => name)

/** `_time`, `_raw` and others that no `*` stands for. */
export const isInternal = (name: string): boolean => name.startsWith('_')

/** A table whose columns have the types of their cells. A column without any value is text, or what it was in `before`. */
export function tableOf(names: readonly string[], rows: readonly Row[], before?: Table): Table {
  const types = new Map(before?.columns.map(column => [column.name, column.type]))
  const columns = names.map(
    (name, index): TableColumn => ({ name, type: typeOf(rows, index) ?? types.get(name) ?? 'text' }),
  )
  return { columns, rows: rows.map(row => columns.map(({ type }, index) => cellAs(row[index] ?? null, type))) }
}

function typeOf(rows: readonly Row[], index: number): TableColumn['type'] | undefined {
  let type: TableColumn['type'] | undefined
  for (const row of rows) {
    const cell = row[index] ?? null
    if (cell === null) continue
    if (typeof cell === 'object') return 'list'
    if (typeof cell === 'string') type = 'text'
    else type ??= 'number'
  }
  return type
}

function cellAs(cell: Cell, type: TableColumn['type']): Cell {
  if (type === 'list' && typeof cell === 'object' && cell !== null && cell.length < 2) return cell[0] ?? null
  return typeof cell === 'number' && type !== 'number' ? numberText(cell) : cell
}

/** The columns that names stand for, each once: in the order of the names, those of a wildcard in the order of the table. */
export function columnsNamed(table: Table, names: readonly Named[]): number[] {
  const found = new Set<number>()
  for (const name of names) {
    const matches = matcher(name)
    table.columns.forEach((column, index) => {
      if (matches(column.name)) found.add(index)
    })
  }
  return [...found]
}

/** All but the internal ones. */
export const visibleColumns = (table: Table): number[] =>
  table.columns.flatMap(({ name }, index) => (isInternal(name) ? [] : [index]))

function matcher({ name, wildcard }: Named): (column: string) => boolean {
  if (!wildcard) return column => column === name
  const pieces = name.split('*')
  return column => (isInternal(name) || !isInternal(column)) && matchesPieces(column, pieces)
}

/** Whether the pieces occur one after the other, the first at the start and the last at the end. */
function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= text.length - last.length
}

/** The same table with the cells of a column replaced, or the column added at the end. */
export function withColumn(table: Table, name: string, cells: readonly Cell[]): Table {
  const names = namesOf(table)
  const index = names.indexOf(name)
  const at = index < 0 ? names.length : index
  const rows = table.rows.map((row, number) => {
    const next = [...row]
    next[at] = cells[number] ?? null
    return next
  })
  return tableOf(index < 0 ? [...names, name] : names, rows, table)
}
