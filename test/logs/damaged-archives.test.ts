/** Archives that are damaged: what of them is read, and what is said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { tarFile } from './archives.ts'
import { read, tree } from './reading.ts'

const lines = Buffer.from('{"a":1}\n{"a":2}\n')

/** The header of a member and its content lie a block apart. */
const member = (name: string, content: Uint8Array): Buffer => tarFile({ [name]: content }).subarray(0, -1024)
const endOfTar = Buffer.alloc(1024)

/** With a byte of the header that begins at `at` changed. */
function hurt(bytes: Buffer, at: number, byte = 110): Buffer {
  const changed = Buffer.from(bytes)
  changed[at + byte] = (changed[at + byte] ?? 0) ^ 0xff
  return changed
}

test('a damaged header in a tar costs its member and no other', async () => {
  const [a, b, c] = [member('a.json', lines), member('b.json', lines), member('c.json', lines)]
  const tar = hurt(Buffer.concat([a, b, c, endOfTar]), a.length)
  const zeroed = Buffer.concat([a, Buffer.alloc(512), b.subarray(512), c, endOfTar])
  const last = hurt(Buffer.concat([a, b, endOfTar]), a.length)
  const root = tree({ 'a.tar': tar, 'b.tar.gz': gzipSync(tar), 'c.tar': zeroed, 'd.tar': last })
  const { found, said } = await read([root])
  const both = (file: string) => ['a', 'c'].flatMap(name => [1, 2].map(record => `${file}!${name}.json ${record}`))
  assert.deepEqual(found, [...['a.tar', 'b.tar.gz', 'c.tar'].flatMap(both), 'd.tar!a.json 1', 'd.tar!a.json 2'])
  const upTo =
    'the header of a member is damaged; what follows it is not read up to byte 2048, where the next sound header is'
  assert.deepEqual(said, [
    `a.tar at 1024: ${upTo}`,
    `b.tar.gz at 1024: ${upTo}`,
    `c.tar at 1024: ${upTo}`,
    'd.tar at 1024: the header of a member is damaged; no sound one follows',
  ])
})

test('a tar as the content of a sound member is read as that and no more', async () => {
  const inner = tarFile({ 'inner.json': lines })
  // Behind text it is no tar, and its lines are what they are.
  const text = Buffer.concat([Buffer.from('a line\n'.padEnd(512, '.')), inner])
  const root = tree({ 'a.tar': tarFile({ 'x.tar': inner, 'y.log': text, 'z.json': lines }) })
  const { found } = await read([root])
  assert.deepEqual(
    found.filter(name => !name.startsWith('a.tar!y.log ')),
    ['a.tar!x.tar!inner.json 1', 'a.tar!x.tar!inner.json 2', 'a.tar!z.json 1', 'a.tar!z.json 2'],
  )
})

test('what stands behind the end of a tar is no damage; a tar behind it is read', async () => {
  const tar = tarFile({ 'a.json': lines })
  const root = tree({
    'a.tar': Buffer.concat([tar, Buffer.from('\n')]),
    'b.tar': Buffer.concat([tar, Buffer.alloc(5000, 'x')]),
    'c.tar': Buffer.concat([tar, tarFile({ 'b.json': lines })]),
  })
  const { found, said } = await read([root])
  assert.deepEqual(said, [])
  assert.deepEqual(
    found.filter(name => name.endsWith('1')),
    ['a.tar!a.json 1', 'b.tar!a.json 1', 'c.tar!a.json 1', 'c.tar!b.json 1'],
  )
})

test('a tar without a mark, with long names and with links is read', async () => {
  const old = Buffer.from(tarFile({ 'old.json': lines }))
  old.fill(0, 257, 265)
  const sum = old.subarray(0, 512).reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0)
  old.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const long = `${'d'.repeat(150)}/x.json`
  const typed = (type: string, content: Buffer) => {
    const bytes = Buffer.from(member('note', content))
    bytes.write(type, 156)
    const total = bytes.subarray(0, 512).reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0)
    bytes.write(`${total.toString(8).padStart(6, '0')}\0 `, 148)
    return bytes
  }
  const pax = Buffer.from(`${10 + long.length} path=${long}\n`)
  const root = tree({
    'a.tar': old,
    'b.tar': Buffer.concat([
      typed('L', Buffer.from(`${long}\0`)),
      member('d', lines),
      typed('x', pax),
      member('e', lines),
      typed('2', Buffer.alloc(0)),
      member('f.json', lines),
      endOfTar,
    ]),
  })
  const { found, said } = await read([root])
  assert.deepEqual(said, [])
  assert.deepEqual(
    found.filter(name => name.endsWith('1')),
    ['a.tar!old.json 1', `b.tar!${long} 1`, `b.tar!${long} 1`, 'b.tar!f.json 1'],
  )
})

test('a tar of any bytes is read to its end, or its end is said', async () => {
  const whole = Buffer.concat([member('a.json', lines), member('b.json', lines), member('c.json', lines), endOfTar])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      fc.integer({ min: 1, max: 2000 }),
      async (changes, end, size) => {
        const bytes = Buffer.from(whole.subarray(0, end))
        for (const [at, byte] of changes) if (at < end) bytes[at] = byte
        const pieces = (async function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
        })()
        await read(['-'], { stdin: pieces })
      },
    ),
    { numRuns: 200 },
  )
})
