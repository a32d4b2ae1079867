/** The readers of text against any text: right where there is a second opinion, never an exception, and soon done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { json } from '../../src/logs/json/json.ts'
import { isArray, isObject, isProblem, type JsonValue, parseJson, scalarText } from '../../src/logs/json/value.ts'
import { windowsXml } from '../../src/logs/windows-xml.ts'
import { parseXml } from '../../src/logs/xml.ts'
import { decode } from './decode.ts'

/** As JSON.parse has it. */
function plain(value: JsonValue): unknown {
  if (isArray(value)) return value.map(plain)
  if (isObject(value)) return Object.fromEntries(value.members.map(([name, member]) => [name, plain(member)]))
  const text = scalarText(value)
  return typeof value === 'object' && value !== null ? Number(text) : value
}

test('JSON reads as Node reads it', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), text => {
      const value = parseJson(text)
      assert.ok(!isProblem(value))
      assert.deepEqual(JSON.parse(JSON.stringify(plain(value))), JSON.parse(text))
    }),
    { numRuns: 500 },
  )
})

test('what Node refuses as JSON is refused, and a problem is never an exception', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'u', '1', 'e', '-', 't', ' ') }),
  )
  fc.assert(
    fc.property(text, text => {
      const value = parseJson(text)
      let refused = false
      try {
        JSON.parse(text)
      } catch {
        refused = true
      }
      if (!refused) assert.ok(!isProblem(value), text)
      // Control characters within strings, and white space of other kinds, are let pass.
      else if (/^[\x20-\x7e]*$/.test(text)) assert.ok(isProblem(value), text)
    }),
    { numRuns: 3000 },
  )
})

test('XML of any kind ends in an element or a problem', () => {
  const bit = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    'a',
    '<a>',
    '</a>',
    ' b="',
    '"',
    "'",
    '&amp;',
    '&',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 40 }), bits => {
      const found = parseXml(bits.join(''))
      assert.ok('problem' in found || typeof found.name === 'string')
    }),
    { numRuns: 3000 },
  )
})

test('a log reads the same wherever its pieces end', () => {
  const bit = fc.constantFrom(
    '<Event><System><EventRecordID>1</EventRecordID></System></Event>',
    '<Event>',
    '</Event>',
    '<Events>',
    '\n',
    'é',
    '01/14/2021 11:41:39 PM\nLogName=System\nMessage=a <Event b\n',
    '{"a":1}',
    '{\n"a":"x"\n}',
    '{"a":',
    '[',
    ']',
    ',',
    '{"Records":[{"b":1}]}',
    '"',
  )
  for (const [format, start] of [
    [windowsXml, '<Event/>'],
    [json, '{"first":1}\n'],
    [json, '[\n'],
    [json, '{\n'],
  ] as const) {
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (bits, size) => {
        const bytes = Buffer.from(start + bits.join(''))
        const shown = (pieceSize: number) => {
          const { events, bad } = decode(format, bytes, 'log', pieceSize)
          return [events.map(event => [event.origin.record, event.raw()]), bad]
        }
        assert.deepEqual(shown(size), shown(bytes.length))
      }),
      { numRuns: 500 },
    )
  }
})

test('hostile megabytes are read to their end', () => {
  const repeat = (text: string, size = 4 * 2 ** 20) => text.repeat(Math.ceil(size / text.length))
  const cases = {
    opens: [windowsXml, repeat('<Event>')],
    closes: [windowsXml, `<Event></Event>${repeat('</Event>')}`],
    declarations: [windowsXml, `<Events>${repeat('<?')}`],
    comments: [windowsXml, `<Event>${repeat('<!--')}</Event>`],
    entities: [windowsXml, `<Event><Data>${repeat('&#')}</Data></Event>`],
    attributes: [windowsXml, `<Event><Data ${repeat('a="1" ')}/></Event>`],
    depth: [windowsXml, `<Event>${repeat('<a>')}</Event>`],
    unclosed: [windowsXml, `<Event>${repeat('x')}`],
    heads: [windowsXml, repeat('01/14/2021 11:41:39 PM\n')],
    classic: [windowsXml, repeat('01/14/2021 11:41:39 PM\nLogName=a\nx <Event \n')],
    lists: [json, repeat('[')],
    objects: [json, repeat('{"a":')],
    braces: [json, `{"a":1}\n${repeat('{')}`],
    backslashes: [json, `{"a":"${repeat('\\')}`],
    quotes: [json, `{"a":"${repeat('\\"')}"}`],
    strings: [json, repeat('{"a":"\n')],
    numbers: [json, `[\n${repeat('1,')}`],
    wrappers: [json, repeat('{"Records":[{')],
    spaces: [json, `{${repeat(' ')}`],
  } as const
  // What took more than linear time here would take hours.
  for (const [name, [format, text]] of Object.entries(cases)) {
    assert.doesNotThrow(() => decode(format, Buffer.from(text), 'log', 65_536), name)
  }
})
