/** The eval dialect as typed expressions: null poisons, cases matter, text that looks like a number acts as one. */
import {
  allOf,
  and,
  anyOf,
  call,
  choose,
  compare,
  type Expr,
  not,
  nothing,
  number,
  or,
  present,
  shared,
  text,
} from '../plan/expr.ts'
import { measure } from '../plan/size.ts'
import type { Binary, BinaryOperator, Call, Expression, FieldReference } from '../spl/ast.ts'
import { parse } from '../spl/parse.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import type { Binder } from './binder.ts'
import { functions, knownFunctions } from './functions/index.ts'
import type { Scope } from './scope.ts'
import { subsearchExpression } from './subsearch.ts'
import { anyValue, asNumber, asText, numberIn } from './values.ts'

/** Nothing, reported, where the expression is larger than the database could take. */
export function evalExpression(binder: Binder, scope: Scope, expression: Expression): Expr {
  return bounded(binder, boundExpression(binder, scope, expression), expression.span)
}

/** What stands several times in an expression is written as often: a few levels of it can be more than a memory holds. */
const mostNodes = 200_000
const deepest = 250

function bounded(binder: Binder, expr: Expr, span: Span): Expr {
  const { nodes, depth } = measure(expr)
  if (nodes <= mostNodes && depth <= deepest) return expr
  binder.report('expression-too-large', span, {})
  return nothing(expr.type)
}

function boundExpression(binder: Binder, scope: Scope, expression: Expression): Expr {
  const inner = (operand: Expression): Expr => evalExpression(binder, scope, operand)
  switch (expression.kind) {
    case 'text':
      return text(expression.value)
    case 'number':
      return number(expression.value)
    case 'field':
      return fieldReference(binder, scope, expression)
    case 'call':
      return functionCall(binder, scope, expression)
    case 'unary': {
      const operand = inner(expression.operand)
      if (expression.operator === 'not')
        return not(nullWhereAbsent(condition(binder, operand, expression.operand.span, "'NOT'")))
      const value = asNumber(noCondition(binder, operand, expression.operand.span, `'${expression.operator}'`))
      if (expression.operator === '+') return value
      return value.kind === 'number' ? number(-value.value) : call('negate', 'number', value)
    }
    case 'binary':
      return binary(binder, scope, expression)
    case 'in': {
      const value = inner(expression.value)
      return anyOf(expression.options.map(option => equality(binder, value, inner(option))))
    }
    case 'subsearch': {
      const returned = subsearchExpression(binder, expression.query, expression.span)
      return returned ? inner(returned) : nothing('text')
    }
    case 'broken':
      return nothing('text')
    default:
      return unreachable(expression)
  }
}

/** An expression where a condition is wanted. */
export function evalCondition(binder: Binder, scope: Scope, expression: Expression, where: string): Expr {
  return condition(binder, evalExpression(binder, scope, expression), expression.span, where)
}

/** A condition where a value is wanted: it cannot be reckoned with or joined. */
function noCondition(binder: Binder, expr: Expr, span: Span, where: string): Expr {
  if (expr.type !== 'boolean' || expr.kind === 'null') return expr
  binder.report('value-wanted', span, { where })
  return nothing('text')
}

/**
 * A test of a field without a value, or against one, is null, whether or not the field holds several values in other
 * events. Only under NOT does that differ from false.
 */
function nullWhereAbsent(expr: Expr): Expr {
  switch (expr.kind) {
    case 'and':
    case 'or':
      return { ...expr, operands: expr.operands.map(nullWhereAbsent) }
    case 'any':
      return choose(allOf(operandsOf(expr).map(present)), expr, nothing('boolean'))
    default:
      return expr
  }
}

/** The list of a test of its values, and what each is compared with where that may be absent. */
function operandsOf(
  { list, item, test }: Extract<Expr, { kind: 'any' }>,
  outer: readonly string[] = [],
): readonly Expr[] {
  const items = [...outer, item]
  if (test.kind === 'any') return [list, ...operandsOf(test, items)]
  if (test.kind !== 'compare') return [list]
  return [list, ...[test.left, test.right].filter(operand => mayBeAbsent(operand, items))]
}

