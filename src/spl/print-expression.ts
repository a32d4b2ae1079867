/** Eval expressions as text, with no more parentheses than they need. */
import { unreachable } from '../text/unreachable.ts'
import type { Expression, Query } from './ast.ts'
import { bindingOf, notBinding, signBinding } from './expression.ts'
import { quoted } from './print-name.ts'

/** `subsearch` prints what stands in brackets, with them. */
export function printExpression(expression: Expression, subsearch: (query: Query) => string): string {
  const print = (node: Expression): string => printExpression(node, subsearch)
  const atLeast = (node: Expression, binding: number): string =>
    tightness(node) < binding ? `(${print(node)})` : print(node)
  switch (expression.kind) {
    case 'text':
      return quoted(expression.value)
    case 'number':
      return Number.isFinite(expression.value) ? String(expression.value) : '1e999'
    case 'field':
      return expression.quoted
        ? `'${expression.name.replace(/[\\']/g, character => `\\${character}`)}'`
        : expression.name
    case 'call':
      return `${expression.function}(${expression.arguments.map(print).join(', ')})`
    case 'unary':
      return expression.operator === 'not'
        ? `NOT ${atLeast(expression.operand, notBinding)}`
        : `${expression.operator}${atLeast(expression.operand, signBinding)}`
    case 'binary': {
      const binding = bindingOf(expression.operator)
      return `${atLeast(expression.left, binding)} ${expression.operator.toUpperCase()} ${atLeast(expression.right, binding + 1)}`
    }
    case 'in':
      return `${atLeast(expression.value, bindingOf('in'))} IN (${expression.options.map(print).join(', ')})`
    case 'subsearch':
      return subsearch(expression.query)
    case 'broken':
      return ''
    default:
      return unreachable(expression)
  }
}

/** How tightly an expression holds together without parentheses. */
function tightness(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return bindingOf(expression.operator)
    case 'in':
      return bindingOf('in')
    case 'unary':
      return expression.operator === 'not' ? notBinding : signBinding
    default:
      return signBinding + 1
  }
}
