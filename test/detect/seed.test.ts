/** The finding of the reference rule, exactly; and that every drilldown of the reference content is filled and read. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fillDrilldowns } from '../../src/detect/drilldown.ts'
import { findingsOf } from '../../src/detect/finding.ts'
import { parts } from '../../src/detect/tokens.ts'
import { readRules } from '../../src/rules/read.ts'
import type { Macro } from '../../src/spl/macros.ts'
import { parse } from '../../src/spl/parse.ts'
import { rootSource } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { ruleFrom } from './rule-from.ts'

const run = { earliest: 1795478400, latest: 1795492800, now: 1795496400 }

test('the reference rule makes the finding of its page', needsShared('seed', 'rule.yml'), () => {
  const rule = ruleFrom(readFileSync(sharedPath('seed', 'rule.yml'), 'utf8'), 'seed/rule.yml')
  const row = { dest: 'ws-01', EventID: '4104', count: 1, firstTime: '2026-11-24T02:41:07' }
  const evidence = [{ file: 'a.evtx', record: 7 }]
  const findings = findingsOf({ rule, row, time: 1795488067.12, evidence, evidenceOf: 'row', run })
  assert.deepEqual(findings, [
    {
      type: 'finding',
      rule: {
        id: '2a048c14-4634-11ec-a618-3e22fbd008af',
        name: 'Remote Process Instantiation via WMI and PowerShell Script Block',
        file: 'seed/rule.yml',
      },
      kind: 'finding',
      time: '2026-11-24T02:41:07.120Z',
      title: 'A process was started on a remote endpoint from ws-01 by abusing WMI using PowerShell.exe',
      entity: { field: 'dest', type: 'system', value: 'ws-01' },
      score: 50,
      severity: 'medium',
      techniques: ['T1047'],
      threats: [],
      row,
      evidence,
      evidenceOf: 'row',
      drilldowns: [
        {
          name: 'View the detection results for - "ws-01"',
          search: `${rule.search.text} | search dest = "ws-01"`,
          earliest: '1795478400',
          latest: '1795492800',
        },
        {
          name: 'View risk events for the last 7 days for - "ws-01"',
          search: rule.drilldowns[1]?.search.replace('"$dest$"', '"ws-01"'),
          earliest: '-7d',
          latest: 'now',
        },
      ],
    },
  ])
})

test('every drilldown of the reference content is filled and read', needsShared('corpus', 'splunk'), () => {
  const { rules } = readRules([sharedPath('corpus', 'splunk', 'detections')])
  const nasty = 'a"b\\'
  let filled = 0
  for (const rule of rules) {
    const asked = rule.drilldowns.flatMap(({ search }) => parts(search, () => false))
    const names = asked.flatMap(part => (typeof part === 'string' ? [] : [part.name]))
    const row = Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? nasty : [nasty, 'c']]))
    const plain = { ...rule, search: rootSource('<search>', '`m` EventCode=1 | stats count by dest') }
    for (const { search, missing, name } of fillDrilldowns(plain, row, run)) {
      filled++
      assert.equal(missing, undefined, `${rule.file}: ${name}`)
      assert.deepEqual(faults(search), [], `${rule.file}: ${search}`)
    }
  }
  assert.equal(filled, 2134)
})

function faults(search: string): readonly string[] {
  const { diagnostics } = parse(rootSource('<search>', search), { macros: anyMacro })
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

const anyMacro = (name: string, arity: number): Macro => ({
  name,
  parameters: Array.from({ length: arity }, (_, index) => `p${index}`),
  definition: rootSource(name, 'search index=x'),
})
