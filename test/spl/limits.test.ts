/** Searches that are made to hurt: they end soon, with a diagnostic, and without an exception. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSpl } from '../../src/spl/format.ts'
import type { MacroLookup } from '../../src/spl/macros.ts'
import { parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { stagesAsWritten } from '../../src/spl/stages.ts'
import { fieldsRead, visit } from '../../src/spl/walk.ts'
import { rootSource } from '../../src/text/source.ts'
import { assertLinear } from '../linear-time.ts'
import { macro } from './corpus.ts'

const read = (text: string, macros?: MacroLookup) => parse(rootSource('<search>', text), macros && { macros })
const codes = (text: string, macros?: MacroLookup): string[] => [
  ...new Set(read(text, macros).diagnostics.map(({ code }) => code)),
]
const many = 10_000

const deep = {
  'parentheses in a search': `${'('.repeat(many)}a=1${')'.repeat(many)}`,
  'NOT in a search': `${'NOT '.repeat(many)}a=1`,
  subsearches: `a=1 ${'[search a=1 '.repeat(many)}${']'.repeat(many)}`,
  'parentheses in an expression': `* | where ${'('.repeat(many)}a=1${')'.repeat(many)}`,
  calls: `* | eval a=${'f('.repeat(many)}1${')'.repeat(many)}`,
  signs: `* | eval a=${'-'.repeat(many)}1`,
  'NOT in an expression': `* | where ${'NOT '.repeat(many)}a`,
}

for (const [what, text] of Object.entries(deep)) {
  test(`${what}, ${many} deep`, () => assert.deepEqual(codes(text), ['nested-too-deeply']))
}

test('two hundred levels less one are read', () => {
  assert.deepEqual(codes(`${'('.repeat(199)}a=1${')'.repeat(199)} | where ${'('.repeat(199)}a=1${')'.repeat(199)}`), [])
})

test('a chain of operators has an end', () => {
  assert.deepEqual(codes(`* | where ${'a=1 OR '.repeat(many)}a=1`), ['too-many-operators'])
})

test('the longest chain can be walked and printed', () => {
  const { query, diagnostics } = read(`* | where a${'+1'.repeat(1999)}=1`)
  assert.deepEqual(diagnostics, [])
  let count = 0
  visit(query, { expression: () => count++ })
  assert.equal(count, 4001)
  assert.ok(printQuery(query).length > 1999)
})

test('a search may hold any number of terms', () => {
  assert.deepEqual(codes('a=1 OR '.repeat(100_000) + 'a=1'), [])
})

const lookup =
  (...known: readonly (readonly [string, string])[]): MacroLookup =>
  (name, arity) => {
    const found = known.find(([each]) => each === name)
    return found && arity === 0 ? macro(name, [], found[1]) : undefined
  }

test('macros that multiply end with a diagnostic', () => {
  const laughs = Array.from({ length: 20 }, (_, n) => [`m${n}`, `\`m${n + 1}\``.repeat(10)] as const)
  const { diagnostics } = read('`m0`', lookup(...laughs, ['m20', 'ha ']))
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['too-many-macros'],
  )
})

test('macros that do nothing but multiply end too', () => {
  const empty = Array.from({ length: 40 }, (_, n) => [`m${n}`, `\`m${n + 1}\``.repeat(2)] as const)
  const { diagnostics } = read('`m0`', lookup(...empty, ['m40', '']))
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['too-many-macros'],
  )
})

test('arguments that multiply end with a diagnostic', () => {
  const twice: MacroLookup = (name, arity) =>
    arity === 1 && /^m\d+$/.test(name) ? macro(name, ['x'], `\`m${Number(name.slice(1)) + 1}("$x$ $x$")\``) : undefined
  assert.deepEqual(
    read('`m0(ha)`', twice).diagnostics.map(({ code }) => code),
    ['macro-too-large'],
  )
})

test('macros nest a hundred deep and no deeper', () => {
  const chain: MacroLookup = name => macro(name, [], name === 'm99' ? 'a=1' : `\`m${Number(name.slice(1)) + 1}\``)
  assert.equal(read('`m0`', chain).expanded.text, 'a=1')
  const endless: MacroLookup = name => macro(name, [], `\`m${Number(name.slice(1)) + 1}\``)
  assert.deepEqual(codes('`m0`', endless), ['macro-too-deep'])
})

test('not more than a hundred faults are listed', () => {
  const { diagnostics } = read('a=1 | x'.repeat(1000))
  assert.equal(diagnostics.length, 101)
  assert.equal(diagnostics.at(-1)?.code, 'too-many-faults')
})

const huge = 500_000
const long: Readonly<Record<string, (size: number) => string>> = {
  'one value': size => `a="${'x'.repeat(size)}"`,
  'one word': size => 'x'.repeat(size),
  backslashes: size => `a="${'\\\\'.repeat(size / 2)}"`,
  quotes: size => 'a="b" '.repeat(size / 6),
  'open quotes': size => '"a'.repeat(size / 2),
  // three begin or end a comment: so that the same remains at every size
  backticks: size => '`'.repeat(Math.floor(size / 6) * 6 + 2),
  'calls that never end': size => '`m('.repeat(size / 3),
  'calls that never end, with words': size => '`m(x '.repeat(size / 5),
  'open brackets': size => '['.repeat(size),
  'closing brackets': size => ']'.repeat(size),
  'open parentheses': size => '('.repeat(size),
  pipes: size => '|'.repeat(size),
  blanks: size => ' '.repeat(size),
  commas: size => ','.repeat(size),
  stars: size => '*'.repeat(size),
  dots: size => `* | eval a=${'.'.repeat(size)}`,
  'names with dots': size => `* | eval a=${'a.'.repeat(size / 2)}b`,
  fields: size => `* | table ${'a, '.repeat(size / 3)}b`,
  lookups: size => `* | lookup t ${'a as b '.repeat(size / 7)} OUTPUT c`,
  replacements: size => `* | replace ${'a with b, '.repeat(size / 10)} c with d in e`,
  groups: size => `* | rex "${'(?<a>.)'.repeat(size / 7)}"`,
  trends: size => `* | trendline ${'sma5(a) as b '.repeat(size / 13)}`,
  transactions: size => `*${'| transaction a startswith=(b=1) '.repeat(size / 33)}`,
  'edges that never end': size => `* | transaction a ${'startswith=('.repeat(size / 12)}`,
  bodies: size => `*${'| foreach a* [eval <<FIELD>>=1] '.repeat(size / 33)}`,
  'searches in brackets': size => `*${'| append [search a=b] '.repeat(size / 22)}`,
  'searches of map': size => `*${'| map [search a=$b$] '.repeat(size / 21)}`,
  'unknown commands': size => `*${'| nope '.repeat(size / 7)}`,
  renames: size => `* | rename ${'a as b, '.repeat(size / 8)} c as d`,
  'unknown command': size => `* | ${'a'.repeat(size)}`,
  assignments: size => `* | eval ${'a=1, '.repeat(size / 5)}b=1`,
}

for (const [what, text] of Object.entries(long)) {
  const [part, whole] = [text(huge / 8), text(huge)]

  test(`half a million characters: ${what}`, () => {
    assertLinear(share => read(share === 1 ? whole : part))
    const { query, diagnostics } = read(whole)
    assert.ok(query.commands.length <= huge && diagnostics.length <= 101)
  })

  test(`half a million characters laid out: ${what}`, () => {
    assertLinear(share => assert.ok(formatSpl(share === 1 ? whole : part).text.length > 0))
  })
}

test('fields of two hundred thousand terms are listed', () => {
  const { query } = read(Array.from({ length: 200_000 }, () => 'a=1').join(' OR '))
  assert.equal(query.commands.flatMap(fieldsRead).length, 200_000)
})

test('fifty thousand stages are listed as written in one pass', () => {
  const [part, whole] = [6_250, 50_000].map(count => read(`*${' | head 5'.repeat(count)}`))
  assert.ok(part && whole)
  assert.equal(stagesAsWritten(whole).length, 50_001)
  assertLinear(share => stagesAsWritten(share === 1 ? whole : part))
})
