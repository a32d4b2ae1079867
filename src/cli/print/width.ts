/** How many columns a text takes on a terminal, and texts made to fit and made harmless. */

/** Columns of a text without control characters, by its graphemes: East Asian wide and emoji 2, combining marks 0. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

/** The text if it fits, else its beginning and the ellipsis (one column); never half of a grapheme. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (text.length <= width && plain.test(text)) return text
  let used = 0
  let fitting = ''
  for (const { segment } of graphemes.segment(text)) {
    const next = graphemeWidth(segment)
    if (used + next > width) return clipped(fitting, used, width, ellipsis)
    used += next
    fitting += segment
  }
  return text
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/**
 * Text of a log or a rule as a terminal may show it: control characters, and those that turn the direction of writing or
 * cannot be seen, as escapes (`\n`, `\x1b`, `\u202e`).
 */
export const escapeControls = (text: string): string => text.replace(unsafe, escaped)

const plain = /^[\x20-\x7e]*$/
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const known = short[character]
  if (known !== undefined) return known
  const code = character.charCodeAt(0).toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A joined emoji is as wide as its first part; U+FE0F asks for the picture, which is wide. */
function graphemeWidth(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0
  if (/^[\p{Mark}\p{Control}\p{Format}]/u.test(grapheme)) return 0
  if (isWide(code) || /^\p{Emoji_Presentation}/u.test(grapheme) || grapheme.includes('\ufe0f')) return 2
  return 1
}

/** First and last code points of the blocks that are wide throughout, or as good as (Unicode's EastAsianWidth, W and F). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

const isWide = (code: number): boolean => code >= 0x1100 && wide.some(([first, last]) => code >= first && code <= last)

function clipped(fitting: string, used: number, width: number, ellipsis: string): string {
  if (width <= 0) return ''
  let text = fitting
  let left = used
  while (left > width - 1) {
    const last = [...graphemes.segment(text)].at(-1)
    if (!last) break
    text = text.slice(0, last.index)
    left -= graphemeWidth(last.segment)
  }
  return text + ellipsis
}
