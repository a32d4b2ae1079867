/** How SPL's values turn into typed ones: text that looks like a number acts as one, a field may hold several values. */
import type { ColumnType } from '../plan/columns.ts'
import { cast, type Expr, item, number, present, text } from '../plan/expr.ts'
import { isOddNumber } from '../schema/plain-number.ts'

export const asText = (expr: Expr): Expr => cast(expr, 'text')
export const asList = (expr: Expr): Expr => cast(expr, 'list')

export function asNumber(expr: Expr): Expr {
  if (expr.kind === 'text') {
    const value = numberIn(expr.value)
    return value === undefined ? { kind: 'null', type: 'number' } : number(value)
  }
  return cast(expr, 'number')
}

/** The number that a text stands for, if it looks like one. */
export const numberIn = (value: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : undefined

/** Whether each value that reads as a number is known to be written plainly: equal numbers are then equal texts. */
export function hasPlainNumbers(expr: Expr): boolean {
  switch (expr.kind) {
    case 'column':
      return expr.plainNumbers === true
    case 'text':
      return !isOddNumber(expr.value)
    case 'null':
      return true
    case 'cast':
      return expr.operand.type !== 'number' && hasPlainNumbers(expr.operand)
    case 'choose':
      return [...expr.branches.map(({ value }) => value), expr.otherwise].every(hasPlainNumbers)
    case 'call':
      return (expr.operation === 'firstPresent' || expr.operation === 'nonEmpty') && expr.args.every(hasPlainNumbers)
    default:
      return false
  }
}

/** The type that holds all of these: a list beats text, text beats a number. */
export function commonType(exprs: readonly Expr[]): ColumnType {
  const types = new Set(exprs.filter(expr => expr.kind !== 'null').map(expr => expr.type))
  if (types.has('list')) return 'list'
  if (types.size === 1 && types.has('number')) return 'number'
  return 'text'
}

/** A null fits every type. */
export const coerce = (expr: Expr, type: ColumnType): Expr =>
  expr.kind === 'null' ? { kind: 'null', type } : cast(expr, type)

/** A text function over a field that may hold several values: each value in its turn. */
export function mapText(expr: Expr, name: string, body: (value: Expr) => Expr): Expr {
  if (expr.type !== 'list') return body(asText(expr))
  return { kind: 'map', list: expr, item: name, body: body(item(name)), type: 'list' }
}

/** A test that holds when it holds for some value of the field; null where a single value is missing. */
export function anyValue(expr: Expr, name: string, test: (value: Expr) => Expr): Expr {
  if (expr.type !== 'list') return test(expr)
  return { kind: 'any', list: expr, item: name, test: test(item(name)), type: 'boolean' }
}

/** Whether there is a value that is not the empty text. */
export const hasText = (expr: Expr): Expr => ({
  kind: 'and',
  operands: [
    present(expr),
    { kind: 'compare', operator: '!=', as: 'text', left: asText(expr), right: text(''), type: 'boolean' },
  ],
  type: 'boolean',
})
