/** The tokens of an expression, for its layout: runs of letters and signs cut into names, numbers and operators. */
import { wordOperators } from './format-dialects.ts'
import type { Token, TokenKind } from './format-tokens.ts'

/** `text` is what the tokens were cut from; `assigns`: `a=…, b=…`. Undefined where quotes of names do not close. */
export function cutExpression(tokens: readonly Token[], text: string, assigns: boolean): readonly Token[] | undefined {
  const joined = joinQuotes(tokens, text)
  if (!joined) return undefined
  const found: Token[] = []
  let depth = 0
  let atTarget = assigns
  for (const token of joined) {
    if (token.kind === 'open') depth++
    if (token.kind === 'close') depth--
    if (token.kind === 'comma' && depth === 0) atTarget = assigns
    if (token.kind !== 'word') found.push(token)
    else if (atTarget) atTarget = !cutTarget(token, found)
    else cut(token, found)
  }
  return found
}

/** What stands before the `=` of an assignment is a name as it is; whether the `=` was here. */
function cutTarget(token: Token, found: Token[]): boolean {
  const equals = token.text.indexOf('=')
  if (equals < 0) {
    found.push(token)
    return false
  }
  if (equals > 0) found.push(part(token, 'word', 0, equals))
  found.push(part(token, 'assign', equals, equals + 1))
  if (equals + 1 < token.text.length) cut(part(token, 'word', equals + 1, token.text.length), found)
  return true
}

function part(token: Token, kind: TokenKind, from: number, to: number): Token {
  const [start, end] = [token.start + from, token.start + to]
  return { kind, text: token.text.slice(from, to), start, end, spaced: from === 0 && token.spaced }
}

const pieces =
  /'(?:[^'\\]|\\.)*'|\d+(?:\.\d+)?e[+-]?\d+(?![\w.])|[\w.:{}@#$\u0080-\uffff]+|==|!=|<=|>=|<>|[=<>+\-*/%!]|\\?./gis
const operator = /^(?:==|!=|<=|>=|<>|[=<>+\-*/%.])$/

function cut(token: Token, found: Token[]): void {
  for (const { 0: text, index } of token.text.matchAll(pieces)) {
    found.push(part(token, kindOf(text, found.at(-1)), index, index + text.length))
  }
}

/** `like` and `in` are functions where a value is wanted. */
function kindOf(text: string, before: Token | undefined): TokenKind {
  const prefix = wantsValue(before)
  if (text === '!') return 'sign'
  if (operator.test(text)) return prefix && (text === '-' || text === '+') ? 'sign' : 'operator'
  if (text.startsWith("'")) return 'quoted'
  return !prefix && wordOperators.has(text.toLowerCase()) ? 'operator' : 'word'
}

/** Behind what a `-` is a sign and no operator. */
function wantsValue(before: Token | undefined): boolean {
  switch (before?.kind) {
    case undefined:
    case 'operator':
    case 'sign':
    case 'assign':
    case 'open':
    case 'comma':
      return true
    case 'word':
      return before.text.toLowerCase() === 'not'
    default:
      return false
  }
}

/** A name in single quotes may hold blanks, commas and parentheses: its tokens become one. */
function joinQuotes(tokens: readonly Token[], text: string): readonly Token[] | undefined {
  const found: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    if (token.kind !== 'word' || !isOpen(token.text)) {
      found.push(token)
      continue
    }
    let end = index + 1
    for (; end < tokens.length; end++) {
      const next = tokens[end]
      if (!next || next.kind === 'macro' || next.kind === 'comment' || next.kind === 'search') return undefined
      if (next.kind === 'word' && isOpen(next.text)) break
    }
    const last = tokens[end]
    if (!last) return undefined
    found.push({ ...token, text: text.slice(token.start, last.end), end: last.end })
    index = end
  }
  return found
}

/** Whether a word holds a quote that nothing in it closes, or closes one. */
function isOpen(word: string): boolean {
  let open = false
  for (let at = 0; at < word.length; at++) {
    if (word[at] === '\\') at++
    else if (word[at] === "'") open = !open
  }
  return open
}
