/** Generated expressions and searches give what a row-by-row reading of them gives. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { compile } from '../../src/compile.ts'
import { answer } from '../../src/engine/answer.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { emptyFacts, worldOf } from '../../src/harrier/world.ts'
import { rootSource } from '../../src/text/source.ts'
import {
  type CallName,
  evaluate,
  finds,
  isList,
  type Node,
  type Operator,
  type Row,
  searchText,
  spl,
  type Term,
  textOf,
} from './row-by-row.ts'

const words = [
  '',
  'a',
  'B',
  'abc',
  'aBC',
  'a%c',
  'a_c',
  'x*y',
  'C:\\x\\',
  'a"b',
  "it's",
  'é',
  'straße',
  'a\nb',
  '{p1:String}',
]
const numerals = ['0', '1', '-2', '3.5', '10', '9', '1e2', '007', '1.0', '.5', '-', '1a']
const values = [...words, ...numerals]
const addresses = [
  '10.1.2.3',
  '10.255.255.255',
  '11.0.0.0',
  '192.168.1.7',
  '172.16.0.1',
  '10.0.0.0/8',
  '10.1.2',
  '10.1.2.300',
  'fe80::1',
  'FE80::AB:1',
  'febf:ffff::',
  '2001:db8::7',
  '::1',
  '::',
]
const networks = [
  '10.0.0.0/8',
  '10.1.2.3/32',
  '10.1.2.3/8',
  '192.168.1.6/31',
  '172.16.0.0/12',
  '0.0.0.0/0',
  'fe80::/10',
  '2001:db8::/32',
  '::1/128',
  '::/0',
]
const singleFields = ['a', 'b', 'c', 'd']
const fields = [...singleFields, 'm', 'k', 'i', 'j']

/** Forty rows in which each field is missing now and then; always the same. Of `m`, `k` and `j` a row has up to three values. */
const rows: readonly Row[] = Array.from({ length: 40 }, (_, row) =>
  Object.fromEntries([
    ...singleFields.flatMap((field, at) => {
      const value = values[(row * (7 + 2 * at) + at * 11) % (values.length + 4)]
      return value === undefined ? [] : [[field, value]]
    }),
    ...several('m', values, row, 3),
    ...several('k', ['a', 'B', '1', '10', '9', '1.0', 'abc', '-2', ''], row, 5),
    ...several('i', addresses, row * 2 + (row % 2), 7).map(([field, list]) => [field, list?.[0]]),
    ...several('j', addresses, row, 5),
  ]),
)

function several(field: string, given: readonly string[], row: number, step: number): [string, string[]][] {
  const list = Array.from({ length: row % 4 }, (_, at) => given[(row * step + at * (step + 6)) % given.length] ?? '')
  return list.length === 0 ? [] : [[field, list]]
}

let engine: Engine
before(async () => {
  engine = await openEmbedded()
  await engine.insert(
    rows.map((row, index) => ({
      time: (1_704_100_000 - index) * 1e6,
      index: 'main',
      host: '',
      source: '',
      sourcetype: '',
      sources: [],
      sourcetypes: [],
      tags: [],
      raw: '',
      fields: new Map([...Object.entries(row), ['n', String(index)]]),
      file: 'rows',
      record: index,
    })),
  )
})
after(async () => {
  await engine?.close()
})

const batch = 10
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed })

const field = fc.constantFrom(...fields).map((name): Node => ({ kind: 'field', name }))
const listField = fc.constantFrom('m', 'k', 'j').map((name): Node => ({ kind: 'field', name }))
const literal = (...given: readonly string[]) =>
  fc.constantFrom(...given).map((value): Node => ({ kind: 'text', value }))
const text = fc.constantFrom(...values).map((value): Node => ({ kind: 'text', value }))
const number = fc.constantFrom(0, 1, 2, 3.5, 10).map((value): Node => ({ kind: 'number', value }))

/** `number`s are never joined by `+` with a text that is none, which is an error before a row is read. */
const { value: expression, test: condition } = fc.letrec<{ value: Node; test: Node; number: Node }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    field,
    text,
    tie('number'),
    operation(['.'], tie('value'), tie('value')),
    operation(['+'], field, field),
    call('if', tie('test'), tie('value'), tie('value')),
    call('coalesce', tie('value'), tie('value')),
    call('nullif', tie('value'), tie('value')),
    call('lower', tie('value')),
    call('upper', field),
    call('mvappend', tie('value'), tie('value')),
    call('mvdedup', tie('value')),
    call(
      'mvindex',
      listField,
      fc.constantFrom(0, 1, 2).map((value): Node => ({ kind: 'number', value })),
    ),
    call('mvjoin', tie('value'), literal('', ',')),
  ),
  number: fc.oneof(
    { maxDepth: 3 },
    number,
    operation(['-', '*', '/'], field, number),
    operation(['+'], number, number),
    operation(['-', '*', '/'], tie('number'), tie('number')),
    call('len', tie('value')),
    call('mvcount', tie('value')),
  ),
  test: fc.oneof(
    { maxDepth: 3 },
    operation(['=', '!=', '<', '<=', '>', '>='], field, tie('value')),
    operation(['=', '!=', '<', '>='], tie('value'), tie('value')),
    call('isnull', tie('value')),
    call('isnotnull', field),
    operation(['=', '!=', '<', '<=', '>', '>='], listField, fc.oneof(tie('number'), text, listField)),
    call('like', field, literal('a%', '%c', 'a_c', '%\\%', '%')),
    call('match', tie('value'), literal('a', '^a', 'c$', '[0-9]')),
    call('cidrmatch', literal(...networks), fc.oneof(field, tie('value'))),
    fc
      .record({ value: tie('value'), options: fc.array(fc.oneof(text, field, number), { minLength: 1, maxLength: 3 }) })
      .map((given): Node => ({ kind: 'in', ...given })),
    operation(['AND', 'OR'], tie('test'), tie('test')),
    tie('test').map((operand): Node => ({ kind: 'not', operand })),
  ),
}))

