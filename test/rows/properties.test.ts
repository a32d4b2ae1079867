/** What holds for any table: commands keep its contract, undo each other, lose no event. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keyOf, numberOf, textOf } from '../../src/rows/cell.ts'
import { columnIndex, namesOf, tableOf } from '../../src/rows/columns.ts'
import { readCsv } from '../../src/rows/csv.ts'
import { pivotChart } from '../../src/rows/pivot.ts'
import { topSeries } from '../../src/rows/series.ts'
import { set } from '../../src/rows/set.ts'
import type { Table } from '../../src/rows/table.ts'
import { transaction } from '../../src/rows/transaction.ts'
import { transpose } from '../../src/rows/transpose.ts'
import { untable, xyseries } from '../../src/rows/xyseries.ts'
import { anyTable, assertTable } from './contract.ts'
import { readChart } from './read-chart.ts'
import * as read from './read-command.ts'
import { run } from './run.ts'

const words = read.readWords
const numbersIn = (table: Table, name: string): number[] =>
  table.rows.flatMap(row => numberOf(row[columnIndex(table, name)]) ?? [])
const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

const commands = [
  'transaction user',
  'transaction user a b maxspan=1m keeporphans=t mvlist=t',
  'transaction connected=f a b mvraw=t maxpause=5s maxevents=3',
  'xyseries a b user',
  'xyseries a b user _time grouped=t',
  'untable a f v',
  'transpose',
  'transpose 0 header_field=a column_name=b include_empty=f',
  'chart sum(user) over a by b limit=2',
  'chart count by a span=10',
  'timechart span=1m count by a',
  'filldown',
  'uniq',
  'mvcombine a',
  'accum a as t',
  'delta a',
  'autoregress a p=1-3',
  'trendline sma2(a) wma3(b) as w ema2(user)',
  'addtotals col=t labelfield=user',
  'addcoltotals',
  'appendcols',
  'set union',
  'set diff',
  'makecontinuous a span=7',
  'makecontinuous',
  'fieldsummary',
  'outlier action=rm',
  'outlier mark=t uselower=t',
  'format',
  'return 5 a $b',
]

for (const command of commands) {
  test(`a table in, a table out: ${command}`, () => {
    fc.assert(
      fc.property(anyTable(), anyTable(), (table, other) => {
        const made = run(command, table, /chart/.test(command) ? undefined : other)
        if (made.table) assertTable(made.table)
      }),
    )
  })
}

test('untable undoes xyseries', () => {
  const value = fc.constantFrom('w', 'y', 'Z', '10', '9', 'constructor')
  const cell = fc.tuple(value, value, fc.integer())
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ([x, y]) => keyOf([x, y]) }), rows => {
      const table = tableOf(['x', 'column', 'v'], rows)
      const wide = xyseries(table, read.readXyseries(words('xyseries x column v'))).table
      const long = untable(wide, read.readUntable(words('untable x column v')))
      const sorted = (given: Table): string[] => given.rows.map(row => JSON.stringify(row)).sort()
      assert.deepEqual(sorted(long), sorted(table))
    }),
  )
})

test('transpose undoes transpose', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1 }), rows => {
      const table = tableOf(['a', 'b'], rows)
      const turned = transpose(table, read.readTranspose(words('transpose 0'))).table
      const back = transpose(turned, read.readTranspose(words('transpose 0 header_field=column column_name=n'))).table
      assert.deepEqual(back.columns.slice(1), table.columns)
      assert.deepEqual(
        back.rows.map(row => row.slice(1)),
        table.rows,
      )
    }),
  )
})

test('every event is in one transaction', () => {
  fc.assert(
    fc.property(anyTable(), table => {
      const options = 'keepevicted=t keeporphans=t maxspan=10s maxevents=4'
      for (const fields of ['', 'user', 'user a', 'user a b connected=f']) {
        const { table: made } = transaction(table, read.readTransaction(words(`transaction ${fields} ${options}`)))
        const orphans = numbersIn(made, '_txn_orphan').length
        assert.equal(total(numbersIn(made, 'eventcount')) + orphans, table.rows.length)
      }
    }),
  )
})

test('with one field and no other rule a transaction is a group', () => {
  const rows = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.constantFrom('ann', 'bob', 'eve')))
  fc.assert(
    fc.property(rows, rows => {
      const table = tableOf(
        ['_time', 'user'],
        rows.toSorted(([a], [b]) => b - a),
      )
      const { table: made } = transaction(table, read.readTransaction(words('transaction user')))
      assert.equal(made.rows.length, new Set(rows.map(([, user]) => user)).size)
      for (const row of made.rows) {
        const times = rows.flatMap(([time, user]) => (user === textOf(row[1]) ? [time] : []))
        assert.equal(row[columnIndex(made, 'duration')], Math.max(...times) - Math.min(...times))
        assert.equal(row[columnIndex(made, 'eventcount')], times.length)
      }
    }),
  )
})

test('a chart of counts loses no event', () => {
  const value = fc.constantFrom('p', 'q', 'r', 's', null)
  const cell = fc.tuple(fc.constantFrom('x', 'y'), value, fc.nat({ max: 9 }))
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ([x, y]) => keyOf(y === null ? [x] : [x, y]) }), rows => {
      const table = tableOf(['a', 'b', 'count'], rows)
      const command = readChart('chart limit=2 count over a by b')
      const { table: made } = pivotChart(table, command, topSeries(table, command))
      const cells = namesOf(made)
        .slice(1)
        .flatMap(name => numbersIn(made, name))
      assert.equal(total(cells), total(rows.map(([, , count]) => count)))
    }),
  )
})

test('what is in one of two sets and what is in both is in either', () => {
  fc.assert(
    fc.property(anyTable(), anyTable(), (left, right) => {
      const count = (operation: 'union' | 'diff' | 'intersect'): number => set(left, right, { operation }).rows.length
      assert.equal(count('union'), count('diff') + count('intersect'))
    }),
  )
})

test('CSV that is written is read', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), rows => {
      const text = rows.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      assert.deepEqual(readCsv(text), rows)
    }),
  )
})
