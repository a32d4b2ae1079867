/** The page of a rule says what the rule's own file says, part by part, and counts what a test can count for itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulePage } from '../../src/catalog/rule-page.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { page, samples, siteOf, textOf, withFolder } from './site.ts'

const id = '2a048c14-4634-11ec-a618-3e22fbd008af'
const site = samples()
const entry = site.library.byId.get(id)
assert.ok(entry)
const facts = rulePage(entry, site.library, undefined)

test('the parts of the page stand in their order', async () => {
  const { status, text } = await page(site.live, facts.address)
  assert.equal(status, 200)
  const parts = [
    'Remote Process Instantiation via WMI and PowerShell Script Block',
    'MITRE ATT&CK coverage',
    'Event coverage',
    'Rule body',
    'Stages and predicates',
    'Indicators',
    'Finding',
    'Related rules',
    'Tests',
    'Data needed',
    'Guide',
  ]
  const headings = [...text.matchAll(/<h[12][^>]*>(.*?)<\/h[12]>/gs)].map(([, html = '']) => textOf(html).trim())
  assert.deepEqual(
    headings.filter(heading => heading !== 'On this page').map(heading => heading.replace(/^Rule body.*/, 'Rule body')),
    parts,
  )
})

test('every section is linked beside its heading, by its name', async () => {
  const { text } = await page(site.live, facts.address)
  const ids = [...text.matchAll(/<h2 id="([^"]+)">/g)].map(([, id = '']) => id)
  const links = [...text.matchAll(/<\/h2><a href="#([^"]+)" class=self aria-label="Link to [^"]+">#<\/a>/g)]
  assert.deepEqual(
    links.map(([, target]) => target),
    ids,
  )
  assert.equal(ids.length, 10)
  assert.match((await page(site.live, '/style.css')).text, /@media print \{[^@]*\.self,[^@]*display: none/)
})

test('ATT&CK and events are those of the rule', () => {
  assert.deepEqual(
    facts.attack.map(({ tactic, techniques }) => [tactic?.label, techniques.map(({ id, name }) => `${id} ${name}`)]),
    [['Execution', ['T1047 Windows Management Instrumentation']]],
  )
  assert.deepEqual(
    facts.events.map(({ provider, id, title }) => [provider, id, title?.startsWith('Creating Scriptblock text')]),
    [['PowerShell', 4104, true]],
  )
})

test('predicates have their normal form, and the spelling of their author beside it', async () => {
  const { text } = await page(site.live, facts.address)
  assert.match(textOf(text), /ScriptBlockText contains Invoke-WmiMethod written \* Invoke-WmiMethod \*/)
  const rows = facts.indicators.filter(({ field }) => field === 'ScriptBlockText')
  assert.deepEqual(
    rows.map(({ operator, value, written, selector, exclude }) => [operator, value, written, selector, exclude]),
    ['Invoke-WmiMethod', '-CN', '-ComputerName', '-Class Win32_Process', '-Name create'].map(value => [
      'contains',
      value,
      `*${value}*`,
      false,
      false,
    ]),
  )
  assert.deepEqual(
    facts.indicators.filter(row => row.selector).map(({ field }) => field),
    ['source', 'source', 'EventCode'],
  )
})

test('the search becomes a plan and SQL', async () => {
  const { text } = await page(site.live, facts.address)
  assert.match(text, /ClickHouse/)
  assert.match((await page(site.live, `${facts.address}sql.txt`)).text, /^\s*(?:WITH|SELECT)\b/m)
  assert.match((await page(site.live, `${facts.address}rule.yml`)).text, /^name: Remote Process/)
})

test('the JSON beside the page holds its facts', async () => {
  const { status, text, headers } = await page(site.live, `${facts.address}index.json`)
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /^application\/json/)
  const read = JSON.parse(text)
  assert.equal(read.id, id)
  assert.equal(read.compiled.runs, true)
})

test('what only one rule has is only here; what several have is counted and linked', async () => {
  for (const one of site.library.entries) {
    const { indicators } = rulePage(one, site.library, undefined)
    for (const [at, row] of indicators.entries()) {
      const key = one.logic.indicators[at]?.key
      const others = site.library.entries.filter(
        other => other !== one && other.logic.indicators.some(indicator => indicator.key === key),
      )
      assert.equal(row.others, others.length, `${one.rule.name}: ${row.field} ${row.value}`)
      assert.equal(row.address === undefined, others.length === 0)
      if (row.address !== undefined) assert.equal((await page(site.live, row.address)).status, 200, row.address)
    }
  }
})

const roots = ['splunk', 'sigma', 'elastic'].map(name => sharedPath('corpus', name))

test(
  'over rules of three vendors pages stay small, and counts are those of a plain count',
  needsShared('corpus'),
  async () => {
    const { library, live } = siteOf(...roots)
    // PowerShell by its file name: whatever the field and the spelling, counted here from the indicators alone.
    const named = library.entries.filter(({ logic }) =>
      logic.indicators.some(row => row.key === 'process.name|eq|powershell.exe'),
    )
    const use = library.values.get('process.name|eq|powershell.exe')
    assert.equal(use?.entries.length, named.length)
    assert.ok(named.length > 100)
    assert.deepEqual([...new Set(named.map(({ rule }) => rule.vendor))].sort(), ['elastic', 'sigma', 'splunk'])

    const largest = library.entries.toSorted((a, b) => b.rule.body.text.length - a.rule.body.text.length).slice(0, 12)
    const most = library.entries.toSorted((a, b) => b.logic.indicators.length - a.logic.indicators.length).slice(0, 12)
    for (const { address } of [...largest, ...most]) {
      const { status, text } = await page(live, address)
      assert.equal(status, 200)
      assert.ok(Buffer.byteLength(text) <= 40 * 1024, `${address}: ${Buffer.byteLength(text)} bytes`)
    }
  },
)

test('what is longer than a page shows stands in its own file, and JSON names it', () =>
  withFolder({ 'rules/long.yml': longRule }, async folder => {
    const { library, files } = siteOf(folder)
    const [entry] = library.entries
    const { text } = await page(files, `${entry?.address}index.json`)
    assert.deepEqual(JSON.parse(text).body.text, { file: 'rule.yml', characters: longRule.length })
    assert.equal((await page(files, `${entry?.address}rule.yml`)).text, longRule)
    assert.match((await page(files, entry?.address ?? '')).text, /href="rule\.yml"/)
  }))

test('a long list of logic ends early on the page, and a part of a file is not for copying', () =>
  withFolder({ 'rules/long.yml': longRule, 'rules/short.yml': taggedRule(1) }, async folder => {
    const { library, live } = siteOf(folder)
    const [long, short] = [/^Long$/, /^(?!Long$)/].map(
      name => library.entries.find(({ rule }) => name.test(rule.name))?.address ?? '',
    )
    const { text } = await page(live, long ?? '')
    assert.ok(text.includes('tool100.exe') && !/<b>[^<]*tool200\.exe/.test(text))
    assert.match(text, /the whole file, \d+ characters/)
    assert.doesNotMatch(text, /data-copy/)
    assert.match((await page(live, short ?? '')).text, /data-copy/)
  }))

const longRule = `title: Long
id: 5e7b2b2e-0e0a-4f6e-9a55-2f4d8a2c9b10
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith:
${Array.from({ length: 2000 }, (_, at) => `      - '\\\\tool${at}.exe'`).join('\n')}
  condition: selection
`

test('rules of a technique stand 200 to a page, each of them once', () =>
  withFolder(
    Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`rules/r${at}.yml`, taggedRule(at)])),
    async folder => {
      const { files } = siteOf(folder)
      const pages = await Promise.all(['', 'page/2/', 'page/3/'].map(part => page(files, `/attack/T1047/${part}`)))
      const names = pages.map(({ text }) => [...text.matchAll(/Rule \d+ of many/g)].map(([name]) => name))
      assert.deepEqual(
        names.map(({ length }) => length),
        [200, 200, 1],
      )
      assert.equal(new Set(names.flat()).size, 401)
      for (const part of ['page/0/', 'page/1/', 'page/4/', 'page/2/page/2/'])
        assert.equal((await page(files, `/attack/T1047/${part}`)).status, 404, part)
    },
  ))

