/** Tables are read as RFC 4180 has them, and as Splunk takes what is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCsv } from '../../src/rules/csv.ts'

const rowsOf = (text: string) => {
  const { columns, rows } = parseCsv(text, 100)
  return [columns, ...rows]
}

test('what was written as a table is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 5 })
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end)
      assert.deepEqual(rowsOf(text), rows)
      assert.deepEqual(rowsOf(text + end), rows)
    }),
  )
})

test('a byte order mark, empty lines, uneven rows and open quotes do no harm', () => {
  assert.deepEqual(rowsOf('\ufeffa,b\r\n\r\n1,2\r\n'), [
    ['a', 'b'],
    ['1', '2'],
  ])
  assert.deepEqual(parseCsv('a,b\n1\n1,2,3\n', 100), {
    columns: ['a', 'b'],
    rows: [
      ['1', ''],
      ['1', '2'],
    ],
    uneven: [1, 2],
  })
  assert.deepEqual(rowsOf('a, b\n1 , "2 "\n'), [
    ['a', 'b'],
    ['1', '2 '],
  ])
  assert.deepEqual(rowsOf('a\n"1'), [['a'], ['1']])
  assert.deepEqual(rowsOf('a\n"1"2\n'), [['a'], ['12']])
  assert.deepEqual(rowsOf(''), [[]])
  assert.equal(parseCsv('a\n1\n2\n3\n', 2).rows.length, 2)
})
