/** The page of two rules. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PairPage } from '../../src/server/api-overlap.ts'
import { siteOf, withFolder } from './site.ts'

const rule = (id: string, name: string, selection: string): string =>
  `title: ${name}\nid: ${id}\nlogsource:\n  category: process_creation\n  product: windows\ndetection:\n  selection:\n${selection}  condition: selection\nlevel: high\ntags:\n  - attack.t1218.011\n`

const files = {
  'a.yml': rule(
    '11111111-0000-4000-8000-000000000001',
    'Wide',
    "    Image|endswith: '\\rundll32.exe'\n    CommandLine|contains:\n      - javascript\n      - vbscript\n",
  ),
  'b.yml': rule(
    '11111111-0000-4000-8000-000000000002',
    'Narrow <i>',
    "    Image|endswith: '\\rundll32.exe'\n    CommandLine|contains: JavaScript\n",
  ),
  'c.yml': rule('11111111-0000-4000-8000-000000000003', 'Other', '    User: nobody\n'),
}

test('values of both, then of one; the same page whichever rule comes first', async () => {
  await withFolder(files, async folder => {
    const { live } = siteOf(folder)
    const json = (await (await live.request('/overlap/narrow-i/wide/index.json')).json()) as PairPage
    assert.equal(json.relation, 'within')
    assert.deepEqual([json.both, json.onlyA, json.onlyB], [2, 0, 1])
    assert.deepEqual(json.techniques, ['T1218.011'])
    const telling = json.rows.filter(row => !row.selector)
    assert.deepEqual(
      telling.map(row => [row.value, row.inA, row.inB]),
      [
        ['rundll32.exe', true, true],
        ['javascript', true, true],
        ['vbscript', false, true],
      ],
    )
    const html = await (await live.request('/overlap/narrow-i/wide/')).text()
    assert.match(html, /B looks for all that A does, and for more: 2 in both, 0 in A alone, 1 in B alone, 67 % alike/)
    assert.match(html, /Narrow &lt;i&gt;/)
    assert.match(await (await live.request('/overlap/')).text(), /href="(?:\.\/)?narrow-i\/wide\/"/)
    const unlike = await (await live.request('/overlap/other/wide/')).text()
    assert.match(unlike, /They are not alike: 0 in both, 1 in A alone, 3 in B alone/)
  })
})

test('what one rule leaves out is not said to be looked for', async () => {
  const apart = files['b.yml']
    .replace('000000000002', '000000000005')
    .replace('Narrow <i>', 'Careful')
    .replace('  condition: selection', '  filter:\n    User: SYSTEM\n  condition: selection and not filter')
  await withFolder({ ...files, 'e.yml': apart }, async folder => {
    const { live } = siteOf(folder)
    const html = await (await live.request('/overlap/careful/narrow-i/')).text()
    assert.match(
      html,
      /look for the same: 2 in both, 0 in A alone, 0 in B alone, 100 % alike\. 1 value is left out by one of them only\./,
    )
  })
})

test('what the other rule tests in other words is neither in both nor in one alone', async () => {
  const other = rule(
    '11111111-0000-4000-8000-000000000004',
    'Renamed',
    "    OriginalFileName: RUNDLL32.EXE\n    CommandLine|contains: '/javascript'\n    User: nobody\n",
  )
  await withFolder({ ...files, 'd.yml': other }, async folder => {
    const { live } = siteOf(folder)
    const json = (await (await live.request('/overlap/narrow-i/renamed/index.json')).json()) as PairPage
    assert.deepEqual([json.both, json.alike, json.onlyA, json.onlyB], [0, 4, 0, 1])
    const html = await (await live.request('/overlap/narrow-i/renamed/')).text()
    assert.match(html, /0 in both, 4 in other words, 0 in A alone, 1 in B alone/)
  })
})

test('the comparison as Markdown, in which strangers write no markup', async () => {
  await withFolder(files, async folder => {
    const { live, answers } = siteOf(folder)
    const response = await live.request('/overlap/narrow-i/wide/pair.md')
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
    const text = await response.text()
    assert.match(text, /^## Narrow &lt;i&gt; and Wide\n\n- A: Narrow &lt;i&gt; \(sigma\)\n- B: Wide \(sigma\)\n/)
    assert.match(text, /B looks for all that A does, and for more: 2 in both[^\n]*\.\n\nBoth name T1218\.011\.\n/)
    assert.match(text, /\| `vbscript` \| B alone \|\n/)
    const html = await (await live.request('/overlap/narrow-i/wide/')).text()
    assert.match(html, /href="?pair\.md"?/)
    assert.match(html, /&lt;i&gt;|&amp;lt;i/)
    assert.equal(answers('/overlap/narrow-i/wide/pair.md', '').text, text)
    for (const address of ['/overlap/wide/wide/pair.md', '/overlap/wide/pair.md', '/rules/wide/pair.md'])
      assert.equal((await live.request(address)).status, 404, address)
  })
})

test('a rule beside itself, or beside none, has no page', async () => {
  await withFolder(files, async folder => {
    const { live } = siteOf(folder)
    for (const address of ['/overlap/wide/wide/', '/overlap/wide/', '/overlap/wide/nothing/', '/overlap/wide/other/x/'])
      assert.equal((await live.request(address)).status, 404, address)
  })
})
