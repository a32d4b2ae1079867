/** What a cell means: text that looks like a number acts as one, a list is several values, texts are ordered by code point. */
import type { Cell } from './table.ts'

/** The number that a text stands for, if it looks like one. */
export function numberIn(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** The number in a cell of one value; a list is none. */
export function numberOf(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  return typeof cell === 'string' ? numberIn(cell) : undefined
}

/** As SPL prints numbers: integral ones without a point, others with up to 15 digits. */
export function numberText(value: number): string {
  if (Math.abs(value) < 1e15 && Number.isInteger(value)) return value === 0 ? '0' : String(value)
  return String(Number(value.toPrecision(15))).replace('e+', 'e')
}

/** Every value of a cell as text; none of null. */
export function valuesOf(cell: Cell | undefined): readonly string[] {
  if (cell === null || cell === undefined) return []
  if (typeof cell === 'number') return [numberText(cell)]
  return typeof cell === 'string' ? [cell] : cell
}

/** The cell as one text, the values of a list below each other; undefined of null. */
export function textOf(cell: Cell | undefined): string | undefined {
  const values = valuesOf(cell)
  return values.length === 0 ? undefined : values.join('\n')
}

/** Null for no value, a text for one. */
export function cellOf(values: readonly string[]): Cell {
  return values.length > 1 ? values : (values[0] ?? null)
}

/** The same text for the same values in the same order: a key to group by. A number is the text that it prints. */
export const keyOf = (cell: Cell | undefined): string => JSON.stringify(valuesOf(cell))

/** By code point, as UTF-8 is ordered: digits, capitals, small letters. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (left !== right) return weight(left) - weight(right)
  }
  return a.length - b.length
}

// Surrogates stand for the highest code points, above U+E000 to U+FFFF.
const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** An order for cells that are sorted together: by number if all are numbers, else by text; nulls last. */
export function ascending(cells: Iterable<Cell>): (a: Cell, b: Cell) => number {
  const numeric = [...cells].every(cell => cell === null || numberOf(cell) !== undefined)
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (numeric) return (numberOf(a) ?? 0) - (numberOf(b) ?? 0)
    return compareTexts(textOf(a) ?? '', textOf(b) ?? '')
  }
}
