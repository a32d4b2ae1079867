/** Reads KQL, `process.name:("a" or b*) and not user.id:1`, as a predicate; what cannot be read is told with its place. */
import { isNetwork, meaningOf, type Part } from '../../predicate/pattern.ts'
import { and, anyOf, everything, not, or, type Predicate, patternTest } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { type KqlToken, kqlTokens } from './kql-tokens.ts'

export interface KqlReading {
  readonly predicate: Predicate
  readonly diagnostics: readonly Diagnostic[]
}

export function parseKql(source: Source): KqlReading {
  const reader = new Reader(source)
  const predicate = reader.whole()
  return { predicate, diagnostics: reader.diagnostics }
}

const deepest = 100
const orders = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const

/** Where a value stands: alone, or behind the name of a field. */
interface Context {
  readonly field: string | undefined
  /** What stands before the name of a field inside of `field:{ … }`. */
  readonly prefix: string
  readonly depth: number
}

/** A cursor over the tokens of one query; the first fault ends it. */
class Reader {
  readonly diagnostics: Diagnostic[] = []
  private readonly source: Source
  private readonly tokens: readonly KqlToken[]
  private at = 0

  constructor(source: Source) {
    this.source = source
    this.tokens = kqlTokens(source.text)
  }

  whole(): Predicate {
    if (this.tokens.length === 0) return everything
    const predicate = this.or({ field: undefined, prefix: '', depth: 0 })
    const rest = this.tokens[this.at]
    if (rest) this.fault(rest, `'${brief(this.words(rest))}' cannot stand here; 'and' or 'or' would be right before it`)
    return this.diagnostics.length > 0
      ? { kind: 'opaque', span: { start: 0, end: this.source.text.length } }
      : predicate
  }

  private or(context: Context): Predicate {
    const items = [this.and(context)]
    while (this.take('or')) items.push(this.and(context))
    return context.field === undefined ? or(items) : anyOf(items)
  }

  private and(context: Context): Predicate {
    const items = [this.not(context)]
    while (this.take('and')) items.push(this.not(context))
    return and(items)
  }

  private not(context: Context): Predicate {
    let negations = 0
    while (this.take('not')) negations++
    const item = this.primary(context)
    return negations % 2 === 1 ? not(item) : item
  }

  private primary(context: Context): Predicate {
    const token = this.tokens[this.at]
    if (!token) return this.fault(undefined, 'the query ends where a test is wanted')
    if (token.kind === '(') return this.group(token, context)
    if (token.kind !== 'word' && token.kind !== 'text')
      return this.fault(token, `'${this.words(token)}' stands where a test is wanted`)
    this.at++
    const next = this.tokens[this.at]
    if (context.field !== undefined || !next) return this.value(token, context)
    if (next.kind === 'order') return this.order(token, next, context)
    return next.kind === ':' ? this.fieldTest(token, context) : this.value(token, context)
  }

  private group(open: KqlToken, context: Context): Predicate {
    if (context.depth >= deepest) return this.fault(open, `more than ${deepest} levels of parentheses`)
    this.at++
    const predicate = this.or({ ...context, depth: context.depth + 1 })
    if (this.tokens[this.at]?.kind !== ')') return this.fault(open, `'(' is never closed`)
    this.at++
    return predicate
  }

  /** Behind the name of a field and at its colon. */
  private fieldTest(name: KqlToken, context: Context): Predicate {
    this.at++
    const field = context.prefix + plain(name)
    const next = this.tokens[this.at]
    if (next?.kind === '(') return this.group(next, { ...context, field })
    if (next?.kind === '{') return this.nested(next, field, context)
    if (next?.kind !== 'word' && next?.kind !== 'text')
      return this.fault(next ?? name, `'${brief(field)}:' wants a value, a list in parentheses or '*'`)
    this.at++
    return this.value(next, { ...context, field })
  }

  private nested(open: KqlToken, field: string, context: Context): Predicate {
    if (context.depth >= deepest) return this.fault(open, `more than ${deepest} levels of braces`)
    this.at++
    const predicate = this.or({ field: undefined, prefix: `${field}.`, depth: context.depth + 1 })
    if (this.tokens[this.at]?.kind !== '}') return this.fault(open, `'{' is never closed`)
    this.at++
    return predicate
  }

  private order(name: KqlToken, sign: KqlToken, { prefix }: Context): Predicate {
    this.at++
    const value = this.tokens[this.at]
    if (value?.kind !== 'word' && value?.kind !== 'text')
      return this.fault(sign, `'${this.words(sign)}' wants a number or a time after it`)
    this.at++
    const operator = Object.entries(orders).find(([written]) => written === this.words(sign))?.[1] ?? 'lt'
    const field = prefix + plain(name)
    return { kind: 'test', field, operator, values: [plain(value)], caseSensitive: true, span: spanOf(name, value) }
  }

  private value(token: KqlToken, { field }: Context): Predicate {
    const span = spanOf(token, token)
    const { parts } = token
    if (field === undefined) {
      const { operator, value } = meaningOf(parts)
      const kind = operator === 'eq' ? 'keyword' : operator
      return { kind: 'test', field: '_raw', operator: kind, values: [value], caseSensitive: false, span }
    }
    const text = plain(token)
    if (isNetwork(text)) return { kind: 'test', field, operator: 'cidr', values: [text], caseSensitive: false, span }
    return patternTest(field, meaningOf(parts), !/\.(?:caseless|text)$/.test(field), span)
  }

  private take(word: 'and' | 'or' | 'not'): boolean {
    if (this.tokens[this.at]?.kind !== word) return false
    this.at++
    return true
  }

  private words({ start, end }: Span): string {
    return this.source.text.slice(start, end)
  }

  private fault(where: Span | undefined, message: string): Predicate {
    const { length } = this.source.text
    const span = where ? spanOf(where, where) : { start: Math.max(0, length - 1), end: length }
    if (this.diagnostics.length === 0)
      this.diagnostics.push({ code: 'kql-syntax', severity: 'error', message, place: { source: this.source, span } })
    this.at = this.tokens.length
    return { kind: 'opaque', span }
  }
}

const spanOf = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })

const plain = ({ parts }: KqlToken): string => parts.map(written).join('')

const written = (part: Part): string => (part.kind === 'text' ? part.text : part.kind === 'any' ? '*' : '?')

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}…` : text)
