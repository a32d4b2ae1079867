/** What the callers of charts rely on: where values go, and buckets that start elsewhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableOf } from '../../src/rows/columns.ts'
import { pivotTimechart } from '../../src/rows/pivot.ts'
import { placeOf, topSeries } from '../../src/rows/series.ts'
import { readChart, readTimechart } from './read-chart.ts'

test('a value is kept, or goes to OTHER or NULL, or nowhere', () => {
  const table = tableOf(
    ['a', 'b', 'count'],
    [
      ['x', 'p', 5],
      ['x', 'q', 1],
      ['x', null, 1],
    ],
  )
  const places = (options: string): (string | undefined)[] => {
    const command = readChart(`chart limit=1 ${options} count over a by b`)
    const place = placeOf(topSeries(table, command), command)
    return ['p', 'q', 'unknown', undefined, 'NULL'].map(value => place(value)?.name)
  }
  assert.deepEqual(places('usenull=t'), ['p', 'OTHER', 'OTHER', 'NULL', 'NULL'])
  assert.deepEqual(places('usenull=f useother=f'), ['p', undefined, undefined, undefined, undefined])
})

test('buckets start at the time that aligntime names', () => {
  const command = readTimechart('timechart span=1h count')
  const grid = { span: { count: 1, unit: 'h' }, from: 600, until: 9000, align: 600 } as const
  const { table } = pivotTimechart(tableOf(['_time', 'count'], [[4200, 3]]), command, grid)
  assert.deepEqual(table.rows, [
    [600, 0],
    [4200, 3],
    [7800, 0],
  ])
})

test('more buckets than can be held are said, not made', () => {
  const command = readTimechart('timechart span=1s count')
  const grid = { span: { count: 1, unit: 's' }, from: 0, until: 4_000_000_000 } as const
  const { table, notices } = pivotTimechart(tableOf(['_time', 'count'], [[5, 3]]), command, grid)
  assert.equal(table.rows.length, 1_000_000)
  assert.deepEqual(
    notices.map(({ code, severity }) => [code, severity]),
    [['too-many-cells', 'error']],
  )
})
