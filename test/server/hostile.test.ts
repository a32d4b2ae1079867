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
    '/rules/constructor/body.txt',
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
