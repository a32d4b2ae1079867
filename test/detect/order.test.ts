/** Findings come in one order with exact times, and a hunt closes with its counts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder } from '../../src/detect/order.ts'
import type { Finding } from '../../src/detect/report.ts'
import { severityOf } from '../../src/detect/severity.ts'
import { huntSummary } from '../../src/detect/summary.ts'
import { isoTime, microsOf, secondsOf } from '../../src/detect/time.ts'

const finding = (time: string | null, id: string, value: string | null, record: number): Finding => ({
  type: 'finding',
  rule: { id, name: id, file: id },
  kind: 'finding',
  time,
  title: '',
  entity: value === null ? null : { field: 'dest', type: 'system', value },
  score: 50,
  severity: 'medium',
  techniques: [],
  threats: [],
  row: {},
  evidence: [{ file: 'a', record }],
  evidenceOf: 'row',
  drilldowns: [],
})

test('findings come by time, rule, entity and evidence', () => {
  const sorted = [
    finding(null, 'b', null, 1),
    finding('2026-11-24T02:41:07.120Z', 'b', 'z', 9),
    finding('2026-11-24T02:41:07.120345Z', 'a', 'ws', 2),
    finding('2026-11-24T02:41:07.121Z', 'a', null, 1),
    finding('2026-11-24T02:41:07.121Z', 'a', 'ws', 2),
    finding('2026-11-24T02:41:07.121Z', 'a', 'ws', 10),
    finding('2026-11-24T02:41:07.121Z', 'a', 'wt', 1),
    finding('2026-11-24T02:41:07.121Z', 'b', 'a', 1),
  ]
  assert.deepEqual(inOrder([...sorted].reverse()), sorted)
  assert.deepEqual(inOrder(sorted), sorted)
})

test('scores have severities', () => {
  const scores = [1, 20, 21, 40, 41, 60, 61, 80, 81, 100]
  const names = ['informational', 'low', 'medium', 'high', 'critical']
  assert.deepEqual(
    scores.map(severityOf),
    names.flatMap(name => [name, name]),
  )
})

test('times keep their microseconds', () => {
  assert.equal(isoTime(0), '1970-01-01T00:00:00.000Z')
  assert.equal(isoTime(1795488067.120345), '2026-11-24T02:41:07.120345Z')
  assert.equal(isoTime(-0.000001), '1969-12-31T23:59:59.999999Z')
  assert.equal(isoTime(1e300), null)
  assert.equal(isoTime(Number.NaN), null)
  for (const micros of [0, 1, -1, 1795488067120345, 1795488067120000, -1795488067120345]) {
    assert.equal(microsOf(isoTime(micros / 1e6) ?? ''), micros)
  }
  const values = [12, '12.5', 'x', '', null, ['1'], Number.POSITIVE_INFINITY]
  assert.deepEqual(values.map(secondsOf), [12, 12.5, null, null, null, null, null])
})

test('a hunt closes with its counts', () => {
  const results = (['found', 'silent', 'silent', 'unsupported', 'failed'] as const).map(outcome => ({ outcome }))
  assert.deepEqual(huntSummary(results, { files: 2, events: 9, bad_records: 1, seconds: 0 }), {
    rules: 5,
    found: 1,
    silent: 2,
    unsupported: 1,
    failed: 1,
    files: 2,
    events: 9,
    bad_records: 1,
    seconds: 0,
  })
})
