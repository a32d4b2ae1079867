/** The search dialect: `a=1 OR b=2 NOT "phrase"`. OR binds tighter than AND, and terms side by side mean AND. */
import type { Query, SearchExpression, SearchSubsearch, SearchValue } from './ast.ts'
import { allBut, type Cursor, closingQuote, escapes, resolveEscapes } from './cursor.ts'
import { nameOf } from './names.ts'

/**
 * Reads terms to the end of the stage, or to one of the `stops` (lower case words, taken in any case).
 * `'none'` where there is no term; undefined where a fault was reported.
 */
export function parseSearch(cursor: Cursor, stops: readonly string[] = []): SearchExpression | 'none' | undefined {
  const result = conjunction(cursor, stops)
  if (cursor.char === ')') return cursor.report('stray-parenthesis', cursor.here(cursor.at, cursor.at + 1), {})
  return result
}

const everything = (start: number, end: number): SearchExpression => ({ kind: 'everything', span: { start, end } })

function conjunction(cursor: Cursor, stops: readonly string[]): SearchExpression | 'none' | undefined {
  const items: SearchExpression[] = []
  let and: { start: number; end: number } | undefined
  for (;;) {
    skipCommas(cursor)
    if (atEnd(cursor, stops)) break
    const start = cursor.at
    if (operator(cursor, 'AND')) {
      if (and || items.length === 0) return cursor.report('missing-term', cursor.here(start), { after: 'AND' })
      and = { start, end: cursor.at }
      continue
    }
    const item = disjunction(cursor, stops)
    if (!item) return undefined
    items.push(item)
    and = undefined
  }
  if (and) return cursor.report('missing-term', and, { after: 'AND' })
  return items.length === 0 ? 'none' : joined('and', items)
}

function disjunction(cursor: Cursor, stops: readonly string[]): SearchExpression | undefined {
  const items: SearchExpression[] = []
  for (;;) {
    const item = term(cursor, stops)
    if (!item) return undefined
    items.push(item)
    cursor.blanks()
    const start = cursor.at
    if (atEnd(cursor, stops) || !operator(cursor, 'OR')) return joined('or', items)
    cursor.blanks()
    if (atEnd(cursor, stops)) return cursor.report('missing-term', { start, end: start + 2 }, { after: 'OR' })
  }
}

function joined(kind: 'and' | 'or', items: readonly SearchExpression[]): SearchExpression {
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return { kind, items, span: { start: 0, end: 0 } }
  return items.length === 1 ? first : { kind, items, span: { start: first.span.start, end: last.span.end } }
}

function skipCommas(cursor: Cursor): void {
  cursor.blanks()
  while (cursor.char === ',') {
    if (cursor.at >= cursor.toldUpTo) cursor.report('stray-comma', cursor.here(cursor.at, cursor.at + 1), {})
    cursor.at++
    cursor.blanks()
  }
}

const atEnd = (cursor: Cursor, stops: readonly string[]): boolean =>
  cursor.done || cursor.char === ')' || (stops.length > 0 && cursor.word(...stops) !== undefined)

/** AND, OR and NOT are operators in capitals only, and only as whole words. */
function operator(cursor: Cursor, name: string): boolean {
  if (!cursor.starts(name)) return false
  const after = cursor.at + name.length
  if (after < cursor.end && inName(cursor.text.charCodeAt(after))) return false
  cursor.at = after
  return true
}

function term(cursor: Cursor, stops: readonly string[]): SearchExpression | undefined {
  cursor.blanks()
  const start = cursor.at
  switch (cursor.char) {
    case '(':
      return group(cursor)
    case '[':
      return subsearch(cursor)
    case '"':
      return afterQuoted(cursor)
  }
  for (const name of ['AND', 'OR']) {
    if (operator(cursor, name)) return cursor.report('missing-term', cursor.here(start), { after: name })
  }
  if (operator(cursor, 'NOT')) return negation(cursor, start, stops)
  return word(cursor)
}

function negation(cursor: Cursor, start: number, stops: readonly string[]): SearchExpression | undefined {
  const opening = { start, end: cursor.at }
  cursor.blanks()
  if (atEnd(cursor, stops)) return cursor.report('missing-term', opening, { after: 'NOT' })
  const item = cursor.nested(opening, () => term(cursor, stops))
  return item && { kind: 'not', item, span: { start, end: item.span.end } }
}

function group(cursor: Cursor): SearchExpression | undefined {
  const start = cursor.at
  const opening = { start, end: start + 1 }
  cursor.at++
  const inner = cursor.nested(opening, () => conjunction(cursor, []))
  if (!inner) return undefined
  if (!cursor.eat(')')) return cursor.report('unclosed-parenthesis', opening, {})
  if (inner !== 'none') return inner
  if (start >= cursor.toldUpTo) cursor.report('empty-group', cursor.here(start), {})
  return everything(start, cursor.at)
}

