/** A reader's place in one stage of a search, and what all readers share: blanks, words, quoted texts, reports. */
import type { Span } from '../text/span.ts'
import type { Query } from './ast.ts'
import type { Code, MessageData } from './messages.ts'

/** What the readers of one search share. */
export interface Context {
  readonly text: string
  /** Where the bracket that opens at an offset closes. */
  readonly brackets: ReadonlyMap<number, number>
  report<C extends Code>(code: C, span: Span, data: MessageData[C]): void
  /** Reads the search between two brackets. Of a pipeline the first stage is a command too, and takes the rows that are there. */
  subsearch(open: number, close: number, pipeline?: 'pipeline'): Query
  /** Reports what is wrong between two brackets whatever its `<<FIELD>>` and other tokens stand for. */
  checkTemplate(open: number, close: number): void
  /** How many parentheses, brackets and prefixes are open. */
  nesting: number
}

export const nestingLimit = 200

export class Cursor {
  readonly context: Context
  readonly text: string
  readonly end: number
  at: number
  /** What stands before this offset was warned of as a whole: its parts are not worth a warning of their own. */
  toldUpTo = 0

  constructor(context: Context, start: number, end: number) {
    this.context = context
    this.text = context.text
    this.at = start
    this.end = end
  }

  /** The character here, `''` at the end of the stage. */
  get char(): string {
    return this.at < this.end ? (this.text[this.at] ?? '') : ''
  }

  get done(): boolean {
    return this.at >= this.end
  }

  blanks(): void {
    while (this.at < this.end && isBlank(this.text.charCodeAt(this.at))) this.at++
  }

  /** Blanks and commas: most lists of SPL do not tell them apart. */
  separators(): void {
    for (;;) {
      this.blanks()
      if (this.char !== ',') return
      this.at++
    }
  }

  starts(text: string): boolean {
    return this.at + text.length <= this.end && this.text.startsWith(text, this.at)
  }

  eat(text: string): boolean {
    if (!this.starts(text)) return false
    this.at += text.length
    return true
  }

  /** Reads while a character belongs. */
  run(belongs: (code: number) => boolean): string {
    const start = this.at
    while (this.at < this.end && belongs(this.text.charCodeAt(this.at))) this.at++
    return this.text.slice(start, this.at)
  }

  /** Whether one of the words (lower case) stands here as a whole, in any case. Which one, or undefined. */
  word(...words: readonly string[]): string | undefined {
    return words.find(word => {
      const after = this.at + word.length
      if (after > this.end) return false
      if (after < this.end && isWordCode(this.text.charCodeAt(after))) return false
      return this.text.slice(this.at, after).toLowerCase() === word
    })
  }

  /** Reads one of the words if it stands here. */
  eatWord(...words: readonly string[]): boolean {
    const word = this.word(...words)
    if (word !== undefined) this.at += word.length
    return word !== undefined
  }

  /** The next word or sign, for messages. */
  found(): { readonly text: string; readonly span: Span } {
    this.blanks()
    let end = this.at
    if (this.char === '"') end = closingQuote(this.text, this.at, this.end) + 1
    else while (end < this.end && isWordCode(this.text.charCodeAt(end))) end++
    if (end === this.at && end < this.end) end++
    end = Math.min(end, this.end)
    return { text: this.text.slice(this.at, end), span: this.here(this.at, end) }
  }

  /** A span; one that would be empty is given the last word before it. */
  here(start: number, end: number = this.at): Span {
    if (end > start) return { start, end }
    const { text } = this
    let last = Math.min(start, text.length)
    while (last > 0 && isBlank(text.charCodeAt(last - 1))) last--
    let first = Math.max(0, last - 1)
    while (first > 0 && isWordCode(text.charCodeAt(first)) && isWordCode(text.charCodeAt(first - 1))) first--
    return { start: first, end: last }
  }

  report<C extends Code>(code: C, span: Span, data: MessageData[C]): undefined {
    this.context.report(code, span, data)
  }

  /** Reads something that may hold itself; undefined, reported, where that goes too deep. */
  nested<T>(opening: Span, read: () => T | undefined): T | undefined {
    if (this.context.nesting >= nestingLimit) {
      return this.report('nested-too-deeply', opening, { limit: nestingLimit })
    }
    this.context.nesting++
    const result = read()
    this.context.nesting--
    return result
  }

  /** Reads `"…"`: backslash takes a quote or a backslash as itself, and stays before anything else. */
  quoted(): { readonly text: string; readonly span: Span } {
    const start = this.at
    const quote = this.char
    const close = closingQuote(this.text, start, this.end)
    this.at = Math.min(close + 1, this.end)
    return { text: resolveEscapes(this.text.slice(start + 1, close), quote), span: { start, end: this.at } }
  }
}

/** The offset of the quote that closes the one at `start`, or `end`. */
export function closingQuote(text: string, start: number, end: number): number {
  const quote = text.charCodeAt(start)
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote) return at
  }
  return end
}

/** Pairs of backslashes and escaped `quotes` become one character; any other backslash stays. */
export function resolveEscapes(text: string, quotes: string): string {
  if (!text.includes('\\')) return text
  const parts: string[] = []
  let copied = 0
  for (let at = text.indexOf('\\'); at >= 0 && at + 1 < text.length; at = text.indexOf('\\', at + 2)) {
    const next = text[at + 1] ?? ''
    if (next !== '\\' && !quotes.includes(next)) continue
    parts.push(text.slice(copied, at), next)
    copied = at + 2
  }
  parts.push(text.slice(copied))
  return parts.join('')
}

export const backslash = 92

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
export const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Letters, digits, `_`, and everything beyond ASCII. */
export const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95 || code > 127

/** A class of characters: all but blanks and those listed. */
export function allBut(characters: string): (code: number) => boolean {
  const codes = new Set([...characters].map(character => character.charCodeAt(0)))
  return code => !isBlank(code) && !codes.has(code)
}

/** A span without the blanks at its ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

/** Whether a backslash outside quotes takes the character after it as text. */
export function escapes(text: string, at: number): boolean {
  return text.charCodeAt(at) === backslash && escapable.has(text[at + 1] ?? '')
}

const escapable = new Set(['\\', '"', '|'])
