/** Words, texts and signs of KQL; a word may hold blanks, and `*` in it is a wildcard unless a backslash stands before. */
import type { Part } from '../../predicate/pattern.ts'
import type { Span } from '../../text/span.ts'

export interface KqlToken extends Span {
  readonly kind: 'word' | 'text' | 'and' | 'or' | 'not' | ':' | '(' | ')' | '{' | '}' | 'order' | 'unclosed'
  /** What a word or text says; empty for signs. */
  readonly parts: readonly Part[]
}

export function kqlTokens(text: string): readonly KqlToken[] {
  const tokens: KqlToken[] = []
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (/\s/.test(char)) at++
    else {
      const token = tokenAt(text, at)
      tokens.push(token)
      at = token.end
    }
  }
  return joined(tokens, text)
}

function tokenAt(text: string, start: number): KqlToken {
  const char = text.charAt(start)
  if (char === ':' || char === '(' || char === ')' || char === '{' || char === '}')
    return { kind: char, parts: [], start, end: start + 1 }
  if (char === '<' || char === '>')
    return { kind: 'order', parts: [], start, end: start + (text[start + 1] === '=' ? 2 : 1) }
  return char === '"' ? quoted(text, start) : word(text, start)
}

function quoted(text: string, start: number): KqlToken {
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"')
      return { kind: 'text', parts: value === '' ? [] : [{ kind: 'text', text: value }], start, end: at + 1 }
    if (char === '\\' && at + 1 < text.length) {
      at++
      value += escapes.get(text.charAt(at)) ?? text.charAt(at)
    } else value += char
  }
  return { kind: 'unclosed', parts: [], start, end: text.length }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
])

function word(text: string, start: number): KqlToken {
  const parts: Part[] = []
  let literal = ''
  let at = start
  let escaped = false
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'text', text: literal })
    literal = ''
  }
  for (; at < text.length; at++) {
    const char = text.charAt(at)
    if (/[\s:(){}"<>]/.test(char)) break
    if (char === '\\' && at + 1 < text.length) {
      at++
      literal += escapes.get(text.charAt(at)) ?? text.charAt(at)
      escaped = true
    } else if (char === '*') {
      flush()
      if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any' })
    } else literal += char
  }
  flush()
  const name = escaped ? '' : text.slice(start, at).toLowerCase()
  const kind = name === 'and' || name === 'or' || name === 'not' ? name : 'word'
  return { kind, parts: kind === 'word' ? parts : [], start, end: at }
}

/** Words with nothing but blanks between them are one value. */
function joined(tokens: readonly KqlToken[], text: string): readonly KqlToken[] {
  const found: KqlToken[] = []
  let run: KqlToken[] = []
  const flush = () => {
    const [first] = run
    const last = run.at(-1)
    if (first && last) found.push(run.length === 1 ? first : together(run, first, last, text))
    run = []
  }
  for (const token of tokens) {
    if (token.kind === 'word') run.push(token)
    else {
      flush()
      found.push(token)
    }
  }
  flush()
  return found
}

function together(run: readonly KqlToken[], first: KqlToken, last: KqlToken, text: string): KqlToken {
  const parts: Part[] = []
  let end = first.start
  const add = (part: Part) => {
    const before = parts.at(-1)
    if (part.kind === 'text' && before?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: before.text + part.text }
    else parts.push(part)
  }
  for (const token of run) {
    if (token.start > end) add({ kind: 'text', text: text.slice(end, token.start) })
    for (const part of token.parts) add(part)
    end = token.end
  }
  return { kind: 'word', parts, start: first.start, end: last.end }
}