function subsearch(cursor: Cursor): SearchSubsearch {
  const start = cursor.at
  const close = cursor.context.brackets.get(start) ?? cursor.end
  cursor.at = Math.min(close + 1, cursor.end)
  return { kind: 'subsearch', query: cursor.context.subsearch(start, close), span: { start, end: cursor.at } }
}

/** A quoted text left of an operator is a field, alone it is a phrase. */
function afterQuoted(cursor: Cursor): SearchExpression | undefined {
  const { text, span } = cursor.quoted()
  const test = comparison(cursor, text, span.start, span.end)
  if (test !== 'none') return test
  cursor.at = span.end
  return keyword({ text, quoted: true, caseSensitive: false, span })
}

function word(cursor: Cursor): SearchExpression | undefined {
  const start = cursor.at
  const name = cursor.run(inName)
  if (name === '') {
    const sign = comparisonSign(cursor) ?? cursor.found().text
    const rest = cursor.run(inValue)
    return cursor.report('missing-field', cursor.here(start, start + sign.length), { operator: sign, rest })
  }
  if ((name === 'TERM' || name === 'CASE') && cursor.char === '(') {
    const value = directive(cursor, start, name)
    return value && { kind: 'keyword', value, term: name === 'TERM', span: value.span }
  }
  const test = comparison(cursor, resolveEscapes(name, '"'), start, cursor.at)
  if (test !== 'none') return test
  cursor.at = start
  const value = bareValue(cursor)
  warnOfWord(cursor, value)
  return indexed(value) ?? keyword(value)
}

/** `host::web1`, the form of old for a field that every event has. Other words may hold `::`, addresses do. */
function indexed({ text, span }: SearchValue): SearchExpression | undefined {
  const match = /^(host|source|sourcetype|index)::(.+)$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  const middle = span.start + match[1].length
  const field = nameOf(match[1], { start: span.start, end: middle })
  const value = { text: match[2], quoted: false, caseSensitive: false, span: { start: middle + 2, end: span.end } }
  return { kind: 'comparison', field, operator: '=', value, span }
}

function keyword(value: SearchValue): SearchExpression {
  return value.text === '*'
    ? { kind: 'everything', span: value.span }
    : { kind: 'keyword', value, term: false, span: value.span }
}

function warnOfWord(cursor: Cursor, { text, span }: SearchValue): void {
  if (text === 'XOR' || text === 'xor') cursor.report('xor-is-a-word', span, {})
  else if (text === 'and' || text === 'or' || text === 'not') cursor.report('lower-case-operator', span, { word: text })
  else if (text === 'in') {
    const here = cursor.at
    cursor.blanks()
    if (cursor.char === '(') cursor.report('lower-case-operator', span, { word: text })
    cursor.at = here
  }
}

/** What follows a field: an operator and a value, or IN and a list; `'none'` where neither does. */
function comparison(cursor: Cursor, field: string, start: number, end: number): SearchExpression | 'none' | undefined {
  cursor.blanks()
  const name = nameOf(field, { start, end })
  const signStart = cursor.at
  const sign = comparisonSign(cursor)
  if (sign !== undefined) {
    cursor.blanks()
    if (cursor.char === '[') {
      const { query } = subsearch(cursor)
      const test = { field: name, operator: sign, query, span: { start, end: cursor.at } }
      return { kind: 'subsearch-comparison', ...test }
    }
    const value = comparisonValue(cursor, field, sign, { start, end: signStart + sign.length })
    if (!value) return undefined
    const span = { start, end: value.span.end }
    if (sign === '=' && isTimeModifier(field)) return { kind: 'time', name: field, value: value.text, span }
    if (sign !== '=' && sign !== '!=' && value.text.includes('*')) {
      return cursor.report('wildcard-order', value.span, { operator: sign, value: value.text })
    }
    return { kind: 'comparison', field: name, operator: sign, value, span }
  }
  if (operator(cursor, 'IN')) return list(cursor, name, start)
  if (operator(cursor, 'NOT')) {
    cursor.blanks()
    if (operator(cursor, 'IN')) return cursor.report('not-in-order', cursor.here(signStart), { field })
  }
  return 'none'
}

type Sign = '=' | '!=' | '<' | '<=' | '>' | '>='

/** `==` is read as `=`. */
function comparisonSign(cursor: Cursor): Sign | undefined {
  if (cursor.eat('==')) return '='
  for (const sign of ['!=', '<=', '>=', '=', '<', '>'] as const) {
    if (cursor.eat(sign)) return sign
  }
  return undefined
}

