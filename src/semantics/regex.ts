/** PCRE as rules write it → RE2, which runs in linear time; what has no such form is said, not approximated. */
import type { Span } from '../text/span.ts'
import type { Binder } from './binder.ts'

/** The pattern in RE2's syntax; undefined where a fault was reported. */
export const rePattern = (binder: Binder, pattern: string, span: Span): string | undefined =>
  readPattern(binder, pattern, span)?.pattern

/** With the groups that a replacement may name. */
export function readPattern(
  binder: Binder,
  pattern: string,
  span: Span,
): Extract<ReadPattern, { kind: 'pattern' }> | undefined {
  const read = toRe2(pattern)
  switch (read.kind) {
    case 'pattern':
      return read
    case 'unsupported':
      binder.report('unsupported-regex', span, { pattern, feature: read.feature })
      return undefined
    case 'fault':
      binder.report('bad-regex', span, { pattern, reason: read.reason })
      return undefined
  }
}

export type ReadPattern =
  | { readonly kind: 'pattern'; readonly pattern: string; readonly groups: readonly string[] }
  | { readonly kind: 'unsupported'; readonly feature: string }
  | { readonly kind: 'fault'; readonly reason: string }

const lookaround: Readonly<Record<string, string>> = {
  '(?=': 'look-ahead',
  '(?!': 'look-ahead',
  '(?<=': 'look-behind',
  '(?<!': 'look-behind',
  '(?>': 'an atomic group',
  '(?|': 'a branch reset',
  '(?(': 'a condition',
  '(?R': 'recursion',
}

/** Reads a pattern once, from left to right. `groups` are the names in order; `''` for a group without a name. */
export function toRe2(pattern: string): ReadPattern {
  const groups: string[] = []
  let out = ''
  // how often what stands inside each open group is repeated at most: RE2 allows 1,000 in all
  const repeats = [1]
  let atom = 1
  let at = 0
  // whether something stands before that a quantifier can repeat
  let repeatable = false
  const fault = (reason: string): ReadPattern => ({ kind: 'fault', reason })
  const unsupported = (feature: string): ReadPattern => ({ kind: 'unsupported', feature })
  while (at < pattern.length) {
    const char = pattern[at] ?? ''
    if (char === '\\') {
      const read = readEscape(pattern, at)
      if (read.kind !== 'text') return read
      out += read.text
      atom = 1
      at = read.next
      repeatable = true
    } else if (char === '[') {
      const end = classEnd(pattern, at)
      if (end === undefined) return fault("a '[' is never closed")
      const backwards = backwardsRange(pattern.slice(at, end))
      if (backwards !== undefined) return fault(`the range '${backwards}' ends before it begins`)
      out += re2Class(pattern.slice(at, end))
      atom = 1
      at = end
      repeatable = true
    } else if (char === '(') {
      const found = Object.keys(lookaround).find(start => pattern.startsWith(start, at))
      if (found) return unsupported(lookaround[found] ?? found)
      const group = /^\((\?(?:P?<(\w+)>|'(\w+)'|[imsUx-]*:|[imsU-]+\)|#[^)]*\)))?/.exec(pattern.slice(at, at + 300))
      if (!group || (pattern[at + 1] === '?' && group[1] === undefined)) return fault("what follows '(?' is not known")
      const name = group[2] ?? group[3]
      if (group[1] === undefined || name !== undefined) groups.push(name ?? '')
      if (/^\?[imsU-]*x/.test(group[1] ?? '')) return unsupported("the flag 'x'")
      // without its name: a name with '_' in it makes ClickHouse (26.7) look for the name itself in the text, and find nothing
      if (!group[1]?.startsWith('?#')) out += name === undefined ? group[0] : '('
      if (!group[0].endsWith(')')) repeats.push(1)
      at += group[0].length
      repeatable = false
    } else if (char === ')') {
      if (repeats.length === 1) return fault("a ')' closes nothing")
      atom = repeats.pop() ?? 1
      repeats.push(Math.max(repeats.pop() ?? 1, atom))
      out += char
      at += 1
      repeatable = true
    } else {
      const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(pattern.slice(at, at + 24))?.[0]
      if (quantifier === undefined) {
        out += char === '{' || char === '}' ? `\\${char}` : char
        repeatable = char !== '|' && char !== '^'
        atom = 1
        at += 1
        continue
      }
      if (!repeatable) return fault(`'${quantifier}' repeats nothing`)
      if (pattern[at + quantifier.length] === '+') return unsupported('a possessive quantifier')
      const [low = 0, high = 0] = (quantifier.match(/\d+/g) ?? []).map(Number)
      const times = Math.max(low, high, 1) * atom
      if (times > 1000) return unsupported('a repetition of more than 1,000')
      repeats.push(Math.max(repeats.pop() ?? 1, times))
      if (high !== 0 && low > high) return fault(`'${quantifier}' ends before it begins`)
      out += quantifier
      at += quantifier.length
      if (pattern[at] === '?') {
        out += '?'
        at += 1
      }
      repeatable = false
    }
  }
  return repeats.length > 1 ? fault("a '(' is never closed") : { kind: 'pattern', pattern: out, groups }
}

type Escape =
  | { readonly kind: 'text'; readonly text: string; readonly next: number }
  | Exclude<ReadPattern, { kind: 'pattern' }>

function readEscape(pattern: string, at: number): Escape {
  const next = pattern[at + 1]
  if (next === undefined) return { kind: 'fault', reason: "it ends in a lone '\\'" }
  const text = (out: string, length = 2): Escape => ({ kind: 'text', text: out, next: at + length })
  if (/[1-9]/.test(next) || next === 'k' || next === 'g') return { kind: 'unsupported', feature: 'a back-reference' }
  if ('KGRXC'.includes(next)) return { kind: 'unsupported', feature: `'\\${next}'` }
  if (next === 'h') return text('[\\t ]')
  if (next === 'Z') return text('\\n?\\z')
  if (next === 'e') return text('\\x1b')
  if (next === 'Q') {
    const end = pattern.indexOf('\\E', at + 2)
    const quoted = pattern.slice(at + 2, end < 0 ? undefined : end)
    return text(quoted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), end < 0 ? pattern.length - at : end + 2 - at)
  }
  if (/[pP]/.test(next)) {
    const property = /^\\[pP](?:[A-Z]|\{\^?\w+\})/.exec(pattern.slice(at, at + 40))?.[0]
    return property && isProperty(property)
      ? text(property, property.length)
      : { kind: 'fault', reason: `'\\${next}' wants a property` }
  }
  if (next === 'x') {
    const code = /^\\x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})/.exec(pattern.slice(at, at + 12))?.[0]
    const value = Number.parseInt(code?.replace(/^\\x\{?/, '') ?? '', 16)
    if (value > 0x10ffff) return { kind: 'fault', reason: `'${code}' is no character` }
    return code ? text(code, code.length) : { kind: 'fault', reason: "'\\x' wants two hexadecimal digits" }
  }
  if (/[dDwWsSbBAzntrfv0a]/.test(next)) return text(`\\${next}`)
  if (/[A-Za-z]/.test(next)) return { kind: 'fault', reason: `'\\${next}' is no escape` }
  return text(/[\w\s]/.test(next) ? next : `\\${next}`)
}

