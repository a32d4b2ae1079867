/** The eval dialect: `if(a="x" AND NOT b>1, c . d, null())`. AND binds tighter than OR; double quotes are text. */
import type { BinaryOperator, Expression } from './ast.ts'
import { type Cursor, isBlank, isDigit, isWordCode } from './cursor.ts'

/** How many operators one expression may hold: chains nest to the left, and a tree must stay walkable. */
const operatorLimit = 2000

/**
 * Reads one expression and stops before whatever cannot belong to it; undefined where a fault was reported.
 * `after` is the word that wants it, for the report.
 */
export function parseExpression(cursor: Cursor, after: string): Expression | undefined {
  return binary({ cursor, operators: 0 }, 1, after)
}

interface Reader {
  readonly cursor: Cursor
  operators: number
}

/** From loose to tight. NOT stands between AND and the comparisons. */
const binding = {
  xor: 1,
  or: 2,
  and: 3,
  not: 4,
  comparison: 5,
  concatenation: 6,
  sum: 7,
  product: 8,
  sign: 9,
} as const

/** How tightly an operator binds, and for `not` and signs how tightly their operand must. */
export function bindingOf(operator: BinaryOperator | 'in'): number {
  switch (operator) {
    case 'xor':
    case 'or':
    case 'and':
      return binding[operator]
    case '.':
      return binding.concatenation
    case '+':
    case '-':
      return binding.sum
    case '*':
    case '/':
    case '%':
      return binding.product
    default:
      return binding.comparison
  }
}

export const notBinding: number = binding.not
export const signBinding: number = binding.sign

interface Operator {
  readonly name: BinaryOperator | 'in' | 'not in' | '<>'
  readonly length: number
}

const signs: readonly Operator[] = (
  ['==', '!=', '<=', '>=', '<>', '=', '<', '>', '+', '-', '*', '/', '%', '.'] as const
).map(sign => ({ name: sign === '==' ? '=' : sign, length: sign.length }))

function operatorHere(cursor: Cursor): Operator | undefined {
  cursor.blanks()
  const sign = signs.find(({ name, length }) => cursor.starts(name === '=' && length === 2 ? '==' : name))
  if (sign) return sign
  const word = cursor.word('and', 'or', 'xor', 'like', 'in', 'not')
  switch (word) {
    case undefined:
      return undefined
    case 'not':
      return notIn(cursor)
    case 'and':
    case 'or':
    case 'xor':
    case 'like':
    case 'in':
      return { name: word, length: word.length }
  }
  return undefined
}

/** `x NOT IN (…)`, which SPL does not have: told apart to say so. */
function notIn(cursor: Cursor): Operator | undefined {
  const start = cursor.at
  cursor.at += 3
  cursor.blanks()
  const length = cursor.word('in') ? cursor.at + 2 - start : undefined
  cursor.at = start
  return length === undefined ? undefined : { name: 'not in', length }
}

function binary(reader: Reader, least: number, after: string): Expression | undefined {
  const { cursor } = reader
  let left = operand(reader, after)
  while (left) {
    const operator = operatorHere(cursor)
    if (!operator) return left
    const span = cursor.here(cursor.at, cursor.at + operator.length)
    const { name } = operator
    if (name === '<>') return cursor.report('not-equal-sign', span, {})
    if (name === 'not in') {
      return cursor.report('not-in-order', span, { field: cursor.text.slice(left.span.start, left.span.end) })
    }
    const tightness = bindingOf(name)
    if (tightness < least) return left
    if (++reader.operators > operatorLimit) {
      return cursor.report('too-many-operators', span, { limit: operatorLimit })
    }
    cursor.at = span.end
    left =
      name === 'in'
        ? options(reader, left)
        : pair(name, left, binary(reader, tightness + 1, cursor.text.slice(span.start, span.end)))
  }
  return undefined
}

function pair(operator: BinaryOperator, left: Expression, right: Expression | undefined): Expression | undefined {
  return right && { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } }
}

/** The list after IN. */
function options(reader: Reader, value: Expression): Expression | undefined {
  const { cursor } = reader
  const opening = cursor.found()
  if (cursor.char !== '(') return cursor.report('missing-list', opening.span, { found: opening.text })
  const list = argumentList(reader)
  if (!list) return undefined
  if (list.length === 0) return cursor.report('missing-list', { ...opening.span, end: cursor.at }, { found: '()' })
  return { kind: 'in', value, options: list, span: { start: value.span.start, end: cursor.at } }
}

function operand(reader: Reader, after: string): Expression | undefined {
  const { cursor } = reader
  cursor.blanks()
  const start = cursor.at
  if (cursor.char === '!' && !cursor.starts('!=')) return prefix(reader, 'not', 1)
  if (cursor.word('not')) return prefix(reader, 'not', 3)
  switch (cursor.char) {
    case '-':
    case '+':
      return prefix(reader, cursor.char, 1)
    case '(':
      return parenthesised(reader)
    case '"': {
      const { text, span } = cursor.quoted()
      return { kind: 'text', value: text, span }
    }
    case "'": {
      const { text, span } = cursor.quoted()
      if (cursor.text[span.end - 1] !== "'" || span.end - span.start < 2) {
        return cursor.report('unclosed-quote', { start, end: start + 1 }, {})
      }
      return { kind: 'field', name: text, quoted: true, span }
    }
    case '[': {
      const close = cursor.context.brackets.get(start) ?? cursor.end
      cursor.at = Math.min(close + 1, cursor.end)
      return { kind: 'subsearch', query: cursor.context.subsearch(start, close), span: { start, end: cursor.at } }
    }
  }
  return number(cursor) ?? named(reader, after)
}

