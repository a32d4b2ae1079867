/** Logs by their paths: what is found, how it is named, and what is said of what cannot be read. */
import assert from 'node:assert/strict'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type ReadOptions, readLogs } from '../../src/logs/read.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { tarFile, zipFile } from './archives.ts'
import { encodeEvtx } from './evtx-encoder.ts'
import { read, tree } from './reading.ts'

const evtx = Buffer.from(
  encodeEvtx([
    { system: { eventId: '1', recordId: '40' }, data: [] },
    { system: { eventId: '1', recordId: '41' }, data: [] },
  ]),
)
const lines = Buffer.from('{"a":1}\n{"a":2}\n')
const xml = Buffer.from('<Event><System><EventRecordID>7</EventRecordID></System></Event>')

test('a folder is read through, in the order of names, whatever files are called', async () => {
  const root = tree({ 'b/x.log': evtx, 'a.txt': lines, 'b/a/y': xml, 'c.json.gz': gzipSync(lines) })
  const { found, said, progress } = await read([root])
  assert.deepEqual(found, ['a.txt 1', 'a.txt 2', 'b/a/y 7', 'b/x.log 40', 'b/x.log 41', 'c.json.gz 1', 'c.json.gz 2'])
  assert.deepEqual(said, [])
  assert.deepEqual([progress.files, progress.filesTotal], [4, 4])
  assert.equal(progress.bytes, progress.bytesTotal)
})

test('a file is named by its name, standard input by a dash', async () => {
  const root = tree({ 'deep/x.json': lines })
  assert.deepEqual((await read([join(root, 'deep/x.json')])).found, ['x.json 1', 'x.json 2'])
  const stdin = (async function* () {
    yield zipFile({ 'in.json': lines })
  })()
  assert.deepEqual((await read(['-'], { stdin })).found, ['-!in.json 1', '-!in.json 2'])
})

