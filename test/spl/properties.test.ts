/** What holds for every text: reading never throws and stays in bounds, and printing is read to the same tree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Expression, SearchExpression, SearchValue } from '../../src/spl/ast.ts'
import { formatSpl } from '../../src/spl/format.ts'
import { parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { printExpression } from '../../src/spl/print-expression.ts'
import { printSearch } from '../../src/spl/print-search.ts'
import { stagesAsWritten } from '../../src/spl/stages.ts'
import { fieldsRead, fieldsWritten, visit } from '../../src/spl/walk.ts'
import { isError } from '../../src/text/diagnostic.ts'
import { renderDiagnostic } from '../../src/text/render.ts'
import { rootSource } from '../../src/text/source.ts'
import { macro } from './corpus.ts'
import { withoutSpans } from './without-spans.ts'

const pieces = [
  ...'| ( ) [ ] , = == != < > <= >= * . + - / % ! " \' ` \\ \\" \\\\ \\| ``` $ { } # @ : ; ? & ~ ^ \n \t'.split(' '),
  ...[' ', ' ', ' ', ' | ', ' | ', '\u00e9', '\ud83d\ude00', '\ud800', '\x1b[31m', '\0'],
  ...'search where eval stats tstats fillnull rename convert table fields sort dedup head tail bin from'.split(' '),
  ...'join append appendpipe union lookup inputlookup rex regex spath foreach map chart timechart top'.split(' '),
  ...'eventstats streamstats mvexpand makemv replace transaction return format rangemap trendline'.split(' '),
  ...'[search [stats [| OUTPUT with over <<FIELD>> $a$ max=0 field=a mode=sed startswith=( eval( delim="," path=a{}'.split(
    ' ',
  ),
  ...'makeresults predict nope by as AS OR AND NOT and not xor IN in like LIKE TERM( CASE( datamodel='.split(' '),
  ...'a b user a.b a{}.b _time "a b" \'c d\' "x*" 1 1.5 -5 5m 2log10 count count(a) dc( eval( if( null() num('.split(
    ' ',
  ),
  ...'span=5m limit=3 value="x" keepempty=t allnum=f earliest=-1h `m` `f(1)` `f(` `none` sortby - +'.split(' '),
]
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join(''))
const spaced = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(' '))
const texts = fc.oneof(soup, spaced, fc.string({ unit: 'binary', maxLength: 60 }))

const macros = (name: string, arity: number) => {
  if (name === 'm' && arity === 0) return macro('m', [], 'a=1 OR b=2 | eval "x')
  return name === 'f' && arity === 1 ? macro('f', ['x'], 'head $x$ | `m` | where $x$=`f($x$)`') : undefined
}
const read = (text: string) => parse(rootSource('<search>', text), { macros })

test('reading never throws, and every span lies in its text', () => {
  fc.assert(
    fc.property(texts, text => {
      const parsed = read(text)
      for (const { place, message } of parsed.diagnostics) {
        assert.ok(message.length > 0 && place)
        const { start, end } = place.span
        assert.ok(start >= 0 && start <= end && end <= place.source.text.length, `${start}-${end}`)
      }
      visit(parsed.query, {
        command: ({ span }) => assert.ok(span.start < span.end && span.end <= parsed.expanded.text.length),
      })
      parsed.query.commands.forEach(fieldsRead)
      parsed.query.commands.forEach(fieldsWritten)
      stagesAsWritten(parsed)
      printQuery(parsed.query, { text: parsed.expanded.text })
    }),
    { numRuns: 3000 },
  )
})

test('what is shown of a fault has no character that a terminal obeys', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), fc.integer({ min: 10, max: 80 }), (text, ascii, width) => {
      for (const diagnostic of read(text).diagnostics) {
        const shown = renderDiagnostic(diagnostic, { ascii, width })
        for (const line of shown)
          assert.match(line, ascii ? /^[ -~]*$/ : /^[^\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e]*$/u)
      }
    }),
    { numRuns: 1500 },
  )
})

test('a search without a fault is printed to a text that means the same', () => {
  let held = 0
  fc.assert(
    fc.property(fc.oneof(spaced, soup), text => {
      const parsed = read(text)
      if (parsed.diagnostics.some(each => isError(each) && each.code !== 'unsupported-command')) return
      // Lone backticks that end up side by side would call a macro.
      if (parsed.expanded.text.includes('`')) return
      held++
      for (const lines of [false, true]) {
        const printed = printQuery(parsed.query, { lines, text: parsed.expanded.text })
        assert.deepEqual(withoutSpans(read(printed).query), withoutSpans(parsed.query), printed)
      }
    }),
    { numRuns: 6000, examples: [['makeresults:==='], ['makeresults:="a b" c'], ['eval\\"'], ['table:x OR b']] },
  )
  assert.ok(held > 30, `only ${held} searches were without a fault`)
})

test('a search that is laid out means the same, and stays as it is', () => {
  fc.assert(
    fc.property(texts, text => {
      const once = formatSpl(text, { macros })
      assert.deepEqual(withoutSpans(read(once.text).query), withoutSpans(read(text).query), once.text)
      assert.equal(formatSpl(once.text, { macros }).text, once.text, text)
    }),
    { numRuns: 3000 },
  )
})

const span = { start: 0, end: 0 }
const name = fc.oneof(fc.constantFrom('a', 'user', 'a.b', 'x_1', 'NOT', 'by', 'a b', 'p{}.q', 'in', 'T', 'earliest-x'))
const noSubsearch = (): string => assert.fail('no subsearch was made')

const value: fc.Arbitrary<SearchValue> = fc
  .oneof(
    fc.record({ text: fc.string({ maxLength: 8 }), quoted: fc.constant(true), caseSensitive: fc.constant(false) }),
    fc.record({
      text: fc.stringMatching(/^[\w*\\|:./=<>!'-]{1,8}$/),
      quoted: fc.constant(false),
      caseSensitive: fc.constant(false),
    }),
    fc.record({ text: fc.stringMatching(/^\w{1,5}$/), quoted: fc.boolean(), caseSensitive: fc.constant(true) }),
  )
  .map(each => ({ ...each, span }))
const fieldName = name.map(each => ({ name: each, wildcard: false, span }))

const { search } = fc.letrec<{ search: SearchExpression }>(tie => {
  const items = fc.array(tie('search'), { minLength: 2, maxLength: 4 })
  return {
    search: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({
        kind: fc.constant('comparison' as const),
        field: fieldName,
        operator: fc.constantFrom('=' as const, '!=' as const),
        value,
        span: fc.constant(span),
      }),
      fc.record({
        kind: fc.constant('in' as const),
        field: fieldName,
        values: fc.array(value, { minLength: 1, maxLength: 3 }),
        span: fc.constant(span),
      }),
      fc.stringMatching(/^[a-z]{4,8}$/).map(text => ({
        kind: 'keyword' as const,
        value: { text, quoted: false, caseSensitive: false, span },
        term: false,
        span,
      })),
      items.map(each => ({ kind: 'and' as const, items: each, span })),
      items.map(each => ({ kind: 'or' as const, items: each, span })),
      tie('search').map(item => ({ kind: 'not' as const, item, span })),
    ),
  }
})

test('every search expression is read back from its text', () => {
  fc.assert(
    fc.property(search, where => {
      const printed = `search ${printSearch(where, noSubsearch)}`
      const { query, diagnostics } = read(printed)
      assert.deepEqual(diagnostics.filter(isError), [], printed)
      assert.deepEqual(
        withoutSpans(query.commands[0]),
        withoutSpans({ kind: 'search', implicit: false, where }),
        printed,
      )
    }),
    { numRuns: 2000 },
  )
})

const operators = ['+', '-', '*', '/', '%', '.', '=', '!=', '<', '<=', '>', '>=', 'like', 'and', 'or', 'xor'] as const

const { expression } = fc.letrec<{ expression: Expression }>(tie => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.string({ maxLength: 8 }).map(text => ({ kind: 'text' as const, value: text, span })),
    fc.double({ min: 0, noNaN: true }).map(number => ({ kind: 'number' as const, value: Math.abs(number), span })),
    fc
      .constantFrom('a', 'a.b', 'x_1', 'p{}.q', 'like', 'in', 'null')
      .map(bare => ({ kind: 'field' as const, name: bare, quoted: false, span })),
    fc
      .stringMatching(/^[^"[\]|`\\]{0,8}$/)
      .map(quoted => ({ kind: 'field' as const, name: quoted, quoted: true, span })),
    fc
      .tuple(fc.constantFrom('if', 'like', 'in', 'mvjoin'), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([called, list]) => ({
        kind: 'call' as const,
        function: called,
        functionSpan: span,
        arguments: list,
        span,
      })),
    fc
      .tuple(fc.constantFrom('not' as const, '-' as const, '+' as const), tie('expression'))
      .map(([operator, operand]) => ({ kind: 'unary' as const, operator, operand, span })),
    fc
      .tuple(fc.constantFrom(...operators), tie('expression'), tie('expression'))
      .map(([operator, left, right]) => ({ kind: 'binary' as const, operator, left, right, span })),
    fc
      .tuple(tie('expression'), fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
      .map(([tested, options]) => ({ kind: 'in' as const, value: tested, options, span })),
  ),
}))

test('every expression is read back from its text', () => {
  fc.assert(
    fc.property(expression, condition => {
      const printed = `* | where ${printExpression(condition, noSubsearch)}`
      const { query, diagnostics } = parse(rootSource('<search>', printed))
      assert.deepEqual(diagnostics, [], printed)
      assert.deepEqual(withoutSpans(query.commands[1]), withoutSpans({ kind: 'where', condition }), printed)
    }),
    { numRuns: 3000 },
  )
})
