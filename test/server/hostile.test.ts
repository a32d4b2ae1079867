/** Rules of strangers and requests of strangers do no harm. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportSite } from '../../src/server/export.ts'
import { page, samples, siteOf, withFolder } from './site.ts'

const nasty = `<img src=x onerror=alert(1)>"'\\u202e<script>alert(2)</script>`

const splunk = `name: ${JSON.stringify(`${nasty} ../../etc/passwd`)}
id: 11111111-2222-3333-4444-555555555555
version: 1
date: '2026-01-01'
author: ${JSON.stringify(nasty)}
status: production
type: TTP
description: ${JSON.stringify(nasty)}
data_source:
- ${JSON.stringify(nasty)}
search: ${JSON.stringify(`index=x "</code></pre><script>alert(3)</script>" __proto__="<b>" constructor=*<i>* | stats count by toString`)}
how_to_implement: ${JSON.stringify(nasty)}
known_false_positives: ${JSON.stringify(nasty)}
references:
- "javascript:alert(4)"
- "https://example.com/\\" onmouseover=\\"alert(5)"
drilldown_searches:
- name: ${JSON.stringify(nasty)}
  search: ${JSON.stringify(nasty)}
  earliest_offset: "<"
  latest_offset: ">"
tags:
  analytic_story: [${JSON.stringify(nasty)}]
  asset_type: Endpoint
  mitre_attack_id: ["T1059", "../T1", "<s>"]
  security_domain: endpoint
tests:
- name: ${JSON.stringify(nasty)}
  attack_data:
  - data: "javascript:alert(6)"
    source: ${JSON.stringify(nasty)}
    sourcetype: x
`

const rule = (name: string, id: string): string =>
  `title: ${name}\nid: ${id}\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection: {Image|endswith: '\\x.exe', __proto__: a}\n  condition: selection\n`

const files = {
  'detections/endpoint/nasty.yml': splunk,
  'sigma/by.yml': rule('By', '11111111-0000-0000-0000-000000000001'),
  'sigma/again.yml': rule('by', '21111111-0000-0000-0000-000000000002'),
  'sigma/empty.yml': rule("'???'", '31111111-0000-0000-0000-000000000003'),
  'sigma/broken.yml': 'title: "<script>alert(7)</script>\ndetection: [',
}

/** Tags and attributes of the page: whatever a stranger wrote has become neither. */
function assertHarmless(html: string, address: string): void {
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  assert.equal(scripts.length, 2, `${address} has ${scripts.join(' ')}`)
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
    assert.doesNotMatch(tag.replaceAll(/"[^"]*"/g, ''), /\son\w+\s*=/, `${address}: ${tag}`)
    assert.doesNotMatch(tag, /^<(?:img|iframe|object|embed|s|b onerror)\b/, `${address}: ${tag}`)
    assert.doesNotMatch(tag, /(?:href|src|action)="\s*(?:javascript|vbscript):/i, `${address}: ${tag}`)
  }
  assert.doesNotMatch(html, /\u202e/)
}

test('text of a hostile rule is text on every page', () =>
  withFolder(files, async folder => {
    const { library, live, answers } = siteOf(folder)
    assert.equal(library.entries.length, 4)
    assert.equal(new Set(library.entries.map(({ slug }) => slug)).size, 4)
    for (const { slug } of library.entries) assert.match(slug, /^[a-z0-9][a-z0-9-]*$/)
    const addresses = [
      '/',
      '/rules/',
      '/attack/',
      '/events/',
      '/indicators/',
      '/overlap/',
      '/problems/',
      `/rules/?q=${encodeURIComponent(nasty)}`,
      `/${encodeURIComponent(nasty)}/`,
      ...library.entries.map(({ address }) => address),
      ...[...library.fieldsBySegment.keys()].map(segment => `/indicators/${segment}/`),
    ]
    for (const address of addresses) assertHarmless((await page(live, address)).text, address)
    await withFolder({}, target => exportSite(answers, target))
  }))

test('Markdown of a hostile rule has no tag, no link and no heading of it', () =>
  withFolder(files, async folder => {
    const { library, live } = siteOf(folder)
    const hostile = library.byId.get('11111111-2222-3333-4444-555555555555')
    const { text } = await page(live, `${hostile?.address}rule.md`)
    const [before = '', fence = '', ...after] = text.split(/^(`{3,}spl\n[\s\S]*?^`{3,}$)/m)
    assert.match(fence, /<script>/)
    for (const part of [before, ...after]) {
      const bare = part.replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
      assert.doesNotMatch(bare, /<(?!\/?code>)|javascript:|https:\/\//)
    }
    assert.doesNotMatch(text, /\u202e/)
  }))

test('answers name what they may load, and load nothing from elsewhere', async () => {
  const { live } = samples()
  for (const address of ['/', '/rules/', '/nowhere/', '/style.css', '/attack/layer.json']) {
    const { headers } = await page(live, address)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
  const { text } = await page(live, '/')
  const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code)
  assert.equal(inline.length, 1)
  assert.doesNotMatch(text, /\sstyle="/)
})

test('no path of a request reaches the disk, and odd ones are no pages', async () => {
  const { live } = samples()
  const paths = [
    '/../package.json',
    '/..%2f..%2fetc/passwd',
    '/rules/..%2f..%2fpackage.json',
    '/rules/%2e%2e/%2e%2e/package.json',
    '/rules/__proto__/',
    '/rules/constructor/rule.yml',
    '/rules/by/__proto__/x/',
    '/rules/by/vendor/nobody/',
    '/rules/page/0/',
    '/rules/page/999/',
    '/events/__proto__/1/',
    '/indicators/__proto__/',
    '/indicators/process.name/eq/nothing~000000/',
    '/attack/T0000/',
    '/attack/toString/',
    '//example.com/',
    '/%00/',
    '/%E0%A4%A/',
  ]
  for (const path of paths) {
    const response = await live.request(`http://localhost${path}`)
    assert.equal(response.status, 404, path)
    assert.doesNotMatch(await response.text(), /"devDependencies"|root:/)
  }
  const redirect = await live.request('http://localhost//rules')
  assert.doesNotMatch(redirect.headers.get('location') ?? '', /^\/\//)
})

test('no rule makes a page of more than 40 KB, whatever part of it is long', () =>
  withFolder(longRules, async folder => {
    const { library, live, answers } = siteOf(folder)
    assert.deepEqual(
      library.set.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    )
    assert.equal(library.entries.length, Object.keys(longRules).length)
    for (const { address, file } of library.entries)
      for (const { text } of [await page(live, address), answers(address, '')]) {
        assert.ok(Buffer.byteLength(text) <= 40 * 1024, `${file}: ${Buffer.byteLength(text)} bytes`)
        assertHarmless(text, address)
      }
    await withFolder({}, target => exportSite(answers, target))
  }))

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('')
const wide = '<&\\u202e"'.repeat(3000)
const base = (part: string, search = 'index=x a=b'): string => `name: Long
id: ${String(part.length).padStart(8, '0')}-2222-3333-4444-555555555555
version: 1
date: '2026-01-01'
author: me
status: production
type: TTP
${part}
search: ${JSON.stringify(search)}
`

/** Each is long in another part. */
const longRules: Readonly<Record<string, string>> = {
  'detections/endpoint/description.yml': base(`description: ${JSON.stringify(wide)}`),
  'detections/endpoint/guide.yml': base(
    `how_to_implement: ${JSON.stringify(wide)}\nknown_false_positives: ${JSON.stringify(`${wide}.`)}`,
  ),
  'detections/endpoint/references.yml': base(
    `references:\n${times(900, at => `- ${JSON.stringify(`https://example.com/${at}/${'<>'.repeat(300)}`)}\n`)}`,
  ),
  'detections/endpoint/sources.yml': base(
    `data_source:\n${times(2000, at => `- ${JSON.stringify(`Source ${at} ${'<'.repeat(500)}`)}\n`)}`,
  ),
  'detections/endpoint/drilldowns.yml': base(
    `drilldown_searches:\n${times(8, () => `- name: ${JSON.stringify(wide)}\n  search: ${JSON.stringify(wide)}\n  earliest_offset: ${JSON.stringify(wide)}\n  latest_offset: "1"\n`)}`,
  ),
  'detections/endpoint/tests.yml': base(
    `tests:\n${times(9, at => `- name: ${JSON.stringify(`${at}${wide}`)}\n  attack_data:\n  - data: ${JSON.stringify(wide)}\n    source: ${JSON.stringify(wide)}\n    sourcetype: x\n`)}`,
  ),
  'detections/endpoint/techniques.yml': base(
    `tags:\n  mitre_attack_id: [${times(3000, at => `T${1000 + at},`)}]\n  analytic_story: [${times(3000, at => `"story ${at}",`)}]\n  asset_type: Endpoint\n  security_domain: endpoint`,
  ),
  'detections/endpoint/stages.yml': base(
    'description: x',
    `index=x ${times(400, at => `| where a${at}="<<<<${at}" `)}`,
  ),
  'detections/endpoint/values.yml': base(
    'description: xx',
    `index=x (${times(3000, at => `b="${'&'.repeat(250)}${at}" OR `)} b=1)`,
  ),
  'detections/endpoint/nested.yml': base(
    'description: xxx',
    `index=x ${times(40, at => `NOT (c=${at} OR d="<${at}" `)}${')'.repeat(40)}`,
  ),
  'detections/endpoint/macros.yml': base(
    'description: xxxx',
    times(500, at => `\`macro_of_many_${at}(${'<'.repeat(50)})\` `),
  ),
  'detections/endpoint/fields.yml': base(
    'description: xxxxx',
    `index=x | table ${times(4000, at => `"field <${at}>" `)}`,
  ),
}
