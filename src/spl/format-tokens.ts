/** A search as its author wrote it, cut into tokens with comments and calls of macros among them: for its layout. */
import { closingQuote, escapes, isBlank } from './cursor.ts'
import { macroCallEnd } from './macro-call.ts'

export type TokenKind =
  | 'word'
  | 'quoted'
  | 'comment'
  | 'macro'
  | 'comma'
  | 'open'
  | 'close'
  | 'search'
  // Only in expressions: between two values, before one, after the name that is assigned to.
  | 'operator'
  | 'sign'
  | 'assign'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** Whether a blank stands before it. */
  readonly spaced: boolean
  /** Of a `search`, what stands between its brackets. */
  readonly inner?: Pipeline
}

/** Stages between pipes. */
export interface Pipeline {
  readonly stages: readonly (readonly Token[])[]
  /** Whether a pipe stands before the first stage; then the first of `stages` is what stands before that pipe. */
  readonly piped: boolean
}

/** Undefined where brackets nest too deeply to be laid out. */
export function readPipeline(text: string): Pipeline | undefined {
  return new TokenReader(text).pipeline(0)
}

const deepest = 100

class TokenReader {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  pipeline(depth: number): Pipeline | undefined {
    if (depth > deepest) return undefined
    const stages: Token[][] = []
    let stage: Token[] = []
    for (;;) {
      const start = this.at
      while (this.at < this.text.length && isBlank(this.text.charCodeAt(this.at))) this.at++
      const spaced = this.at > start
      const character = this.text[this.at]
      if (character === undefined || character === ']') break
      if (character === '|') {
        this.at++
        stages.push(stage)
        stage = []
        continue
      }
      const token = character === '[' ? this.search(spaced, depth) : this.token(spaced)
      if (!token) return undefined
      stage.push(token)
    }
    stages.push(stage)
    const [first = []] = stages
    return { stages, piped: stages.length > 1 && first.every(({ kind }) => kind === 'comment') }
  }

  private search(spaced: boolean, depth: number): Token | undefined {
    const start = this.at
    this.at++
    const inner = this.pipeline(depth + 1)
    if (!inner || this.text[this.at] !== ']') return undefined
    this.at++
    return { kind: 'search', text: this.text.slice(start, this.at), start, end: this.at, spaced, inner }
  }

  private token(spaced: boolean): Token {
    const start = this.at
    const kind = this.skip()
    return { kind, text: this.text.slice(start, this.at), start, end: this.at, spaced }
  }

  /** Moves behind the token here. */
  private skip(): TokenKind {
    const { text } = this
    const sign = signs.get(text[this.at] ?? '')
    if (sign) {
      this.at++
      return sign
    }
    if (text[this.at] === '"') {
      this.at = Math.min(closingQuote(text, this.at, text.length) + 1, text.length)
      return 'quoted'
    }
    if (text.startsWith('```', this.at)) {
      const close = text.indexOf('```', this.at + 3)
      this.at = close < 0 ? text.length : close + 3
      return 'comment'
    }
    const macroEnd = text[this.at] === '`' ? macroCallEnd(text, this.at) : this.at
    if (macroEnd > this.at) {
      this.at = macroEnd
      return 'macro'
    }
    do this.at += escapes(text, this.at) ? 2 : 1
    while (this.at < text.length && !this.endsWord())
    return 'word'
  }

  private endsWord(): boolean {
    const { text, at } = this
    if (escapes(text, at)) return false
    const character = text[at] ?? ''
    if (character === '`') return macroCallEnd(text, at) > at || text.startsWith('```', at)
    return isBlank(text.charCodeAt(at)) || '|[]"'.includes(character) || signs.has(character)
  }
}

const signs: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  [',', 'comma'],
  ['(', 'open'],
  [')', 'close'],
])
