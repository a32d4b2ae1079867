/** Where the values of a TOML file stand: keys with their tables, and texts that lead back into the file. */
import type { Segment, Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'

export interface TomlEntry {
  /** The table and the key, joined by dots: `rule.query`. */
  readonly path: string
  readonly keySpan: Span
  readonly valueSpan: Span
}

/**
 * Every `key = value` and every header of a table, in the order of the file, up to the one that is wanted; what is no
 * TOML ends the list early.
 */
export function tomlEntries(text: string, wanted?: string): readonly TomlEntry[] {
  const entries: TomlEntry[] = []
  let table = ''
  let at = 0
  while (at < text.length) {
    at = skipBlanks(text, at)
    if (at >= text.length) break
    const lineEnd = endOfLine(text, at)
    if (text[at] === '[') {
      const header = /^\[{1,2}\s*([^\]\r\n]+?)\s*\]{1,2}/.exec(text.slice(at, Math.min(lineEnd, at + 500)))
      if (!header) break
      table = keyPath(header[1] ?? '')
      const span = { start: at, end: at + header[0].length }
      entries.push({ path: table, keySpan: span, valueSpan: span })
      at = lineEnd
      continue
    }
    const key = /^((?:"[^"\r\n]*"|'[^'\r\n]*'|[\w-]+)(?:\s*\.\s*(?:"[^"\r\n]*"|'[^'\r\n]*'|[\w-]+))*)(\s*=[ \t]*)/.exec(
      text.slice(at, Math.min(lineEnd, at + 500)),
    )
    if (!key) break
    const start = at + key[0].length
    const end = valueEnd(text, start)
    const name = keyPath(key[1] ?? '')
    entries.push({
      path: table === '' ? name : `${table}.${name}`,
      keySpan: { start: at, end: at + (key[1]?.length ?? 0) },
      valueSpan: { start, end },
    })
    if (entries.at(-1)?.path === wanted) break
    at = end
  }
  return entries
}

/** The value of a text as a source; absent where no text stands there. */
export function tomlText(file: Source, span: Span, name: string): Source | undefined {
  const { text } = file
  for (const quote of ["'''", '"""', "'", '"']) {
    if (!text.startsWith(quote, span.start)) continue
    let start = span.start + quote.length
    if (quote.length === 3) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0
    const end = Math.max(start, span.end - quote.length)
    return quote.startsWith('"') ? unescaped(file, start, end, name) : copied(file, start, end, name)
  }
  return undefined
}

function copied(file: Source, start: number, end: number, name: string): Source {
  const segment = { start: 0, end: end - start, from: file, at: { start, end } }
  return { name, text: file.text.slice(start, end), segments: [segment] }
}

/** A backslash before a line break leaves out the break and the blanks after it. */
function unescaped(file: Source, start: number, end: number, name: string): Source {
  const segments: Segment[] = []
  let text = ''
  const add = (piece: string, from: number, to: number): void => {
    if (piece === '') return
    segments.push({ start: text.length, end: text.length + piece.length, from: file, at: { start: from, end: to } })
    text += piece
  }
  const body = file.text.slice(start, end)
  let from = 0
  for (const match of body.matchAll(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|[ \t]*\r?\n\s*|(.))/g,
  )) {
    add(body.slice(from, match.index), start + from, start + match.index)
    const [all, short, long, byte, char = ''] = match
    const code = short ?? long ?? byte
    const piece = code === undefined ? (simple.get(char) ?? char) : codePoint(Number.parseInt(code, 16))
    add(piece, start + match.index, start + match.index + all.length)
    from = match.index + all.length
  }
  add(body.slice(from), start + from, end)
  if (segments.length === 0) segments.push({ start: 0, end: 0, from: file, at: { start, end } })
  return { name, text, segments }
}

const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')

const simple: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['e', '\u001b'],
])

/** The path of a key as written, blanks and quotes left out. */
const keyPath = (text: string): string =>
  [...text.matchAll(/"[^"]*"|'[^']*'|[\w-]+/g)].map(([part]) => part.replaceAll(/^["']|["']$/g, '')).join('.')

function skipBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    if (text[at] !== '#') return at
    at = endOfLine(text, at)
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Behind a value: a text, a list or table with texts in it, or a word up to the end of the line. */
function valueEnd(text: string, start: number): number {
  if (/["']/.test(text.charAt(start))) return stringEnd(text, start)
  if (!/[[{]/.test(text.charAt(start))) return endOfLine(text, start)
  let depth = 0
  for (let at = start; at < text.length; ) {
    const char = text.charAt(at)
    if (char === '"' || char === "'") {
      at = stringEnd(text, at)
      continue
    }
    if (char === '#') {
      at = endOfLine(text, at)
      continue
    }
    at++
    if (char === '[' || char === '{') depth++
    else if ((char === ']' || char === '}') && --depth === 0) return at
  }
  return text.length
}

function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start)
  const triple = text.startsWith(quote.repeat(3), start)
  for (let at = start + (triple ? 3 : 1); at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\' && quote === '"') at++
    else if (!triple && char === '\n') return at
    else if (char === quote && !triple) return at + 1
    else if (char === quote && text.startsWith(quote.repeat(3), at)) {
      // Up to two quotes may stand right before the closing ones.
      let end = at + 3
      while (end < at + 5 && text.charAt(end) === quote) end++
      return end
    }
  }
  return text.length
}
