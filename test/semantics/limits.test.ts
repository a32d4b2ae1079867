/** Searches that are made to hurt, read, explained, planned and put into SQL: each ends with a diagnostic or a query. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../src/compile.ts'
import { emptyFacts, worldOf } from '../../src/harrier/world.ts'
import { evidenceOf } from '../../src/plan/evidence.ts'
import { printPlan } from '../../src/plan/print.ts'
import { withColumnPrefix } from '../../src/plan/rename.ts'
import { readLogic } from '../../src/rules/logic.ts'
import { macroPool } from '../../src/rules/macros.ts'
import { formatSpl } from '../../src/spl/format.ts'
import { printQuery } from '../../src/spl/print.ts'
import { fieldsRead, visit } from '../../src/spl/walk.ts'
import { emit } from '../../src/sql/emit.ts'
import { rootSource } from '../../src/text/source.ts'

/** The codes of what was said, after everything that reads a search has read this one. */
function faults(text: string): readonly string[] {
  const source = rootSource('<search>', text)
  const { parsed, output, diagnostics } = compile(source, () => undefined, worldOf(emptyFacts, {}, 0))
  printQuery(parsed.query)
  formatSpl(text)
  parsed.query.commands.map(fieldsRead)
  visit(parsed.query, {})
  readLogic(source, macroPool([]))
  if (output) {
    printPlan(output)
    withColumnPrefix(output.plan, 'p1_')
    const evidence = evidenceOf(output)
    if (evidence) emit(evidence.events)
  }
  return [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))]
}

const stages = (stage: string, count: number): string => `*${` | ${stage}`.repeat(count)}`
const around = (open: string, inner: string, close: string, count: number): string =>
  open.repeat(count) + inner + close.repeat(count)

for (const stage of [
  'where x=1',
  'where isnotnull(x)',
  'search x=1',
  'eval x=x+1',
  'head 5',
  'sort x',
  'eventstats count by x',
  'rex "(?<x>.)"',
  'append [search a=1]',
  'join x [search a=1]',
  'foreach x [eval x=x+1]',
  'appendpipe [stats count]',
]) {
  test(`fifteen hundred stages: ${stage}`, () => assert.deepEqual(faults(stages(stage, 1500)), ['too-many-stages']))
}

for (const stage of ['head 5', 'eventstats count by x', 'streamstats count'])
  test(`two hundred stages around each other: ${stage}`, () =>
    assert.deepEqual(faults(stages(stage, 200)), ['too-deep-query']))

test('a thousand stages are done, and the next is said where it stands', () => {
  assert.deepEqual(faults(stages('where x=1', 998)), [])
  const text = stages('where x=1', 1001)
  const { diagnostics } = compile(rootSource('<search>', text), () => undefined, worldOf(emptyFacts, {}, 0))
  const [fault] = diagnostics
  assert.equal(fault?.message, 'a search may have at most 1,000 stages, each field that is made counted as one')
  assert.ok(fault?.place && fault.place.span.start > text.length - 40)
})

const wide = Array.from({ length: 1500 }, (_, n) => n + 1)
const made: Readonly<Record<string, string>> = {
  'assignments in one eval': `* | eval ${wide.map(n => `x${n + 1}=x${n}+1`).join(', ')} | table x1500`,
  'groups of one rex': `* | rex "${wide.map(n => `(?<x${n}>.)`).join('')}" | table x1`,
}
for (const [what, text] of Object.entries(made))
  test(`fifteen hundred ${what}`, () => assert.deepEqual(faults(text), ['too-many-stages']))

const nested: Readonly<Record<string, (depth: number) => string>> = {
  'parentheses of a search': depth => around('(', 'a=1', ')', depth),
  'parentheses with OR': depth => around('(a=1 OR ', 'a=1', ')', depth),
  subsearches: depth => around('[search a=1 ', '', ']', depth),
  'appended subsearches': depth => `* ${around('| append [search a=1 ', '', ']', depth)}`,
  'joined subsearches': depth => `* ${around('| join x [search a=1 ', '', ']', depth)}`,
  'parentheses of an expression': depth => `* | where ${around('(', 'a=1', ')', depth)}`,
  NOT: depth => `* | where ${'NOT '.repeat(depth)}a=1`,
  if: depth => `* | eval x=${around('if(a=1,2,', 'a', ')', depth)}`,
  case: depth => `* | eval x=${around('case(a=1,2,true(),', 'a', ')', depth)}`,
  coalesce: depth => `* | eval x=${around('coalesce(b,', 'a', ')', depth)}`,
  'sums that lean to the right': depth => `* | eval x=${around('(a+', 'a', ')', depth)}`,
  // what an operation writes several times is written a number of times that doubles with each level
  mvmap: depth => `* | eval x=${around('mvmap(a,', 'a', ')', depth)}`,
  typeof: depth => `* | eval x=${around('typeof(', 'a', ')', depth)}`,
  substr: depth => `* | eval x=${around('substr(', 'a', ',2)', depth)}`,
  mvindex: depth => `* | eval x=${around('mvindex(', 'a', ',0)', depth)}`,
  isint: depth => `* | eval x=${around('if(isint(', 'a', '),1,0)', depth)}`,
  'comparisons of numbers': depth => `* | eval x=${around('if(tonumber(', 'a', ')=1,"1","0")', depth)}`,
  'patterns of mvfind': depth => `* | eval x=${around('mvfind(a,', 'a', ')', depth)}`,
}
for (const [what, text] of Object.entries(nested)) {
  test(`${what}, nested`, () => {
    for (const depth of [10, 90, 180, 5000]) {
      const found = faults(text(depth))
      const known = ['nested-too-deeply', 'expression-too-large', 'too-many-operators', 'too-deep-query']
      assert.ok(
        found.every(code => known.includes(code)),
        `${depth}: ${found}`,
      )
      if (depth === 5000) assert.notDeepEqual(found, [])
    }
  })
}

const chains: Readonly<Record<string, { readonly link: string; readonly whole: number }>> = {
  OR: { link: 'a=1 OR ', whole: 1000 },
  AND: { link: 'a=1 AND ', whole: 1000 },
  joined: { link: 'a.', whole: 1999 },
  XOR: { link: 'a=1 XOR ', whole: 50 },
  added: { link: 'a+', whole: 100 },
  divided: { link: 'a/', whole: 200 },
}
for (const [what, { link, whole }] of Object.entries(chains)) {
  test(`a long chain: ${what}`, () => {
    const text = (count: number): string =>
      /=/.test(link) ? `* | where ${link.repeat(count)}a=1` : `* | eval x=${link.repeat(count)}a`
    assert.deepEqual(faults(text(whole - 1 - (/=/.test(link) ? whole / 2 : 0))), [])
    for (const count of [1500, 10_000])
      assert.ok(faults(text(count)).every(code => ['expression-too-large', 'too-many-operators'].includes(code)))
  })
}

test('more arguments than a call may have are said', () => {
  const values = Array.from({ length: 150_000 }, (_, n) => `"b${n}"`).join(',')
  assert.deepEqual(faults(`* | eval x=mvappend(${values})`), ['too-many-arguments'])
})

test('a search of many terms has a plan', () => {
  assert.deepEqual(faults(Array.from({ length: 3000 }, (_, n) => `a${n}=1`).join(' OR ')), [])
  assert.deepEqual(faults(`a IN (${Array.from({ length: 50_000 }, (_, n) => `b${n}`).join(',')})`), [])
})
