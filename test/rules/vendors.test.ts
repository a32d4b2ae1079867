/** Rules of Sigma and Elastic, and the queries in them, mean what the case files say. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Predicate } from '../../src/predicate/predicate.ts'
import { printPredicate } from '../../src/predicate/print.ts'
import { makeCatalog } from '../../src/rules/catalog.ts'
import { type EqlQuery, parseEql } from '../../src/rules/elastic/eql.ts'
import { parseKql } from '../../src/rules/elastic/kql.ts'
import { readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { type RuleLogic, readRuleLogic } from '../../src/rules/rule-logic.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { originPlace, position, rootSource, type Source } from '../../src/text/source.ts'
import { inFolder, readCases } from './cases.ts'

const folder = join(import.meta.dirname, 'cases')

for (const file of ['sigma.txt', 'elastic.txt'])
  for (const { name, files, sections } of readCases(join(folder, file)))
    test(`${file}: ${name}`, () => {
      inFolder(files, root => {
        const set = readRules([root])
        const logics = set.rules.map(rule => ({ rule, logic: readRuleLogic(rule, set) }))
        const all = [...set.diagnostics, ...logics.flatMap(({ logic }) => logic.diagnostics)]
        const given: Record<string, string> = {
          rule: set.rules.map(ruleLine).join('\n'),
          stages: logics.flatMap(({ logic }) => stageLines(logic)).join('\n'),
          condition: logics.map(({ logic }) => print(logic.condition, logic.text)).join('\n'),
          indicators: logics.flatMap(({ logic }) => indicatorLines(logic)).join('\n'),
          fields: logics.map(({ logic }) => logic.fields.join(' ')).join('\n'),
          events: logics.flatMap(({ logic }) => eventLines(logic)).join('\n'),
          diagnostics: all.map(diagnosticLine).join('\n').replaceAll(root, ''),
        }
        for (const [title, expected] of sections) assert.equal(given[title]?.trimEnd(), expected, title)
        if (!sections.has('diagnostics')) assert.equal(given['diagnostics'], '')
      })
    })

for (const { name, sections } of readCases(join(folder, 'queries.txt')))
  test(`queries.txt: ${name}`, () => {
    const kql = sections.get('kql')
    const source = rootSource('q', kql ?? sections.get('eql') ?? '')
    const reading = kql === undefined ? parseEql(source) : parseKql(source)
    const faults = reading.diagnostics.map(({ message, place }) => `${place?.span.start} ${message}`)
    assert.equal(faults.join('\n'), sections.get('fault') ?? '')
    const printed = 'predicate' in reading ? print(reading.predicate, source) : eqlLines(reading, source)
    if (sections.has('is')) assert.equal(printed, sections.get('is'))
  })

test('rules of all vendors are selected alike', () => {
  const files = [
    { path: 'a.yml', text: 'name: A\nid: a\nsearch: x=1\n' },
    {
      path: 'b.yml',
      text: 'title: B\nid: b\nlevel: high\ntags: [attack.execution]\nlogsource: {product: linux}\ndetection: {s: {a: 1}, condition: s}\n',
    },
    {
      path: 'c.toml',
      text: '[rule]\nname = "C"\nrule_id = "c"\ntype = "query"\nseverity = "low"\nindex = ["logs-okta*"]\nquery = "a:1"\n',
    },
  ]
  inFolder(files, root => {
    const catalog = makeCatalog(readRules([root]).rules)
    const ids = (query: string) => catalog.select(query).rules.map(({ id }) => id)
    assert.deepEqual(ids('vendor=sigma,elastic'), ['b', 'c'])
    assert.deepEqual(ids('language=kql'), ['c'])
    assert.deepEqual(ids('severity=high'), ['b'])
    assert.deepEqual(ids('tag=attack.*'), ['b'])
    assert.deepEqual(ids('platform=linux'), ['b'])
    assert.deepEqual(ids('platform=cloud'), ['c'])
    assert.deepEqual(ids('product=okta'), ['c'])
    assert.deepEqual(
      catalog.find('c.toml').map(({ id }) => id),
      ['c'],
    )
  })
})

const print = (predicate: Predicate | undefined, { text }: Source): string =>
  predicate ? printPredicate(predicate, ({ span }) => text.slice(span.start, span.end)) : ''

const ruleLine = (rule: Rule): string =>
  `${rule.name}: ${[rule.vendor, rule.type, rule.severity, rule.techniques.join(' '), rule.cves.join(' '), rule.tags.join(' '), rule.dataSources.join(' ')].join(', ')}`

/** A stage without predicates shows its text, lines joined. */
const stageLines = ({ stages, text }: RuleLogic): string[] =>
  stages.map(stage => {
    const written = stage.text.split(/\n\s*/).filter(Boolean).join(' / ')
    return `${stage.name}: ${stage.predicates.map(predicate => print(predicate, text)).join(' ; ') || written}`
  })

const indicatorLines = ({ indicators }: RuleLogic): string[] =>
  indicators.map(
    ({ field, kind, value, selector, exclude }) =>
      `${field} ${kind} ${value}${selector ? ' selector' : ''}${exclude ? ' exclude' : ''}`,
  )

const eventLines = ({ events }: RuleLogic): string[] =>
  events.map(({ provider, eventId, title, because }) => `${provider} ${eventId} ${title} (${because})`)

function diagnosticLine({ severity, code, message, place }: Diagnostic): string {
  const origin = place ? originPlace(place) : undefined
  const { line, column } = origin ? position(origin.source, origin.span.start) : { line: 0, column: 0 }
  return `${origin?.source.name}:${line}:${column} ${severity} ${code}: ${message}`
}

function eqlLines({ kind, by, maxspan, events, pipes }: EqlQuery, source: Source): string {
  if (kind === 'event') return events.map(({ predicate }) => print(predicate, source)).join('\n')
  const head = [kind, ...(by.length > 0 ? ['by', ...by] : []), ...(maxspan ? ['within', maxspan] : [])].join(' ')
  const steps = events.map(({ role, category, by, runs, predicate }) => {
    const keys = by.length > 0 ? ` by ${by.join(' ')}` : ''
    return `${role} ${category}${keys}${runs > 1 ? ` ${runs} times` : ''}: ${print(predicate, source)}`
  })
  return [head, ...steps, ...pipes.map(({ name }) => `| ${name}`)].join('\n')
}
