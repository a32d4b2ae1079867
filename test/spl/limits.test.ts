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
const long = {
  'one value': `a="${'x'.repeat(huge)}"`,
  'one word': 'x'.repeat(huge),
  backslashes: `a="${'\\\\'.repeat(huge / 2)}"`,
  quotes: 'a="b" '.repeat(huge / 6),
  'open quotes': '"a'.repeat(huge / 2),
  backticks: '`'.repeat(huge),
  'calls that never end': '`m('.repeat(huge / 3),
  'calls that never end, with words': '`m(x '.repeat(huge / 5),
  'open brackets': '['.repeat(huge),
  'closing brackets': ']'.repeat(huge),
  'open parentheses': '('.repeat(huge),
  pipes: '|'.repeat(huge),
  blanks: ' '.repeat(huge),
  commas: ','.repeat(huge),
  stars: '*'.repeat(huge),
  dots: `* | eval a=${'.'.repeat(huge)}`,
  'names with dots': `* | eval a=${'a.'.repeat(huge / 2)}b`,
  fields: `* | table ${'a, '.repeat(huge / 3)}b`,
  lookups: `* | lookup t ${'a as b '.repeat(huge / 7)} OUTPUT c`,
  replacements: `* | replace ${'a with b, '.repeat(huge / 10)} c with d in e`,
  groups: `* | rex "${'(?<a>.)'.repeat(huge / 7)}"`,
  trends: `* | trendline ${'sma5(a) as b '.repeat(huge / 13)}`,
  transactions: `*${'| transaction a startswith=(b=1) '.repeat(huge / 33)}`,
  'edges that never end': `* | transaction a ${'startswith=('.repeat(huge / 12)}`,
  bodies: `*${'| foreach a* [eval <<FIELD>>=1] '.repeat(huge / 33)}`,
  'searches in brackets': `*${'| append [search a=b] '.repeat(huge / 22)}`,
  'searches of map': `*${'| map [search a=$b$] '.repeat(huge / 21)}`,
  'unknown commands': `*${'| nope '.repeat(huge / 7)}`,
  renames: `* | rename ${'a as b, '.repeat(huge / 8)} c as d`,
  'unknown command': `* | ${'a'.repeat(huge)}`,
  assignments: `* | eval ${'a=1, '.repeat(huge / 5)}b=1`,
}

for (const [what, text] of Object.entries(long)) {
  test(`half a million characters: ${what}`, { timeout: 20_000 }, () => {
    const start = performance.now()
    const { query, diagnostics } = read(text)
    assert.ok(query.commands.length <= huge && diagnostics.length <= 101)
    assert.ok(performance.now() - start < 10_000, `took ${Math.round(performance.now() - start)} ms`)
  })
}

for (const [what, text] of Object.entries(long)) {
  test(`half a million characters laid out: ${what}`, { timeout: 30_000 }, () => {
    const start = performance.now()
    const { text: once } = formatSpl(text)
    assert.ok(once.length > 0)
    assert.ok(performance.now() - start < 20_000, `took ${Math.round(performance.now() - start)} ms`)
  })
}

test('fields of two hundred thousand terms are listed', () => {
  const { query } = read(Array.from({ length: 200_000 }, () => 'a=1').join(' OR '))
  assert.equal(query.commands.flatMap(fieldsRead).length, 200_000)
})

test('fifty thousand stages are listed as written in one pass', { timeout: 20_000 }, () => {
  const parsed = read(`*${' | head 5'.repeat(50_000)}`)
  const start = performance.now()
  assert.equal(stagesAsWritten(parsed).length, 50_001)
  assert.ok(performance.now() - start < 5000)
})
