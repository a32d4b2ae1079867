/** The samples are whole: rules that read without complaint, attack data for every test, logs without a bad record. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readLogs } from '../../src/logs/read.ts'
import { readRules } from '../../src/rules/read.ts'
import { read, root, trackedFiles } from './sources.ts'

const rules = readRules([join(root, 'samples/rules')])

test('the sample rules read without complaint and cover every generation and type', () => {
  assert.deepEqual(rules.diagnostics, [])
  assert.equal(rules.rules.length, 8)
  assert.deepEqual([...new Set(rules.rules.map(({ type }) => type))].sort(), ['Anomaly', 'Hunting', 'TTP'])
  const bodies = rules.rules.map(({ body }) => body.text)
  for (const key of ['observable:', 'rba:', 'finding:', 'intermediate_findings:']) {
    assert.ok(
      bodies.some(body => body.includes(key)),
      `a rule with ${key}`,
    )
  }
})

test('every sample rule calls its filter macro by the name of its file', () => {
  const wrong = rules.rules.filter(
    ({ file, search }) => !search.text.includes(`\`${file.replace(/^.*[\\/]|\.yml$/g, '')}_filter\``),
  )
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  )
})

test('the attack data of every test is there, by its path or its name', context => {
  const files = trackedFiles()
  if (!files) return context.skip('needs a git checkout')
  const data = files.filter(file => file.startsWith('samples/attack_data/'))
  const wanted = rules.rules.flatMap(({ tests }) => tests.flatMap(({ attackData }) => attackData.map(one => one.data)))
  const missing = wanted.filter(
    url => !data.some(file => file.endsWith(`/${url}`) || url.endsWith(file.replace(/^.*\//, '/'))),
  )
  assert.deepEqual(missing, [])
  assert.equal(wanted.length, data.length)
})

test('the sample logs hold what their page tells, oldest or newest first as their form has it', async () => {
  const counts: Record<string, number> = {}
  const times = new Map<string, number[]>()
  for await (const part of readLogs([join(root, 'samples/logs')])) {
    assert.deepEqual([part.bad, part.skipped], [[], []])
    counts[part.file] = (counts[part.file] ?? 0) + part.events.length
    times.set(part.file, [...(times.get(part.file) ?? []), ...part.events.map(({ time }) => time ?? 0)])
  }
  assert.deepEqual(counts, {
    'dc-01.forwarded.jsonl': 19,
    'srv-files01/security.log': 14,
    'srv-files01/sysmon.log': 18,
    'srv-files01/system.log': 3,
    'ws-041/powershell.log': 10,
    'ws-041/sysmon.log': 21,
    'ws-107.winlogbeat.jsonl': 18,
  })
  for (const [file, all] of times) {
    const sign = file.endsWith('.jsonl') ? 1 : -1
    assert.deepEqual(
      all,
      [...all].sort((a, b) => sign * (a - b)),
      file,
    )
  }
})

test('no sample holds a carriage return, so that checkouts are alike', context => {
  const files = trackedFiles()
  if (!files) return context.skip('needs a git checkout')
  const found = files.filter(file => file.startsWith('samples/') && read(file).includes('\r'))
  assert.deepEqual(found, [])
})
