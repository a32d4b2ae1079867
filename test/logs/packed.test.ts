/** Zstandard, xz and bzip2: what they hold, what is said of a broken one, and what a large one may cost. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { bunzipped } from '../../src/logs/bunzip2.ts'
import type { Pieces } from '../../src/logs/pieces.ts'
import { type ReadOptions, readLogs } from '../../src/logs/read.ts'
import { unxz } from '../../src/logs/unxz.ts'
import { unzstd } from '../../src/logs/unzstd.ts'
import { many, tars } from './packed.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-packed-'))
after(() => rmSync(folder, { recursive: true }))

const content = Array.from({ length: 250_000 }, (_, i) => `{"a":${i % 97}}\n`).join('')
const base64 = (text: string): Buffer => Buffer.from(text, 'base64')

const packings = [
  { name: 'zstd', unpack: unzstd, bytes: base64(many['x.zst']), small: base64(tars['x.tar.zst']) },
  { name: 'xz', unpack: unxz, bytes: base64(many['x.xz']), small: base64(tars['x.tar.xz']) },
  { name: 'bzip2', unpack: bunzipped, bytes: base64(many['x.bz2']), small: base64(tars['x.tar.bz2']) },
]

type Unpack = (pieces: Pieces) => AsyncGenerator<Uint8Array>

/** What comes out, and the error at the end of it. */
async function unpacked(unpack: Unpack, bytes: Uint8Array, pieceSize = bytes.length || 1) {
  const out: Uint8Array[] = []
  let error: unknown
  let largest = 0
  try {
    for await (const piece of unpack(pieces(bytes, pieceSize))) {
      out.push(piece)
      largest = Math.max(largest, piece.length)
    }
  } catch (thrown) {
    error = thrown
  }
  return { text: Buffer.concat(out).toString('latin1'), message: error instanceof Error ? error.message : '', largest }
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(name: string, bytes: Uint8Array, options?: ReadOptions) {
  writeFileSync(join(folder, name), bytes)
  const found: string[] = []
  const said: string[] = []
  for await (const { events, skipped, bad } of readLogs([join(folder, name)], options)) {
    for (const { origin } of events) found.push(`${origin.file} ${origin.record}`)
    for (const { kind, reason } of skipped) said.push(`${kind}: ${reason}`)
    for (const { message } of bad) said.push(message)
  }
  return { found, said }
}

for (const { name, unpack, bytes, small } of packings) {
  test(`${name}: the content, in pieces of any size, of several streams, before a line break`, async () => {
    for (const size of [11, 100_000]) assert.equal((await unpacked(unpack, bytes, size)).text, content)
    const twice = await unpacked(unpack, Buffer.concat([bytes, bytes]))
    assert.ok(twice.text === content + content && twice.message === '')
    const behind = await unpacked(unpack, Buffer.concat([bytes, Buffer.from('\n')]))
    assert.ok(behind.text === content && behind.message === '')
  })

  test(`${name}: a file that is cut anywhere, or has a byte changed, is never taken for whole`, async () => {
    const whole = await unpacked(unpack, small)
    assert.equal(whole.message, '')
    for (let end = 1; end < small.length; end++) {
      const { text, message } = await unpacked(unpack, small.subarray(0, end))
      assert.ok(message !== '' && whole.text.startsWith(text), `cut at ${end}`)
    }
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: small.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(small)
        changed[at] = (changed[at] ?? 0) ^ change
        const { text, message } = await unpacked(unpack, changed)
        assert.ok(message !== '' || text === whole.text)
      }),
      { numRuns: 200 },
    )
  })
}

test('packed tar files: members by their names', async () => {
  for (const [name, packed] of Object.entries(tars)) {
    const { found, said } = await read(name, Buffer.from(packed, 'base64'))
    assert.deepEqual([found, said], [[`${name}!x.json 1`, `${name}!x.json 2`], []])
  }
})

test('what inflates beyond the limits is stopped, in small pieces on the way there', async () => {
  for (const { name, unpack, bytes } of packings) {
    const { said } = await read('large', bytes, { limits: { ratio: 10, ratioFrom: 2 ** 20 } })
    assert.deepEqual(said.slice(-1), [
      'limit: archive inflates to more than 10 times its size; the rest of it is not read',
    ])
    assert.ok((await unpacked(unpack, bytes)).largest <= 256 * 1024, name)
  }
})

test('a window that no log needs is refused', async () => {
  // A frame of Zstandard that asks for 2 GB.
  const { message } = await unpacked(unzstd, Buffer.from('28b52ffd04a8010000', 'hex'))
  assert.match(message, /^it asks for a window of 2147483648 bytes/)
})
