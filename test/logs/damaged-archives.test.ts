/** Archives that are damaged: what of them is read, and what is said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { crc32 } from '../../src/logs/evtx/bytes.ts'
import { tarFile, zipFile } from './archives.ts'
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

/** As a program writes a zip that it cannot seek in: sizes stand behind the content, with a mark or without. */
function streamed(name: string, content: Uint8Array, mark = 'PK\x07\x08'): Buffer {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(8, 2)
  head.writeUInt16LE(8, 4)
  head.writeUInt16LE(name.length, 22)
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc32(content), 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(content.length, 8)
  return Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed, Buffer.from(mark), sizes])
}

const directoryOf = (zip: Buffer): number => zip.indexOf('PK\x01\x02')
const names = (found: readonly string[]): string[] =>
  found.filter(name => name.endsWith(' 1')).map(name => name.slice(0, -2))

const noDirectory = 'the directory of the zip is not here; members that it does not name are found by their own headers'
const hurtDirectory =
  'the directory of the zip is damaged; members that it does not name are found by their own headers'

test('a zip without its directory is read by the headers of its members', async () => {
  const zip = zipFile({ 'a.json': lines, 'd/': Buffer.alloc(0), 'b.json': lines })
  const cut = zip.subarray(0, directoryOf(zip))
  const within = zip.subarray(0, directoryOf(zip) + 20)
  const late = Buffer.concat([streamed('a.json', lines), streamed('b.json', lines, ''), streamed('c.json', lines)])
  const root = tree({ 'a.zip': cut, 'b.zip': within, 'c.zip': late, 'd.tar': tarFile({ 'in.zip': late }) })
  const { found, said } = await read([root])
  const members = (file: string, of: string) => [...of].map(name => `${file}!${name}.json`)
  assert.deepEqual(names(found), [
    ...members('a.zip', 'ab'),
    ...members('b.zip', 'ab'),
    ...members('c.zip', 'abc'),
    ...members('d.tar!in.zip', 'abc'),
  ])
  assert.equal(found.length, 20)
  assert.deepEqual(said, [
    `a.zip at ${cut.length}: ${noDirectory}`,
    `b.zip at ${within.length}: ${noDirectory}`,
    `c.zip at ${late.length}: ${noDirectory}`,
    `d.tar!in.zip at ${late.length}: ${noDirectory}`,
  ])
})

test('a damaged entry in the directory of a zip costs nothing: what it has given is not given again', async () => {
  const zip = zipFile({ 'a.json': lines, 'b.json': lines, 'c.json': lines })
  const second = zip.indexOf('PK\x01\x02', directoryOf(zip) + 1)
  const moved = Buffer.from(zip)
  moved.writeUInt32LE(7, second + 42)
  const root = tree({ 'a.zip': hurt(zip, second, 0), 'b.zip': moved })
  const { found, said } = await read([root])
  assert.deepEqual(names(found), [
    ...['a', 'b', 'c'].map(name => `a.zip!${name}.json`),
    ...['a', 'c', 'b'].map(name => `b.zip!${name}.json`),
  ])
  assert.deepEqual(said, [
    `a.zip at ${second}: ${hurtDirectory}`,
    'b.zip!b.json unreadable: its header is not where the directory says',
  ])
})

test('in a zip without its directory a broken member costs itself, and one that is cut is read up to there', async () => {
  const many = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `{"a":"${Math.sin(i)}"}\n`).join(''))
  const [a, b, c] = [streamed('a.json', lines), streamed('b.json', many), streamed('c.json', lines)]
  const zip = Buffer.concat([a, b, c, b.subarray(0, 150_000)])
  zip.fill(0xff, a.length + 100_000, a.length + 100_040)
  const headless = Buffer.concat([a, Buffer.alloc(300, 'x'), c, Buffer.alloc(100, 'x')])
  const { found, said } = await read([tree({ 'a.zip': zip, 'b.zip': headless })])
  assert.deepEqual(names(found), [
    'a.zip!a.json',
    'a.zip!b.json',
    'a.zip!c.json',
    'a.zip!b.json',
    'b.zip!a.json',
    'b.zip!c.json',
  ])
  assert.ok(found.length > 10_000)
  assert.match(said.join('\n'), /a\.zip!b\.json unreadable: (?!unexpected end)/)
  assert.match(said.join('\n'), /a\.zip!b\.json unreadable: unexpected end of file; the rest of it is not read/)
  assert.ok(
    said.includes(`b.zip at ${a.length}: no header of a member is here; the next one is at byte ${a.length + 300}`),
  )
  assert.ok(said.includes(`b.zip at ${headless.length - 100}: no header of a member is here; none follows`))
})

test('members of a zip without its directory that are not wanted are passed over by where they end', async () => {
  const picture = Buffer.concat([Buffer.from('\x89PNG', 'latin1'), Buffer.alloc(100_000), streamed('in.json', lines)])
  const zip = Buffer.concat([streamed('a.png', picture), streamed('b.json', lines)])
  const { found } = await read([tree({ 'a.zip': zip })])
  assert.deepEqual(names(found), ['a.zip!b.json'])
})

test('a zip without its directory is bounded as others are', async () => {
  const bomb = Buffer.concat([
    streamed('a.png', Buffer.concat([Buffer.from('\x89PNG', 'latin1'), Buffer.alloc(2 ** 24)])),
  ])
  const { said } = await read([tree({ 'a.zip': bomb })])
  assert.match(said.join('\n'), /a\.zip limit: archive inflates to more than 900 times its size/)
  const headers = Buffer.concat(Array.from({ length: 50 }, () => streamed('a.json', lines).subarray(0, 36)))
  const many = await read([tree({ 'a.zip': headers })], { limits: { entries: 20 } })
  assert.match(many.said.join('\n'), /a\.zip limit: archive has more than 20 members/)
})

test('a member of a zip that inflates to other bytes than were packed is said to be damaged', async () => {
  const zip = zipFile({ 'a.json': lines, 'b.json': lines })
  const changed = Buffer.from(zip)
  for (const at of [14, directoryOf(zip) + 16]) changed.writeUInt32LE(7, at)
  const cut = changed.subarray(0, directoryOf(zip))
  const { found, said } = await read([tree({ 'a.zip': changed, 'b.zip': cut })])
  assert.equal(found.length, 8)
  const damaged = 'a.json unreadable: it is damaged: its checksum is another; the rest of it is not read'
  assert.deepEqual(said, [`a.zip!${damaged}`, `b.zip at ${cut.length}: ${noDirectory}`, `b.zip!${damaged}`])
})

test('a zip of any bytes is read to its end, or its end is said', async () => {
  const whole = Buffer.concat([streamed('a.json', lines), zipFile({ 'b.json': lines, 'c.json': lines })])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      async (changes, end) => {
        const bytes = Buffer.from(whole.subarray(0, end))
        for (const [at, byte] of changes) if (at < end) bytes[at] = byte
        const stdin = (async function* () {
          yield bytes
        })()
        await read(['-'], { stdin })
      },
    ),
    { numRuns: 200 },
  )
})