const taggedRule = (at: number): string => `title: Rule ${at} of many
id: 5e7b2b2e-0e0a-4f6e-9a55-${String(at).padStart(12, '0')}
tags: [attack.t1047]
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '\\\\tool.exe'
  condition: selection
`

test('beside the page stand the file of the rule as it is, and the page as Markdown', async () => {
  const { text } = await page(site.files, facts.address)
  for (const [type, file] of [
    ['application/json', 'index.json'],
    ['application/yaml', 'rule.yml'],
    ['text/markdown', 'rule.md'],
  ]) {
    assert.match(text, new RegExp(`<link rel=alternate type="${type}" href="${file}"/>`))
    assert.match(text, new RegExp(`<a href="${file}">\\.[a-z]+</a>`))
  }
  assert.equal((await page(site.live, `${facts.address}rule.yml`)).text, entry.rule.body.text)
  assert.equal((await page(site.live, `${facts.address}rule.toml`)).status, 404)
  const { text: markdown, headers } = await page(site.live, `${facts.address}rule.md`)
  assert.match(headers.get('content-type') ?? '', /^text\/plain/)
  const heads = [...markdown.matchAll(/^#+ .*/gm)].map(([line]) => line)
  assert.deepEqual(heads, [
    `# ${facts.title}`,
    '## MITRE ATT&CK coverage',
    '## Event coverage',
    '## Rule body',
    '## Stages and predicates',
    '## Indicators',
  ])
  assert.ok(markdown.includes('| Execution | T1047 Windows Management Instrumentation |'))
  assert.match(markdown, /^\| PowerShell \| 4104 \| Creating Scriptblock text/m)
  assert.match(markdown, /^```spl\n[\s\S]*Invoke-WmiMethod[\s\S]*^```$/m)
  assert.match(markdown, /^ +- `ScriptBlockText` contains `Invoke-WmiMethod`$/m)
  assert.match(markdown, /^\| `ScriptBlockText` \| contains \| `Invoke-WmiMethod` \| only here \|$/m)
})

test('the Markdown of a rule with thousands of values stays short, and says where all are', () =>
  withFolder({ 'rules/long.yml': longRule }, async folder => {
    const { files } = siteOf(folder)
    const { text } = await page(files, '/rules/long/rule.md')
    assert.ok(text.length < 12_000, String(text.length))
    assert.match(text, /characters more in rule\.yml/)
    assert.match(text, /All 2\u202f000: \[indicators\.txt\]/)
  }))
