/** What a stage of a rule lets through, in one language for every vendor: and, or, not over tests of a field. */
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import type { Meaning } from './pattern.ts'

export type Predicate =
  | { readonly kind: 'and'; readonly items: readonly Predicate[] }
  | { readonly kind: 'or'; readonly items: readonly Predicate[] }
  | { readonly kind: 'not'; readonly item: Predicate }
  | Test
  | FieldComparison
  /** Lets everything through. */
  | { readonly kind: 'everything' }
  /** A condition that this language cannot say; its text stands in the rule. */
  | { readonly kind: 'opaque'; readonly span: Span }

/** One field against values: it holds if it does for any of them. */
export interface Test {
  readonly kind: 'test'
  /** As written; `_raw` for a keyword. */
  readonly field: string
  readonly operator: Operator
  /** Empty for `exists` alone. */
  readonly values: readonly string[]
  readonly caseSensitive: boolean
  readonly span: Span
}

export type Operator = TextOperator | 'ne' | 'in' | 'regex' | 'cidr' | 'gt' | 'ge' | 'lt' | 'le' | 'keyword'

/** What a pattern with wildcards can mean; `wildcard` keeps `*` for any text and `?` for one character. */
export type TextOperator = 'eq' | 'contains' | 'startswith' | 'endswith' | 'wildcard' | 'exists'

export interface FieldComparison {
  readonly kind: 'fields'
  readonly left: string
  readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'contains' | 'startswith' | 'endswith'
  readonly right: string
  readonly span: Span
}

export const everything: Predicate = { kind: 'everything' }

export const not = (item: Predicate): Predicate => (item.kind === 'not' ? item.item : { kind: 'not', item })

/** Nested ones of the same kind become one. */
export function and(items: readonly Predicate[]): Predicate {
  const flat = items
    .flatMap(item => (item.kind === 'and' ? item.items : [item]))
    .filter(item => item.kind !== 'everything')
  return flat.length === 1 && flat[0] ? flat[0] : flat.length === 0 ? everything : { kind: 'and', items: flat }
}

export function or(items: readonly Predicate[]): Predicate {
  const flat = items.flatMap(item => (item.kind === 'or' ? item.items : [item]))
  return flat.length === 1 && flat[0] ? flat[0] : { kind: 'or', items: flat }
}

/** Tests of one field joined by `or`; values of one kind together, in the order in which the kinds first come. */
export function anyOf(tests: readonly Predicate[]): Predicate {
  if (tests.length === 1 && tests[0]) return tests[0]
  const items: Predicate[] = []
  const groups = new Map<string, { readonly at: number; readonly tests: Test[] }>()
  for (const test of tests) {
    const key = test.kind === 'test' ? `${test.operator} ${test.caseSensitive} ${test.field}` : ''
    const group = groups.get(key)
    if (test.kind !== 'test' || test.operator === 'exists') items.push(test)
    else if (group) group.tests.push(test)
    else {
      groups.set(key, { at: items.length, tests: [test] })
      items.push(test)
    }
  }
  for (const { at, tests } of groups.values()) items[at] = merged(tests)
  return or(items)
}

function merged(tests: readonly Test[]): Predicate {
  const [first] = tests
  if (!first) return everything
  if (tests.length === 1) return first
  const values = [...new Set(tests.flatMap(test => test.values))]
  const end = tests.reduce((end, { span }) => Math.max(end, span.end), first.span.end)
  const operator = first.operator === 'eq' && values.length > 1 ? 'in' : first.operator
  return { ...first, operator, values, span: { start: first.span.start, end } }
}

/** A field against a pattern. */
export function patternTest(field: string, meaning: Meaning, caseSensitive: boolean, span: Span): Test {
  const values = meaning.operator === 'exists' ? [] : [meaning.value]
  return { kind: 'test', field, operator: meaning.operator, values, caseSensitive, span }
}

export interface Leaf {
  readonly test: Test | FieldComparison
  /** Stands under an odd number of `not`: what it matches is left out. */
  readonly exclude: boolean
}

/** Every test, in the order written. */
export function leaves(predicate: Predicate): readonly Leaf[] {
  const found: Leaf[] = []
  const pending: { readonly predicate: Predicate; readonly exclude: boolean }[] = [{ predicate, exclude: false }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { predicate, exclude } = next
    if (predicate.kind === 'test' || predicate.kind === 'fields') found.push({ test: predicate, exclude })
    else if (predicate.kind === 'not') pending.push({ predicate: predicate.item, exclude: !exclude })
    else if (predicate.kind === 'and' || predicate.kind === 'or')
      for (const item of predicate.items.toReversed()) pending.push({ predicate: item, exclude })
  }
  return found
}

/** Fields that are tested, each once, in the order written; words that may stand anywhere belong to none. */
export const fieldsTested = (predicate: Predicate): readonly string[] => [
  ...new Set(
    leaves(predicate)
      .flatMap(({ test }) => (test.kind === 'test' ? [test.field] : [test.left, test.right]))
      .filter(field => field !== '_raw'),
  ),
]

/** The predicate as if all of it stood in one place: for what stands in another text than the rest of its rule. */
export function placedAt(predicate: Predicate, span: Span): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, items: predicate.items.map(item => placedAt(item, span)) }
    case 'not':
      return { kind: 'not', item: placedAt(predicate.item, span) }
    case 'everything':
      return predicate
    case 'test':
    case 'fields':
    case 'opaque':
      return { ...predicate, span }
    default:
      return unreachable(predicate)
  }
}
