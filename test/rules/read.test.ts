/** Folders of content are read as the case files say. */
import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type RuleSet, readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { originPlace, position } from '../../src/text/source.ts'
import { inFolder, readCases } from './cases.ts'

const folder = join(import.meta.dirname, 'cases')

for (const file of ['rules.txt', 'outputs.txt', 'pools.txt'])
  for (const { name, files, sections } of readCases(join(folder, file)))
    test(`${file}: ${name}`, () => {
      inFolder(files, root => {
        const roots = (sections.get('roots') ?? '.').split('\n').map(path => join(root, path))
        const set = readRules(roots)
        const given: Record<string, string> = {
          rules: set.rules.map(ruleLine).join('\n'),
          output: set.rules.map(outputLines).join('\n'),
          search: set.rules.map(rule => rule.search.text).join('\n---\n'),
          tests: set.rules.flatMap(testLines).join('\n'),
          macros: set.macros.all.map(m => `${m.name}(${m.parameters.join(', ')}): ${m.definition.text}`).join('\n'),
          lookups: lookupLines(set),
          'data sources': set.dataSources.all.map(d => `${d.name}: ${d.source} ${d.sourcetype}`).join('\n'),
          diagnostics: set.diagnostics.map(diagnosticLine).join('\n'),
        }
        for (const [title, expected] of sections)
          if (title !== 'roots') assert.equal(given[title]?.replaceAll(root, ''), expected, title)
        if (!sections.has('diagnostics')) assert.equal(given['diagnostics'], '')
      })
    })

test('links are followed, cycles end, and a file that is reached twice is one rule', () => {
  inFolder([{ path: 'real/a.yml', text: 'name: A\nid: a\nsearch: x=1\n' }], root => {
    symlinkSync('../real', join(root, 'real', 'self'))
    symlinkSync('real', join(root, 'alias'))
    assert.deepEqual(
      readRules([join(root, 'alias'), root]).rules.map(rule => rule.file.replace(root, '')),
      ['/alias/a.yml'],
    )
  })
})

test('a lookup file that leads out of its root by a link is refused', () => {
  inFolder([{ path: 'r/lookups/t.yml', text: 'name: t\nfilename: t.csv\n' }], root => {
    writeFileSync(join(root, 'secret.csv'), 'a\nsecret\n')
    symlinkSync(join(root, 'secret.csv'), join(root, 'r/lookups/t.csv'))
    mkdirSync(join(root, 'r/.git'))
    const found = readRules([join(root, 'r')]).lookups.find('t')
    assert.deepEqual(found?.table().table.rows, [])
    assert.match(found?.table().diagnostics[0]?.message ?? '', /leads out of its folder/)
  })
})

test('a file that is too large is reported and not read', () => {
  const files = [
    { path: 'a.yml', text: `name: A\nid: a\nsearch: x=1\ndescription: ${'x'.repeat(1_100_000)}\n` },
    { path: 'b.yml', text: 'name: B\nid: b\nsearch: x=1\n' },
  ]
  inFolder(files, root => {
    const { rules, diagnostics } = readRules([root])
    assert.deepEqual(
      rules.map(rule => rule.name),
      ['B'],
    )
    assert.match(diagnostics[0]?.message ?? '', /'.*a\.yml' cannot be read: 1100040 bytes are more than the 1048576/)
  })
})

const ruleLine = (rule: Rule): string =>
  `${rule.file}: ${rule.name}, ${rule.id}, form ${rule.generation}, version ${rule.version}, ${rule.type}, ${rule.status}${rule.deprecated ? ', deprecated' : ''}`

function outputLines({ output }: Rule): string {
  const entities = output.entities.map(
    ({ kind, field, type, score, message }) => `${kind} ${field} ${type} ${score}${message ? ` ${message}` : ''}`,
  )
  const threats = output.threats.map(({ field, type }) => `threat ${field} ${type}`)
  return [`${output.kind} ${output.score ?? '-'} ${output.title ?? '-'}`, ...entities, ...threats].join('\n')
}

const testLines = (rule: Rule): string[] =>
  rule.tests.map(({ name, type, attackData }) => {
    const data = attackData.map(({ data, source, sourcetype }) => `: ${data} (${source}, ${sourcetype})`)
    return `${name}, ${type}${data.join('')}`
  })

function lookupLines(set: RuleSet): string {
  return set.lookups.all
    .map(lookup => {
      const { name, kind, matchTypes, caseSensitive, defaultMatch, minMatches } = lookup.definition
      const { table, diagnostics } = lookup.table()
      const match = matchTypes.map(({ kind, field }) => ` ${kind} ${field}`).join('')
      const problem = diagnostics.map(({ message }) => ` ${message}`).join('')
      const options = `${caseSensitive ? '' : ' any case'}${minMatches ? ` at least ${minMatches} '${defaultMatch}'` : ''}`
      return `${name} ${kind}${match}${options}: ${[table.columns, ...table.rows].map(row => row.join('|')).join(' ; ')}${problem}`
    })
    .join('\n')
}

function diagnosticLine({ severity, code, message, place }: Diagnostic): string {
  const origin = place ? originPlace(place) : undefined
  const { line, column } = origin ? position(origin.source, origin.span.start) : { line: 0, column: 0 }
  return `${origin?.source.name}:${line}:${column} ${severity} ${code}: ${message}`
}
