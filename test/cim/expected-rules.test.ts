/** The fields that rules filter by, on the real events that those rules are known to find. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { normalise } from '../../src/cim/normalise.ts'
import { findDataset, findField } from '../../src/schema/find-dataset.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { oracleEvents } from './oracle.ts'

interface ExpectedHit {
  readonly rule_name: string
  readonly kind: 'tstats' | 'search'
  readonly where: string
  /** Null where no file has a hit. */
  readonly sha256?: string | null
  readonly record_ids: readonly number[]
}

test('events of the expected hits have what their rules ask for', needsShared('logs/expected-evtx.jsonl'), () => {
  let checked = 0
  const lines = readFileSync(sharedPath('logs/expected-evtx.jsonl'), 'utf8').trim().split('\n')
  for (const hit of lines.map((line): ExpectedHit => JSON.parse(line))) {
    if (!hit.sha256) continue
    const oracle = `${hit.sha256.slice(0, 16)}.jsonl.gz`
    if (!existsSync(sharedPath('logs/evtx-oracle', oracle))) continue
    const wanted = new Set(hit.record_ids)
    for (const event of oracleEvents(oracle)) {
      if (!wanted.has(event.origin.record)) continue
      const stored = normalise(event)
      const where = `${hit.rule_name} #${event.origin.record}`
      if (hit.kind === 'tstats') {
        assert.ok(stored.tags.includes('process') && stored.tags.includes('report'), where)
        for (const name of ['process_name', 'dest', 'user']) assert.ok(stored.fields.has(name), `${where}: ${name}`)
        const found = findDataset('Endpoint', 'Processes')
        for (const name of fieldNames(hit.where)) assert.ok(found.kind === 'found' && findField(found, name), name)
      } else {
        for (const name of fieldNames(hit.where)) assert.ok(stored.fields.has(name), `${where}: ${name}`)
      }
      checked++
    }
  }
  assert.ok(checked > 50, `${checked} events`)
})

/** What stands before a comparison outside quotes. */
function fieldNames(search: string): readonly string[] {
  const bare = search.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  return Array.from(bare.matchAll(/([\w.]+)\s*(?:!?=|\bIN\s*\()/g), match => match[1] ?? '')
}
