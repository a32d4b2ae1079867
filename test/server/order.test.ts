/** The list in the order of a column, kept through its pages and filters; as files it has the order of the catalog. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page, samples, siteOf, textOf, withFolder } from './site.ts'

/** Names from `a` on; every other thing in another order than the names. */
const rule = (at: number, level: string, more = ''): string =>
  `title: Rule ${String(at).padStart(3, '0')}\nid: 11111111-0000-0000-0000-${String(at).padStart(12, '0')}\nlevel: ${level}\n${more}detection:\n  selection: {Image: a${at}}\n  condition: selection\n`
const tagged = (technique: string): string => `tags: [attack.${technique}]\n`
const on = (provider: string): string => `logsource: {product: windows, ${provider}}\n`

const few = {
  'a.yml': rule(1, 'low', tagged('t1218') + on('category: process_creation')),
  'b.yml': rule(2, 'critical', on('category: network_connection')),
  'c.yml': rule(3, 'medium', tagged('t1003.001')),
  'd.yml': rule(4, 'critical', tagged('t1047') + on('category: registry_set')),
}

const cases: readonly (readonly [sort: string, numbers: readonly number[]])[] = [
  ['', [1, 2, 3, 4]],
  ['name', [1, 2, 3, 4]],
  ['-name', [4, 3, 2, 1]],
  ['technique', [3, 4, 1, 2]],
  ['-technique', [1, 4, 3, 2]],
  ['severity', [2, 4, 3, 1]],
  ['-severity', [1, 3, 2, 4]],
  // Sysmon 1, 3, 13; the third names none
  ['event', [1, 2, 4, 3]],
  ['-event', [4, 2, 1, 3]],
  // none has a test, all are read
  ['evidence', [1, 2, 3, 4]],
  ['relevance', [1, 2, 3, 4]],
  ['__proto__', [1, 2, 3, 4]],
  ['constructor', [1, 2, 3, 4]],
]

for (const [sort, numbers] of cases)
  test(`sort=${sort}`, () =>
    withFolder(few, async folder => {
      const { live } = siteOf(folder)
      const { rows } = JSON.parse((await page(live, `/rules/index.json?sort=${sort}`)).text)
      assert.deepEqual(
        rows.map(({ label }: { label: string }) => Number(label.slice(5))),
        numbers,
      )
    }))

test('by relevance names come before descriptions, and whole words before parts; without a query it is not offered', () => {
  const named = (name: string, description: string): string =>
    `title: ${name}\ndescription: ${description}\nlogsource: {product: windows}\ndetection:\n  a: {Image: a}\n  condition: a\n`
  const rules = {
    'a.yml': named('Aaa', 'dumps lsass'),
    'b.yml': named('Bbb lsassy', 'other'),
    'c.yml': named('Ccc LSASS', 'other'),
    'd.yml': named('Ddd LSASS', 'dumps lsass'),
  }
  return withFolder(rules, async folder => {
    const { live } = siteOf(folder)
    const labels = async (query: string): Promise<string> => {
      const { rows } = JSON.parse((await page(live, `/rules/index.json?${query}`)).text)
      return rows.map(({ label }: { label: string }) => label.slice(0, 1)).join('')
    }
    assert.equal(await labels('q=lsass&sort=relevance'), 'DCBA')
    assert.equal(await labels('q=lsass&sort=-relevance'), 'ABCD')
    assert.match((await page(live, '/rules/?q=lsass')).text, /sort=relevance/)
    assert.doesNotMatch((await page(live, '/rules/')).text, /sort=relevance/)
  })
})

test('by evidence rules with tests come first', async () => {
  const { live, library } = samples()
  const { rows } = JSON.parse((await page(live, '/rules/index.json?sort=evidence')).text)
  const tested = rows.map(({ label }: { label: string }) =>
    Boolean(library.entries.find(({ rule }) => rule.name === label)?.rule.tests.length),
  )
  assert.deepEqual(
    tested,
    tested.toSorted((a: boolean, b: boolean) => Number(b) - Number(a)),
  )
  assert.ok(tested[0])
})

test('a column that decides turns round, and says so', () =>
  withFolder(few, async folder => {
    const { live, answers } = siteOf(folder)
    const { text } = await page(live, '/rules/?sort=severity')
    assert.match(text, /<a href="\.\/\?sort=-severity" aria-current=true>/)
    assert.match(text, /<a href="\.\/">name/)
    assert.match(textOf(text), /severity ↑ , upwards/)
    assert.doesNotMatch(answers('/rules/', '').text, /class=orders/)
  }))

test('pages and filters keep the order', () =>
  withFolder(
    Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.yml`, rule(at, 'low')])),
    async folder => {
      const { live } = siteOf(folder)
      const list = JSON.parse((await page(live, '/rules/index.json?q=rule&severity=low&sort=-name')).text)
      assert.equal(list.next, '/rules/?q=rule&severity=low&sort=-name&page=2')
      assert.equal(list.filters[0].address, '/rules/?q=rule&sort=-name')
      const second = JSON.parse((await page(live, list.next.replace('?', 'index.json?'))).text)
      assert.equal(second.rows.at(-1).label, 'Rule 000')
      assert.equal(second.previous, '/rules/?q=rule&severity=low&sort=-name')
    },
  ))