function operation(
  operators: readonly Operator[],
  left: fc.Arbitrary<Node>,
  right: fc.Arbitrary<Node>,
): fc.Arbitrary<Node> {
  return fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, left, right]): Node => ({ kind: 'operation', operator, left, right }))
}

function call(name: CallName, ...args: fc.Arbitrary<Node>[]): fc.Arbitrary<Node> {
  return fc.tuple(...args).map((given): Node => ({ kind: 'call', name, args: given }))
}

test('expressions of eval', async () => {
  const all = sample(expression, 200, 7)
  for (let from = 0; from < all.length; from += batch) {
    const nodes = all.slice(from, from + batch)
    const search = `* | eval ${nodes.map((node, at) => `x${at}=${spl(node)}`).join(', ')} | table n ${nodes.map((_, at) => `x${at}`).join(' ')}`
    const found = await results(search)
    nodes.forEach((node, at) => {
      for (const [index, row] of rows.entries()) {
        const expected = evaluate(node, row)
        const actual = found.get(index)?.get(`x${at}`) ?? null
        assert.ok(same(actual, expected), `${spl(node)}\nover ${JSON.stringify(row)}: ${actual}, not ${expected}`)
      }
    })
  }
})

test('conditions of where', async () => {
  const all = sample(condition, 200, 11)
  for (let from = 0; from < all.length; from += batch) {
    const nodes = all.slice(from, from + batch)
    const flags = nodes.map((node, at) => `x${at}=if(${spl(node)}, 1, 0)`)
    const found = await results(`* | eval ${flags.join(', ')} | table n ${nodes.map((_, at) => `x${at}`).join(' ')}`)
    nodes.forEach((node, at) => {
      for (const [index, row] of rows.entries())
        assert.equal(
          found.get(index)?.get(`x${at}`),
          evaluate(node, row) === true ? 1 : 0,
          `${spl(node)}\nover ${JSON.stringify(row)}`,
        )
    })
    const [first] = nodes
    if (!first) continue
    const kept = await results(`* | where ${spl(first)} | table n`)
    assert.deepEqual(
      [...kept.keys()],
      rows.flatMap((row, index) => (evaluate(first, row) === true ? [index] : [])),
      spl(first),
    )
  }
})

const term = fc.letrec<{ term: Term; leaf: Term }>(tie => ({
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant('test' as const),
      field: fc.constantFrom(...fields),
      operator: fc.constantFrom('=' as const, '!=' as const),
      value: fc.constantFrom(...values, '*', 'a*', '*c', 'A*C', '*\\*', '*"*'),
    }),
    fc.record({
      kind: fc.constant('test' as const),
      field: fc.constantFrom('i', 'j', 'm'),
      operator: fc.constantFrom('=' as const, '!=' as const),
      value: fc.constantFrom(...networks, ...addresses, '10.*', '*::*'),
    }),
    fc.record({
      kind: fc.constant('order' as const),
      field: fc.constantFrom(...fields),
      operator: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
      value: fc.constantFrom('0', '3', '9', 'b', 'abc', '10.1.2.3'),
    }),
    fc.record({
      kind: fc.constant('in' as const),
      field: fc.constantFrom(...fields),
      values: fc.array(fc.constantFrom(...values, 'a*', ...networks, ...addresses), { minLength: 1, maxLength: 4 }),
    }),
  ),
  term: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    tie('term').map((term): Term => ({ kind: 'not', term })),
    fc.record({
      kind: fc.constantFrom('or' as const, 'and' as const),
      terms: fc.array(tie('term'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).term

test('terms of search', async () => {
  for (const given of sample(term, 120, 13)) {
    const found = await results(`* | search ${searchText(given)} | table n`)
    const expected = rows.flatMap((row, index) => (finds(given, row) ? [index] : []))
    assert.deepEqual([...found.keys()], expected, searchText(given))
  }
})

/** The rows of a search by their number `n`. */
async function results(search: string): Promise<ReadonlyMap<number, ReadonlyMap<string, unknown>>> {
  const world = { ...worldOf(emptyFacts, {}, 1_704_200_000), fields: engine.facts().fields }
  const { query, output, diagnostics } = compile(rootSource('<search>', search), () => undefined, world)
  assert.ok(query && output, `${diagnostics.map(({ message }) => message).join('; ')}\n${search}`)
  const { rows } = await answer(engine, query, output)
  return new Map(rows.map(({ cells }) => [Number(cells.get('n')), cells]))
}

/** A reckoned number may end in other digits than ours. */
function same(actual: unknown, expected: ReturnType<typeof evaluate>): boolean {
  if (Array.isArray(actual) || isList(expected))
    return isList(expected)
      ? isDeepStrictEqual(actual, [...expected])
      : Array.isArray(actual) &&
          (expected === null ? actual.length === 0 : actual.length === 1 && same(actual[0], expected))
  if (actual === null || expected === null) return actual === expected
  if (typeof expected === 'number') return Math.abs(Number(actual) - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
  return String(actual) === textOf(expected)
}
