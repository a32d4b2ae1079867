/** Colours and signs: sixteen-colour names only, so that the user's theme decides, and never a colour without a sign. */
import type { Severity } from '../../detect/report.ts'

export type Ink = Severity | 'passed' | 'failed' | 'unsupported' | 'field' | 'value' | 'dim' | 'error'

export interface Palette {
  paint(ink: Ink, text: string): string
  /** The sign of a severity, painted; `-` where there is none. */
  sign(severity: Severity | null): string
  readonly marks: Marks
  /** Whether signs must keep to ASCII. */
  readonly ascii: boolean
}

/** Signs that stand for outcomes and the like, one display column each. */
export interface Marks {
  readonly passed: string
  readonly failed: string
  readonly unsupported: string
  readonly untested: string
  readonly ellipsis: string
  /** Between a thing and what is inside it. */
  readonly inside: string
  /** Between facts on a line. */
  readonly dot: string
  readonly bar: readonly [done: string, left: string]
  /** From nothing to most. */
  readonly levels: readonly string[]
}

export interface PaletteOptions {
  readonly colour: boolean
  readonly unicode: boolean
}

export type ColourChoice = 'auto' | 'always' | 'never'

export function palette({ colour, unicode }: PaletteOptions): Palette {
  const signs = unicode ? unicodeSigns : asciiSigns
  const paint = (ink: Ink, text: string): string =>
    colour && text !== '' ? `\u001b[${codes[ink]}m${text}\u001b[0m` : text
  return {
    paint,
    sign: severity => (severity === null ? paint('dim', '-') : paint(severity, signs[severity])),
    marks: unicode ? unicodeMarks : asciiMarks,
    ascii: !unicode,
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** The flag before NO_COLOR, that before FORCE_COLOR, that before what the stream is. */
export function wantsColour(choice: ColourChoice, env: Environment, isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always'
  if (env['NO_COLOR']) return false
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}

/** Whether signs beyond ASCII come out right: the locale says UTF-8, or it is Windows, and the terminal is not a dumb one. */
export function speaksUnicode(env: Environment, platform: string): boolean {
  if (env['TERM'] === 'dumb') return false
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  return locale === undefined || locale === '' ? platform === 'win32' : /utf-?8/i.test(locale)
}

const codes: Readonly<Record<Ink, string>> = {
  critical: '1;35',
  high: '31',
  medium: '33',
  low: '32',
  informational: '2',
  passed: '32',
  failed: '31',
  unsupported: '33',
  field: '36',
  value: '1',
  dim: '2',
  error: '1;31',
}

const unicodeSigns: Readonly<Record<Severity, string>> = {
  critical: '◆',
  high: '▲',
  medium: '▪',
  low: '●',
  informational: '○',
}

const asciiSigns: Readonly<Record<Severity, string>> = {
  critical: 'C',
  high: 'H',
  medium: 'M',
  low: 'l',
  informational: 'i',
}

const unicodeMarks: Marks = {
  passed: '✓',
  failed: '✕',
  unsupported: '!',
  untested: '○',
  ellipsis: '…',
  inside: '›',
  dot: '·',
  bar: ['━', '─'],
  levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
}

const asciiMarks: Marks = {
  passed: '+',
  failed: 'x',
  unsupported: '!',
  untested: 'o',
  ellipsis: '~',
  inside: '>',
  dot: '-',
  bar: ['=', '-'],
  levels: ['_', '.', ':', '-', '=', '+', '*', '#'],
}
