/** Where the links of a page lead, as a browser reads them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linksOf } from '../../src/server/links.ts'
import { relativeAddress } from '../../src/web/addresses.ts'

const cases: readonly (readonly [link: string, target: string, fragment: string])[] = [
  ['', '/rules/x/', ''],
  ['#file', '/rules/x/', 'file'],
  ['index.json', '/rules/x/index.json', ''],
  ['./', '/rules/x/', ''],
  ['index.html', '/rules/x/', ''],
  ['../../style.css', '/style.css', ''],
  ['../../', '/', ''],
  ['../../index.html', '/', ''],
  ['../?q=a%2Fb&amp;page=2#top', '/rules/', 'top'],
  ['/attack/#execution', '/attack/', 'execution'],
  ['?q=../x', '/rules/x/', ''],
  ['../y/#a?b', '/rules/y/', 'a?b'],
  ['../../../../y/', '/y/', ''],
]

for (const [link, target, fragment] of cases)
  test(`'${link}' leads to ${target}`, () =>
    assert.deepEqual(linksOf(`<a href="${link}">x</a>`, '/rules/x/'), [{ target, fragment }]))

test('what leads elsewhere is no link of the site', () =>
  assert.deepEqual(linksOf('<a href="https://example.org/"><a href="data:,"><link src="mailto:x">', '/'), []))

test('a link is told once, whatever attribute names it', () =>
  assert.equal(linksOf('<a href="x/"><script src="x.js"></script><form action="x/"><a href="x/#y">', '/').length, 3))

test('what is written for a way is read as that way', () => {
  const address = fc
    .array(fc.constantFrom('rules', 'by', 'a-b', 'x', 'page', '2'), { maxLength: 5 })
    .map(parts => `/${parts.map(part => `${part}/`).join('')}`)
  fc.assert(
    fc.property(address, address, fc.boolean(), fc.constantFrom('', 'index.json', '#z'), (from, to, files, end) => {
      const link = relativeAddress(from, to + end, files)
      const [found] = linksOf(`<a href="${link}">`, from)
      assert.deepEqual(found, end === '#z' ? { target: to, fragment: 'z' } : { target: to + end, fragment: '' })
    }),
  )
})
