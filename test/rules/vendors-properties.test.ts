/** Any text is read to its end, with a tree or a fault and no exception, in time that grows with its length. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leaves, type Predicate } from '../../src/predicate/predicate.ts'
import { parseEql } from '../../src/rules/elastic/eql.ts'
import { parseEsql } from '../../src/rules/elastic/esql.ts'
import { parseKql } from '../../src/rules/elastic/kql.ts'
import { readElasticRule } from '../../src/rules/elastic/read.ts'
import { tomlEntries, tomlText } from '../../src/rules/elastic/toml-places.ts'
import { parseCondition } from '../../src/rules/sigma/condition.ts'
import { readDetection } from '../../src/rules/sigma/detection.ts'
import { dashVariants } from '../../src/rules/sigma/encodings.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { rootSource } from '../../src/text/source.ts'
import { assertLinear } from '../linear-time.ts'

const pieces =
  `a b.c * ? : ( ) [ ] { } , " """ ' \` and or not in like regex~ == != >= < | ! ~ - + 5 5m \\ \\" where by process any
  sequence with maxspan = until runs sample of them all 1 null true // /* */ :: is eval stats from kql("a:b") __proto__`.split(
    /\s+/,
  )

const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces, '\n', ' '), fc.string({ maxLength: 4 })), { maxLength: 30 })
  .chain(parts => fc.constantFrom(parts.join(' '), parts.join('')))

type Reader = (text: string) => {
  readonly predicates: readonly Predicate[]
  readonly diagnostics: readonly Diagnostic[]
}

const readers: Readonly<Record<string, Reader>> = {
  KQL: text => {
    const { predicate, diagnostics } = parseKql(rootSource('q', text))
    return { predicates: [predicate], diagnostics }
  },
  EQL: text => {
    const { events, diagnostics } = parseEql(rootSource('q', text))
    return { predicates: events.map(({ predicate }) => predicate), diagnostics }
  },
  'ES|QL': text => {
    const { stages } = parseEsql(rootSource('q', text))
    return { predicates: stages.flatMap(({ predicate }) => predicate ?? []), diagnostics: [] }
  },
  'conditions of Sigma': text => ({ predicates: [], diagnostics: parseCondition(rootSource('q', text)).diagnostics }),
  'detections of Sigma': text => {
    const { condition, diagnostics } = readDetection(rootSource('q', text))
    return { predicates: condition ? [condition] : [], diagnostics }
  },
  TOML: text => {
    const body = rootSource('q.toml', `[rule]\nname = "a"\nquery = ${text}`)
    for (const { valueSpan } of tomlEntries(body.text)) tomlText(body, valueSpan, 'q')
    return { predicates: [], diagnostics: readElasticRule(body).diagnostics }
  },
}

const many = 20_000

for (const [name, read] of Object.entries(readers)) {
  test(`any text is read as ${name}, with places inside of it`, () => {
    fc.assert(
      fc.property(text, text => {
        const { predicates, diagnostics } = read(text)
        for (const { place } of diagnostics)
          assert.ok(place && place.span.start <= place.span.end && place.span.end <= place.source.text.length)
        for (const { test } of predicates.flatMap(leaves))
          assert.ok(test.span.start <= test.span.end && test.span.end <= text.length)
      }),
      { numRuns: 1500 },
    )
  })

  const parts = hostileTexts(many / 8)
  for (const [hostile, text] of Object.entries(hostileTexts(many)))
    test(`${name}: ${hostile} end in time that grows with them`, () => {
      assertLinear(share => read(share === 1 ? text : (parts[hostile] ?? '')))
      assert.ok(read(text).diagnostics.length <= 50)
    })
}

test('conditions that name everything over and over end', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `s${index}: {a: ${index}}`).join('\n')
  const { diagnostics } = readDetection(rootSource('q', `${names}\ncondition: ${'1 of them and '.repeat(5_000)} s1\n`))
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ['the condition comes to more than 200000 tests'],
  )
  const values = `a|windash: [${'" -a -b -c",'.repeat(20_000)}]\n`
  const { condition } = readDetection(rootSource('q', `s: {${values}}\ncondition: s\n`))
  assert.equal(condition?.kind, 'opaque')
})

test('dashes are spelled out, but not without end', () => {
  assert.deepEqual(dashVariants(' -a'), [' -a', ' /a', ' –a', ' —a', ' ―a'])
  assert.deepEqual(dashVariants('a-b'), ['a-b'])
  assert.equal(dashVariants(' -a'.repeat(1000)).length, 125)
})

function hostileTexts(many: number): Readonly<Record<string, string>> {
  return {
    'open parentheses': 'a:('.repeat(many),
    'open lists': `process where a in (${'('.repeat(many)}`,
    'open brackets': `sequence ${'[any where '.repeat(many)}`,
    negations: `process where ${'not '.repeat(many)} a == 1`,
    'chains of and': `any where ${'a == 1 and '.repeat(many)} a == 1`,
    'chains of plus': `any where a == ${'1 + '.repeat(many)} 1`,
    'open quotes': 'any where a == "\\"\n'.repeat(many),
    'open raw texts': '""" '.repeat(many),
    backticks: '`a '.repeat(many),
    stars: `a:${'*'.repeat(many)}`,
    'words of a value': `a:${'x '.repeat(many)}`,
    'nested calls': `| where ${'to_lower('.repeat(many)}`,
    comments: '/* '.repeat(many),
    'open tables': '[[a]]\n'.repeat(many),
    'open braces': '{a={'.repeat(many),
    'long names': `${'a.'.repeat(many)}b`,
    'long words': `${'a'.repeat(many * 5)} of them`,
    'dashes everywhere': `a|windash|contains: "${' -a'.repeat(many)}"`,
  }
}
