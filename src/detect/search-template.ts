/** The search of a drilldown before its tokens are filled, cut where quoting changes: SPL's surface, not its commands. */
import { type HasField, tokenAt } from './tokens.ts'

export interface Piece {
  readonly kind:
    | 'quoted' // with its quotes
    | 'word' // anything bare that is not one of the others
    | 'sign' // `=`, `!=`, `<`, …
    | 'mark' // `|`, `(`, `)`, `[`, `]`, `,`, and `!` that begins no sign
    | 'macro' // a call, from backtick to backtick
    | 'original' // `%original_detection_search%`
    | 'blank' // white space, comments, and the rest in which nothing is replaced
  readonly text: string
}

export const placeholder = '%original_detection_search%'

/**
 * All characters of the template, in order. Tokens are never cut in two; what comes after all that is replaced, and
 * after the piece that follows it, is not cut at all.
 */
export function piecesOf(template: string, hasField: HasField): readonly Piece[] {
  const pieces: Piece[] = []
  const last = Math.max(template.lastIndexOf('$'), template.lastIndexOf(placeholder))
  let afterSign = false
  for (let at = 0; at < template.length; ) {
    const piece = pieceAt(template, at, afterSign, hasField)
    pieces.push(piece)
    if (piece.kind !== 'blank') afterSign = piece.kind === 'sign'
    const isRest = at > last && piece.kind !== 'blank'
    at += piece.text.length
    if (isRest) return at < template.length ? [...pieces, { kind: 'blank', text: template.slice(at) }] : pieces
  }
  return pieces
}

function pieceAt(template: string, at: number, afterSign: boolean, hasField: HasField): Piece {
  const piece = (kind: Piece['kind'], end: number): Piece => ({ kind, text: template.slice(at, end) })
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at
    return pattern.test(template) ? pattern.lastIndex : 0
  }
  if (template.startsWith(placeholder, at)) return piece('original', at + placeholder.length)
  if (template.startsWith(fence, at)) return piece('blank', after(template, fence, at + fence.length))
  const blanks = match(/\s+/y)
  if (blanks > 0) return piece('blank', blanks)
  const char = template[at] ?? ''
  if (char === '"') return piece('quoted', quotedEnd(template, at))
  if (char === '`') return piece('macro', macroEnd(template, at))
  if ('|()[],'.includes(char)) return piece('mark', at + 1)
  const sign = afterSign ? 0 : match(/[=<>!]=|[=<>]/y)
  if (sign > 0) return piece('sign', sign)
  return char === '!' ? piece('mark', at + 1) : piece('word', wordEnd(template, at, afterSign, hasField))
}

const fence = '```'

function after(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from)
  return found < 0 ? text.length : found + sought.length
}

function quotedEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++
    else if (text[end] === '"') return end + 1
  }
  return text.length
}

/** A macro among the arguments is part of its call; what is never closed reaches to the end. */
function macroEnd(text: string, at: number): number {
  let depth = 0
  for (let end = at + 1; end < text.length; end++) {
    switch (text[end]) {
      case '\\':
        end++
        break
      case '"':
        end = quotedEnd(text, end) - 1
        break
      case '(':
        depth++
        break
      case ')':
        depth--
        break
      case '`':
        if (depth <= 0) return end + 1
        end = after(text, '`', end + 1) - 1
        break
    }
  }
  return text.length
}

/** A value goes on past signs: `url=http://x/?a=$a$`. A backslash keeps a quote or a pipe in the word. */
function wordEnd(text: string, at: number, isValue: boolean, hasField: HasField): number {
  let end = at
  while (end < text.length) {
    ordinary.lastIndex = end
    if (ordinary.test(text)) end = ordinary.lastIndex
    if (end >= text.length) break
    const char = text[end] ?? ''
    const token = char === '$' ? tokenAt(text, end, hasField) : undefined
    if (token) end += token.written.length
    else if (char === '\\' && '\\"|'.includes(text[end + 1] ?? ' ')) end += 2
    else if (/[\s"`|()[\],]/.test(char) || (!isValue && end > at && /[=<>!]/.test(char))) break
    else if (end > at && text.startsWith(placeholder, end)) break
    else end++
  }
  return Math.max(end, at + 1)
}

/** What never ends a word, nor stands for anything else in it. */
const ordinary = /[^\s"`|()[\],$\\=<>!%]+/y
