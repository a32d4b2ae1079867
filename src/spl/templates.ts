/** Searches that are texts until a field or a row is known: the body of `foreach`, the search of `map`. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { ForeachCommand, MapCommand } from './ast.ts'
import { Composition } from './composition.ts'
import { closingQuote, escapes, resolveEscapes } from './cursor.ts'
import type { MacroLookup } from './macros.ts'
import { type Code, type MessageData, say } from './messages.ts'
import { type Parsed, parse } from './parse.ts'

/** What a `foreach` is done for. */
export interface ForeachMatch {
  readonly field: string
  /** What each `*` of the pattern stands for. */
  readonly segments: readonly string[]
  /** `mode=multivalue` and the like: the field that holds the value, and how many came before it. */
  readonly item?: string
  readonly iteration?: number
}

/** The columns that a `foreach` is done for, in their order; `*` stands for no column that begins with `_`. */
export function foreachMatches({ fields }: ForeachCommand, columns: readonly string[]): readonly ForeachMatch[] {
  return columns.flatMap(field => {
    for (const { name } of fields) {
      const segments = wildcardSegments(name, field)
      if (segments) return [{ field, segments }]
    }
    return []
  })
}

/** The shortest texts that the `*` can stand for, from left to right. */
function wildcardSegments(pattern: string, text: string): readonly string[] | undefined {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return pattern === text ? [] : undefined
  if (first === '' && text.startsWith('_')) return undefined
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined
  const end = text.length - last.length
  const segments: string[] = []
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > end) return undefined
    segments.push(text.slice(at, found))
    at = found + part.length
  }
  return at <= end ? [...segments, text.slice(at, end)] : undefined
}

/**
 * The commands of a `foreach` for one field. Tokens are replaced as text, as Splunk does, but a name never leaves the
 * quotes around it. `source` is the one that the spans of the command speak of; those of the answer speak of its own
 * `expanded`, which leads back to it.
 */
