/** All rules of Sigma and Elastic load, all of their logic is read, and rules of different vendors meet in one catalog. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'smol-toml'
import { parseAllDocuments } from 'yaml'
import type { Predicate } from '../../src/predicate/predicate.ts'
import { countIndicators } from '../../src/rules/indicators.ts'
import { findOverlap } from '../../src/rules/overlap.ts'
import { type RuleSet, readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { type RuleLogic, readRuleLogic } from '../../src/rules/rule-logic.ts'
import { isError } from '../../src/text/diagnostic.ts'
import { originPlace } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'

interface Read {
  readonly rule: Rule
  readonly logic: RuleLogic
}

const held = new Map<string, { readonly set: RuleSet; readonly reads: readonly Read[] }>()

function corpus(vendor: 'splunk' | 'sigma' | 'elastic') {
  const found = held.get(vendor)
  if (found) return found
  const set = readRules([sharedPath('corpus', vendor)])
  const read = { set, reads: set.rules.map(rule => ({ rule, logic: readRuleLogic(rule, set) })) }
  held.set(vendor, read)
  return read
}

test('all Sigma rules load and every condition is read', needsShared('corpus', 'sigma'), () => {
  const { set, reads } = corpus('sigma')
  assert.equal(reads.length, 3009)
  assert.deepEqual(set.diagnostics, [])
  assert.deepEqual(failures(reads), [])
  const codes = new Set(reads.flatMap(({ logic }) => logic.diagnostics.map(({ code }) => code)))
  assert.deepEqual([...codes], ['sigma-needs-list'])
  for (const { rule, logic } of reads) {
    assert.ok(logic.condition, rule.file)
    assert.ok(logic.stages.length >= 2 && logic.stages.at(-1)?.name === 'condition', rule.file)
    assert.ok(logic.events.length > 0, rule.file)
  }
  // Lists that must be given are all that the predicate language has no words for.
  assert.equal(opaque(reads), 30)
})

test('all Elastic rules load and every KQL and EQL query is read', needsShared('corpus', 'elastic'), () => {
  const { set, reads } = corpus('elastic')
  assert.deepEqual(set.diagnostics, [])
  assert.deepEqual(failures(reads), [])
  const counts = Object.fromEntries(
    ['eql', 'kql', 'esql', 'ml', 'lucene'].map(name => [
      name,
      reads.filter(({ rule }) => rule.language === name).length,
    ]),
  )
  assert.deepEqual(counts, { eql: 869, kql: 631, esql: 159, ml: 77, lucene: 1 })
  for (const { rule, logic } of reads) assert.ok(logic.stages.length > 0, rule.file)
})

test('queries are what TOML says, and each character leads back to itself', needsShared('corpus', 'elastic'), () => {
  for (const { rule } of corpus('elastic').reads) {
    if (rule.language === 'ml') continue
    const { rule: table } = parse(rule.body.text) as { rule: { query: string } }
    assert.equal(rule.search.text, table.query, rule.file)
    for (let i = 0; i < rule.search.text.length; i++) {
      const { source, span } = originPlace({ source: rule.search, span: { start: i, end: i + 1 } })
      const origin = rule.body.text.slice(span.start, span.end)
      const char = rule.search.text.charAt(i)
      if (source !== rule.body || (origin !== char && !origin.startsWith('\\')))
        assert.fail(`${rule.file}: '${char}' at ${i} leads to '${origin}'`)
    }
  }
})

test('rules of different vendors share what they look for', needsShared('corpus'), () => {
  const reads = (['splunk', 'sigma', 'elastic'] as const).flatMap(vendor => corpus(vendor).reads)
  const rules = reads.map(({ rule, logic }) => ({ id: rule.id, indicators: logic.indicators, rule }))
  const byId = new Map(rules.map(({ id, rule }) => [id, rule]))
  const vendors = new Map<string, Set<string>>()
  for (const { indicators, rule } of rules)
    for (const { key, selector, exclude } of indicators)
      if (!selector && !exclude && !rule.deprecated) vendors.set(key, (vendors.get(key) ?? new Set()).add(rule.vendor))
  const shared = [...vendors.values()].filter(names => names.size > 1).length
  assert.ok(shared >= 2000, `${shared} keys of several vendors`)
  const overlap = findOverlap(rules)
  const pairs = rules.flatMap(({ id, rule }) =>
    overlap.similar(id).filter(other => {
      const found = byId.get(other.id)
      return other.likeness >= 0.6 && found && found.vendor < rule.vendor && !found.deprecated && !rule.deprecated
    }),
  )
  assert.ok(pairs.length >= 130, `${pairs.length} pairs of several vendors`)
  const [first] = rules
  const counts = countIndicators(rules)
  assert.ok(first?.indicators.some(indicator => counts.others(indicator, first.id) > 0))
})

test('terms of a script are counted as often as texts of the rules have them', needsShared('corpus', 'splunk'), () => {
  const { reads } = corpus('splunk')
  for (const term of ['Invoke-WmiMethod', '-CN', '-ComputerName', '-Class Win32_Process', '-Name create']) {
    const written = new RegExp(`ScriptBlockText.*["*] *${term} *[*"]`, 'is')
    const byText = reads.filter(({ rule }) => written.test(rule.body.text)).map(({ rule }) => rule.file)
    const key = `script.text|contains|${term.toLowerCase()}`
    const byKey = reads
      .filter(({ logic }) => logic.indicators.some(row => row.key === key))
      .map(({ rule }) => rule.file)
    assert.deepEqual(byKey, byText, term)
    assert.ok(byText.length > 0, term)
  }
})

test('so they are in the rules of other vendors, by a plain reading of their files', needsShared('corpus'), () => {
  const found: string[] = []
  for (const [vendor, termsOf] of [
    ['sigma', sigmaTerms],
    ['elastic', elasticTerms],
  ] as const) {
    const { reads } = corpus(vendor)
    for (const term of ['Invoke-WmiMethod', '-CN', '-ComputerName', '-Class Win32_Process', '-Name create']) {
      const byText = reads.filter(({ rule }) => termsOf(rule.body.text).includes(term.toLowerCase()))
      const key = `script.text|contains|${term.toLowerCase()}`
      const byKey = reads.filter(({ logic }) => logic.indicators.some(row => row.key === key))
      assert.deepEqual(
        byKey.map(({ rule }) => rule.file),
        byText.map(({ rule }) => rule.file),
        `${vendor}: ${term}`,
      )
      if (byText.length > 0) found.push(`${vendor} ${byText.length} ${term}`)
    }
  }
  assert.deepEqual(found, ['sigma 2 -ComputerName'])
})

/** What the script blocks of a Sigma rule contain, without stars and blanks around it. */
function sigmaTerms(text: string): readonly string[] {
  const terms: string[] = []
  const visit = (value: unknown, contains: boolean): void => {
    if (typeof value === 'string' && contains) terms.push(value.replace(/^[* ]+|[* ]+$/g, '').toLowerCase())
    else if (Array.isArray(value)) for (const item of value) visit(item, contains)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, key.startsWith('ScriptBlockText|contains'))
  }
  for (const document of parseAllDocuments(text)) visit(document.toJS(), false)
  return terms
}

function elasticTerms(text: string): readonly string[] {
  const lists = text.matchAll(/script_block_text\s*:\s*(\([^)]*\)|"[^"\n]*")/g)
  return [...lists].flatMap(([, list = '']) =>
    [...list.matchAll(/"([^"\n]*)"/g)].map(([, term = '']) => term.replace(/^[* ]+|[* ]+$/g, '').toLowerCase()),
  )
}

const failures = (reads: readonly Read[]): readonly string[] =>
  reads.flatMap(({ rule, logic }) =>
    logic.diagnostics.filter(isError).map(({ code, message }) => `${code}: ${rule.file}: ${message}`),
  )

function opaque(reads: readonly Read[]): number {
  const count = (predicate: Predicate): number => {
    if (predicate.kind === 'opaque') return 1
    if (predicate.kind === 'not') return count(predicate.item)
    return predicate.kind === 'and' || predicate.kind === 'or'
      ? predicate.items.reduce((sum, item) => sum + count(item), 0)
      : 0
  }
  return reads.reduce(
    (sum, { logic }) =>
      sum + logic.stages.reduce((sum, { predicates }) => sum + predicates.reduce((sum, p) => sum + count(p), 0), 0),
    0,
  )
}
