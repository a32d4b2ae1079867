/** Reads conditions of EQL and ES|QL: not before and before or, comparisons, lists, functions and arithmetic. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import { join, type Span } from '../../text/span.ts'
import type { Token } from './expression-tokens.ts'
import type { Comparison, Expression, ListOperator } from './expression-tree.ts'

export type Dialect = 'eql' | 'esql'

const deepest = 100
const comparisons: Readonly<Record<string, Comparison>> = {
  '==': '==',
  '=': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const listWords: ReadonlySet<string> = new Set(['in', 'in~', 'like', 'like~', 'regex', 'regex~', 'rlike'])

/** A cursor over tokens; the first fault is told and ends the reading. */
export class ExpressionReader {
  readonly diagnostics: Diagnostic[] = []
  at = 0
  private readonly source: Source
  private readonly tokens: readonly Token[]
  private readonly dialect: Dialect
  private depth = 0

  constructor(source: Source, tokens: readonly Token[], dialect: Dialect) {
    this.source = source
    this.tokens = tokens
    this.dialect = dialect
  }

  get token(): Token | undefined {
    return this.tokens[this.at]
  }

  isSign(text: string): boolean {
    return this.token?.kind === 'sign' && this.token.text === text
  }

  takeSign(text: string): boolean {
    if (!this.isSign(text)) return false
    this.at++
    return true
  }

  takeWord(word: string): boolean {
    if (this.token?.word !== word) return false
    this.at++
    return true
  }

  /** Nothing that stands after a fault is read. */
  fault(message: string, where: Span | undefined = this.token): Expression {
    const { length } = this.source.text
    const span = where ? { start: where.start, end: where.end } : { start: Math.max(0, length - 1), end: length }
    const code = `${this.dialect}-syntax`
    if (this.diagnostics.length === 0)
      this.diagnostics.push({ code, severity: 'error', message, place: { source: this.source, span } })
    this.at = this.tokens.length
    return { kind: 'null', span }
  }

  /** What stands at the cursor, for a message. */
  here(): string {
    const { token } = this
    if (!token) return 'the end'
    const text = this.source.text.slice(token.start, token.end)
    return `'${text.length > 40 ? `${text.slice(0, 37)}…` : text}'`
  }

  condition(): Expression {
    return this.joined('or', () => this.joined('and', () => this.not()))
  }

  private joined(kind: 'and' | 'or', read: () => Expression): Expression {
    const first = read()
    const items = [first]
    while (this.takeWord(kind)) items.push(read())
    const last = items.at(-1) ?? first
    return items.length === 1 ? first : { kind, items, span: join(first.span, last.span) }
  }

  private not(): Expression {
    const start = this.token?.start ?? 0
    let negated = false
    while (this.takeWord('not')) negated = !negated
    const item = this.comparison()
    return negated ? { kind: 'not', item, span: { start, end: item.span.end } } : item
  }

  private comparison(): Expression {
    const left = this.sum()
    const { token } = this
    if (!token) return left
    const order = token.kind === 'sign' && Object.hasOwn(comparisons, token.text) ? comparisons[token.text] : undefined
    if (order) {
      this.at++
      const right = this.sum()
      return { kind: 'compare', operator: order, left, right, span: join(left.span, right.span) }
    }
    if (this.takeSign(':')) return this.list(left, ':', false)
    if (this.dialect === 'esql' && this.takeWord('is')) {
      const negated = this.takeWord('not')
      const end = this.token?.end ?? left.span.end
      if (!this.takeWord('null')) return this.fault(`${this.here()} stands where 'null' is wanted`)
      return { kind: 'is-null', negated, item: left, span: { start: left.span.start, end } }
    }
    const negated = token.word === 'not' && listWords.has(this.tokens[this.at + 1]?.word ?? '')
    const word = (negated ? this.tokens[this.at + 1] : token)?.word ?? ''
    if (!isListWord(word)) return left
    this.at += negated ? 2 : 1
    return this.list(left, word, negated)
  }

  private list(left: Expression, operator: ListOperator, negated: boolean): Expression {
    const options = this.isSign('(') ? this.options() : [this.sum()]
    const end = this.tokens[this.at - 1]?.end ?? left.span.end
    return { kind: 'list', operator, negated, left, options, span: { start: left.span.start, end } }
  }

  /** In parentheses, with commas between. */
  private options(): readonly Expression[] {
    const open = this.token
    this.at++
    const options: Expression[] = []
    if (this.takeSign(')')) return options
    if (++this.depth > deepest) this.fault(`more than ${deepest} levels of parentheses`, open)
    do options.push(this.condition())
    while (this.takeSign(','))
    this.depth--
    if (!this.takeSign(')'))
      this.fault(this.token ? `${this.here()} stands where ')' is wanted` : `'(' is never closed`, this.token ?? open)
    return options
  }

