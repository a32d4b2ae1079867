/** Values of YAML are what another reader of YAML takes them for, and lead back to their file; bad input ends soon. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import { parseFullYaml, parseYaml } from '../../src/rules/yaml-parse.ts'
import { parsePlainYaml } from '../../src/rules/yaml-plain.ts'
import { scalarSource, type YamlNode } from '../../src/rules/yaml-tree.ts'
import { originPlace, rootSource } from '../../src/text/source.ts'
import { assertLinear } from '../linear-time.ts'

/** Lines that scalars are made of: what folds, escapes and indents. */
const line = fc.array(
  fc.constantFrom('a', 'bc', ' ', '  ', "''", '\\"', '\\\\', '\\n', '\\x41', '#', ':x', '\t', 'é', '😀'),
  {
    maxLength: 6,
  },
)
const lines = fc.array(
  line.map(parts => parts.join('')),
  { minLength: 1, maxLength: 6 },
)
const ending = fc.constantFrom('\n', '\r\n')
const header = fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>2-')

const quoted = fc.tuple(fc.constantFrom("'", '"'), lines, ending).map(([quote, lines, end]) => {
  const inner = quote === '"' ? lines : lines.map(text => text.replaceAll('\\', ''))
  return `k: ${quote}${inner.join(`${end}  `)}${quote}${end}l: 1${end}`
})
const plain = fc.tuple(lines, ending).map(([lines, end]) => `k: x${lines.join(`${end}  `)}${end}l: 1${end}`)
// A block of nothing but blanks is text where they reach over the indentation; the yaml package drops it.
const block = fc
  .tuple(
    header,
    lines.filter(lines => lines.some(text => /\S/.test(text))),
    ending,
  )
  .map(([header, lines, end]) => `k: ${header}${end}${lines.map(text => `  ${text}`).join(end)}${end}l: 1${end}`)

for (const [name, texts] of Object.entries({ quoted, plain, block }))
  test(`${name} texts are read as the yaml package reads them`, () => {
    fc.assert(
      fc.property(texts, text => {
        const expected = oracle(text)
        fc.pre(expected !== undefined)
        const { documents } = parseYaml(rootSource('f', text))
        assert.deepEqual(plainValue(documents[0]?.root), expected)
        assertPlaces(text)
      }),
      { numRuns: 1500 },
    )
  })

test('any text gives a tree or diagnostics, and no exception', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '? ',
    '---\n',
    '#',
    '\t',
    '!t',
    '%',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map(parts => parts.join('')),
      text => {
        for (const { place } of parseYaml(rootSource('f', text)).diagnostics) {
          assert.ok(place && place.span.start <= place.source.text.length)
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test('what the fast reader takes, the full reader takes and gives the same tree for', () => {
  const value = fc.constantFrom(
    ...[
      '',
      'a',
      'b c',
      "'q'",
      '"d\\t"',
      "'it''s",
      '|',
      '>-',
      'x: y',
      '- z',
      'a#b',
      'a #b',
      '#c',
      '[]',
      '[a]',
      '*x',
      "''",
    ],
    ...['C:\\x', 'k:', '"a', '-', '-1', '? a', ': b', '~', '&a b', "'a' b", '\ttab', 'x\t', "'a':b", '! x', '%d', '@e'],
  )
  const key = fc.constantFrom('a', 'b', 'c|d', "'e f'", '"g"', 'h i', 'a:b', '1', '-x', 'm#n', '')
  const entry = fc.oneof(
    fc.tuple(key, fc.constantFrom(': ', ':', ' : ', ':  '), value).map(parts => parts.join('')),
    value.map(text => `- ${text}`),
    fc.tuple(key, value).map(([key, value]) => `- ${key}: ${value}`),
    value,
  )
  const text = fc
    .array(fc.tuple(fc.constantFrom(0, 0, 2, 2, 4, 1, 3), entry), { maxLength: 7 })
    .map(lines => lines.map(([indent, text]) => `${' '.repeat(indent)}${text}\n`).join(''))
  let taken = 0
  fc.assert(
    fc.property(text, text => {
      const root = parsePlainYaml(text)
      if (!root) return
      taken++
      const { documents, diagnostics } = parseFullYaml(rootSource('f', text))
      assert.deepEqual(diagnostics, [])
      assert.deepEqual(
        documents.map(document => document.root),
        [root],
      )
    }),
    { numRuns: 20_000 },
  )
  assert.ok(taken > 500, `${taken} texts were taken`)
})

/** Texts of a size; those of stairs are cut, as their size is the square of their depth. */
const hostileTexts: Readonly<Record<string, (share: number) => string>> = {
  'deep lists': share => '['.repeat(50_000 * share),
  'deep maps': share => '{a: '.repeat(50_000 * share),
  'deep dashes': share => '- '.repeat(50_000 * share),
  anchors: share => '&a '.repeat(50_000 * share),
  aliases: share => `a: &a [x]\nb: [${'*a,'.repeat(50_000 * share)}]`,
  'open quotes': share => 'a: "\n'.repeat(50_000 * share),
  'colons without blanks': share => ':'.repeat(200_000 * share),
  'long keys': share => `${'a '.repeat(100_000 * share)}\n`,
  'keys of blanks': share => `a${' '.repeat(200_000 * share)}\n`,
  'block stairs': share =>
    cut(Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- - a: b\n`).join(''), share),
  'blank lines': share => `a: |\n${'\n'.repeat(200_000 * share)}`,
  'indented stairs': share =>
    cut(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), share),
}

for (const [name, text] of Object.entries(hostileTexts))
  test(`hostile YAML ends in time that grows with it: ${name}`, () => {
    assertLinear(share => parseYaml(rootSource('f', text(share))))
    assert.ok(parseYaml(rootSource('f', text(1))).diagnostics.length <= 20)
  })

const cut = (text: string, share: number): string => text.slice(0, text.length * share)

/** Nothing where the oracle refuses the text. */
function oracle(text: string): unknown {
  try {
    return parse(text, { schema: 'failsafe' })
  } catch {
    return undefined
  }
}

function plainValue(node: YamlNode | undefined): unknown {
  if (!node) return null
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(plainValue)
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainValue(value)]))
}

/** Each character of the value stands where it leads back to, or in a stretch that was written otherwise. */
function assertPlaces(text: string): void {
  const file = rootSource('f', text)
  const document = parseYaml(file).documents[0]
  const node = document?.root?.kind === 'map' ? document.root.entries.get('k')?.value : undefined
  if (!document || node?.kind !== 'scalar') return
  const source = scalarSource(document.source, node, 'k')
  for (let i = 0; i < source.text.length; i++) {
    const { span } = originPlace({ source, span: { start: i, end: i + 1 } })
    const origin = text.slice(span.start, span.end)
    const char = source.text.charAt(i)
    assert.ok(span.start >= node.span.start && span.end <= node.span.end, `${i} stands in the value`)
    assert.ok(origin === char || /^[\s\\'"]/.test(origin), `${JSON.stringify(origin)} for ${JSON.stringify(char)}`)
  }
}
