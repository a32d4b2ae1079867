/** The matrix under filters: counts are those of the rules that are left, and lead to them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page, siteOf, textOf, withFolder } from './site.ts'

const sigma = (at: number, technique: string, category: string): string =>
  `title: Rule ${at}\nid: 11111111-0000-0000-0000-00000000000${at}\nlevel: low\ntags: [attack.${technique}]\nlogsource: {product: windows, category: ${category}}\ndetection:\n  selection: {Image: a${at}}\n  condition: selection\n`

const elastic = `[metadata]
creation_date = "2026/01/01"
maturity = "production"
[rule]
name = "Rule of Elastic"
rule_id = "21111111-0000-0000-0000-000000000001"
type = "query"
language = "kuery"
severity = "low"
risk_score = 21
index = ["logs-aws.cloudtrail-*"]
query = "event.action:Delete"
[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1047"
name = "Windows Management Instrumentation"
reference = "https://attack.mitre.org/techniques/T1047/"
[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
`

const files = {
  'a.yml': sigma(1, 't1059.001', 'process_creation'),
  'b.yml': sigma(2, 't1059', 'network_connection'),
  'c.yml': sigma(3, 't1047', 'process_creation'),
  'd.toml': elastic,
}

interface Cell {
  readonly id: string
  readonly count: number
  readonly address: string
}

/** Cells with rules, each once. */
const cellsOf = (matrix: { tactics: { cells: (Cell & { children: Cell[] })[] }[] }): Record<string, number> =>
  Object.fromEntries(
    matrix.tactics
      .flatMap(({ cells }) => cells.flatMap(cell => [cell, ...cell.children]))
      .flatMap(({ id, count }) => (count > 0 ? [[id, count]] : [])),
  )

const cases: readonly (readonly [query: string, cells: Record<string, number>])[] = [
  ['', { T1047: 2, T1059: 2, 'T1059.001': 1 }],
  ['?vendor=&source=', { T1047: 2, T1059: 2, 'T1059.001': 1 }],
  ['?vendor=sigma', { T1047: 1, T1059: 2, 'T1059.001': 1 }],
  ['?vendor=elastic', { T1047: 1 }],
  ['?source=microsoft-windows-sysmon', { T1047: 1, T1059: 2, 'T1059.001': 1 }],
  ['?vendor=elastic&source=microsoft-windows-sysmon', {}],
  ['?vendor=__proto__', {}],
  ['?tactic=execution', { T1047: 2, T1059: 2, 'T1059.001': 1 }],
]

for (const [query, cells] of cases)
  test(`/attack/${query}`, () =>
    withFolder(files, async folder => {
      const { live } = siteOf(folder)
      assert.deepEqual(cellsOf(JSON.parse((await page(live, `/attack/index.json${query}`)).text)), cells)
    }))

test('a count leads to as many rules', () =>
  withFolder(files, async folder => {
    const { live } = siteOf(folder)
    const { text } = await page(live, '/attack/?vendor=sigma')
    assert.match(text, /<a href="\.\.\/rules\/\?q=T1059&amp;vendor=sigma" class="cell s1"><i>T1059<\/i>/)
    assert.match(text, /<option value=sigma selected[^>]*>Sigma \(3\)/)
    assert.match(textOf(text), /3 of 4 rules name 3 techniques · Navigator layer of these rules/)
    assert.match(text, /<a href="layer\.json\?vendor=sigma" download/)
    assert.equal(JSON.parse((await page(live, '/rules/index.json?q=T1059&vendor=sigma')).text).total, 2)
  }))

test('the layer is that of the rules that are left; an export has that of all', () =>
  withFolder(files, async folder => {
    const { live, answers } = siteOf(folder)
    const scores = ({ techniques }: { techniques: { techniqueID: string; score: number }[] }) =>
      Object.fromEntries(techniques.map(({ techniqueID, score }) => [techniqueID, score]))
    const layer = async (query: string) => JSON.parse((await page(live, `/attack/layer.json${query}`)).text)
    assert.deepEqual(scores(await layer('')), { T1047: 2, T1059: 1, 'T1059.001': 1 })
    const own = await layer('?vendor=sigma&source=')
    assert.deepEqual(scores(own), { T1047: 1, T1059: 1, 'T1059.001': 1 })
    assert.equal(own.name, 'Detection rules: Sigma')
    assert.deepEqual(scores(await layer('?vendor=__proto__')), {})
    assert.equal(scores(JSON.parse(answers('/attack/layer.json', '?vendor=sigma').text))['T1047'], 2)
  }))

test('where nothing is left, the page says how many rules there are without each filter', () =>
  withFolder(files, async folder => {
    const { live, answers } = siteOf(folder)
    const { text } = await page(live, '/attack/?vendor=elastic&source=microsoft-windows-sysmon')
    assert.match(textOf(text), /No rule that names a technique is from Elastic and Sysmon/)
    assert.match(text, /<a href="\.\/\?source=microsoft-windows-sysmon">Without Elastic<\/a>: 3 rules/)
    assert.match(text, /<a href="\.\/\?vendor=elastic">Without Sysmon<\/a>: 1 rule\b/)
    const hostile = await page(live, '/attack/?vendor=%3Cscript%3E')
    assert.doesNotMatch(hostile.text, /<script>(?!try)/)
    assert.doesNotMatch(answers('/attack/', '').text, /<select/)
  }))
