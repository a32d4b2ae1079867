/** Every detection and every conformance case of the reference material is read, and printed to the same tree. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { formatSpl } from '../../src/spl/format.ts'
import type { Macro } from '../../src/spl/macros.ts'
import { type Parsed, parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { sameTree } from '../../src/spl/same-tree.ts'
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

/** Commands that stay undone. */
const undone = ['anomalydetection', 'apply', 'cyberchef', 'dnstwist', 'fit', 'multikv', 'summary']

/** The faults of a search, but for those of commands that stay undone. */
const faultsOf = ({ diagnostics }: Parsed): readonly string[] =>
  diagnostics
    .filter(({ code, place }) => {
      const name = place?.source.text.slice(place.span.start, place.span.end) ?? ''
      return code !== 'unsupported-command' || !undone.includes(name)
    })
    .map(({ code }) => code)

test('every detection and baseline is read without a fault of its own', needsShared('corpus', 'splunk'), () => {
  const macros = readMacros()
  const searches = readSearches()
  assert.ok(searches.length > 1400)
  for (const { name, search } of searches) {
    assert.deepEqual(faultsOf(parse(rootSource(name, search), { macros })), expected.get(name) ?? [], name)
  }
})

test('every detection and baseline is laid out once, and means what it meant', needsShared('corpus', 'splunk'), () => {
  const macros = readMacros()
  for (const { name, search } of readSearches()) {
    const { text } = formatSpl(search, { macros })
    assert.ok(
      sameTree(parse(rootSource(name, text), { macros }).query, parse(rootSource(name, search), { macros }).query),
    )
    assert.equal(formatSpl(text, { macros }).text, text, name)
    assert.notEqual(text, search, `${name} could not be laid out`)
  }
})

test('every detection is laid out without its macros too', needsShared('corpus', 'splunk'), () => {
  for (const { name, search } of readDetections()) {
    const { text } = formatSpl(search)
    assert.equal(formatSpl(text).text, text, name)
  }
})

test('every detection and baseline is printed to a text that means the same', needsShared('corpus', 'splunk'), () => {
  const macros = readMacros()
  for (const { name, search } of readSearches()) {
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
    assert.deepEqual(faultsOf(parse(rootSource(given.name, given.spl), { macros: lookupOf(given) })), [], given.name)
  }
})

const readSearches = () => [...readDetections(), ...readDetections('baselines')]

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
