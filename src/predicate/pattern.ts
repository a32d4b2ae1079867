/** Patterns of every dialect as parts, and what they mean once it is known where their wildcards stand. */
import type { TextOperator } from './predicate.ts'

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }

export interface Meaning {
  readonly operator: TextOperator
  /** Without the outer wildcards; empty for `exists`. */
  readonly value: string
}

/** `*x*` is contains `x`, `x*` startswith, `*x` endswith, a lone `*` exists; a wildcard inside stays a wildcard. */
export function meaningOf(parts: readonly Part[]): Meaning {
  const starts = parts[0]?.kind === 'any'
  const ends = parts.length > 1 && parts.at(-1)?.kind === 'any'
  const inner = parts.slice(starts ? 1 : 0, ends ? -1 : undefined)
  if (starts && inner.length === 0) return { operator: 'exists', value: '' }
  if (inner.some(part => part.kind !== 'text')) return { operator: 'wildcard', value: writtenParts(parts) }
  const value = inner.map(part => (part.kind === 'text' ? part.text : '')).join('')
  if (starts && ends) return { operator: 'contains', value }
  if (ends) return { operator: 'startswith', value }
  return { operator: starts ? 'endswith' : 'eq', value }
}

/** The search dialect: every `*` is any text. */
export function starParts(pattern: string): readonly Part[] {
  const parts: Part[] = []
  pattern.split('*').forEach((text, index) => {
    if (index > 0) push(parts, { kind: 'any' })
    if (text !== '') push(parts, { kind: 'text', text })
  })
  return parts
}

/** LIKE of SPL: `%` is any text and `_` one character. Nothing takes their meaning away: `%\dir\%` is in published rules. */
export function likeParts(pattern: string): readonly Part[] {
  const parts: Part[] = []
  for (const char of pattern)
    push(parts, char === '%' ? { kind: 'any' } : char === '_' ? { kind: 'one' } : { kind: 'text', text: char })
  return parts
}

/** Sigma: `*` and `?` are wildcards; a backslash takes the meaning of them and of a backslash away, else it is itself. */
export function sigmaParts(pattern: string): readonly Part[] {
  return escapedParts(pattern, true)
}

/** `*` is any text and, where `one` says so, `?` one character. */
export function escapedParts(pattern: string, one: boolean): readonly Part[] {
  const parts: Part[] = []
  let text = ''
  const flush = () => {
    if (text !== '') push(parts, { kind: 'text', text })
    text = ''
  }
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i)
    const next = pattern.charAt(i + 1)
    if (char === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next
      i++
    } else if (char === '*' || (one && char === '?')) {
      flush()
      push(parts, { kind: char === '*' ? 'any' : 'one' })
    } else text += char
  }
  flush()
  return parts
}

/** `*` and `?` are wildcards and nothing takes their meaning away. */
export function globParts(pattern: string): readonly Part[] {
  return [...pattern.matchAll(/\*+|\?|[^*?]+/g)].map(([piece]): Part => {
    if (piece === '?') return { kind: 'one' }
    return piece.startsWith('*') ? { kind: 'any' } : { kind: 'text', text: piece }
  })
}

/** The name matches a pattern in which `*` is any text: linear in the name for each part. */
export function matchesStars(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return name === first
  if (!name.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}

/** `10.0.0.0/8`, `fe80::/10`: in a search a field is compared with such a text as with a network. */
export const isNetwork = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3}){3}\/(?:\d|[12]\d|3[0-2])|[0-9a-fA-F]*:[0-9a-fA-F:.]*\/\d{1,3})$/.test(text)

function push(parts: Part[], part: Part): void {
  const last = parts.at(-1)
  if (part.kind === 'any' && last?.kind === 'any') return
  if (part.kind === 'text' && last?.kind === 'text')
    parts[parts.length - 1] = { kind: 'text', text: last.text + part.text }
  else parts.push(part)
}

/** Wildcards of the text itself are marked with a backslash, and so are backslashes that would seem to mark one. */
function writtenParts(parts: readonly Part[]): string {
  return parts
    .map((part, index) => {
      if (part.kind === 'any') return '*'
      if (part.kind === 'one') return '?'
      const marked = part.text.replaceAll(/\\(?=[\\*?])|[*?]/g, '\\$&')
      return index < parts.length - 1 && part.text.endsWith('\\') ? `${marked}\\` : marked
    })
    .join('')
}
