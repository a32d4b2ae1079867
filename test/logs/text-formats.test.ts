/** Text logs against any text: the same wherever pieces end, right where there is a second opinion, read to the end. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LogFormat } from '../../src/logs/format.ts'
import { formatOf } from '../../src/logs/formats.ts'
import { maxLine } from '../../src/logs/lines.ts'
import { csv } from '../../src/logs/text/csv.ts'
import { lines } from '../../src/logs/text/lines.ts'
import { w3c } from '../../src/logs/text/w3c.ts'
import { zeek } from '../../src/logs/text/zeek.ts'
import { decode } from './decode.ts'

const starts: readonly (readonly [LogFormat, string])[] = [
  [lines, 'first line\n'],
  [csv, 'a,b,c\n1,2,3\n'],
  [csv, '_time,_raw\n1715000000,x\n'],
  [w3c, '#Fields: date time a\n'],
  [zeek, '#fields\tts\ta\n'],
]

test('a text log reads the same wherever its pieces end', () => {
  const bit = fc.constantFrom(
    'a',
    'é',
    '"',
    '""',
    ',',
    '\t',
    ' ',
    '\n',
    '\r\n',
    '=',
    "'",
    '#Fields: x y\n',
    '#fields\tx\ty\n',
    '#separator \\x2c\n',
    '<13>1 - h a - - [x y="z"] m\n',
    'May  6 07:08:09 h app[1]: k=v\n',
    "type=A msg=audit(1.5:1): a=1 msg='b=2'\n",
    '1.2.3.4 - - [06/May/2024:07:08:09 +0000] "GET / HTTP/1.1" 200 5\n',
    '{"a":1}',
    '<Event></Event>',
  )
  for (const [format, start] of starts) {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (bits, size) => {
        const bytes = Buffer.from(start + bits.join(''))
        const shown = (pieceSize: number) => {
          const { events, bad } = decode(format, bytes, 'log', pieceSize)
          return [events.map(event => ({ ...event, raw: event.raw() })), bad]
        }
        assert.deepEqual(shown(size), shown(bytes.length))
      }),
      { numRuns: 400 },
    )
  }
})

test('a table holds what was written into it', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', ';', 'é'),
    minLength: 1,
    maxLength: 8,
  })
  const row = fc.tuple(cell, cell, cell)
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
      const written = rows.map(cells => cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','))
      const { events, bad } = decode(csv, Buffer.from(`a,b,c\r\n${written.join('\r\n')}`))
      assert.deepEqual(bad, [])
      const read = events.map(event => (event.kind === 'text' ? event.fields.map(([, value]) => value) : []))
      assert.deepEqual(read, rows)
    }),
    { numRuns: 300 },
  )
})

test('any bytes at all are some format, or none, and are read without an exception', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string().map(text => Buffer.from(text)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
      const bytes = Buffer.concat(pieces)
      const format = formatOf(bytes)
      if (format) for (const event of decode(format, bytes).events) assert.equal(typeof event.raw(), 'string')
    }),
    { numRuns: 1000 },
  )
})

test('bytes that are no text are no lines', () => {
  for (const hex of [
    '89504e470d0a1a0a0000',
    '7f454c4602010100',
    '00010203',
    'ffd8ffe000104a46',
    '4d5a9000030000000400',
  ])
    assert.equal(formatOf(Buffer.from(hex, 'hex')), undefined, hex)
})

test('hostile megabytes are read to their end', () => {
  const repeat = (text: string, size = 3 * 2 ** 20) => text.repeat(Math.ceil(size / text.length))
  const cases: Readonly<Record<string, readonly [LogFormat, string]>> = {
    equals: [lines, repeat('=')],
    keys: [lines, repeat('a=')],
    'long key': [lines, `${repeat('a')}=b`],
    quotes: [lines, repeat('a="')],
    backslashes: [lines, `a="${repeat('\\')}`],
    'escaped quotes': [lines, `a="${repeat('\\"')}`],
    'structured data': [lines, `<13>1 - h a - - ${repeat('[a b="c" ')}`],
    'open parameter': [lines, `<13>1 - h a - - [a ${repeat('b="c" ')}`],
    audit: [lines, `type=A msg=audit(1.1:1): ${repeat("a='")}`],
    words: [lines, `type=A msg=audit(1.1:1): ${repeat('a ')}`],
    access: [lines, `1.1.1.1 - - [06/May/2024:07:08:09 +0000] "${repeat('\\"')}`],
    request: [lines, `1.1.1.1 - - [06/May/2024:07:08:09 +0000] "${repeat('A ')}" 200 1`],
    tabs: [lines, repeat('a=b\t')],
    priorities: [lines, repeat('<13>')],
    times: [lines, repeat('May  6 07:08:09 ')],
    'open quotes': [csv, `a,b\n${repeat('1,"x\n')}`],
    'one open quote': [csv, `a,b\n1,"${repeat('x'.repeat(50) + '\n')}`],
    'quotes in cells': [csv, `a,b\n${repeat('"')}`],
    'many columns': [csv, `a,b\n${repeat('x,')}`],
    'raw events': [csv, `_time,_raw\n1,"${repeat('<Event>')}"`],
    columns: [w3c, `#Fields: a b\n${repeat('"x ')}`],
    directives: [w3c, `#Fields: a b\n${repeat('#Fields: a b\n')}x`],
    lists: [zeek, `#fields\ta\tb\n#types\tset[x]\tset[x]\n${repeat('x,')}\t-`],
  }
  // What took more than linear time here would take hours.
  for (const [name, [format, text]] of Object.entries(cases)) {
    const { events, bad } = decode(format, Buffer.from(text), 'log', 65_536)
    assert.ok(events.length + bad.length > 0, name)
  }
})

test('a line beyond all measure is said once, and the next one read', () => {
  const text = `first\n${'x'.repeat(maxLine * 2)}\nlast`
  const { events, bad } = decode(lines, Buffer.from(text), 'log', 65_536)
  assert.deepEqual(
    [events.map(event => [event.origin.record, event.raw()]), bad.map(({ line, message }) => [line, message])],
    [
      [
        [1, 'first'],
        [3, 'last'],
      ],
      [[2, `line is longer than ${maxLine} bytes`]],
    ],
  )
})
