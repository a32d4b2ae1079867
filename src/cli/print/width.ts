/** How many columns a text takes on a terminal, and texts made to fit and made harmless. */
import { visible, visibleCharacter } from '../../text/visible.ts'

/** Columns of a text that `escapeControls` has been over. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const character of text) width += visibleCharacter(character).cells
  return width
}

/** Columns of a line that was painted. */
export const paintedWidth = (line: string): number => displayWidth(line.replace(paints, ''))

/** The text if it fits, else its beginning and the ellipsis (one column). */
export function clip(text: string, width: number, ellipsis: string): string {
  if (text.length <= width && plain.test(text)) return text
  let used = 0
  let kept = 0
  let length = 0
  for (const character of text) {
    used += visibleCharacter(character).cells
    if (used > width) return width < 1 ? '' : text.slice(0, kept) + ellipsis
    length += character.length
    // Marks that combine with what is kept stay with it.
    if (used < width) kept = length
  }
  return text
}

/**
 * The text, once `escapeControls` has been over it, on lines of at most `width` columns: broken at a blank where the line
 * has one behind its first quarter, else between characters. Nothing is lost but the blank at a break.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let [start, at, used, blank] = [0, 0, 0, -1]
  for (const character of text) {
    const { cells } = visibleCharacter(character)
    if (character === ' ' && used === width) {
      lines.push(text.slice(start, at))
      at += 1
      ;[start, used, blank] = [at, 0, -1]
      continue
    }
    if (used + cells > width && at > start) {
      const end = blank > start && displayWidth(text.slice(start, blank)) * 4 >= width ? blank : at
      lines.push(text.slice(start, end))
      start = end === blank ? blank + 1 : at
      used = displayWidth(text.slice(start, at))
      blank = -1
    }
    if (character === ' ') blank = at
    used += cells
    at += character.length
  }
  return [...lines, text.slice(start)]
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/** Text of a log or a rule on one line and without a character that acts on a terminal: `\n`, `\x1b`, `\u{202e}`. */
export const escapeControls = (text: string): string =>
  plain.test(text) ? text : visible(text.replace(/[\n\r\t]/g, breakText))

const paints = /\u001b\[[\d;]*m/g
const plain = /^[\x20-\x7e]*$/
const breaks: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const breakText = (character: string): string => breaks[character] ?? ''
