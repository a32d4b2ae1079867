/** Columns of text for a terminal: measured by what is seen, cut only where a column may be cut. */
import type { Palette } from './colour.ts'
import { clip, displayWidth, padEnd, padStart } from './width.ts'

export interface TableColumn {
  readonly title: string
  readonly align?: 'right'
  /** The column that the reader came for: never cut. */
  readonly keep?: true
}

export interface TableOptions {
  readonly width: number
  readonly palette: Palette
  /** Without titles the rows stand alone. */
  readonly titles?: false
}

/** Lines without colour but for the titles; cells must be free of control characters. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { width, palette, titles }: TableOptions,
): string[] {
  const shown = titles === false ? rows : [columns.map(column => column.title), ...rows]
  const widths = fit(columns, shown, width)
  return shown.map((row, index) => {
    const cells = columns.map((column, at) => {
      const cell = clip(row[at] ?? '', widths[at] ?? 0, palette.marks.ellipsis)
      return column.align === 'right' ? padStart(cell, widths[at] ?? 0) : padEnd(cell, widths[at] ?? 0)
    })
    const line = indent + cells.join(gap).trimEnd()
    return index === 0 && titles !== false ? palette.paint('dim', line) : line
  })
}

/** Whether every column that may be cut keeps at least `narrowest` columns, or all of its text. */
export function fitsTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): boolean {
  const all = [columns.map(column => column.title), ...rows]
  const least = columns.map((column, at) => {
    const natural = naturalWidth(all, at)
    return column.keep ? natural : Math.min(natural, narrowest)
  })
  return total(least) <= width
}

const indent = '  '
const gap = '  '
const narrowest = 8

/** The widest give way first: all that may be cut share one limit, the largest with which the line fits. */
function fit(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): number[] {
  const natural = columns.map((_, at) => naturalWidth(rows, at))
  const limited = (limit: number): number[] =>
    natural.map((own, at) => (columns[at]?.keep ? own : Math.min(own, limit)))
  let low = narrowest
  let high = Math.max(narrowest, ...natural)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (total(limited(middle)) <= width) low = middle
    else high = middle - 1
  }
  return limited(low)
}

const naturalWidth = (rows: readonly (readonly string[])[], at: number): number =>
  rows.reduce((most, row) => Math.max(most, displayWidth(row[at] ?? '')), 0)

const total = (widths: readonly number[]): number =>
  indent.length + widths.reduce((sum, width) => sum + width, 0) + gap.length * Math.max(0, widths.length - 1)
