/** The search of a rule laid out in its file: case by case, for made-up files, and for every rule at hand. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatYaml } from '../../src/harrier/fmt-yaml.ts'
import { formatSpl } from '../../src/spl/format.ts'
import { rootSource } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'

const formatted = (text: string) =>
  formatYaml(rootSource('rule.yml', text), search => ({ text: formatSpl(search.text).text, diagnostics: [] }))

const cases = readFileSync(join(import.meta.dirname, 'fmt.txt'), 'utf8').split(/^(?=# [^\n]*\n--- before\n)/m)

for (const part of cases) {
  const [head = '', before = '', end = ''] = part.split(/^--- (?:before\n|(?=after|same))/m)
  test(head.slice(2).trim(), () => {
    const given = before.replaceAll('␍', '\r')
    const { text, diagnostics } = formatted(given)
    const [kind, code] = end.split('\n', 1)[0]?.split(' ') ?? []
    const wanted = kind === 'same' ? given : end.slice(end.indexOf('\n') + 1).replaceAll('␍', '\r')
    assert.equal(text.trimEnd(), wanted.trimEnd())
    assert.deepEqual(
      diagnostics.map(diagnostic => diagnostic.code),
      code === undefined ? [] : [code],
    )
    assert.equal(formatted(text).text, text, 'laid out twice is the same as once')
  })
}

test('everything before and behind the search is left as it is, and nothing is thrown', () => {
  const line = fc.constantFrom(
    'a: 1',
    'b: [x,  y]',
    "c: 'it''s'",
    'd: |\n  two\n  lines',
    '# a remark',
    '',
    '"e": "\\u00e9"',
  )
  const search = fc.constantFrom(
    'search: index=main|head 5',
    'search: \'a=1 | where x="y"|dedup z\'',
    'search: |\n  a=1|head 1\n',
    'search: >\n  a=1\n  |head 1',
    'search: "a\\tb|head 1"',
  )
  fc.assert(
    fc.property(fc.array(line), search, fc.array(line), (above, own, below) => {
      const start = `${['type: TTP', ...new Set(above)].join('\n')}\n`
      const rest = `\n${[...new Set(below)].filter(one => !above.includes(one)).join('\n')}\n`
      const { text } = formatted(start + own + rest)
      assert.ok(text.startsWith(start))
      assert.ok(text.endsWith(rest))
    }),
    { numRuns: 200 },
  )
})

const content = ['corpus', 'splunk', 'detections']
test('rules of others keep every other line', needsShared(...content), () => {
  const folder = sharedPath(...content)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yml'))
  for (const file of files.filter((_, index) => index % 8 === 0)) {
    const before = readFileSync(join(folder, file), 'utf8')
    const { text } = formatted(before)
    const keys = (all: string): string[] => all.split('\n').filter(line => /^\w+:/.test(line) && !/^search:/.test(line))
    assert.deepEqual(keys(text), keys(before), file)
    assert.equal(formatted(text).text, text, file)
  }
})
