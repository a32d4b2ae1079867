/** The scripts of the pages fit their budget as they are built, and are the same programs. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { minified } from '../../scripts/minify.ts'
import { root } from '../house/sources.ts'

const web = join(root, 'src', 'web')
const names = readdirSync(web).filter(name => name.endsWith('.js'))

test('all scripts together are at most 6 KB on the way', async () => {
  const blocks = await Promise.all(
    names.map(async name => `{\n${await minified(readFileSync(join(web, name), 'utf8'))}}\n`),
  )
  const bytes = gzipSync(blocks.join('')).length
  assert.ok(bytes <= 6 * 1024, `${bytes} bytes`)
  // blocks of one script: no name of one stands in the way of another's
  assert.ok(new Script(blocks.join('')))
})

test('names that pages know stay', async () => {
  for (const name of names) {
    const source = readFileSync(join(web, name), 'utf8')
    const small = await minified(source)
    for (const [, element = ''] of source.matchAll(/customElements\.define\('([^']+)'/g))
      assert.match(small, new RegExp(`customElements\\.define\\("${element}"`), name)
    for (const callback of source.match(/connectedCallback/g) ?? []) assert.ok(small.includes(callback), name)
  }
})
