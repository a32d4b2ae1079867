/** Links that work from any place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relativeAddress } from '../../src/web/addresses.ts'

const links: readonly (readonly [from: string, to: string, live: string, files: string])[] = [
  ['/', '/', './', 'index.html'],
  ['/', '/rules/', 'rules/', 'rules/index.html'],
  ['/rules/x/', '/', '../../', '../../index.html'],
  ['/rules/x/', '/rules/y/', '../y/', '../y/index.html'],
  ['/rules/x/', '/rules/x/', './', 'index.html'],
  ['/rules/x/', '/rules/x/index.json', 'index.json', 'index.json'],
  ['/rules/x/', '/style.css', '../../style.css', '../../style.css'],
  ['/rules/x/', '/attack/#execution', '../../attack/#execution', '../../attack/index.html#execution'],
  ['/rules/', '/rules/?q=a%2Fb&page=2', './?q=a%2Fb&page=2', 'index.html?q=a%2Fb&page=2'],
  ['/rules/by/vendor/sigma/page/2/', '/rules/by/vendor/sigma/', '../../', '../../index.html'],
  ['/rules/nowhere', '/rules/', './', 'index.html'],
]

for (const [from, to, live, files] of links)
  test(`from ${from} to ${to}`, () => {
    assert.equal(relativeAddress(from, to, false), live)
    assert.equal(relativeAddress(from, to, true), files)
    assert.equal(new URL(live, `http://host/below${from}`).pathname, `/below${to.replace(/[?#].*/, '')}`)
  })
