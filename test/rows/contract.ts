/** What every table must hold, and tables of any content. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { tableOf } from '../../src/rows/columns.ts'
import type { Cell, Table } from '../../src/rows/table.ts'

/** Rows are as long as there are columns, cells have the type of their column, lists have two values, names differ. */
export function assertTable({ columns, rows }: Table): void {
  const names = columns.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length, `names differ: ${names.join(', ')}`)
  for (const row of rows) {
    assert.equal(row.length, columns.length)
    row.forEach((cell, at) => {
      const type = columns[at]?.type
      if (cell === null) return
      if (type === 'number') assert.equal(typeof cell, 'number')
      else if (typeof cell === 'object') assert.ok(type === 'list' && cell.length > 1)
      else assert.equal(typeof cell, 'string')
    })
  }
}

export const anyName = fc.constantFrom('a', 'b', 'user', '_time', '_raw', '__proto__', 'constructor', 'row 1', 'column')
const anyValue = fc.constantFrom(
  'x',
  'y',
  '',
  '-1',
  '07',
  '1e400',
  '0-10',
  '*',
  '"',
  '\\',
  '__proto__',
  'OTHER',
  'a',
  'b',
)

export const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  anyValue,
  fc.array(anyValue, { minLength: 2, maxLength: 3 }),
)

export function anyTable(cell: fc.Arbitrary<Cell> = anyCell): fc.Arbitrary<Table> {
  return fc
    .uniqueArray(anyName, { maxLength: 6 })
    .chain(names =>
      fc
        .array(fc.array(cell, { minLength: names.length, maxLength: names.length }), { maxLength: 12 })
        .map(rows => tableOf(names, rows)),
    )
}