function comparisonValue(
  cursor: Cursor,
  field: string,
  operator: string,
  before: { start: number; end: number },
): SearchValue | undefined {
  const value = readValue(cursor)
  if (value === 'none') return cursor.report('missing-value', before, { field, operator })
  if (
    value &&
    !value.quoted &&
    !value.caseSensitive &&
    cursor.at >= cursor.toldUpTo &&
    cursor.char === '(' &&
    /^[a-z_]+$/i.test(value.text)
  ) {
    cursor.report('function-in-search', value.span, { name: value.text })
    cursor.toldUpTo = groupEnd(cursor)
  }
  return value
}

/** Where the group that opens here ends. */
function groupEnd(cursor: Cursor): number {
  let depth = 0
  for (let at = cursor.at; at < cursor.end; at++) {
    const character = cursor.text[at]
    if (character === '"') at = closingQuote(cursor.text, at, cursor.end)
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at
  }
  return cursor.end
}

function list(cursor: Cursor, field: ReturnType<typeof nameOf>, start: number): SearchExpression | undefined {
  const opening = cursor.found()
  if (!cursor.eat('(')) return cursor.report('missing-list', opening.span, { found: opening.text })
  const values: SearchValue[] = []
  const subsearches: Query[] = []
  for (;;) {
    cursor.separators()
    if (cursor.eat(')')) break
    if (cursor.done) return cursor.report('unclosed-parenthesis', opening.span, {})
    if (cursor.char === '[') {
      subsearches.push(subsearch(cursor).query)
      continue
    }
    const value = readValue(cursor)
    if (value === 'none') return cursor.report('missing-list', cursor.found().span, { found: cursor.found().text })
    if (!value) return undefined
    values.push(value)
  }
  const span = { start, end: cursor.at }
  if (subsearches.length > 0) return { kind: 'subsearch-in', field, values, subsearches, span }
  if (values.length === 0) return cursor.report('missing-list', { ...opening.span, end: cursor.at }, { found: '()' })
  return { kind: 'in', field, values, span }
}

function readValue(cursor: Cursor): SearchValue | 'none' | undefined {
  const start = cursor.at
  if (cursor.char === '"') return { ...cursor.quoted(), quoted: true, caseSensitive: false }
  for (const name of ['CASE', 'TERM'] as const) {
    if (!cursor.starts(`${name}(`)) continue
    cursor.at += name.length
    return directive(cursor, start, name)
  }
  const value = bareValue(cursor)
  return value.span.end > start ? value : 'none'
}

/** `CASE(x)`, `TERM(x)`: the text between the parentheses, quoted or not. */
function directive(cursor: Cursor, start: number, name: 'CASE' | 'TERM'): SearchValue | undefined {
  const open = cursor.at
  cursor.at++
  cursor.blanks()
  const inside = cursor.char === '"' ? { ...cursor.quoted(), quoted: true } : { ...bareValue(cursor), quoted: false }
  cursor.blanks()
  if (!cursor.eat(')')) return cursor.report('unclosed-parenthesis', { start: open, end: open + 1 }, {})
  const span = { start, end: cursor.at }
  if (inside.text === '') return cursor.report('missing-value', span, { field: name, operator: '(' })
  return { text: inside.text, quoted: inside.quoted, caseSensitive: name === 'CASE', span }
}

function bareValue(cursor: Cursor): SearchValue {
  const start = cursor.at
  while (!cursor.done) {
    const code = cursor.text.charCodeAt(cursor.at)
    if (escapes(cursor.text, cursor.at)) cursor.at = Math.min(cursor.at + 2, cursor.end)
    else if (inValue(code)) cursor.at++
    else break
  }
  const span = { start, end: cursor.at }
  return { text: resolveEscapes(cursor.text.slice(start, cursor.at), '"|'), quoted: false, caseSensitive: false, span }
}

const inName = allBut('=!<>(),|"[]')
const inValue = allBut('()|[],"')

/** Bounds of time; `earliest=-1h` is never a comparison with a field. */
const isTimeModifier = (name: string): boolean => timeModifiers.has(name)

const timeModifiers = new Set([
  'earliest',
  'latest',
  '_index_earliest',
  '_index_latest',
  'starttime',
  'endtime',
  'starttimeu',
  'endtimeu',
  'timeformat',
  ...['minutes', 'hours', 'days', 'months'].flatMap(unit => [
    `${unit}ago`,
    `start${unit}ago`,
    `end${unit}ago`,
    `searchtimespan${unit}`,
  ]),
])
