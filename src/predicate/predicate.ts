/** What a stage of a rule lets through, in one language for every vendor: and, or, not over tests of a field. */
import type { Span } from '../text/span.ts'

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
  readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
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
