/** What is typed over the list: words, ids, keys of rules, and their logic. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRules } from '../../src/catalog/query.ts'
import { page, samples, textOf } from './site.ts'

const { library, live } = samples()
const wmi = 'Remote Process Instantiation via WMI and PowerShell Script Block'
const shell = 'WMI Provider Host Starts a Shell'
const encoded = 'PowerShell Started With an Encoded Command'

const cases: readonly (readonly [query: string, names: readonly string[]])[] = [
  ['wmi', [wmi, shell]],
  ['T1047', [wmi, shell]],
  ['4104', [wmi]],
  ['ScriptBlockText=invoke-wmimethod', [wmi]],
  ['ScriptBlockText=*wmi*', [wmi]],
  ['process_name=powershell.exe', [encoded, shell]],
  ['Image=powershell.exe', [encoded, shell]],
  ['process_name=powershell.exe technique=T1047', [shell]],
  ['process_name!=powershell.exe wmi', [wmi]],
  ['2a048c14-4634-11ec-a618-3e22fbd008af', [wmi]],
  ['nothing-has-this-word', []],
]

for (const [query, names] of cases)
  test(query, () => {
    assert.deepEqual(
      findRules(query, library).entries.map(({ rule }) => rule.name),
      names,
    )
  })

test('a key that is neither is said, and nothing is found', async () => {
  const { entries, notes } = findRules('colour=red', library)
  assert.deepEqual(entries, [])
  assert.deepEqual(notes, ["'colour' of 'colour=red' is neither a field of a rule's logic nor a key of rules"])
  const { text } = await page(live, '/rules/?q=colour%3Dred')
  assert.match(textOf(text), /0 of 8 rules .*'colour' of 'colour=red'/)
})

test('a row unfolds to what the rule says and does first, in few words', async () => {
  const { rows } = JSON.parse((await page(live, '/rules/index.json')).text)
  for (const { label, description, stage } of rows) {
    const entry = library.entries.find(({ rule }) => rule.name === label)
    const flat = (text = ''): string => text.replaceAll(/\s+/g, ' ').trim()
    assert.ok(
      flat(entry?.rule.description).startsWith(description.replace(/ …$/, '')) && description.length < 410,
      label,
    )
    assert.ok(flat(entry?.logic.stages[0]?.text).startsWith(stage.replace(/ …$/, '')) && stage.length < 250, label)
  }
  const { text } = await page(live, '/rules/')
  assert.equal(text.match(/<details class="?form"?><summary>/g)?.length, rows.length)
})

test('counts of facets hold under the other filters', async () => {
  const { text } = await page(live, '/rules/index.json?severity=medium&tactic=execution')
  const list = JSON.parse(text)
  const medium = library.entries.filter(({ severity }) => severity === 'medium')
  const both = medium.filter(({ facets }) => facets.tactic.includes('execution'))
  assert.equal(list.total, both.length)
  for (const { name, values } of list.facets)
    for (const { label, count, chosen } of values) {
      if (name === 'tactic' && label === 'Execution') assert.deepEqual([count, chosen], [both.length, true])
      if (name === 'severity' && label === 'medium') assert.deepEqual([count, chosen], [both.length, true])
    }
})
