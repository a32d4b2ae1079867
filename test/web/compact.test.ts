/** What is left out of HTML is what its readers know; text stays as it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compact } from '../../src/web/compact.ts'
import { Code } from '../../src/web/parts/code.tsx'
import { textOf } from '../server/site.ts'

const cases: readonly (readonly [html: string, less: string])[] = [
  ['<p class="note">x</p>', '<p class=note>x</p>'],
  ['<p class="note meta">x</p>', '<p class="note meta">x</p>'],
  ['<ul><li>a</li><li>b</li></ul>', '<ul><li>a<li>b</ul>'],
  ['<ul><li>a</li> <li>b</li></ul>', '<ul><li>a</li> <li>b</ul>'],
  ['<button type="button" hidden="">x</button>', '<button type=button hidden>x</button>'],
  ['<a href="x">class="y" &quot;</a>', '<a href="x">class="y" &quot;</a>'],
]

for (const [html, less] of cases) test(html, () => assert.equal(compact(html), less))

test('code that looks like attributes and tags is shown as it was written', () => {
  const text = `<p class="note" type="x" >a & b</td><td hidden="" >`
  const html = `${Code({ pieces: [{ kind: '', text }] })}`
  assert.equal(textOf(compact(html)).trim(), text)
})
