/** Makes a test of every case of a file of events, searches and rows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { readCases } from '../conformance/case.ts'
import { runCase } from '../conformance/run.ts'

export function testRows(path: string): void {
  let engine: Engine
  before(async () => {
    engine = await openEmbedded()
  })
  after(async () => {
    await engine?.close()
  })
  for (const wanted of readCases(path))
    test(wanted.name, async () => {
      const result = await runCase(engine, wanted)
      assert.equal(result.kind, 'passed', `${wanted.spl}\n${'because' in result ? result.because : ''}`)
    })
}
