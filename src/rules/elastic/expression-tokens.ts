/** Words, texts, numbers and signs of EQL and ES|QL; comments are left out. */
import type { Span } from '../../text/span.ts'

export interface Token extends Span {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'unclosed'
  /** What a text says, a name without its quotes, a sign as written. */
  readonly text: string
  /** A name without quotes, in lower case: it may be a word of the language. */
  readonly word: string
}

const signs = /[=!<>]=|=~|::|[<>:()[\],|+\-*/%=!~?{}.]/y
const names = /[A-Za-z_@][\w@]*(?:\.(?:`[^`\n]*`|[A-Za-z_@*][\w@*-]*))*~?/y
const numbers = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[a-zA-Z]*/y

export function expressionTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (/\s/.test(char)) at++
    else if (text.startsWith('//', at)) at = until(text, '\n', at)
    else if (text.startsWith('/*', at)) at = until(text, '*/', at) + 2
    else {
      const token = tokenAt(text, at)
      tokens.push(token)
      at = token.end
    }
  }
  return tokens
}

function until(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found
}

function tokenAt(text: string, start: number): Token {
  const char = text.charAt(start)
  if (text.startsWith('"""', start)) return raw(text, start)
  if (char === '"' || char === "'") return quoted(text, start, char)
  if (char === '`') return backticks(text, start)
  const name = match(names, text, start)
  if (name !== undefined) {
    const end = start + name.length
    return { kind: 'name', text: name.replaceAll('`', ''), word: name.toLowerCase(), start, end }
  }
  const number = match(numbers, text, start)
  if (number !== undefined) return { kind: 'number', text: number, word: '', start, end: start + number.length }
  const sign = match(signs, text, start) ?? char
  return { kind: 'sign', text: sign, word: '', start, end: start + sign.length }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function raw(text: string, start: number): Token {
  const close = text.indexOf('"""', start + 3)
  if (close < 0) return { kind: 'unclosed', text: '"""', word: '', start, end: text.length }
  let end = close + 3
  while (end < close + 5 && text.charAt(end) === '"') end++
  return { kind: 'text', text: text.slice(start + 3, end - 3), word: '', start, end }
}

function quoted(text: string, start: number, quote: string): Token {
  let value = ''
  let from = start + 1
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) {
      return { kind: 'text', text: value + text.slice(from, at), word: '', start, end: at + 1 }
    }
    if (char !== '\\') continue
    const next = text.charAt(at + 1)
    const code =
      next === 'u' ? /^\{([0-9a-fA-F]{1,8})\}|^([0-9a-fA-F]{4})/.exec(text.slice(at + 2, at + 12)) : undefined
    value += text.slice(from, at) + (code ? codePoint(code[1] ?? code[2] ?? '') : (escapes.get(next) ?? next))
    at += 1 + (code?.[0].length ?? 0)
    from = at + 1
  }
  return { kind: 'unclosed', text: quote, word: '', start, end: text.length }
}

function codePoint(digits: string): string {
  const code = Number.parseInt(digits, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
])

/** A name in backticks, and what follows it after a dot. */
function backticks(text: string, start: number): Token {
  const found = match(/(?:`[^`]*`|[\w@]+)(?:\.(?:`[^`]*`|[\w@*-]+))*/y, text, start)
  if (found === undefined || !found.startsWith('`'))
    return { kind: 'unclosed', text: '`', word: '', start, end: text.length }
  return { kind: 'name', text: found.replaceAll('`', ''), word: '', start, end: start + found.length }
}
