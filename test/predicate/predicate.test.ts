/** Patterns mean what the case file says, and spellings of one thing have one key. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalForm, normalKey } from '../../src/predicate/normal-form.ts'
import {
  globParts,
  isNetwork,
  likeParts,
  matchesStars,
  meaningOf,
  sigmaParts,
  starParts,
} from '../../src/predicate/pattern.ts'
import {
  and,
  anyOf,
  everything,
  leaves,
  not,
  type Operator,
  or,
  type Predicate,
} from '../../src/predicate/predicate.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

for (const line of read('patterns.txt').split('\n')) {
  const match = /^(star|like|sigma|glob) \| (.*) => (\w+)(?: (.*))?$/.exec(line)
  if (!match) continue
  const [, dialect, pattern = '', operator, value = ''] = match
  test(`pattern ${line}`, () => {
    const read = { star: starParts, like: likeParts, sigma: sigmaParts, glob: globParts }
    const parts = Object.entries(read).find(([name]) => name === dialect)?.[1](pattern) ?? []
    assert.deepEqual(meaningOf(parts), { operator, value })
  })
}

for (const block of read('normal-form.txt').split(/\n\n+/)) {
  const lines = block.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  const expected = lines.pop()?.slice(3)
  const name = block.split('\n').findLast(line => line.startsWith('#'))
  test(`normal form: ${name?.slice(2)}`, () => {
    for (const line of lines) {
      const [field = '', operator, value = ''] = line.split(/ \| /)
      assert.equal(normalKey(normalForm(field, operator as Operator, value)), expected, line)
    }
  })
}

test('a normal form is its own normal form', () => {
  const field = fc.constantFrom(
    'process.path',
    'file.path',
    'registry.path',
    'process.cmdline',
    'registry.data',
    'other',
  )
  const operator = fc.constantFrom<Operator>('eq', 'contains', 'startswith', 'endswith', 'wildcard', 'regex')
  const value = fc
    .array(fc.constantFrom('a', 'B', '\\', '\\\\', 'c:', ':', '.exe', ' ', 'hklm\\', '*', '0x1', '/'), { maxLength: 6 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(field, operator, value, (field, operator, value) => {
      const once = normalForm(field, operator, value)
      assert.deepEqual(normalForm(once.field, once.operator, once.value), once)
    }),
  )
})

test('networks are told from other texts', () => {
  for (const text of ['10.0.0.0/8', '192.168.1.1/32', 'fe80::/10', '::1/128']) assert.ok(isNetwork(text), text)
  for (const text of ['10.0.0.0', '10.0.0.0/33', 'a/b', '10.0.0/8', 'and/or', 'abc/12'])
    assert.ok(!isNetwork(text), text)
})

test('leaves come in the order written, with what is left out marked', () => {
  const leaf = (field: string): Predicate => ({
    kind: 'test',
    field,
    operator: 'eq',
    values: ['1'],
    caseSensitive: false,
    span: { start: 0, end: 0 },
  })
  const predicate = and([leaf('a'), not(or([leaf('b'), not(and([leaf('c'), everything]))])), leaf('d')])
  const found = leaves(predicate).map(({ test, exclude }) => [test.kind === 'test' ? test.field : '', exclude])
  assert.deepEqual(found, [
    ['a', false],
    ['b', true],
    ['c', false],
    ['d', false],
  ])
})

test('tests of one field are one test for each kind, in the order in which the kinds first come', () => {
  const test = (operator: Operator, value: string, start: number): Predicate => ({
    kind: 'test',
    field: 'a',
    operator,
    values: operator === 'exists' ? [] : [value],
    caseSensitive: false,
    span: { start, end: start + 1 },
  })
  const joined = anyOf([test('eq', 'x', 0), test('contains', 'y', 2), test('eq', 'z', 4), test('exists', '', 6)])
  const found = joined.kind === 'or' ? joined.items : []
  assert.deepEqual(
    found.map(item => item.kind === 'test' && [item.operator, item.values, item.span.start, item.span.end]),
    [
      ['in', ['x', 'z'], 0, 5],
      ['contains', ['y'], 2, 3],
      ['exists', [], 6, 7],
    ],
  )
  assert.deepEqual(anyOf([test('eq', 'x', 0)]), test('eq', 'x', 0))
})

test('names match patterns of stars', () => {
  for (const [name, pattern] of [
    ['filter_a', 'filter_*'],
    ['a_b_c', '*_b_*'],
    ['abc', '*'],
    ['aa', 'a*a'],
  ] as const)
    assert.ok(matchesStars(name, pattern), `${name} ${pattern}`)
  for (const [name, pattern] of [
    ['xfilter_a', 'filter_*'],
    ['a', 'a*a'],
    ['ab', 'a'],
  ] as const)
    assert.ok(!matchesStars(name, pattern), `${name} ${pattern}`)
})
