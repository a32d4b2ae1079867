/** What `rex mode=sed` takes: `s/pattern/replacement/flags` and `y/abc/xyz/`. */
import type { RexRule, Text } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import type { Options } from '../options.ts'

/** Undefined where a fault was reported. */
export function parseSed(cursor: Cursor, written: Text, options: Options): RexRule | undefined {
  for (const option of ['max_match', 'offset_field']) {
    const span = options.span(option)
    if (span) cursor.report('unsupported-option', span, { command: 'rex mode=sed', option })
  }
  const rule = read(written)
  if (rule) return rule
  const value = written.text
  return cursor.report('wrong-value', written.span, { command: 'rex', option: 'mode=sed', value, wants })
}

const wants = "'s/old/new/flags' or 'y/abc/xyz/'"

function read(written: Text): RexRule | undefined {
  const text = written.text.trim()
  const command = text[0]
  const delimiter = text[1]
  if (delimiter === undefined || /[\w\s\\]/.test(delimiter)) return undefined
  const [first, second, flags, more] = parts(text.slice(2), delimiter)
  if (first === undefined || second === undefined || flags === undefined || more !== undefined) return undefined
  if (command === 's') return substitute({ text: first, span: written.span }, unescaped(second, delimiter), flags)
  if (command !== 'y' || flags !== '') return undefined
  const [from, to] = [unescaped(first, delimiter), unescaped(second, delimiter)]
  if ([...from].length !== [...to].length) return undefined
  return { kind: 'transliterate', from, to, pattern: { text: first, span: written.span } }
}

/** Splits at a delimiter that no backslash stands before. */
function parts(text: string, delimiter: string): string[] {
  const found: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === delimiter) {
      found.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...found, text.slice(start)]
}

const unescaped = (text: string, delimiter: string): string => text.replaceAll(`\\${delimiter}`, delimiter)

function substitute(pattern: Text, replacement: string, flags: string): RexRule | undefined {
  const match = /^[gi]*([1-9]\d{0,5})?[gi]*$/.exec(flags)
  if (!match || pattern.text === '') return undefined
  const rule = { pattern, replacement, global: flags.includes('g'), ignoreCase: flags.includes('i') }
  return { kind: 'substitute', ...rule, ...(match[1] !== undefined && { occurrence: Number(match[1]) }) }
}
