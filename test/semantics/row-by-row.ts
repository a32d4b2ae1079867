/** A second opinion on expressions and predicates: one row at a time, from the rules of the reference and nothing else. */
import { isIPv4, isIPv6 } from 'node:net'

/** Texts, as fields are, two or more of them in a list; a number where one was reckoned; a truth value only inside. Absent is null. */
export type Value = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, string | readonly string[]>>

export type Node =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'not'; readonly operand: Node }
  | { readonly kind: 'in'; readonly value: Node; readonly options: readonly Node[] }
  | { readonly kind: 'call'; readonly name: CallName; readonly args: readonly Node[] }

export type Operator = '+' | '-' | '*' | '/' | '.' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'AND' | 'OR'
export type CallName =
  | 'if'
  | 'coalesce'
  | 'isnull'
  | 'isnotnull'
  | 'len'
  | 'lower'
  | 'upper'
  | 'like'
  | 'match'
  | 'nullif'
  | 'cidrmatch'
  | 'mvappend'
  | 'mvcount'
  | 'mvdedup'
  | 'mvindex'
  | 'mvjoin'

export function spl(node: Node): string {
  switch (node.kind) {
    case 'field':
      return node.name
    case 'text':
      return quoted(node.value)
    case 'number':
      return String(node.value)
    case 'operation':
      return `(${spl(node.left)} ${node.operator} ${spl(node.right)})`
    case 'not':
      return `(NOT ${spl(node.operand)})`
    case 'in':
      return `(${spl(node.value)} IN (${node.options.map(spl).join(', ')}))`
    case 'call':
      return `${node.name}(${node.args.map(spl).join(', ')})`
  }
}

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`

export function evaluate(node: Node, row: Row): Value {
  switch (node.kind) {
    case 'field':
      return listed(valuesOf(row[node.name] ?? null))
    case 'text':
    case 'number':
      return node.value
    case 'in':
      return node.options
        .map(option => operate('=', evaluate(node.value, row), evaluate(option, row)))
        .reduce((left, right) => operate('OR', left, right))
    case 'not': {
      const value = evaluate(node.operand, row)
      return value === null ? null : value !== true
    }
    case 'operation':
      return operate(node.operator, evaluate(node.left, row), evaluate(node.right, row))
    case 'call':
      return call(node, row)
  }
}

function operate(operator: Operator, left: Value, right: Value): Value {
  // three-valued: a null decides nothing, but the other side may
  if (operator === 'AND')
    return left === false || right === false ? false : left === null || right === null ? null : true
  if (operator === 'OR') return left === true || right === true ? true : left === null || right === null ? null : false
  if (left === null || right === null) return null
  const [a, b] = [numberOf(left), numberOf(right)]
  const severalValues = isList(left) || isList(right)
  switch (operator) {
    case '.':
      if (severalValues) return null
      return textOf(left) + textOf(right)
    case '+':
      if (severalValues) return null
      return a !== null && b !== null
        ? a + b
        : typeof left === 'number' || typeof right === 'number'
          ? null
          : textOf(left) + textOf(right)
    case '-':
      return a === null || b === null ? null : a - b
    case '*':
      return a === null || b === null ? null : a * b
    case '/':
      return a === null || b === null || b === 0 ? null : a / b
    default:
      return related(operator, left, right)
  }
}

/** Whether some value of the one is so to some value of the other. */
const related = (operator: Operator, left: Value, right: Value): boolean =>
  valuesOf(left).some(a => valuesOf(right).some(b => relatedValues(operator, a, b)))

function relatedValues(operator: Operator, left: Value, right: Value): boolean {
  const [a, b] = [numberOf(left), numberOf(right)]
  const order = a !== null && b !== null ? a - b : byCodePoint(textOf(left), textOf(right))
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    default:
      return order >= 0
  }
}

function call({ name, args }: Extract<Node, { kind: 'call' }>, row: Row): Value {
  const value = (index: number): Value => {
    const arg = args[index]
    return arg ? evaluate(arg, row) : null
  }
  const text = (make: (text: string) => Value): Value => {
    const given = value(0)
    return given === null || isList(given) ? null : make(textOf(given))
  }
  const each = (make: (text: string) => string): Value => listed(valuesOf(value(0)).map(given => make(textOf(given))))
  const some = (index: number, test: (text: string) => boolean): Value => {
    const given = value(index)
    return given === null ? null : valuesOf(given).some(one => test(textOf(one)))
  }
  switch (name) {
    case 'if':
      return value(0) === true ? value(1) : value(2)
    case 'coalesce':
      return args.map((_, index) => value(index)).find(each => each !== null) ?? null
    case 'isnull':
      return value(0) === null
    case 'isnotnull':
      return value(0) !== null
    case 'len':
      return text(given => [...given].length)
    case 'lower':
      return each(given => given.toLowerCase())
    case 'upper':
      return each(given => given.toUpperCase())
    case 'like':
      return some(0, given => likes(given, textOf(value(1))))
    case 'match':
      return some(0, given => new RegExp(textOf(value(1)), 'u').test(given))
    case 'cidrmatch':
      return some(1, given => isInside(given, textOf(value(0))))
    case 'mvappend':
      return listed(args.flatMap((_, index) => valuesOf(value(index)).map(textOf)))
    case 'mvcount':
      return valuesOf(value(0)).length || null
    case 'mvdedup':
      return listed([...new Set(valuesOf(value(0)).map(textOf))])
    case 'mvindex':
      return listed(
        valuesOf(value(0))
          .slice(Number(value(1)))
          .slice(0, 1)
          .map(textOf),
      )
    case 'mvjoin':
      return (
        valuesOf(value(0))
          .map(textOf)
          .join(textOf(value(1))) || (value(0) === null ? null : '')
      )
    case 'nullif':
      return operate('=', value(0), value(1)) === true ? null : value(0)
  }
}

const likes = (text: string, pattern: string): boolean =>
  new RegExp(`^${escaped(pattern).replaceAll('%', '.*').replaceAll('_', '.')}$`, 'su').test(text)

/** The search dialect: cases folded, `*` for anything, true or false for every row. */
export type Term =
  | { readonly kind: 'test'; readonly field: string; readonly operator: '=' | '!='; readonly value: string }
  | {
      readonly kind: 'order'
      readonly field: string
      readonly operator: '<' | '<=' | '>' | '>='
      readonly value: string
    }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'not'; readonly term: Term }
  | { readonly kind: 'or' | 'and'; readonly terms: readonly Term[] }

/** Without parentheses where precedence gives the same: that is what is tested. */
export function searchText(term: Term): string {
  switch (term.kind) {
    case 'test':
    case 'order':
      return `${term.field}${term.operator}${quoted(term.value)}`
    case 'in':
      return `${term.field} IN (${term.values.map(quoted).join(', ')})`
    case 'not':
      return `NOT ${term.term.kind === 'or' || term.term.kind === 'and' ? `(${searchText(term.term)})` : searchText(term.term)}`
    case 'or':
      return term.terms.map(each => (each.kind === 'and' ? `(${searchText(each)})` : searchText(each))).join(' OR ')
    case 'and':
      return term.terms.map(each => (each.kind === 'and' ? `(${searchText(each)})` : searchText(each))).join(' ')
  }
}

export function finds(term: Term, row: Row): boolean {
  switch (term.kind) {
    case 'test':
      return valuesOf(row[term.field] ?? null).some(
        value => equals(textOf(value), term.value) === (term.operator === '='),
      )
    case 'order':
      return related(term.operator, row[term.field] ?? null, term.value)
    case 'in':
      return term.values.some(value => finds({ kind: 'test', field: term.field, operator: '=', value }, row))
    case 'not':
      return !finds(term.term, row)
    case 'or':
      return term.terms.some(each => finds(each, row))
    case 'and':
      return term.terms.every(each => finds(each, row))
  }
}

function equals(value: string, wanted: string): boolean {
  if (isInside(value, wanted)) return true
  if (wanted.includes('*')) return new RegExp(`^${wanted.split('*').map(escaped).join('.*')}$`, 'isu').test(value)
  const [a, b] = [numberOf(value), numberOf(wanted)]
  if (a !== null && b !== null && a === b && !/^[+-]?0\d/.test(value)) return true
  return value.toLowerCase() === wanted.toLowerCase()
}

/** An address of the same family whose first bits are those of `address/bits`. */
function isInside(value: string, network: string): boolean {
  const [start = '', bits = ''] = network.split('/')
  const [wanted, given] = [addressOf(start), addressOf(value)]
  if (!/^\d+$/.test(bits) || !wanted || !given || wanted.length !== given.length || Number(bits) > wanted.length)
    return false
  return wanted.slice(0, Number(bits)) === given.slice(0, Number(bits))
}

/** The bits of an address: 32 of version 4, 128 of version 6. */
function addressOf(text: string): string | undefined {
  const binary = (value: number, length: number): string => value.toString(2).padStart(length, '0')
  if (isIPv4(text))
    return text
      .split('.')
      .map(part => binary(Number(part), 8))
      .join('')
  if (!isIPv6(text) || text.includes('.')) return undefined
  const [before = '', after] = text
    .split('::')
    .map(half => half.split(':').filter(group => group !== ''))
    .map(groups => groups.map(group => binary(Number.parseInt(group, 16), 16)).join(''))
  return after === undefined ? before : before + after.padStart(128 - before.length, '0')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const numberOf = (value: Value): number | null =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
      ? Number(value)
      : null

/** Fifteen digits, whole numbers without a point. */
export function textOf(value: Value): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (isList(value)) return value.join('\n')
  return value === true ? 'True' : value === false ? 'False' : (value ?? '')
}

export const isList = (value: Value): value is readonly string[] => Array.isArray(value)

const valuesOf = (value: Value): readonly Exclude<Value, null>[] =>
  value === null ? [] : isList(value) ? value : [value]

/** A list of one value is the value; one of none is absent. */
const listed = (values: readonly Value[]): Value => (values.length > 1 ? values.map(textOf) : (values[0] ?? null))

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
