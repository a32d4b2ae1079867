/** Whatever a row holds, a filled drilldown is the search of its template with one value changed, and no other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fillSearch } from '../../src/detect/fill-search.ts'
import { placeholder } from '../../src/detect/search-template.ts'
import { parse } from '../../src/spl/parse.ts'
import { rootSource } from '../../src/text/source.ts'
import { assertLinear } from '../linear-time.ts'
import { withoutSpans } from '../spl/without-spans.ts'

/** What could break out: quotes, escapes, pipes, brackets, backticks, comments, operators, tokens. */
const bits = fc.constantFrom(
  ...['"', '\\', '\\\\', '\\"', '|', '`', '```', '`m`', '`m("', '[', ']', '(', ')', ',', "'", '\n', '\r\n', '\t', ' '],
  ...[
    '*',
    '=',
    '!=',
    '<',
    '>',
    '$',
    '$x$',
    '$$',
    placeholder,
    ' OR ',
    ' AND ',
    'NOT ',
    ' IN (',
    '| delete',
    '"} ',
    '#',
  ],
  ...['search ', 'a', 'Z', '0', '-', '.', ':', '/', '%', 'é', '\u{1f600}', '\ud800', '\0', '{', '}', '~'],
)
const value = fc.oneof(
  fc.array(bits, { maxLength: 12 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '0', '-1', '4688', '0.5', '1e9', '007', 'OR', 'NOT', '*', '__proto__'),
)

const values = [
  '| search dest = "$x$"',
  '| search dest=$x$ user=b',
  '%original_detection_search% | search dest = $x$ user = "c"',
  '| from datamodel Risk.All_Risk | search normalized_risk_object IN ("$x$", "b") starthoursago=168 endhoursago=1 | stats count',
  '| from datamodel Risk.All_Risk | search normalized_risk_object IN (a, $x$)',
  'search path="C:\\\\$x$\\\\*" a=1',
  'search path="C:\\$x$\\*" a=1',
  'search path=C:\\\\$x$\\\\end a=1',
  'search path=*$x$* | stats count by dest',
  'search NOT (a="$x$" OR b=2) c=3',
  'search a="1"```not $x$ here```b=$x$ | head 5',
  '| where dest="$x$" AND a=1',
  '| where dest=="x$x$" OR match(a, "b")',
  '| eval a=if(dest="$x$", 1, 0), b="$x$"',
  '| tstats count where index=a Processes.dest="$x$" by Processes.user | search `filter`',
  '| search "a b" "$x$ and more" [search c="$x$" | fields d]',
]

const mark = 'zqzmarkzqz'
const original = '`m` EventCode=1 a="$x$" | stats count by dest'

test('a value changes nothing but itself in the search that it is put into', () => {
  for (const template of values) {
    const expected = treeOf(fillSearch(template, original, { x: mark }).text)
    fc.assert(
      fc.property(value, x => {
        const { text, missing } = fillSearch(template, original, { x })
        assert.deepEqual(missing, [])
        assert.deepEqual(treeOf(text), marked(expected, x), text)
      }),
      { numRuns: 300 },
    )
  }
})

test('where no value is safe the token stays, and the search is what it was', () => {
  for (const template of [
    '`m("$x$")` | search a=1',
    '`m(a, $x$)`',
    '| where \'a.$x$\'="b" AND c=1',
    "| where '$x$'=1",
  ]) {
    fc.assert(
      fc.property(value, x => {
        const { text, missing } = fillSearch(template, original, { x })
        if (missing.length > 0) assert.equal(text, template)
        else assert.match(x, /^[\p{L}\p{N}_][\p{L}\p{N}_.:@/-]*$/u)
      }),
      { numRuns: 300 },
    )
  }
})

test('several values are each a value of a list, or a test', () => {
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 2, maxLength: 4 }), x => {
      const marks = x.map((_, index) => `${mark}${index}`)
      for (const template of ['| search a IN ("$x$", "b")', '| search a="$x$" b=1', '| where a!="$x$" OR b=1']) {
        const expected = treeOf(fillSearch(template, original, { x: marks }).text)
        const changed = marks.reduceRight((tree, from, index) => marked(tree, x[index] ?? '', from), expected)
        assert.deepEqual(treeOf(fillSearch(template, original, { x }).text), changed)
      }
    }),
    { numRuns: 500 },
  )
})

test('any template and any row are filled', () => {
  const text = fc.array(bits, { maxLength: 30 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(text, value, (template, x) => {
      const { text } = fillSearch(template, original, { x, '': x })
      if (!template.includes('$') && !template.includes(placeholder)) assert.equal(text, template)
    }),
    { numRuns: 3000 },
  )
})

test('templates are filled in time that grows with them', () => {
  for (const part of [
    '`(',
    '"',
    '\\',
    '$',
    '$a',
    "'",
    '(',
    'IN (',
    '[',
    '```',
    'x=',
    '$x$ ',
    'a=$x$',
    '"$x$" ',
    '` ',
  ]) {
    assertLinear(share => fillSearch(part.repeat(50_000 * share), original, { x: 'y"' }), part)
  }
  assertLinear(share => fillSearch(`search a="${'\\\\'.repeat(50_000 * share)}$b"`, original, {}))
})

/** The tree without places, and without whether a value was quoted: a number is bare where others are not. */
function treeOf(search: string): unknown {
  const { query, diagnostics } = parse(rootSource('<search>', search), { macros: macro })
  const faults = diagnostics.filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    faults.map(({ message }) => message),
    [],
    search,
  )
  return normal(withoutSpans(query))
}

function macro(name: string, arity: number) {
  return { name, parameters: Array.from({ length: arity }, (_, i) => `p${i}`), definition: rootSource(name, 'index=x') }
}

function normal(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(normal)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'quoted')
      .map(([key, value]) => [key, normal(value)]),
  )
}

/** The tree with a text in the place of the mark. */
function marked(node: unknown, value: string, from = mark): unknown {
  if (typeof node === 'string') return node.replaceAll(from, () => value)
  if (Array.isArray(node)) return node.map(item => marked(item, value, from))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, marked(item, value, from)]))
}