function prefix(reader: Reader, operator: 'not' | '-' | '+', length: number): Expression | undefined {
  const { cursor } = reader
  const start = cursor.at
  cursor.at += length
  const opening = { start, end: cursor.at }
  const least = operator === 'not' ? binding.not : binding.sign
  const inner = cursor.nested(opening, () => binary(reader, least, cursor.text.slice(start, start + length)))
  return inner && { kind: 'unary', operator, operand: inner, span: { start, end: inner.span.end } }
}

function parenthesised(reader: Reader): Expression | undefined {
  const { cursor } = reader
  const opening = { start: cursor.at, end: cursor.at + 1 }
  cursor.at++
  const inner = cursor.nested(opening, () => binary(reader, 1, '('))
  if (!inner) return undefined
  return closed(cursor, opening) ? inner : undefined
}

function closed(cursor: Cursor, opening: { start: number; end: number }): boolean {
  cursor.blanks()
  if (cursor.eat(')')) return true
  if (cursor.done) cursor.report('unclosed-parenthesis', opening, {})
  else {
    const { text, span } = cursor.found()
    cursor.report('missing-operator', span, { found: text, command: '(' })
  }
  return false
}

function number(cursor: Cursor): Expression | undefined {
  const start = cursor.at
  cursor.run(isDigit)
  if (cursor.char === '.' && isDigit(cursor.text.charCodeAt(cursor.at + 1))) {
    cursor.at++
    cursor.run(isDigit)
  }
  if (cursor.at > start) exponent(cursor)
  const after = cursor.done ? 32 : cursor.text.charCodeAt(cursor.at)
  if (cursor.at === start || isWordCode(after)) {
    cursor.at = start
    return undefined
  }
  return { kind: 'number', value: Number(cursor.text.slice(start, cursor.at)), span: { start, end: cursor.at } }
}

function exponent(cursor: Cursor): void {
  const start = cursor.at
  if (!cursor.eat('e') && !cursor.eat('E')) return
  if (!cursor.eat('+')) cursor.eat('-')
  if (cursor.run(isDigit) === '') cursor.at = start
}

/** What `number` takes, without a sign. */
const numeral = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e\d+)?$/i

/** A bare field, or a call where `(` follows: `f(x)`, `f (x)`, and `a.f(x)`, which is `a . f(x)`. */
function named(reader: Reader, after: string): Expression | undefined {
  const { cursor } = reader
  const start = cursor.at
  let name = cursor.run(inName)
  while (name.endsWith('.')) name = name.slice(0, -1)
  if (name === '' || reserved.has(name.toLowerCase())) {
    cursor.at = start
    const { text, span } = cursor.found()
    return cursor.report('expected-expression', span, { found: text, after })
  }
  cursor.at = start + name.length
  if (!parenthesisFollows(cursor)) return { kind: 'field', name, quoted: false, span: { start, end: cursor.at } }
  const dot = name.lastIndexOf('.')
  if (dot > 0) {
    cursor.at = start + dot
    const before = name.slice(0, dot)
    const span = { start, end: cursor.at }
    // `2.f(x)` is what `2 . f(x)` is
    return numeral.test(before)
      ? { kind: 'number', value: Number(before), span }
      : { kind: 'field', name: before, quoted: false, span }
  }
  const functionSpan = { start, end: cursor.at }
  cursor.blanks()
  const list = argumentList(reader)
  return (
    list && {
      kind: 'call',
      function: name.toLowerCase(),
      functionSpan,
      arguments: list,
      span: { start, end: cursor.at },
    }
  )
}

const reserved = new Set(['and', 'or', 'xor'])

function parenthesisFollows(cursor: Cursor): boolean {
  let at = cursor.at
  while (at < cursor.end && isBlank(cursor.text.charCodeAt(at))) at++
  return at < cursor.end && cursor.text[at] === '('
}

/** `(a, b)`, the cursor at the opening. */
function argumentList(reader: Reader): Expression[] | undefined {
  const { cursor } = reader
  const opening = { start: cursor.at, end: cursor.at + 1 }
  cursor.at++
  return cursor.nested(opening, () => {
    const list: Expression[] = []
    cursor.blanks()
    if (cursor.eat(')')) return list
    for (;;) {
      const item = binary(reader, 1, list.length === 0 ? '(' : ',')
      if (!item) return undefined
      list.push(item)
      cursor.blanks()
      if (cursor.eat(')')) return list
      if (cursor.eat(',')) continue
      if (cursor.done) return cursor.report('unclosed-parenthesis', opening, {})
      const { text, span } = cursor.found()
      return cursor.report('missing-comma', span, { found: text, between: 'two arguments' })
    }
  })
}

/** Letters, digits and `_ . : { } @ # $`. */
const inName = (code: number): boolean => isWordCode(code) || nameSigns.has(code)
const nameSigns = new Set([...'.:{}@#$'].map(sign => sign.charCodeAt(0)))
