/** Text of strangers as a terminal may show it: nothing in it acts, and every character's width is known. */

export interface Visible {
  readonly text: string
  /** How many columns of a terminal it takes. */
  readonly cells: number
}

/** One character (a code point) as it is shown; in `ascii` everything beyond ASCII is spelled out. */
export function visibleCharacter(character: string, ascii = false): Visible {
  const code = character.codePointAt(0) ?? 0
  if (code === 9) return { text: '    ', cells: 4 }
  if (code < 32 || (code >= 127 && code < 160)) return spelled(`\\x${code.toString(16).padStart(2, '0')}`)
  if (code < 127) return { text: character, cells: 1 }
  if (ascii || isHidden(code)) return spelled(`\\u{${code.toString(16)}}`)
  if (isCombining(code)) return { text: character, cells: 0 }
  return { text: character, cells: isWide(code) ? 2 : 1 }
}

/** A text on one line as it is shown. */
export function visible(text: string, ascii = false): string {
  if (!ascii && /^[ -~]*$/.test(text)) return text
  const parts: string[] = []
  for (const character of text) parts.push(visibleCharacter(character, ascii).text)
  return parts.join('')
}

const spelled = (text: string): Visible => ({ text, cells: text.length })

const within = (code: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last)

/** Characters that show nothing or turn the direction of others, and halves of surrogate pairs. */
const isHidden = (code: number): boolean => within(code, hidden)
const hidden = [
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
] as const

const isCombining = (code: number): boolean => code >= 0x300 && within(code, combining)
const combining = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0xe31, 0xe31],
  [0xe34, 0xe3a],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xe0100, 0xe01ef],
] as const

/** East Asian wide and full-width characters, and pictures. */
const isWide = (code: number): boolean => code >= 0x1100 && within(code, wide)
const wide = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
] as const