/** Neither a constant nor one of the items, as it is or as another type. */
const mayBeAbsent = (expr: Expr, items: readonly string[]): boolean =>
  expr.kind === 'cast'
    ? mayBeAbsent(expr.operand, items)
    : expr.kind !== 'text' && expr.kind !== 'number' && !(expr.kind === 'item' && items.includes(expr.name))

function condition(binder: Binder, expr: Expr, span: Span, where: string): Expr {
  if (expr.type === 'boolean') return expr
  // a field that nothing sets is null, and so is a condition made of it
  if (expr.kind === 'null') return nothing('boolean')
  binder.report('boolean-wanted', span, { where })
  return nothing('boolean')
}

/** An eval expression of our own (a data model's), over the event's fields. */
export function evalText(binder: Binder, scope: Scope, source: string): Expr {
  const { query } = parse(rootSource('expression', `| eval x=${source}`))
  const [command] = query.commands
  const value = command?.kind === 'eval' ? command.assignments[0]?.value : undefined
  if (!value) throw new Error(`not an expression: ${source}`)
  return evalExpression(binder, scope, value)
}

/**
 * A bare `a.b` is the concatenation of two fields; only when neither is known and the dotted name is, the field is meant
 * (reference 1.3).
 */
function fieldReference(binder: Binder, scope: Scope, { name, quoted, span }: FieldReference): Expr {
  const parts = name.split('.')
  const dotted = !quoted && parts.length > 1 && parts.every(part => part !== '')
  const known = (part: string): boolean =>
    scope.columns.has(part) || (scope.events !== undefined && binder.world.fields.has(part))
  if (!dotted || (known(name) && !parts.some(known))) return binder.field(scope, name, span)
  return call('concat', 'text', ...parts.map(part => asText(binder.field(scope, part, span))))
}

function functionCall(binder: Binder, scope: Scope, node: Call): Expr {
  const rule = Object.hasOwn(functions, node.function) ? functions[node.function] : undefined
  if (!rule) {
    if (knownFunctions.has(node.function))
      binder.report('unsupported-function', node.functionSpan, { name: node.function })
    else {
      const names = [...Object.keys(functions), ...knownFunctions]
      binder.report('unknown-function', node.functionSpan, { name: node.function, ...nearest(node.function, names) })
    }
    return nothing('text')
  }
  const given = node.arguments.length
  if (given < rule.min || given > rule.max) {
    binder.report('function-arity', node.span, { name: node.function, given, min: rule.min, max: rule.max })
    return nothing('text')
  }
  if (given > mostArguments) {
    binder.report('too-many-arguments', node.span, { name: node.function, given, limit: mostArguments })
    return nothing('text')
  }
  if ('bind' in rule) return rule.bind({ binder, scope, node })
  const args = node.arguments.map(argument => {
    const value = evalExpression(binder, scope, argument)
    return takesConditions.has(node.function) ? value : noCondition(binder, value, argument.span, `'${node.function}'`)
  })
  return rule.build(args, { binder, scope, node })
}

const mostArguments = 1000

/** Functions whose arguments may be conditions; all others want values. */
const takesConditions: ReadonlySet<string> = new Set(
  'isnull isnotnull isnum isint isstr isbool typeof tostring coalesce ifnull nullif in json_array json_object'.split(
    ' ',
  ),
)

const reckoning: ReadonlySet<BinaryOperator> = new Set(['+', '-', '*', '/', '%', '.'])

/** Chains lean to the left and may be long, so they are gone along, not into. */
function binary(binder: Binder, scope: Scope, node: Binary): Expr {
  const chain = [node]
  for (let left = node.left; left.kind === 'binary'; left = left.left) chain.unshift(left)
  const [first = node] = chain
  return chain.reduce(
    (left, link) => bounded(binder, operation(binder, scope, link, left), link.span),
    evalExpression(binder, scope, first.left),
  )
}