export function instantiateForeach(command: ForeachCommand, match: ForeachMatch, source: Source): Parsed {
  const values = tokenValues(command, match)
  const { start, end } = command.body.span
  const body = partOf(source, { start, end }, 'foreach')
  const filled = fill(body, tokenFinder([...values.keys()]), `"'`, (token, quote) => {
    const value = values.get(token) ?? ''
    if (token === command.tokens.item && quote === '"') return { code: 'quoted-item', data: { token } }
    if (quote !== '') return escaped(value, quote)
    return /["'`|[\]()\s,]/.test(value) ? { code: 'unquoted-token', data: { token, value } } : value
  })
  // The first command takes the rows that are there: a pipe before it says so.
  return 'failed' in filled ? filled.failed : parse(piped(filled.source))
}

function tokenValues({ tokens }: ForeachCommand, match: ForeachMatch): ReadonlyMap<string, string> {
  const [first, second, third] = tokens.segments
  const [one = '', two = '', three = ''] = match.segments
  return new Map([
    [tokens.field, match.field],
    [tokens.matched, match.segments.join('')],
    [first, one],
    [second, two],
    [third, three],
    [tokens.item, match.item ?? ''],
    [tokens.iteration, String(match.iteration ?? '')],
  ])
}

export interface MapRow {
  /** The value of a field as text; undefined where the row has none. */
  readonly value: (field: string) => string | undefined
  /** `$_serial_id$`: 1 for the first row. */
  readonly serial: number
}

/**
 * The search of a `map` for one row, its macros expanded. A value inside quotes is escaped, so that it stays inside;
 * elsewhere one that is more than a word is put in quotes, so that no value of an event becomes a command.
 */
export function instantiateMap(
  { body }: MapCommand,
  row: MapRow,
  source: Source,
  macros: MacroLookup = () => undefined,
): Parsed {
  if (body.kind === 'savedsearch') {
    const data = { command: 'map', source: body.name.name }
    return failure(source, 'unsupported-source', body.name.span, data)
  }
  const template = body.quoted ? unquoted(source, body.span) : partOf(source, body.span, 'map')
  const filled = fill(template, mapToken, '"', (token, quote) => {
    const name = token.slice(1, -1)
    if (name === '') return '$'
    const value = name === '_serial_id' ? String(row.serial) : row.value(name)
    if (value === undefined) return { code: 'unfilled-token', data: { token } }
    if (quote !== '') return escaped(value, quote)
    return /^[\w.:@{}*/\\+-]+$/.test(value) ? value.replaceAll('\\', '\\\\') : `"${escaped(value, '"')}"`
  })
  return 'failed' in filled ? filled.failed : parse(filled.source, { macros })
}

const mapToken = /\$\$|\$[A-Za-z_][\w.{}:-]*\$/g

const tokenFinder = (tokens: readonly string[]): RegExp => {
  const longestFirst = [...new Set(tokens)].filter(token => token !== '').sort((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map(token => token.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join('|'), 'g')
}

const escaped = (value: string, quote: string): string => value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)

type Filling = string | Unfilled
type Unfilled =
  | { readonly code: 'unquoted-token'; readonly data: MessageData['unquoted-token'] }
  | { readonly code: 'unfilled-token'; readonly data: MessageData['unfilled-token'] }
  | { readonly code: 'quoted-item'; readonly data: MessageData['quoted-item'] }

/** Puts a value in the place of each token; `quote` is the one of `quotes` around it, or empty. */
function fill(
  source: Source,
  tokens: RegExp,
  quotes: string,
  filling: (token: string, quote: string) => Filling,
): { readonly source: Source } | { readonly failed: Parsed } {
  const text = new Composition(source)
  const stretches = quotedStretches(source.text, quotes)
  let next = 0
  for (const match of source.text.matchAll(tokens)) {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++
    const within = stretches[next]
    const quote = within && within.start < match.index ? (source.text[within.start] ?? '') : ''
    const value = filling(match[0], quote)
    const span = { start: match.index, end: match.index + match[0].length }
    if (typeof value !== 'string') return { failed: failure(source, value.code, span, value.data) }
    text.copyUpTo(span.start)
    text.add(value, source, span)
    text.skipTo(span.end)
  }
  return { source: text.finish() }
}

/** Where text stands in quotes; an apostrophe counts only where another closes it. */
function quotedStretches(text: string, quotes: string): readonly Span[] {
  const found: Span[] = []
  for (let at = 0; at < text.length; at++) {
    if (escapes(text, at)) at++
    else if (quotes.includes(text[at] ?? ' ')) {
      const close = closingQuote(text, at, text.length)
      if (close >= text.length && text[at] === "'") continue
      found.push({ start: at, end: close + 1 })
      at = close
    }
  }
  return found
}

function failure<C extends Code>(source: Source, code: C, span: Span, data: MessageData[C]): Parsed {
  const diagnostic: Diagnostic = { code, ...say(code, data), place: { source, span } }
  const query = { commands: [], span: { start: 0, end: 0 } }
  return { query, source, uncommented: source, expanded: source, calls: [], diagnostics: [diagnostic] }
}

/** A stretch of a source as a source of its own. */
function partOf(source: Source, at: Span, name: string): Source {
  const text = source.text.slice(at.start, at.end)
  if (text === '') return rootSource(name, '')
  return { name, text, segments: [{ start: 0, end: text.length, from: source, at }] }
}

/** What stands between the quotes at a span, its escapes resolved one by one. */
function unquoted(source: Source, { start, end }: Span): Source {
  const inner = { start: start + 1, end: source.text[end - 1] === '"' ? end - 1 : end }
  const text = new Composition(partOf(source, inner, 'map'))
  const written = source.text.slice(inner.start, inner.end)
  for (let at = written.indexOf('\\'); at >= 0 && at + 1 < written.length; at = written.indexOf('\\', at + 2)) {
    const pair = written.slice(at, at + 2)
    const meant = resolveEscapes(pair, '"')
    if (meant === pair) continue
    text.copyUpTo(at)
    text.skipTo(at + 1)
  }
  return text.finish()
}

function piped(source: Source): Source {
  if (/^\s*\|/.test(source.text) || source.text === '') return source
  const text = new Composition(source)
  text.add('|', source, { start: 0, end: 1 })
  return text.finish()
}