test('archives: members by their names, one within another, Apple leftovers passed over', async () => {
  const inner = tarFile({ 'y.evtx': evtx, 'z.json.gz': gzipSync(lines) })
  const root = tree({
    'a.zip': zipFile({
      'dir/': Buffer.alloc(0),
      'dir/x.json': lines,
      '__MACOSX/dir/._x.json': Buffer.from('junk'),
      'in.tar.gz': gzipSync(inner),
    }),
    'b.tar': tarFile({ 'in.zip': zipFile({ 'x.xml': xml }), 'after.xml': xml }),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, [
    'a.zip!dir/x.json 1',
    'a.zip!dir/x.json 2',
    'a.zip!in.tar.gz!y.evtx 40',
    'a.zip!in.tar.gz!y.evtx 41',
    'a.zip!in.tar.gz!z.json.gz 1',
    'a.zip!in.tar.gz!z.json.gz 2',
    'b.tar!in.zip!x.xml 7',
    'b.tar!after.xml 7',
  ])
  assert.deepEqual(said, [])
})

test('a document in a folder is no log, unless it is named itself', async () => {
  const root = tree({ 'README.md': Buffer.from('a line'), 'rule.yml': Buffer.from('a: b'), 'x.json': lines })
  const folder = await read([root])
  assert.deepEqual(folder.found, ['x.json 1', 'x.json 2'])
  assert.equal(folder.said.length, 2)
  assert.match(folder.said[0] ?? '', /README\.md.*document/)
  assert.deepEqual((await read([join(root, 'README.md')])).found, ['README.md 1'])
})

test('a member whose name leads out of the archive is read like any other', async () => {
  const root = tree({ 'a.zip': zipFile({ '../../x.json': lines, '/y.json': lines }) })
  assert.deepEqual((await read([root])).found, [
    'a.zip!../../x.json 1',
    'a.zip!../../x.json 2',
    'a.zip!/y.json 1',
    'a.zip!/y.json 2',
  ])
})

test('what is no log is said, and why', async () => {
  const none = 'it is neither text nor of a kind that is known'
  const right = 'logs are read as EVTX, XML, JSON, CSV or lines of text'
  const root = tree({
    'a.empty': Buffer.alloc(0),
    'b.txt': Buffer.from('\x89PQR\r\n\x1a\n\x02'),
    'c.bin': Buffer.from([0, 1, 2, 3]),
    'd.7z': Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'),
    'e.zip': zipFile({ 'x.txt': Buffer.from('\x01\x02'), 'y.json': lines }),
    'f.json': lines,
  })
  const { found, said } = await read([root, join(root, 'missing')])
  assert.deepEqual(found, ['e.zip!y.json 1', 'e.zip!y.json 2', 'f.json 1', 'f.json 2'])
  assert.deepEqual(
    said.toSorted(),
    [
      'a.empty empty: it is empty',
      `b.txt unknown: ${none}, it starts with the bytes c2895051520d0a1a; ${right}`,
      `c.bin unknown: ${none}, it starts with the bytes 00010203; ${right}`,
      'd.7z unknown: it is a 7z archive, it starts with the bytes 377abcaf271c; of archives zip, tar, gz, zst, xz and bz2 are read',
      `e.zip!x.txt unknown: ${none}, it starts with the bytes 0102; ${right}`,
      `${join(root, 'missing')} unreadable: there is no such file`,
    ].toSorted(),
  )
})

test('what is of a known kind is said to be that, and text that begins alike is text', async () => {
  const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(100)])
  const trace = Buffer.alloc(200)
  trace.writeUInt32LE(65_536, 0)
  trace.set([0x18, 0x01, 0x02, 0xc0], 0x48)
  const root = tree({
    'a.exe': bytes('4d5a9000'),
    'b.pdf': Buffer.from('%PDF-1.7\n1 0 obj\n'),
    'c.db': Buffer.from('SQLite format 3\0'),
    'd.pcap': bytes('d4c3b2a102000400'),
    'e.etl': trace,
    'f.evt': bytes('300000004c664c65'),
    'g.log': Buffer.from('MZ is the mark of a program\n'),
    'h.log': Buffer.from('regf, GIF89 and PAR1 are words\n'),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, ['g.log 1', 'h.log 1'])
  const right = 'logs are read as EVTX, XML, JSON, CSV or lines of text'
  assert.deepEqual(said, [
    `a.exe unknown: it is a Windows program (PE), it starts with the bytes 4d5a900000000000; ${right}`,
    `b.pdf unknown: it is a PDF document, it starts with the bytes 255044462d312e37; ${right}`,
    'c.db unknown: it is an SQLite database, it starts with the bytes 53514c6974652066; its tables are read as CSV or JSON',
    'd.pcap unknown: it is a packet capture (pcap), it starts with the bytes d4c3b2a102000400; what Zeek writes of it is read',
    "e.etl unknown: it looks like an event trace (ETL), it starts with the bytes 0000010000000000; 'tracerpt FILE -of XML' writes it as XML",
    "f.evt unknown: it is an event log of Windows before Vista (EVT), it starts with the bytes 300000004c664c65; 'wevtutil export-log OLD.evt NEW.evtx /lf:true' makes it an EVTX",
  ])
})

test('links to files are followed, a broken one is said', async () => {
  const root = tree({ 'x.json': lines })
  symlinkSync(join(root, 'x.json'), join(root, 'link.json'))
  symlinkSync(join(root, 'nowhere'), join(root, 'broken.json'))
  symlinkSync(root, join(root, 'circle'))
  const { found, said } = await read([root])
  assert.deepEqual(found, ['link.json 1', 'link.json 2', 'x.json 1', 'x.json 2'])
  assert.deepEqual(said, ['broken.json unreadable: there is no such file'])
})

test('what a transfer has added behind an archive costs nothing, what it has cut is said', async () => {
  const newline = Buffer.from('\n')
  const zip = zipFile({ 'x.json': lines })
  const gz = gzipSync(lines)
  const whole = tree({
    'a.zip': Buffer.concat([zip, newline]),
    'b.gz': Buffer.concat([gz, newline]),
  })
  const sound = await read([whole])
  assert.deepEqual(sound.said, [])
  assert.equal(sound.found.length, 4)
  const many = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `{"a":"${Math.sin(i)}"}\n`).join(''))
  const cut = tree({
    'a.gz': gzipSync(many).subarray(0, 150_000),
    'b.zip': zipFile({ 'x.json': lines }).subarray(0, 50),
    'c.json': lines,
    'd.gz': gzipSync(many.subarray(0, 20_000)).subarray(0, 5000),
  })
  const { found, said } = await read([cut])
  assert.ok(found.length > 5000 && found.includes('c.json 2') && found.includes('d.gz 100'))
  assert.match(said.join('\n'), /a\.gz unreadable: unexpected end of file; the rest of it is not read/)
  assert.match(said.join('\n'), /b\.zip!x\.json unreadable: /)
  assert.match(said.join('\n'), /d\.gz unreadable: unexpected end of file; the rest of it is not read/)
})

