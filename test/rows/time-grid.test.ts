/** Buckets of time start where `bin` puts them, and automatic spans are those that a person would choose. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { automaticSpan, bucketStart, bucketsBetween, nextBucket } from '../../src/rows/time-grid.ts'
import type { TimeUnit } from '../../src/spl/ast.ts'

const at = (text: string): number => Date.parse(`${text}Z`) / 1000
const [minute, hour, day] = [60, 3600, 86_400]

test('automatic spans: at most 100 buckets', () => {
  const ranges: readonly (readonly [number, string])[] = [
    [90, '1s'],
    [15 * minute, '10s'],
    [60 * minute, '1m'],
    [4 * hour, '5m'],
    [24 * hour, '30m'],
    [7 * day, '1d'],
    [30 * day, '1d'],
    [365 * day, '1mon'],
    [40 * 365 * day, '1y'],
  ]
  for (const [range, expected] of ranges) {
    const { count, unit } = automaticSpan(1_704_067_200, 1_704_067_200 + range)
    assert.equal(`${count}${unit}`, expected, `${range} s`)
  }
})

test('automatic spans: fewer buckets, no smaller span than asked for', () => {
  assert.deepEqual(automaticSpan(0, 24 * hour, 24), { count: 1, unit: 'h' })
  assert.deepEqual(automaticSpan(0, 60 * minute, 100, { count: 5, unit: 'm' }), { count: 5, unit: 'm' })
})

test('buckets start on the grid', () => {
  const cases: readonly (readonly [string, number, TimeUnit, string])[] = [
    ['2024-01-01T00:07:31', 5, 'm', '2024-01-01T00:05:00'],
    ['2024-01-01T13:59:59', 4, 'h', '2024-01-01T12:00:00'],
    ['2024-03-15T10:37:22', 1, 'd', '2024-03-15T00:00:00'],
    // Weeks start on a Sunday.
    ['2024-03-15T10:37:22', 1, 'w', '2024-03-10T00:00:00'],
    ['2024-03-15T10:37:22', 1, 'mon', '2024-03-01T00:00:00'],
    ['2024-03-15T10:37:22', 1, 'q', '2024-01-01T00:00:00'],
    ['2024-03-15T10:37:22', 1, 'y', '2024-01-01T00:00:00'],
    ['1969-12-31T23:59:59', 1, 'h', '1969-12-31T23:00:00'],
  ]
  for (const [time, count, unit, start] of cases) {
    assert.equal(bucketStart(at(time), { count, unit }), at(start), `${time} ${count}${unit}`)
  }
  assert.equal(bucketStart(1.23, { count: 200, unit: 'ms' }), 1.2)
  assert.equal(bucketStart(-0.001, { count: 1, unit: 'd' }), -86_400)
})

test('months and leap days', () => {
  assert.equal(nextBucket(at('2024-02-01T00:00:00'), { count: 1, unit: 'mon' }), at('2024-03-01T00:00:00'))
  assert.deepEqual(bucketsBetween(at('2023-12-05T00:00:00'), at('2024-02-01T00:00:00'), { count: 1, unit: 'mon' }, 9), [
    at('2023-12-01T00:00:00'),
    at('2024-01-01T00:00:00'),
  ])
})

test('a time is in its bucket, and a bucket starts with itself', () => {
  const unit = fc.constantFrom<TimeUnit>('s', 'm', 'h', 'd', 'w', 'mon', 'q', 'y')
  const time = fc.double({ min: -4e9, max: 4e9, noNaN: true }).map(value => Math.round(value * 1000) / 1000)
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 40 }), unit, (time, count, unit) => {
      const start = bucketStart(time, { count, unit })
      assert.ok(start <= time && time < nextBucket(start, { count, unit }))
      assert.equal(bucketStart(start, { count, unit }), start)
    }),
  )
})

test('no more buckets than the limit, whatever the range', () => {
  assert.equal(bucketsBetween(0, Number.MAX_SAFE_INTEGER, { count: 1, unit: 's' }, 50).length, 50)
  assert.equal(bucketsBetween(0, 1e300, { count: 1, unit: 'y' }, 5000).length <= 5000, true)
  assert.deepEqual(bucketsBetween(0, 100, { count: 0, unit: 's' }, 50), [])
})
