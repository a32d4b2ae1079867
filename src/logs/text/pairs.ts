/** The `key=value` pairs that stand in a text. */
import type { Pairs } from '../event.ts'

const maxKey = 128
const maxPairs = 2000

/** For each ASCII character: 2 starts a key, 1 may go on with it, 4 ends a value that is not in quotes. */
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (/[A-Za-z_]/.test(char)) return 2
  if (/[\w.:@{}-]/.test(char)) return 1
  return /[\s,;|\x1d]/.test(char) ? 4 : 0
})

const classOf = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? 0

/** What may stand before a key, so that the `=` of a URL or of base64 makes no pair. */
const beforeKey = /[\s,;|([{"'\x1d]/

/**
 * In the order of the text. A value in quotes ends with them; any other at white space, a comma, a semicolon or a bar, or
 * at the end of its line or column where every line, or every column between tabs, is a pair.
 */
export function pairsOf(text: string): Pairs {
  const first = text.indexOf('=')
  if (first < 0) return []
  const separator = text.includes('\n') ? '\n' : '\t'
  return columnPairs(text, separator) ?? scattered(text, first)
}

/** Undefined where a column but the first has an `=` and is no pair. */
function columnPairs(text: string, separator: string): Pairs | undefined {
  if (!text.includes(separator)) return undefined
  const pairs: [string, string][] = []
  for (const [i, column] of text.split(separator, maxPairs).entries()) {
    const trimmed = column.trim()
    const equals = trimmed.indexOf('=')
    const isPair = equals > 0 && equals <= maxKey && keyStart(trimmed, equals) === 0
    if (!isPair && i > 0 && equals >= 0) return undefined
    if (!isPair) continue
    const value = trimmed.slice(equals + 1)
    const quote = value[0]
    const inner = quote === '"' || quote === "'" ? quoted(value, 0) : undefined
    // More behind the quotes: the line holds several pairs.
    if (inner && inner.end < value.length) return undefined
    pairs.push([trimmed.slice(0, equals), inner?.value ?? value])
  }
  return pairs.length > 1 ? pairs : undefined
}

function scattered(text: string, first: number): Pairs {
  const pairs: [string, string][] = []
  let from = 0
  for (let equals = first; equals >= 0 && pairs.length < maxPairs; equals = text.indexOf('=', from)) {
    const start = keyStart(text, equals, from)
    const known = start >= 0 && (start === 0 || start === from || beforeKey.test(text[start - 1] ?? ''))
    if (!known || text[equals + 1] === '=') {
      from = equals + 1
      continue
    }
    const { value, end } = valueAt(text, equals + 1)
    // Nothing at all behind the sign is no value; an empty one in quotes is.
    if (end > equals + 1) pairs.push([text.slice(start, equals), value])
    from = end
  }
  return pairs
}

/** Where the key before an `=` starts; -1 where there is none. */
function keyStart(text: string, equals: number, from = 0): number {
  let start = equals
  const least = Math.max(from, equals - maxKey)
  while (start > least && (classOf(text, start - 1) === 2 || classOf(text, start - 1) === 1)) start -= 1
  while (start < equals && classOf(text, start) !== 2) start += 1
  return start < equals ? start : -1
}

function valueAt(text: string, at: number): { value: string; end: number } {
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const found = quoted(text, at)
    if (found) return found
  }
  let end = at
  while (end < text.length && classOf(text, end) !== 4) end += 1
  return { value: text.slice(at, end), end }
}

/** The text between the quote at `at` and the next that is not escaped; undefined where it is not closed. */
export function quoted(text: string, at: number): { value: string; end: number } | undefined {
  const quote = text[at] ?? ''
  let end = text.indexOf(quote, at + 1)
  while (end > 0 && isEscaped(text, at, end)) end = text.indexOf(quote, end + 1)
  if (end < 0) return undefined
  const value = text.slice(at + 1, end)
  return { value: value.includes(`\\${quote}`) ? value.replaceAll(`\\${quote}`, quote) : value, end: end + 1 }
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, start: number, at: number): boolean {
  let before = at - 1
  while (before > start && text[before] === '\\') before -= 1
  return (at - 1 - before) % 2 === 1
}
