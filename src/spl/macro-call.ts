/** Calls of macros in a text: `` `name` `` or `` `name(a, "b, c")` ``; any other backtick is text. */
import type { Span } from '../text/span.ts'
import { closingQuote, isBlank, isDigit, trimmed } from './cursor.ts'

export interface MacroCall extends Span {
  readonly name: string
  /** The arguments as written, without the blanks around them. */
  readonly arguments: readonly Span[]
}

/** The offset after the call that starts at a backtick; the offset itself where none does. */
export const macroCallEnd = (text: string, at: number): number => macroCall(text, at)?.end ?? at

/** The call that starts at a backtick, if one does. */
export function macroCall(text: string, start: number): MacroCall | undefined {
  let at = skipBlanks(text, start + 1)
  const nameStart = at
  while (isNameCode(text.charCodeAt(at))) at++
  const name = text.slice(nameStart, at)
  if (!/[a-z_]/i.test(name)) return undefined
  at = skipBlanks(text, at)
  if (text[at] === '`') return { start, end: at + 1, name, arguments: [] }
  if (text[at] !== '(') return undefined
  const list = argumentsFrom(text, at + 1)
  if (!list) return undefined
  at = skipBlanks(text, list.end)
  return text[at] === '`' ? { start, end: at + 1, name, arguments: list.arguments } : undefined
}

/** Splits at commas outside quotes and parentheses, up to the parenthesis that closes the call. */
function argumentsFrom(text: string, from: number): { readonly arguments: Span[]; readonly end: number } | undefined {
  const found: Span[] = []
  let start = from
  let depth = 0
  for (let at = from; at < text.length; at++) {
    switch (text[at]) {
      case '\\':
        at++
        break
      case '"':
        at = closingQuote(text, at, text.length)
        break
      case '(':
        depth++
        break
      case ')':
        if (depth-- > 0) break
        found.push(trimmed(text, { start, end: at }))
        return { arguments: isNone(found) ? [] : found, end: at + 1 }
      case ',':
        if (depth > 0) break
        found.push(trimmed(text, { start, end: at }))
        start = at + 1
        break
      case '`': {
        const end = simpleCallEnd(text, at)
        if (end === undefined) return undefined
        at = end - 1
        break
      }
    }
  }
  return undefined
}

const isNone = (found: readonly Span[]): boolean => found.length === 1 && found[0]?.start === found[0]?.end

/** A call among the arguments may have arguments of its own, but no calls: so that no text is read over and over. */
function simpleCallEnd(text: string, at: number): number | undefined {
  simpleCall.lastIndex = at
  const match = simpleCall.exec(text)
  return match ? simpleCall.lastIndex : undefined
}

const simpleCall = /`[\w.:-]{1,200}(?:\([^`"()]{0,1000}\))?`/y

function skipBlanks(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at))) at++
  return at
}

/** Letters, digits and `_ - . :`. */
const isNameCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  isDigit(code) ||
  code === 95 ||
  code === 45 ||
  code === 46 ||
  code === 58
