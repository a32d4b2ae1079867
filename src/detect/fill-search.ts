/** Tokens in the search of a drilldown: whatever a row holds goes in as data and leaves the search what it was. */
import type { Row } from './report.ts'
import { type Place, placesOf } from './search-places.ts'
import { type Piece, piecesOf } from './search-template.ts'
import { type Filled, type HasField, has, parts, valuesOf } from './tokens.ts'

/**
 * Puts values in the place of tokens, and the detection's own search, as written, in the place of
 * `%original_detection_search%`; in that search nothing is replaced.
 *
 * - Inside double quotes a backslash and a quote are escaped. A bare value becomes a quoted one, with all of the word
 *   that it is part of, unless it is a number or the name of a field left of a comparison.
 * - A field with several values becomes a list inside `IN (…)`, and `(user="a" OR user="b")` where it is compared in
 *   `search`, `where` or `tstats`: a row that has any of them is meant, as a multivalue field is compared. Elsewhere
 *   the values stand in one text, with commas between them.
 * - In arguments of macros and between apostrophes nothing can be escaped for good, since what becomes of the text is
 *   not known here: there a value goes in only when it is a plain word, else the token stays and counts as missing.
 * - In comments tokens stay.
 * - An asterisk in a value acts as a wildcard, and an address with a length as a network, since the search dialect
 *   cannot escape either: such a drilldown can only find more than the row that it was made for.
 */
export function fillSearch(template: string, original: string, row: Row): Filled {
  const pieces = piecesOf(template, has(row))
  const missing = new Set<string>()
  const lookup: Lookup = { has: has(row), values: name => valuesOf(row, name), missing: name => missing.add(name) }
  const places = placesOf(pieces)
  const texts: string[] = []
  pieces.forEach((piece, index) => {
    const place = places[index]
    if (!place || piece.kind === 'original') texts.push(original)
    else texts.push(inPlace(fillPiece(piece, place, lookup), place, texts))
  })
  return { text: texts.join(''), missing: [...missing] }
}

interface Lookup {
  readonly has: HasField
  values(name: string): readonly string[] | undefined
  missing(name: string): void
}

/** The piece, once for each of several values where its place can take them. */
function fillPiece(piece: Piece, place: Place, lookup: Lookup): readonly string[] {
  if (!piece.text.includes('$')) return [piece.text]
  switch (piece.kind) {
    case 'quoted':
      return place.inApostrophes ? [fillPlain(piece.text, lookup)] : fillQuoted(piece.text, place, lookup)
    case 'word':
      return place.inApostrophes ? [fillPlain(piece.text, lookup)] : fillWord(piece.text, place, lookup)
    case 'macro':
      return [fillPlain(piece.text, lookup)]
    default:
      return [piece.text]
  }
}

/** Puts several texts where one was wanted. `before` are the texts so far: a test takes its name along. */
function inPlace(texts: readonly string[], { inList, test }: Place, before: string[]): string {
  const [first = ''] = texts
  if (texts.length <= 1) return first
  if (inList || !test) return texts.join(', ')
  const lead = before.splice(test.from)
  before.push(...lead.map(() => ''))
  return `(${texts.map(text => lead.join('') + text).join(test.join)})`
}

function fillQuoted(text: string, place: Place, lookup: Lookup): readonly string[] {
  const closed = text.length > 1 && text.endsWith('"')
  const inner = text.slice(1, closed ? -1 : undefined)
  return spread(inner, place, lookup).map(filled => {
    const written = filled.map(part => (typeof part === 'string' ? completed(part) : escaped(part.value)))
    return `"${written.join('')}${closed ? '"' : ''}`
  })
}

/** A lone backslash at the end would pair with the value after it; doubled it means the same. */
function completed(text: string): string {
  let start = text.length
  while (text[start - 1] === '\\') start--
  return (text.length - start) % 2 === 1 ? `${text}\\` : text
}

function fillWord(text: string, place: Place, lookup: Lookup): readonly string[] {
  return spread(text, place, lookup).map(filled => {
    if (filled.every(part => typeof part === 'string')) return filled.join('')
    const value = filled.map(part => (typeof part === 'string' ? unescaped(part) : part.value)).join('')
    const bare = place.isName ? isPlainName(value) : filled.length === 1 && isPlainNumber(value)
    return bare ? value : `"${escaped(value)}"`
  })
}

const isPlainNumber = (text: string): boolean => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text)
const isPlainName = (text: string): boolean => /^(?!(?:and|or|not|xor|in|like)$)[a-z_]\w*$/i.test(text)

/** What a bare word stands for. */
const unescaped = (text: string): string => text.replaceAll(/\\([\\"|])/g, '$1')
const escaped = (value: string): string => value.replaceAll(/[\\"]/g, '\\$&')

/** A text with its tokens replaced by values that mean nothing to any command. */
function fillPlain(text: string, lookup: Lookup): string {
  return parts(text, lookup.has)
    .map(part => {
      if (typeof part === 'string') return part
      const [value, ...more] = lookup.values(part.name) ?? []
      if (value !== undefined && more.length === 0 && /^[\p{L}\p{N}_][\p{L}\p{N}_.:@/-]*$/u.test(value)) return value
      lookup.missing(part.name)
      return part.written
    })
    .join('')
}

type FilledPart = string | { readonly value: string }

/** The parts of a text with values for its tokens: once for each value of the first token that has several, if asked. */
function spread(text: string, { inList, test }: Place, lookup: Lookup): readonly (readonly FilledPart[])[] {
  const found = parts(text, lookup.has).map(part => {
    if (typeof part === 'string') return part
    const values = lookup.values(part.name)
    if (!values) lookup.missing(part.name)
    return values ? [...new Set(values)] : part.written
  })
  const several = inList || test ? found.findIndex(part => typeof part !== 'string' && part.length > 1) : -1
  const once = (part: string | readonly string[]): FilledPart =>
    typeof part === 'string' ? part : { value: part.join(', ') }
  const values = found[several]
  if (values === undefined || typeof values === 'string') return [found.map(once)]
  return values.map(value => found.map((part, index) => (index === several ? { value } : once(part))))
}