  private sum(): Expression {
    return this.arithmetic(['+', '-'], () => this.arithmetic(['*', '/', '%'], () => this.unary()))
  }

  private arithmetic(signs: readonly string[], read: () => Expression): Expression {
    let left = read()
    while (this.token?.kind === 'sign' && signs.includes(this.token.text)) {
      this.at++
      const right = read()
      left = { kind: 'arithmetic', left, right, span: join(left.span, right.span) }
    }
    return left
  }

  private unary(): Expression {
    let minus = false
    const start = this.token?.start ?? 0
    while (this.isSign('-') || this.isSign('+')) {
      if (this.isSign('-')) minus = !minus
      this.at++
    }
    const item = this.primary()
    if (!minus) return item
    const span = { start, end: item.span.end }
    return item.kind === 'number' ? { ...item, value: `-${item.value}`, span } : { kind: 'minus', item, span }
  }

  private primary(): Expression {
    const { token } = this
    if (!token) return this.fault('the query ends where a value is wanted')
    const span = { start: token.start, end: token.end }
    if (token.kind === 'text') return this.taken({ kind: 'text', value: token.text, span })
    if (token.kind === 'number') return this.number(token)
    if (token.kind === 'unclosed') return this.fault(`the text that ${token.text} opens is never closed`)
    if (token.kind === 'name') return this.named(token)
    if (token.text === '(') {
      const [only, ...others] = this.options()
      const end = this.tokens[this.at - 1]?.end ?? token.end
      if (only && others.length === 0)
        return this.cast(only.kind === 'arithmetic' ? { ...only, span: { start: token.start, end } } : only)
      return this.fault('a list stands where a value is wanted', span)
    }
    if (token.text === '?' && this.dialect === 'eql') {
      this.at++
      return this.token?.kind === 'name' ? this.named(this.token) : this.fault(`'?' wants the name of a field after it`)
    }
    if (token.text === '[' && this.dialect === 'esql') return this.array(token)
    return this.fault(`${this.here()} stands where a value is wanted`)
  }

  /** ES|QL writes durations as `7 days`. */
  private number(token: Token): Expression {
    this.at++
    const unit = this.token
    if (this.dialect === 'esql' && unit && units.test(unit.word)) {
      this.at++
      const span = { start: token.start, end: unit.end }
      return { kind: 'number', value: `${token.text} ${unit.text}`, span }
    }
    return { kind: 'number', value: token.text, span: { start: token.start, end: token.end } }
  }

  private named(token: Token): Expression {
    const span = { start: token.start, end: token.end }
    if (/^(?:and|or|in|like|where|by)$/.test(token.word))
      return this.fault(`${this.here()} stands where a value is wanted`)
    this.at++
    if (this.isSign('(')) {
      const options = this.options()
      const end = this.tokens[this.at - 1]?.end ?? token.end
      const name = token.text.toLowerCase()
      const insensitive = name.endsWith('~')
      return this.cast({
        kind: 'call',
        name: insensitive ? name.slice(0, -1) : name,
        insensitive,
        arguments: options,
        span: { start: token.start, end },
      })
    }
    if (token.word === 'true' || token.word === 'false') return { kind: 'boolean', value: token.word === 'true', span }
    if (token.word === 'null') return { kind: 'null', span }
    return this.indexed({ kind: 'field', name: token.text, span })
  }

  /** `field[0]` of EQL and `field::type` of ES|QL stand for the field. */
  private indexed(field: Expression): Expression {
    if (this.dialect === 'esql') return this.cast(field)
    while (this.isSign('[') && this.tokens[this.at + 1]?.kind === 'number' && this.tokens[this.at + 2]?.text === ']')
      this.at += 3
    return field
  }

  private cast(item: Expression): Expression {
    while (this.dialect === 'esql' && this.isSign('::')) this.at += 2
    return item
  }

  private array(open: Token): Expression {
    this.at++
    const items: Expression[] = []
    if (!this.isSign(']'))
      do items.push(this.sum())
      while (this.takeSign(','))
    if (!this.isSign(']')) return this.fault(`'[' is never closed`, open)
    const end = this.token?.end ?? open.end
    this.at++
    return { kind: 'call', name: '', insensitive: false, arguments: items, span: { start: open.start, end } }
  }

  private taken(expression: Expression): Expression {
    this.at++
    return expression
  }
}

const units = /^(?:millisecond|second|minute|hour|day|week|month|quarter|year)s?$/

const isListWord = (word: string): word is ListOperator => listWords.has(word)
