/** Reads the condition of a Sigma rule; what cannot be read is told, and the rest is still a tree. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { Condition } from './condition-tree.ts'

export interface ConditionReading {
  /** Absent where nothing could be read. */
  readonly condition: Condition | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function parseCondition(source: Source): ConditionReading {
  const reader = new Reader(source)
  const condition = reader.whole()
  return { condition, diagnostics: reader.diagnostics }
}

interface Token extends Span {
  readonly text: string
  /** The word in lower case, empty for what is none. */
  readonly word: string
}

const deepest = 100
const mostProblems = 20

/** A cursor over the tokens of one condition. */
class Reader {
  readonly diagnostics: Diagnostic[] = []
  private readonly source: Source
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(source: Source) {
    this.source = source
    this.tokens = tokensOf(source.text)
  }

  whole(): Condition | undefined {
    const condition = this.or(0)
    const rest = this.tokens[this.at]
    if (rest?.text === '|')
      this.problem(
        'old-aggregation',
        rest,
        `'${this.from(rest)}' is an aggregation of old Sigma, which correlations replaced`,
      )
    else if (rest && this.diagnostics.length > 0) return condition
    else if (rest?.text === ')') this.problem('condition', rest, `')' closes nothing`)
    else if (rest)
      this.problem('condition', rest, `'${rest.text}' cannot stand here; 'and' or 'or' would be right before it`)
    return condition
  }

  private or(depth: number): Condition | undefined {
    return this.joined('or', () => this.joined('and', () => this.not(depth)))
  }

  private joined(kind: 'and' | 'or', read: () => Condition | undefined): Condition | undefined {
    const items: Condition[] = []
    do {
      const item = read()
      if (item) items.push(item)
    } while (this.take(kind))
    return items.length > 1 ? { kind, items } : items[0]
  }

  private not(depth: number): Condition | undefined {
    let negations = 0
    while (this.take('not')) negations++
    const item = this.primary(depth)
    return item && negations % 2 === 1 ? { kind: 'not', item } : item
  }

  private primary(depth: number): Condition | undefined {
    const token = this.tokens[this.at]
    const { length } = this.source.text
    if (!token || /^(?:and|or|\)|\|)$/.test(token.word || token.text)) {
      const where = token ?? { start: Math.max(0, length - 1), end: length }
      this.problem('condition', where, `${token ? `'${token.text}'` : 'the end'} stands where a selection is wanted`)
      return undefined
    }
    this.at++
    if (token.text === '(') return this.group(token, depth)
    const next = this.tokens[this.at]
    if (next?.word === 'of' && /^(?:all|any|\d{1,4})$/.test(token.word)) return this.of(token)
    return { kind: 'selection', name: token.text, span: spanOf(token) }
  }

  private group(open: Token, depth: number): Condition | undefined {
    if (depth >= deepest) {
      this.problem('condition', open, `more than ${deepest} levels of parentheses`)
      this.at = this.tokens.length
      return undefined
    }
    const condition = this.or(depth + 1)
    if (this.tokens[this.at]?.text === ')') this.at++
    else this.problem('condition', open, `'(' is never closed`)
    return condition
  }

  private of(first: Token): Condition | undefined {
    this.at++
    const name = this.tokens[this.at]
    if (!name || !isName(name)) {
      this.problem('condition', first, `'${first.text} of' wants 'them' or the name of a selection after it`)
      return undefined
    }
    this.at++
    const count = first.word === 'all' ? 'all' : first.word === 'any' ? 1 : Number(first.word)
    const pattern = name.word === 'them' ? '*' : name.text
    return { kind: 'of', count, pattern, span: { start: first.start, end: name.end } }
  }

  private take(word: string): boolean {
    if (this.tokens[this.at]?.word !== word) return false
    this.at++
    return true
  }

  private from(token: Token): string {
    const text = this.source.text.slice(token.start).trim()
    return text.length > 40 ? `${text.slice(0, 37)}…` : text
  }

  private problem(code: string, { start, end }: Span, message: string): void {
    if (this.diagnostics.length < mostProblems)
      this.diagnostics.push({
        code: `sigma-${code}`,
        severity: 'error',
        message,
        place: { source: this.source, span: { start, end } },
      })
  }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

const isName = ({ text, word }: Token): boolean => !/^[()|]$/.test(text) && !/^(?:and|or|not|of)$/.test(word)

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[()|]|[^\s()|]+/g)].map(match => ({
    text: match[0],
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