test('a broken member does not take its neighbours with it', async () => {
  const broken = gzipSync(Buffer.from('x'.repeat(1000))).fill(0xff, 12, 20)
  const root = tree({
    'a.zip': zipFile({ 'a.gz': broken, 'b.json': lines }),
    'b.tar': tarFile({ 'a.gz': broken, 'b.json': lines }),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, ['a.zip!b.json 1', 'a.zip!b.json 2', 'b.tar!b.json 1', 'b.tar!b.json 2'])
  assert.deepEqual(
    said.map(line => line.split(':')[0]),
    ['a.zip!a.gz unreadable', 'b.tar!a.gz unreadable'],
  )
})

test('an archive that grows beyond the limits is stopped, and the next file is read', async () => {
  const zeros = gzipSync(Buffer.concat([lines, Buffer.alloc(3 * 2 ** 20, 10)]))
  const files = { 'a.zip': zipFile({ 'x.gz': zeros, 'y.json': lines }), 'b.json': lines }
  const limited = async (limits: ReadOptions['limits']) => {
    const { found, said } = await read([tree(files)], { limits: limits ?? {} })
    assert.ok(found.includes('b.json 2'))
    return said
  }
  assert.deepEqual(await limited({ ratio: 100, ratioFrom: 2 ** 20 }), [
    'a.zip limit: archive inflates to more than 100 times its size; the rest of it is not read',
  ])
  assert.deepEqual(await limited({ inflated: 2 ** 20 }), [
    'a.zip limit: archive inflates to more than 1048576 bytes; the rest of it is not read',
  ])
  assert.deepEqual(await limited({ entries: 1 }), [
    'a.zip limit: archive has more than 1 members; the rest of it is not read',
  ])
  let nested = lines as Buffer
  for (let i = 0; i < 6; i++) nested = gzipSync(nested)
  assert.deepEqual((await read([tree({ 'a.gz': nested })])).said, ['a.gz limit: archives are nested deeper than 4'])
})

test('a few kilobytes that are gigabytes of blank lines are stopped soon, and what came before is read', async () => {
  const blank = gzipSync(Buffer.alloc(2 ** 28, '\n'))
  const bomb = gzipSync(Buffer.concat([gzipSync(lines), blank, blank, blank, blank]))
  const { found, said } = await read([tree({ 'a.gz': bomb })])
  assert.deepEqual(found, ['a.gz 1', 'a.gz 2'])
  assert.deepEqual(said, ['a.gz limit: archive inflates to more than 900 times its size; the rest of it is not read'])
})

test('zero bytes in a log, one or as many as a crash leaves, do not make it unreadable', async () => {
  const row = (n: number) => `2024-05-01T10:00:0${n} something happened, user=u${n}\n`
  const root = tree({
    'a.log': Buffer.from(`${row(1)}\0${row(2)}`),
    'b.log': Buffer.from(`${row(1)}${'\0'.repeat(10_000)}${row(2)}`),
    'c.csv': Buffer.from('name,number,text\n1,\0,some text that goes on\n2,3,more of that text\n'),
    'd.dat': Buffer.from('h\0\0e\0l\0l\0\0o\0'),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, ['a.log 1', 'a.log 2', 'b.log 1', 'b.log 2', 'c.csv 2', 'c.csv 3'])
  assert.deepEqual(said, [
    'd.dat unknown: it is neither text nor of a kind that is known, it starts with the bytes 68000065006c006c; logs are read as EVTX, XML, JSON, CSV or lines of text',
  ])
})

test('UTF-16 with its mark, as Windows PowerShell writes', async () => {
  const mark = '\ufeff'
  const bigEndian = Buffer.from(`${mark}${xml}`, 'utf16le').swap16()
  const root = tree({
    'a.json': Buffer.from(`${mark}{"a":"\u20ac"}\r\n{"a":\r\n`, 'utf16le'),
    'b.xml': bigEndian,
    'c.json': Buffer.from(`${mark}{"a":"b"}`),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, ['a.json 1', 'b.xml 7', 'c.json 1'])
  assert.deepEqual(said, ['a.json at 24: the value is not complete'])
})

test('UTF-16 without its mark is read by where its zeros are; tables of numbers and wider text are no UTF-16', async () => {
  const json = `{"a":"\u20ac"}\r\n{"a":\r\n`
  const plain = `2024-05-01T10:00:01 a plain line, user=u1\r\n`.repeat(20_000)
  const numbers = Buffer.from(Uint16Array.from({ length: 9000 }, (_, i) => i % 200).buffer)
  const root = tree({
    'a.json': Buffer.from(json, 'utf16le'),
    'b.xml': Buffer.from(`${xml}`, 'utf16le').swap16(),
    'c.json.gz': gzipSync(Buffer.from(json, 'utf16le').swap16()),
    'd.dat': numbers,
    'e.dat': Buffer.from(Uint32Array.from(plain.slice(0, 9000), letter => letter.charCodeAt(0)).buffer),
  })
  const { found, said } = await read([root])
  assert.deepEqual(found, ['a.json 1', 'b.xml 7', 'c.json.gz 1'])
  assert.deepEqual(
    said.map(line => line.slice(0, 60)),
    [
      'a.json at 22: the value is not complete',
      'c.json.gz at 22: the value is not complete',
      'd.dat unknown: it is neither text nor of a kind that is known',
      'e.dat unknown: it is neither text nor of a kind that is known',
    ].map(line => line.slice(0, 60)),
  )
  const long = await read([tree({ 'f.log': Buffer.from(plain, 'utf16le') })])
  assert.deepEqual([long.found.length, long.found.at(-1), long.said], [20_000, 'f.log 20000', []])
})

test('lines that end in a carriage return alone are lines, until a line feed is met', async () => {
  const line = (n: number) => `2024-05-01T10:00:00 line ${n}, user=u${n}`
  const many = Array.from({ length: 1000 }, (_, n) => line(n))
  const root = tree({
    'a.log': Buffer.from(`${line(1)}\r${line(2)}\r${line(3)}`),
    'b.csv': Buffer.from('name,number\ra,1\rb,2\r'),
    'c.json': Buffer.from('{"a":1}\r{"a":\r{"a":3}\r'),
    'd.log': Buffer.from(`${line(1)}\r`),
    'e.log': Buffer.from(`${line(1)}\r\n${line(2)}\rwith more\r\n`),
    'f.log': Buffer.from(`${many.join('\r')}\r\n${line(1)}\r\n`),
  })
  const { found, said } = await read([root])
  const expected = [
    'a.log 1',
    'a.log 2',
    'a.log 3',
    'b.csv 2',
    'b.csv 3',
    'c.json 1',
    'c.json 3',
    'd.log 1',
    'e.log 1',
    'e.log 2',
  ]
  assert.deepEqual(found.slice(0, expected.length), expected)
  assert.deepEqual([found.length - expected.length, found.at(-1)], [1001, 'f.log 1001'])
  assert.equal(said.length, 1)
  assert.match(said[0] ?? '', /^c.json at 8: /)
})

test('a file whose name is not UTF-8 is told of', {
  skip: process.platform === 'linux' ? false : 'only Linux has such names',
}, async () => {
  const root = tree({ 'a.json': Buffer.from('{"a":1}') })
  writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0xff)]), '{"a":1}')
  const { found, said } = await read([root])
  assert.deepEqual(found, ['a.json 1'])
  assert.deepEqual(said, ['\ufffd unreadable: its name is not UTF-8: it is read under another name'])
})

test('batches stay small, and reading may stop at any of them', async () => {
  const root = tree({ 'x.json': Buffer.from('{"a":1}\n'.repeat(300_000)) })
  let largest = 0
  let batches = 0
  for await (const { events } of readLogs([root], { batchSize: 100 })) {
    largest = Math.max(largest, events.length)
    batches += 1
    if (batches === 2) break
  }
  assert.ok(batches === 2 && largest < 140_000)
})

test('every line of the packed JSON logs is an event', needsShared('logs', 'json'), async () => {
  const { found, said, progress } = await read([sharedPath('logs', 'json')])
  assert.deepEqual(said, [])
  assert.equal(progress.filesTotal, 38)
  // 90,466 lines in 37 containers and the nine examples of the layouts.
  assert.equal(found.length, 90_475)
})

test('the raw Splunk export has its 40 XML and 19 classic events', needsShared('logs', 'splunk'), async () => {
  const { found, said } = await read([sharedPath('logs', 'splunk', 'certutil_exe_certificate_extraction.raw')])
  assert.deepEqual([found.length, said], [59, []])
})
