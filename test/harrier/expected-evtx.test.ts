/** Which records the rules of a real catalog let through in real logs, against what two independent readers found. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import type { RuleResult } from '../../src/detect/report.ts'
import { openHarrier } from '../../src/harrier.ts'
import { needsShared, sharedPath } from '../shared.ts'

interface ExpectedHits {
  readonly rule_id: string
  /** Null where the rule matches nothing at all. */
  readonly file: string | null
  /** The member of a container. */
  readonly inner?: string
  readonly record_ids?: readonly number[]
  readonly line_numbers?: readonly number[]
}

test(
  '42 rules find their records in 210 EVTX files and no others',
  needsShared('logs/expected-evtx.jsonl'),
  async t => {
    const wanted = expectedEvidence('expected-evtx.jsonl', ({ file }) => file ?? '')
    const results = await huntResults([sharedPath('logs/evtx')], rulesOf(wanted))
    assert.equal(results.length, 42)
    compare(wanted, results)
    t.diagnostic(`${results.reduce((sum, { evidence }) => sum + (evidence?.length ?? 0), 0)} records`)
  },
)

test(
  '39 rules find their lines in packed JSON logs and no others',
  needsShared('logs/expected-json.jsonl'),
  async t => {
    const folder = sharedPath('logs/json')
    const all = readdirSync(folder)
      .filter(name => /\.(?:zip|gz)$/i.test(name))
      .map(name => join(folder, name))
      .concat(sharedPath('logs/splunk/T1027_attack_data.tar.gz'))
    const paths = process.env['HARRIER_ALL'] ? all : all.filter(path => statSync(path).size <= largest)
    const names = new Set(paths.map(path => basename(path)))
    const wanted = expectedEvidence('expected-json.jsonl', ({ file, inner }) => {
      const container = containerName(file)
      return names.has(container) ? `${container}!${inner}` : undefined
    })
    const results = await huntResults(paths, rulesOf(wanted))
    assert.equal(results.length, 39)
    compare(wanted, results)
    const lines = results.reduce((sum, { evidence }) => sum + (evidence?.length ?? 0), 0)
    t.diagnostic(`${lines} lines in ${paths.length} of ${all.length} containers; HARRIER_ALL=1 takes all`)
  },
)

/** Bytes of a container: all 38 hold 98,000 events and take a minute. */
const largest = 200_000

/** By rule id: `file record`, for each record. */
type Hits = ReadonlyMap<string, ReadonlySet<string>>

function expectedEvidence(name: string, fileOf: (hits: ExpectedHits) => string | undefined): Hits {
  const wanted = new Map<string, Set<string>>()
  for (const line of readFileSync(sharedPath('logs', name), 'utf8').trim().split('\n')) {
    const hits = JSON.parse(line) as ExpectedHits
    const ofRule = wanted.get(hits.rule_id) ?? new Set<string>()
    wanted.set(hits.rule_id, ofRule)
    const file = hits.file === null ? undefined : fileOf(hits)
    if (file === undefined) continue
    for (const record of hits.record_ids ?? hits.line_numbers ?? []) ofRule.add(`${file} ${record}`)
  }
  return wanted
}

/** Data sets of one repository are named by their path there, those of another by a technique. */
const containerName = (file: string | null): string =>
  file === 'attack_data:T1027' ? 'T1027_attack_data.tar.gz' : basename(file ?? '')

/** The files of these rules; some of the expected ones are not in the corpus folder. */
function rulesOf(wanted: Hits): readonly string[] {
  const folder = sharedPath('corpus/splunk/detections')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yml'))
    .map(path => join(folder, path))
    .filter(path => wanted.has(/^id: (\S+)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? ''))
}

async function huntResults(paths: readonly string[], rules: readonly string[]): Promise<readonly RuleResult[]> {
  const results: RuleResult[] = []
  const harrier = await openHarrier()
  try {
    const on = { finding: () => undefined, rule: (result: RuleResult) => void results.push(result) }
    await harrier.hunt({ paths, rules, evidence: 'all', timing: false }, on)
    return results
  } finally {
    await harrier.close()
  }
}

function compare(wanted: Hits, results: readonly RuleResult[]): void {
  for (const { id, name, outcome, evidence = [] } of results) {
    assert.ok(outcome === 'found' || outcome === 'silent', `${name}: ${outcome}`)
    const found = evidence.map(({ file, record }) => `${file} ${record}`)
    assert.deepEqual([...new Set(found)].sort(), [...(wanted.get(id) ?? [])].sort(), name)
  }
}
