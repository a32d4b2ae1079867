/** A real catalog compiles, and a quarter of it runs (all with HARRIER_ALL=1): what is not done is said, nothing else goes wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { needsShared, sharedPath } from '../shared.ts'
import { coverage } from './coverage.ts'

test('at least 74 % of the rules in use run', needsShared('corpus/splunk/detections'), async t => {
  const { rules, outcomes, failed, seconds } = await coverage(
    [sharedPath('corpus/splunk/detections')],
    [],
    process.env['HARRIER_ALL'] ? 1 : 4,
  )
  const run = (outcomes.get('found') ?? 0) + (outcomes.get('silent') ?? 0)
  t.diagnostic(`${run} of ${rules} rules run (${((100 * run) / rules).toFixed(1)} %), ${seconds.toFixed(1)} s`)
  assert.deepEqual(failed, [])
  assert.ok(run >= 0.74 * rules, `${run} of ${rules}`)
})