/** A general category such as `Lu`, or a script such as `Greek`. */
function isProperty(written: string): boolean {
  const name = written.replace(/^\\[pP]\{?\^?|\}$/g, '')
  if (name === 'Any') return true
  try {
    return new RegExp(`\\p{${name.length <= 2 ? 'General_Category' : 'Script'}=${name}}`, 'u').source !== ''
  } catch {
    return false
  }
}

/** A range of two plain characters of which the second is the lesser. */
function backwardsRange(text: string): string | undefined {
  for (const [range, escaped, from = '', to = ''] of text.slice(1, -1).matchAll(/(\\.)|([^\\])-([^\\[\]])/gsu))
    if (escaped === undefined && (from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0)) return range
  return undefined
}

/** Behind the `]` that closes the class at `at`. */
function classEnd(pattern: string, at: number): number | undefined {
  let index = at + 1
  if (pattern[index] === '^') index += 1
  if (pattern[index] === ']') index += 1
  while (index < pattern.length) {
    if (pattern[index] === '\\') index += 2
    else if (pattern.startsWith('[:', index)) index = Math.max(index + 2, pattern.indexOf(':]', index) + 2)
    else if (pattern[index] === ']') return index + 1
    else index += 1
  }
  return undefined
}

/** Inside a class RE2 refuses escapes of letters that mean nothing; ClickHouse misreads a `]` that stands first in it. */
const re2Class = (text: string): string =>
  text
    .replace(/^\[(\^?)\]/, '[$1\\]')
    .replace(/\\h/g, '\\t ')
    .replace(/\\([^\w\\\]^[-]|_)/g, '$1')
    .replace(/(?<=.)\[(?!:)/g, '\\[')
