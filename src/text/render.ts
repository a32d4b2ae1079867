/** A diagnostic as a person reads it: the message, the author's line with the fault marked, and what would be right. */
import type { Diagnostic } from './diagnostic.ts'
import { authorPlace, callOf, isWholeFile, originPlace, type Place, position } from './source.ts'
import { visible, visibleCharacter } from './visible.ts'

export type Role = 'error' | 'warning' | 'note' | 'message' | 'place' | 'gutter' | 'mark' | 'help'

export interface RenderOptions {
  /** Colours a part of a line; the text itself where it does not. */
  readonly paint?: (role: Role, text: string) => string
  /** Only ASCII, for terminals that know no more. */
  readonly ascii?: boolean
  /** How many columns a line of an excerpt may take. */
  readonly width?: number
}

/** Lines without line breaks; no character in them can act on a terminal but what `paint` adds. */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string[] {
  const style = styleOf(options)
  const { severity, message, help, place } = diagnostic
  const lines = [`${style.paint(severity, `${severity}:`)} ${style.paint('message', style.show(message))}`]
  const excerpts = place ? excerptsOf(place) : []
  const gutter = Math.max(1, ...excerpts.map(({ place }) => String(lineOf(place)).length))
  for (const { place, title } of excerpts) lines.push(...renderExcerpt(place, title, severity, gutter, style))
  if (help !== undefined) {
    lines.push(
      `${' '.repeat(gutter + 1)}${style.paint('gutter', '=')} ${style.paint('help', `help: ${style.show(help)}`)}`,
    )
  }
  return lines
}

interface Style {
  readonly paint: (role: Role, text: string) => string
  readonly show: (text: string) => string
  readonly ascii: boolean
  readonly width: number
  readonly corner: string
  readonly bar: string
  readonly marker: string
  readonly ellipsis: string
}

function styleOf({ paint = (_, text) => text, ascii = false, width = 100 }: RenderOptions): Style {
  const signs = ascii
    ? { corner: '-->', bar: '|', marker: '^', ellipsis: '...' }
    : { corner: '┌─', bar: '│', marker: '━', ellipsis: '…' }
  const plain = (text: string): string => (ascii ? text.replaceAll('…', '...').replaceAll('→', '->') : text)
  return { paint, show: text => visible(plain(text), ascii), ascii, width: Math.max(20, width), ...signs }
}

interface Excerpt {
  readonly place: Place
  readonly title?: string
}

/** The author's line and, where the fault lies in a macro, the line of its definition. */
function excerptsOf(place: Place): Excerpt[] {
  const author = { place: authorPlace(place) }
  const call = callOf(place)
  if (!call) return [author]
  const name = call.source.text.slice(call.span.start, call.span.end)
  return [author, { place: originPlace(place), title: `in ${name}` }]
}

const lineOf = ({ source, span }: Place): number => position(source, span.start).line

function renderExcerpt(place: Place, title: string | undefined, role: Role, gutter: number, style: Style): string[] {
  const { line, column } = position(place.source, place.span.start)
  // What was typed has no file.
  const name = /^<\w+>$/.test(place.source.name) ? '' : place.source.name
  const margin = ' '.repeat(gutter)
  const head = (where: string): string =>
    `${margin} ${style.paint('gutter', style.corner)} ${style.paint('place', style.show(where))}`
  // A folder, or a file without a text to show.
  if (isWholeFile(place)) return name === '' ? [] : [head(name)]
  const where = `${name === '' ? '' : `${name}:`}${line}:${column}`
  const { text, before, marked } = windowOf(place, column - 1, style)
  const bar = style.paint('gutter', style.bar)
  return [
    head(title === undefined ? where : `${title}, ${where}`),
    `${style.paint('gutter', String(line).padStart(gutter))} ${bar} ${text}`,
    `${margin} ${bar} ${' '.repeat(before)}${style.paint(role, style.marker.repeat(marked))}`,
  ]
}

interface Window {
  readonly text: string
  /** Columns before the mark. */
  readonly before: number
  readonly marked: number
}

/** The marked line as far as there is room: a long one is cut around the mark. */
function windowOf({ source, span }: Place, column: number, style: Style): Window {
  const lineStart = span.start - column
  const lineBreak = source.text.indexOf('\n', span.start)
  const lineEnd = lineBreak < 0 ? source.text.length : lineBreak
  const end = Math.min(Math.max(span.end, span.start + 1), lineEnd)
  const mark = take(source.text.slice(span.start, Math.min(end, span.start + style.width)), style.width - 12, style)
  const markEnd = span.start + mark.taken
  const room = style.width - Math.max(1, mark.cells)
  const rest = trimReturn(source.text.slice(markEnd, Math.min(lineEnd, markEnd + style.width)))
  const after = take(rest, Math.max(6, Math.min(room, Math.floor(room / 2))), style)
  const left = takeBack(
    source.text.slice(Math.max(lineStart, span.start - style.width), span.start),
    room - after.cells,
    style,
  )
  const cutLeft = lineStart < span.start - left.taken ? style.ellipsis : ''
  const cutRight = trimReturn(source.text.slice(markEnd + after.taken, lineEnd)).length > 0 ? style.ellipsis : ''
  return {
    text: `${cutLeft}${left.text}${mark.text}${after.text}${cutRight}`,
    before: cutLeft.length + left.cells,
    marked: Math.max(1, mark.cells),
  }
}

const trimReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)

interface Taken {
  readonly text: string
  readonly cells: number
  /** UTF-16 units of the original. */
  readonly taken: number
}

function take(text: string, cells: number, style: Style): Taken {
  return gather([...text], cells, style, parts => parts.join(''))
}

function takeBack(text: string, cells: number, style: Style): Taken {
  return gather([...text].reverse(), cells, style, parts => parts.reverse().join(''))
}

function gather(
  characters: readonly string[],
  limit: number,
  style: Style,
  joined: (parts: string[]) => string,
): Taken {
  const parts: string[] = []
  let cells = 0
  let taken = 0
  for (const character of characters) {
    const shown = visibleCharacter(character, style.ascii)
    if (cells + shown.cells > limit) break
    parts.push(shown.text)
    cells += shown.cells
    taken += character.length
  }
  return { text: joined(parts), cells, taken }
}
