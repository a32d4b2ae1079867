/** What the text of a YAML scalar means, piece by piece, so that every character of a value leads back to its file. */
import type { Piece } from './yaml-tree.ts'

export interface Decoded {
  readonly pieces: readonly Piece[]
  readonly problems: readonly { readonly at: number; readonly length: number; readonly message: string }[]
}

/** A plain scalar; `offset` is where `source` stands in the file. */
export function decodePlain(source: string, offset: number): Decoded {
  const out = new Pieces()
  fold(source, 0, source.length, (start, end) => out.copy(source, start, end, offset), out, offset)
  const first = source.charAt(0)
  const problems = /^[,%|>@`\t]/.test(first)
    ? [{ at: offset, length: 1, message: `'${first}' cannot start a plain text; quotes around it would be right` }]
    : []
  return { pieces: out.all, problems }
}

/** `'it''s'`, with its quotes. */
export function decodeSingle(source: string, offset: number): Decoded {
  const out = new Pieces()
  const end = Math.max(1, source.length - 1)
  fold(
    source,
    1,
    end,
    (from, to) => {
      let start = from
      for (let quote = source.indexOf("''", start); quote >= 0 && quote + 1 < to; quote = source.indexOf("''", start)) {
        out.copy(source, start, quote, offset)
        out.add("'", offset + quote, offset + quote + 2)
        start = quote + 2
      }
      out.copy(source, start, to, offset)
    },
    out,
    offset,
  )
  return { pieces: out.all, problems: [] }
}

/** `"tab\t"`, with its quotes. */
export function decodeDouble(source: string, offset: number): Decoded {
  const out = new Pieces()
  const problems: { at: number; length: number; message: string }[] = []
  const end = Math.max(1, source.length - 1)
  let i = 1
  while (i < end) {
    const stop = nextSpecial(source, i, end)
    out.copy(source, i, stop, offset)
    i = stop
    if (i >= end) break
    if (source[i] === '\\') {
      const read = readEscape(source, i)
      if (read.problem) problems.push({ at: offset + i, length: read.length, message: read.problem })
      out.add(read.text, offset + i, offset + i + read.length)
      i += read.length
    } else {
      const blank = blankEnd(source, i, end)
      const breaks = countBreaks(source, i, blank)
      if (breaks === 0) out.copy(source, i, blank, offset)
      else out.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), offset + i, offset + blank)
      i = blank
    }
  }
  return { pieces: out.all, problems }
}

export interface BlockStyle {
  /** `|` or `>` with its indicators, as written: `>-2`. */
  readonly header: string
  /** How far the block's parent is indented. */
  readonly indent: number
}

/** `|` and `>`; `source` begins on the line after the header. */
export function decodeBlock(source: string, offset: number, style: BlockStyle): Decoded {
  const lines = splitLines(source)
  const explicit = Number(/[1-9]/.exec(style.header)?.[0] ?? 0)
  const first = lines.find(line => line.contentEnd > line.content)
  const trim =
    explicit > 0
      ? style.indent + explicit
      : (first?.indent ?? lines.reduce((most, line) => Math.max(most, line.indent), 0))
  const text = lines.map(line => ({
    start: Math.min(line.start + trim, line.content),
    end: line.contentEnd,
    next: line.next,
    // A line of blanks that reach over the indentation is text; its blanks are kept.
    empty: line.contentEnd <= Math.min(line.start + trim, line.content),
  }))
  let last = text.length
  while (last > 0 && text[last - 1]?.empty) last--
  const out = new Pieces()
  const join = style.header.startsWith('>') ? joinFolded : joinLiteral
  join(source, text.slice(0, last), out, offset)
  chomp(style.header, text, last, out, offset)
  return { pieces: out.all, problems: [] }
}

interface Line {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly empty: boolean
}

function joinLiteral(source: string, lines: readonly Line[], out: Pieces, offset: number): void {
  lines.forEach((line, index) => {
    out.copy(source, line.start, line.end, offset)
    if (index < lines.length - 1) out.newline(source, line.end, line.next, offset)
  })
}

/** One line break between two lines is a blank; breaks beside an indented line stay. */
function joinFolded(source: string, lines: readonly Line[], out: Pieces, offset: number): void {
  const indented = (line: Line): boolean => /[ \t]/.test(source.charAt(line.start)) && !line.empty
  let previous: Line | undefined
  let empties = 0
  let gap = 0
  for (const line of lines) {
    if (line.empty) {
      empties++
      continue
    }
    if (!previous) out.add('\n'.repeat(empties), offset, offset + line.start)
    else {
      const keep = indented(previous) || indented(line)
      const breaks = keep ? empties + 1 : empties
      out.add(breaks === 0 ? ' ' : '\n'.repeat(breaks), offset + gap, offset + line.start)
    }
    out.copy(source, line.start, line.end, offset)
    previous = line
    gap = line.end
    empties = 0
  }
}

function chomp(header: string, lines: readonly Line[], last: number, out: Pieces, offset: number): void {
  const keep = header.includes('+')
  if (header.includes('-') || (last === 0 && !keep)) return
  const end = lines[last - 1]
  if (end) out.add('\n', offset + end.end, offset + end.next)
  if (!keep) return
  for (const line of lines.slice(last)) if (line.next > line.end) out.add('\n', offset + line.end, offset + line.next)
}

/** Lines without what ends them; the text after the last line break counts only if there is any. */
function splitLines(source: string) {
  const lines = []
  for (let start = 0; start < source.length; ) {
    const at = source.indexOf('\n', start)
    const next = at < 0 ? source.length : at + 1
    let contentEnd = at < 0 ? source.length : at
    if (contentEnd > start && source[contentEnd - 1] === '\r') contentEnd--
    let content = start
    while (content < contentEnd && source[content] === ' ') content++
    lines.push({ start, indent: content - start, content, contentEnd, next })
    start = next
  }
  return lines
}

/** Calls `text` for the stretches of each line, with the blanks around line breaks folded between them. */
function fold(
  source: string,
  from: number,
  to: number,
  text: (start: number, end: number) => void,
  out: Pieces,
  offset: number,
): void {
  let i = from
  while (i < to) {
    const lineBreak = source.indexOf('\n', i)
    if (lineBreak < 0 || lineBreak >= to) {
      text(i, to)
      return
    }
    let end = lineBreak
    while (end > i && /[ \t\r]/.test(source.charAt(end - 1))) end--
    text(i, end)
    const next = blankEnd(source, end, to)
    const breaks = countBreaks(source, end, next)
    out.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), offset + end, offset + next)
    i = next
  }
}

function blankEnd(source: string, from: number, to: number): number {
  let i = from
  while (i < to && /[ \t\r\n]/.test(source.charAt(i))) i++
  return i
}

function countBreaks(source: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (source[i] === '\n') count++
  return count
}

function nextSpecial(source: string, from: number, to: number): number {
  let i = from
  while (i < to && !/[\\ \t\r\n]/.test(source.charAt(i))) i++
  return i
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['\t', '\t'],
])

function readEscape(source: string, at: number): { text: string; length: number; problem?: string } {
  const lineBreak = /\\\r?\n[ \t]*/y
  lineBreak.lastIndex = at
  const broken = lineBreak.exec(source)
  if (broken) return { text: '', length: broken[0].length }
  const known = escapes.get(source.charAt(at + 1))
  if (known !== undefined) return { text: known, length: 2 }
  const code = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y
  code.lastIndex = at
  const match = code.exec(source)
  const value = Number.parseInt(match?.[1] ?? match?.[2] ?? match?.[3] ?? 'x', 16)
  if (match && value <= 0x10ffff) return { text: String.fromCodePoint(value), length: match[0].length }
  const raw = source.slice(at, at + 2)
  return { text: raw, length: 2, problem: `'${raw}' is no escape of a double-quoted text; '\\${raw}' would be right` }
}

/** Collects pieces; neighbours that are both plain copies become one. */
class Pieces {
  readonly all: { text: string; at: { start: number; end: number } }[] = []

  copy(source: string, start: number, end: number, offset: number): void {
    if (end > start) this.push(source.slice(start, end), offset + start, offset + end)
  }

  add(text: string, start: number, end: number): void {
    if (text !== '') this.push(text, start, end)
  }

  newline(source: string, end: number, next: number, offset: number): void {
    if (next - end === 1) this.copy(source, end, next, offset)
    else this.add('\n', offset + end, offset + next)
  }

  private push(text: string, start: number, end: number): void {
    const last = this.all.at(-1)
    const joins = last && last.at.end === start && last.text.length === last.at.end - last.at.start
    // A break of one character that became a blank is as long as its origin: it maps exactly, and so may join.
    if (joins && text.length === end - start) {
      last.text += text
      last.at.end = end
    } else this.all.push({ text, at: { start, end } })
  }
}
