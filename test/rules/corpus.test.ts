/** The reference content loads as a whole, and every search leads back to its file character by character. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readRules } from '../../src/rules/read.ts'
import { originPlace } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'

test('all detections load: 1,388 files are 1,388 rules', needsShared('corpus', 'splunk'), () => {
  const set = readRules([sharedPath('corpus', 'splunk')])
  assert.equal(set.rules.length, 1388)
  assert.equal(set.macros.all.length, 189)
  assert.equal(set.dataSources.all.length, 205)
  assert.deepEqual(
    set.diagnostics.map(({ code }) => code),
    Array(6).fill('unknown-key'),
  )
  for (const lookup of set.lookups.all) assert.deepEqual(lookup.table().diagnostics, [])
})

test('searches are what YAML says, and each character leads back to itself', needsShared('corpus', 'splunk'), () => {
  let unread = 0
  for (const rule of readRules([sharedPath('corpus', 'splunk', 'detections')]).rules) {
    const text = readFileSync(rule.file, 'utf8')
    const expected = searchOf(text)
    if (expected === undefined) unread++
    else assert.equal(rule.search.text, expected, rule.file)
    for (let i = 0; i < rule.search.text.length; i++) {
      const { source, span } = originPlace({ source: rule.search, span: { start: i, end: i + 1 } })
      const origin = text.slice(span.start, span.end)
      const char = rule.search.text.charAt(i)
      const folded = /^\s+$/.test(char) && /^\s+$/.test(origin)
      const escaped = origin === `\\${char}` || origin === `${char}${char}`
      if (source !== rule.body || (origin !== char && !folded && !escaped))
        assert.fail(`${rule.file}: '${char}' at ${i} leads to '${origin}'`)
    }
  }
  // Two files go on with a quoted text in the first column, which the yaml package does not take.
  assert.equal(unread, 2)
})

test('the rule of the page has its facts', needsShared('seed', 'rule.yml'), () => {
  const set = readRules([sharedPath('seed', 'rule.yml')])
  const [rule] = set.rules
  assert.deepEqual(set.diagnostics, [])
  assert.ok(rule)
  assert.equal(rule.name, 'Remote Process Instantiation via WMI and PowerShell Script Block')
  assert.equal(rule.generation, 3)
  assert.equal(rule.version, 12)
  assert.equal(rule.created, '2021-11-15')
  assert.equal(rule.search.text.split('\n').length, 11)
  assert.deepEqual(rule.techniques, ['T1047'])
  assert.deepEqual(rule.output, {
    kind: 'finding',
    title: 'A process was started on a remote endpoint from $dest$ by abusing WMI using PowerShell.exe',
    score: 50,
    entities: [{ kind: 'finding', field: 'dest', type: 'system', score: 50, message: undefined }],
    threats: [],
  })
  assert.deepEqual(
    rule.drilldowns.map(({ earliest, latest }) => [earliest, latest]),
    [
      ['$info_min_time$', '$info_max_time$'],
      ['7d', '0'],
    ],
  )
  assert.equal(rule.drilldowns[0]?.search, '%original_detection_search% | search dest = "$dest$"')
  assert.equal(rule.tests[0]?.attackData[0]?.sourcetype, 'XmlWinEventLog')
})

function searchOf(text: string): string | undefined {
  try {
    const { search } = parse(text, { uniqueKeys: false }) as { search: string }
    return search
  } catch {
    return undefined
  }
}