function operation(binder: Binder, scope: Scope, node: Binary, before: Expr): Expr {
  const { operator } = node
  const operand = (value: Expr, { span }: Expression): Expr =>
    reckoning.has(operator) ? noCondition(binder, value, span, `'${operator}'`) : value
  const left = operand(before, node.left)
  const right = operand(evalExpression(binder, scope, node.right), node.right)
  const relate = (test: RelationOperator): Expr =>
    node.left.kind === 'text' && node.right.kind === 'text'
      ? compare(test, 'text', left, right)
      : relation(binder, test, left, right)
  switch (operator) {
    case 'and':
    case 'or':
    case 'xor': {
      const word = `'${operator.toUpperCase()}'`
      const a = condition(binder, left, node.left.span, word)
      const b = condition(binder, right, node.right.span, word)
      if (operator === 'xor') return eitherOf(binder, a, b)
      return operator === 'and' ? and(a, b) : or(a, b)
    }
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return relate(operator)
    case 'like':
      return anyValue(left, newItem(binder, left), value => ({
        kind: 'like',
        operand: asText(value),
        pattern: asText(right),
        type: 'boolean',
      }))
    case '.':
      return joined(asText(left), asText(right))
    case '+':
      return plus(binder, node, left, right)
    case '-':
      return call('subtract', 'number', asNumber(left), asNumber(right))
    case '*':
      return call('multiply', 'number', asNumber(left), asNumber(right))
    case '/':
      return call('divide', 'number', asNumber(left), asNumber(right))
    case '%':
      return call('remainder', 'number', asNumber(left), asNumber(right))
    default:
      return unreachable(operator)
  }
}

const eitherOf = (binder: Binder, left: Expr, right: Expr): Expr =>
  shared(left, binder.newItem(), a => shared(right, binder.newItem(), b => or(and(a, not(b)), and(not(a), b))))

/** Texts joined are joined with one more: one call for the whole chain. */
const joined = (left: Expr, right: Expr): Expr =>
  left.kind === 'call' && left.operation === 'concat'
    ? { ...left, args: [...left.args, right] }
    : call('concat', 'text', left, right)

const newItem = (binder: Binder, expr: Expr): string => (expr.type === 'list' ? binder.newItem() : '')

/** Numbers add, texts join; which of the two is decided for each row where it cannot be told before. */
function plus(binder: Binder, node: Binary, left: Expr, right: Expr): Expr {
  const literal = [left, right].find(expr => expr.kind === 'text' && numberIn(expr.value) === undefined)
  const typedNumber = [node.left, node.right].some(expression => expression.kind === 'number')
  if (literal?.kind === 'text' && typedNumber) {
    binder.report('text-arithmetic', node.span, { operator: '+', text: literal.value })
    return nothing('text')
  }
  if (left.type === 'number' || right.type === 'number') return call('add', 'number', asNumber(left), asNumber(right))
  if (literal) return joined(asText(left), asText(right))
  return shared(asText(left), binder.newItem(), a => shared(asText(right), binder.newItem(), b => sumOrJoined(a, b)))
}

function sumOrJoined(left: Expr, right: Expr): Expr {
  const [a, b] = [asNumber(left), asNumber(right)]
  const sum = asText(call('add', 'number', a, b))
  return choose(and(present(a), present(b)), sum, call('concat', 'text', left, right))
}

export function equality(binder: Binder, left: Expr, right: Expr): Expr {
  return relation(binder, '=', left, right)
}

type RelationOperator = Extract<BinaryOperator, '=' | '!=' | '<' | '<=' | '>' | '>='>

/** A comparison of eval; a field with several values passes when one of them does. */
function relation(binder: Binder, operator: RelationOperator, left: Expr, right: Expr): Expr {
  if (left.type === 'boolean' || right.type === 'boolean') return booleanRelation(operator, left, right)
  if (left.type === 'list') return anyValue(left, binder.newItem(), value => relation(binder, operator, value, right))
  if (right.type === 'list') return anyValue(right, binder.newItem(), value => relation(binder, operator, left, value))
  if (left.type === 'number' && right.type === 'number') return compare(operator, 'number', left, right)
  return compare(operator, 'loose', asText(left), asText(right))
}

/** Conditions compare as their texts, True and False. */
const booleanRelation = (operator: RelationOperator, left: Expr, right: Expr): Expr =>
  compare(operator, 'text', asText(left), asText(right))
