/** Conditions of EQL and ES|QL as predicates; what the predicate language cannot say stays opaque. */
import { escapedParts, globParts, meaningOf, type Part } from '../../predicate/pattern.ts'
import {
  and,
  anyOf,
  everything,
  type FieldComparison,
  not,
  or,
  type Predicate,
  patternTest,
  type Test,
} from '../../predicate/predicate.ts'
import type { Span } from '../../text/span.ts'
import { unreachable } from '../../text/unreachable.ts'
import type { Dialect } from './expression.ts'
import type { Comparison, Expression } from './expression-tree.ts'

/** `embedded` reads the KQL of a `kql("…")`. */
export interface PredicateOptions {
  readonly dialect: Dialect
  readonly embedded?: (text: string, span: Span) => Predicate
}

export function predicateOf(expression: Expression, options: PredicateOptions): Predicate {
  const opaque: Predicate = { kind: 'opaque', span: expression.span }
  switch (expression.kind) {
    case 'and':
      return and(expression.items.map(item => predicateOf(item, options)))
    case 'or':
      return or(expression.items.map(item => predicateOf(item, options)))
    case 'not':
      return not(predicateOf(expression.item, options))
    case 'is-null': {
      const field = subject(expression.item)
      if (!field) return opaque
      const exists = test(field.name, 'exists', [], true, expression.span)
      return expression.negated ? exists : not(exists)
    }
    case 'compare':
      return comparison(expression, options) ?? opaque
    case 'list':
      return list(expression, options) ?? opaque
    case 'call':
      return call(expression, options) ?? opaque
    case 'field':
      return test(expression.name, 'eq', ['true'], false, expression.span)
    case 'boolean':
      return expression.value ? everything : not(everything)
    case 'text':
    case 'number':
    case 'null':
    case 'minus':
    case 'arithmetic':
      return opaque
    default:
      return unreachable(expression)
  }
}

const orders = { '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

function comparison(
  { operator, left, right, span }: Expression & { kind: 'compare' },
  options: PredicateOptions,
): Predicate | undefined {
  const a = subject(left)
  const b = subject(right)
  if (!a)
    return b && subject(right)
      ? comparison({ kind: 'compare', operator: mirrored[operator], left: right, right: left, span }, options)
      : undefined
  if (b)
    return a.exact && b.exact
      ? { kind: 'fields', left: a.name, operator: orders[operator], right: b.name, span }
      : undefined
  if (right.kind === 'null') {
    const exists = test(a.name, 'exists', [], true, span)
    if (operator === '==') return not(exists)
    return operator === '!=' ? exists : undefined
  }
  const value = literal(right)
  return value === undefined ? undefined : test(a.name, orders[operator], [value], a.exact, span)
}

function list(
  { operator, negated, left, options: values, span }: Expression & { kind: 'list' },
  { dialect }: PredicateOptions,
): Predicate | undefined {
  const field = subject(left)
  const texts = values.map(value => ({ text: literal(value), span: value.span }))
  if (!field || texts.length === 0) return undefined
  const tests = texts.map(({ text, span }): Predicate => {
    if (text === undefined) return { kind: 'opaque', span }
    const exact = field.exact && !operator.endsWith('~') && !(operator === ':' && dialect === 'eql')
    switch (operator) {
      case 'in':
      case 'in~':
        return test(field.name, 'eq', [text], exact, span)
      case 'regex':
      case 'regex~':
      case 'rlike':
        return test(field.name, 'regex', [text], exact, span)
      case ':':
      case 'like':
      case 'like~':
        // ES|QL's `:` asks for words of a text, without wildcards.
        if (operator === ':' && dialect === 'esql') return test(field.name, 'contains', [text], false, span)
        return patternTest(field.name, meaningOf(patternParts(text, dialect)), exact, span)
      default:
        return unreachable(operator)
    }
  })
  const joined = anyOf(tests)
  const whole = joined.kind === 'test' ? { ...joined, span: { start: span.start, end: span.end } } : joined
  return negated ? not(whole) : whole
}

const patternParts = (text: string, dialect: Dialect): readonly Part[] =>
  dialect === 'eql' ? globParts(text) : escapedParts(text, true)

const places: Readonly<Record<string, 'contains' | 'startswith' | 'endswith'>> = {
  stringcontains: 'contains',
  contains: 'contains',
  startswith: 'startswith',
  starts_with: 'startswith',
  endswith: 'endswith',
  ends_with: 'endswith',
}

function call(expression: Expression & { kind: 'call' }, options: PredicateOptions): Predicate | undefined {
  const { name, insensitive, arguments: values, span } = expression
  const [first, ...rest] = values
  if (!first) return undefined
  const field = subject(first)
  const texts = rest.map(literal).filter(text => text !== undefined)
  if (name === 'kql' && first.kind === 'text') return options.embedded?.(first.value, span)
  if (!field || rest.length === 0) return undefined
  const exact = field.exact && !insensitive
  const place = Object.hasOwn(places, name) ? places[name] : undefined
  const [other] = rest
  const second = other && subject(other)
  if (place && second) return fields(field.name, place, second.name, span)
  if (texts.length < rest.length) return undefined
  if (place) return test(field.name, place, texts.slice(0, 1), exact, span)
  switch (name) {
    case 'cidrmatch':
    case 'cidr_match':
      return test(field.name, 'cidr', texts, false, span)
    case 'wildcard':
      return anyOf(texts.map(text => patternTest(field.name, meaningOf(globParts(text)), exact, span)))
    case 'match':
    case 'match_phrase':
      if (options.dialect === 'esql') return test(field.name, 'contains', texts.slice(0, 1), false, span)
      return test(field.name, 'regex', texts, exact, span)
    default:
      return undefined
  }
}

const fields = (left: string, operator: FieldComparison['operator'], right: string, span: Span): Predicate => ({
  kind: 'fields',
  left,
  operator,
  right,
  span,
})

const test = (
  field: string,
  operator: Test['operator'],
  values: readonly string[],
  caseSensitive: boolean,
  span: Span,
): Test => ({ kind: 'test', field, operator, values, caseSensitive, span })

/** Functions that give a field back as it is, or in one case: then cases do not matter. */
const faithful: ReadonlySet<string> = new Set(
  'to_string string to_lower to_upper to_ip to_integer to_long to_double trim mv_first'.split(' '),
)

function subject(expression: Expression): { readonly name: string; readonly exact: boolean } | undefined {
  if (expression.kind === 'field') return { name: expression.name, exact: true }
  const [inner] = expression.kind === 'call' ? expression.arguments : []
  if (expression.kind !== 'call' || !inner || !faithful.has(expression.name)) return undefined
  const found = inner.kind === 'field' || inner.kind === 'call' ? subject(inner) : undefined
  return found && { name: found.name, exact: found.exact && !/^to_(?:lower|upper)$/.test(expression.name) }
}

function literal(expression: Expression): string | undefined {
  if (expression.kind === 'text' || expression.kind === 'number') return expression.value
  return expression.kind === 'boolean' ? String(expression.value) : undefined
}
