/** The drilldowns of the reference content, filled from a row, are searches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillDrilldowns } from '../../src/detect/drilldown.ts'
import type { Row } from '../../src/detect/report.ts'
import { readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { parse } from '../../src/spl/parse.ts'
import { isError } from '../../src/text/diagnostic.ts'
import { rootSource } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { readMacros } from '../spl/corpus.ts'

test(
  'each of 2,134 drilldowns parses; the commands of two are those that its rule cannot run for',
  needsShared('corpus', 'splunk'),
  () => {
    const macros = readMacros()
    const run = { earliest: null, latest: null, now: 1.7e9 }
    const filled = readRules([sharedPath('corpus', 'splunk', 'detections')]).rules.flatMap(rule =>
      fillDrilldowns(rule, rowOf(rule), run),
    )
    assert.equal(filled.length, 2134)
    const faults = filled.flatMap(({ search }) =>
      parse(rootSource('drilldown', search), { macros }).diagnostics.filter(isError),
    )
    assert.deepEqual(faults.map(({ message }) => message).sort(), [
      "the command 'anomalydetection' is not supported",
      "the command 'apply' is not supported",
    ])
  },
)

/** A value with a space and a quote for each token. */
function rowOf({ drilldowns }: Rule): Row {
  const tokens = drilldowns.flatMap(({ search }) => [...search.matchAll(/\$([^$\s|]+)(?:\|s)?\$/g)])
  return Object.fromEntries(tokens.map(([, name = '']) => [name, 'a "b'] as const))
}
