/** What is wrong with a file leads to the page of its rule, where the file has become one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsPage } from '../../src/catalog/problems.ts'
import { page, siteOf, textOf, withFolder } from './site.ts'

const splunk = (name: string, id: string, rest: string): string =>
  `name: ${name}\nid: ${id}\nversion: 1\ndate: '2026-01-01'\nauthor: me\nstatus: production\ntype: TTP\ndescription: x\n${rest}`

const files = {
  'detections/endpoint/unclosed.yml': splunk(
    'Unclosed',
    '11111111-0000-0000-0000-000000000001',
    "search: 'index=x (a=1'\n",
  ),
  'sigma/odd.yml':
    'title: Odd\nid: 21111111-0000-0000-0000-000000000002\nlogsource: {product: windows}\ndetection:\n  selection: {Image|nosuch: x}\n  condition: selection\n',
  'sigma/broken.yml': 'title: "Broken\ndetection: [',
}

test('problems link to the pages of their rules', () =>
  withFolder(files, async folder => {
    const { library, live } = siteOf(folder)
    const { rows } = problemsPage(library)
    const rulesOf = (name: string) =>
      new Set(rows.filter(({ file }) => file?.endsWith(name)).map(({ rule }) => rule?.label))
    assert.deepEqual(rulesOf('unclosed.yml'), new Set(['Unclosed']))
    assert.deepEqual(rulesOf('odd.yml'), new Set(['Odd']))
    assert.deepEqual(rulesOf('broken.yml'), new Set([undefined]))
    const { text } = await page(live, '/problems/')
    assert.match(text, /<a href="\.\.\/rules\/unclosed\/">Unclosed<\/a>/)
    for (const { rule } of rows) if (rule) assert.equal((await page(live, rule.address)).status, 200)
  }))

test('of more than two thousand notes the page shows the first, and says so', () => {
  const many = Array.from({ length: 2100 }, (_, at) => [`r${at}.yml`, 'title: "Broken\ndetection: ['] as const)
  return withFolder(Object.fromEntries(many), async folder => {
    const { library, live } = siteOf(folder)
    const { rows, total } = problemsPage(library)
    assert.equal(rows.length, 2000)
    assert.ok(total >= 2100)
    const { text } = await page(live, '/problems/')
    const shown = textOf(text).replaceAll(/(?<=\d)\s(?=\d)/g, '')
    assert.ok(
      shown.includes(`${total} notes on files of rules, errors first; here are the first 2000 `),
      shown.slice(0, 200),
    )
  })
})
