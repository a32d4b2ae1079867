/** Every detection and every conformance case of the reference material is read, and printed to the same tree. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Macro } from '../../src/spl/macros.ts'
import { parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { rootSource } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { macro, readDetections, readMacros } from './corpus.ts'
import { withoutSpans } from './without-spans.ts'

/** Faults that are really in the detections, or come from what is not part of them. */
const expected: ReadonlyMap<string, readonly string[]> = new Map([
  // A function call in a `search`, where there are none.
  ['abnormally_high_aws_instances_launched_by_user', ['function-in-search']],
  ['abnormally_high_aws_instances_terminated_by_user', ['function-in-search']],
  // Macros of other apps that the detections do not bring along.
  ['detection_of_dns_tunnels', ['unknown-macro', 'unknown-macro']],
  ['excessive_dns_failures', ['unknown-macro']],
])

const notDone = (code: string): boolean => code === 'unsupported-command' || code === 'unsupported-option'

test('every detection is read without a fault of its own', needsShared('corpus', 'splunk'), () => {
  const macros = readMacros()
  const detections = readDetections()
  assert.ok(detections.length > 1300)
  for (const { name, search } of detections) {
    const { diagnostics } = parse(rootSource(name, search), { macros })
    const faults = diagnostics.map(({ code }) => code).filter(code => !notDone(code))
    assert.deepEqual(faults, expected.get(name) ?? [], name)
  }
})

test('every detection is printed to a text that means the same', needsShared('corpus', 'splunk'), () => {
  const macros = readMacros()
  for (const { name, search } of readDetections()) {
    const { query, expanded } = parse(rootSource(name, search), { macros })
    for (const lines of [false, true]) {
      const printed = printQuery(query, { lines, text: expanded.text })
      assert.deepEqual(withoutSpans(parse(rootSource(name, printed)).query), withoutSpans(query), name)
    }
  }
})

test('every conformance case that must run is read', needsShared('conformance', 'spl.jsonl'), () => {
  const lines = readFileSync(sharedPath('conformance', 'spl.jsonl'), 'utf8').trim().split('\n')
  for (const line of lines) {
    const given = JSON.parse(line) as ConformanceCase
    if (given.error) continue
    const { diagnostics } = parse(rootSource(given.name, given.spl), { macros: lookupOf(given) })
    assert.deepEqual(
      diagnostics.map(({ code }) => code).filter(code => !notDone(code)),
      [],
      given.name,
    )
  }
})

interface ConformanceCase {
  readonly name: string
  readonly spl: string
  readonly error?: boolean
  readonly macros?: Readonly<Record<string, { readonly args: string[]; readonly definition: string }>>
}

function lookupOf({ macros = {} }: ConformanceCase): (name: string, arity: number) => Macro | undefined {
  return (name, arity) => {
    const key = arity === 0 ? name : `${name}(${arity})`
    const found = Object.hasOwn(macros, key) ? macros[key] : undefined
    return found && macro(name, found.args, found.definition)
  }
}
