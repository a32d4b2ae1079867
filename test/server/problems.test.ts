/** What is wrong with a file leads to the page of its rule, where the file has become one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsPage } from '../../src/catalog/problems.ts'
import { page, siteOf, withFolder } from './site.ts'

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
