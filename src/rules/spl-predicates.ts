/** Conditions of SPL, in both of its dialects, as predicates; what the predicate language cannot say stays opaque. */
import { isNetwork, likeParts, meaningOf, starParts } from '../predicate/pattern.ts'
import {
  and,
  anyOf,
  everything,
  not,
  type Operator,
  or,
  type Predicate,
  patternTest,
  type Test,
} from '../predicate/predicate.ts'
import type { Binary, Call, Command, Expression, SearchExpression, SearchValue } from '../spl/ast.ts'
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'

/** What a command lets through; absent for commands that filter nothing. */
export function predicateOf(command: Command): Predicate | undefined {
  switch (command.kind) {
    case 'search':
      return searchPredicate(command.where)
    case 'tstats':
    case 'mstats':
      return command.where && searchPredicate(command.where)
    case 'where':
      return evalPredicate(command.condition)
    case 'regex': {
      const { field, pattern, negated, span } = command
      const test = leaf(field.name, 'regex', [pattern.text], true, span)
      return negated ? not(test) : test
    }
    default:
      return undefined
  }
}

export function searchPredicate(expression: SearchExpression): Predicate {
  switch (expression.kind) {
    case 'and':
      return and(expression.items.map(searchPredicate))
    case 'or':
      return or(expression.items.map(searchPredicate))
    case 'not':
      return not(searchPredicate(expression.item))
    case 'comparison':
      return comparison(expression.field.name, expression.operator, expression.value, expression.span)
    case 'in':
      return anyOf(expression.values.map(value => valueTest(expression.field.name, value, expression.span)))
    case 'keyword':
      return leaf('_raw', 'keyword', [expression.value.text], expression.value.caseSensitive, expression.span)
    case 'everything':
    case 'time':
      return everything
    case 'subsearch':
    case 'subsearch-comparison':
    case 'subsearch-in':
      return { kind: 'opaque', span: expression.span }
    default:
      return unreachable(expression)
  }
}

const orders: Readonly<Record<'<' | '<=' | '>' | '>=', Operator & ('lt' | 'le' | 'gt' | 'ge')>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}

function comparison(
  field: string,
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=',
  value: SearchValue,
  span: Span,
): Predicate {
  if (operator === '=') return valueTest(field, value, span)
  if (operator !== '!=') return leaf(field, orders[operator], [value.text], value.caseSensitive, span)
  const test = valueTest(field, value, span)
  // `user!=bob` wants a user; `NOT user=bob` also takes what has none.
  return test.operator === 'eq' ? { ...test, operator: 'ne' } : and([leaf(field, 'exists', [], false, span), not(test)])
}

function valueTest(field: string, value: SearchValue, span: Span): Test {
  if (isNetwork(value.text)) return leaf(field, 'cidr', [value.text], false, span)
  return patternTest(field, meaningOf(starParts(value.text)), value.caseSensitive, span)
}

function leaf(field: string, operator: Operator, values: readonly string[], caseSensitive: boolean, span: Span): Test {
  return { kind: 'test', field, operator, values, caseSensitive, span }
}

function evalPredicate(expression: Expression): Predicate {
  const opaque: Predicate = { kind: 'opaque', span: expression.span }
  switch (expression.kind) {
    case 'binary':
      return binary(expression) ?? opaque
    case 'unary':
      return expression.operator === 'not' ? not(evalPredicate(expression.operand)) : opaque
    case 'call':
      return call(expression) ?? opaque
    case 'in':
      return oneOf(expression.value, expression.options, expression.span) ?? opaque
    default:
      return opaque
  }
}

const comparisons: Readonly<Partial<Record<string, keyof typeof mirrored>>> = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}
const mirrored = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const

function binary({ operator, left, right, span }: Binary): Predicate | undefined {
  if (operator === 'and') return and([evalPredicate(left), evalPredicate(right)])
  if (operator === 'or') return or([evalPredicate(left), evalPredicate(right)])
  if (operator === 'like') return like(left, right, span)
  const order = comparisons[operator]
  if (!order) return undefined
  const a = subject(left)
  const b = subject(right)
  if (a && b && a.exact && b.exact) return { kind: 'fields', left: a.field, operator: order, right: b.field, span }
  const value = literal(right)
  if (a && value !== undefined) return leaf(a.field, order, [value], a.exact, span)
  const first = literal(left)
  return b && first !== undefined ? leaf(b.field, mirrored[order], [first], b.exact, span) : undefined
}

function call({ function: name, arguments: [first, second, ...more], span }: Call): Predicate | undefined {
  if (!first) return undefined
  const field = subject(first)
  switch (name) {
    case 'isnull':
    case 'isnotnull':
      if (!field) return undefined
      return name === 'isnull'
        ? not(leaf(field.field, 'exists', [], false, span))
        : leaf(field.field, 'exists', [], false, span)
    case 'like':
      return second && like(first, second, span)
    case 'match': {
      const pattern = second && literal(second)
      return field && pattern !== undefined ? leaf(field.field, 'regex', [pattern], field.exact, span) : undefined
    }
    case 'cidrmatch': {
      const network = literal(first)
      const address = second && subject(second)
      return network !== undefined && address ? leaf(address.field, 'cidr', [network], false, span) : undefined
    }
    case 'in':
      return oneOf(first, second ? [second, ...more] : more, span)
    default:
      return undefined
  }
}

function like(value: Expression, pattern: Expression, span: Span): Predicate | undefined {
  const field = subject(value)
  const text = literal(pattern)
  if (!field || text === undefined) return undefined
  return patternTest(field.field, meaningOf(likeParts(text)), field.exact, span)
}

function oneOf(value: Expression, options: readonly Expression[], span: Span): Predicate | undefined {
  const field = subject(value)
  const values = options.map(literal)
  const texts = values.filter(text => text !== undefined)
  if (!field || texts.length < values.length || texts.length === 0) return undefined
  return leaf(field.field, texts.length > 1 ? 'in' : 'eq', texts, field.exact, span)
}

/** A field, or one in lower or upper case: then cases do not matter. */
function subject(expression: Expression): { readonly field: string; readonly exact: boolean } | undefined {
  if (expression.kind === 'field') return { field: expression.name, exact: true }
  const [inner] = expression.kind === 'call' ? expression.arguments : []
  const folds = expression.kind === 'call' && (expression.function === 'lower' || expression.function === 'upper')
  return folds && inner?.kind === 'field' ? { field: inner.name, exact: false } : undefined
}

function literal(expression: Expression): string | undefined {
  if (expression.kind === 'text') return expression.value
  if (expression.kind === 'number') return String(expression.value)
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'number')
    return String(-expression.operand.value)
  return undefined
}
