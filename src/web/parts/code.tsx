/** Code with numbered lines, each of which can be linked to. */
import { raw } from 'hono/html'
import { visible } from '../../text/visible.ts'
import { linesOf, type Piece } from '../spl-pieces.ts'

export interface CodeProps {
  readonly pieces: readonly Piece[]
  /** Lines that the page links to: these have `L` and their number as an id from the beginning, the others by script. */
  readonly named?: ReadonlySet<number>
  /** What stands on paper; all lines where it is not given. */
  readonly printed?: { readonly first: number; readonly last: number }
}

/** Half of the bytes of a rule's page are here, so the most frequent colours have the shortest tags and nothing is built up as elements. */
export function Code({ pieces, named, printed }: CodeProps) {
  const lines = linesOf(pieces).map(
    (line, index) => `<b${named?.has(index + 1) ? ` id="L${index + 1}"` : ''}>${line.map(coloured).join('')}</b>`,
  )
  const { first, last } = printed ?? { first: 1, last: lines.length }
  const parts = [rest(lines.slice(0, first - 1)), ...lines.slice(first - 1, last), rest(lines.slice(last))]
  return (
    <pre>
      <code>{raw(parts.join(''))}</code>
    </pre>
  )
}

const rest = (lines: readonly string[]): string => (lines.length > 0 ? `<span class=rest>${lines.join('')}</span>` : '')

function coloured({ kind, text }: Piece): string {
  const shown = escaped(visible(text))
  switch (kind) {
    case '':
      return shown
    case 'y':
      return `<i>${shown}</i>`
    case 's':
      return `<u>${shown}</u>`
    case 'o':
      return `<var>${shown}</var>`
    default:
      return `<i class=${kind}>${shown}</i>`
  }
}

/** Between tags no other character needs it; a quote after `=` stays unlike that of an attribute. */
const escaped = (text: string): string =>
  /[<>&]|="/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('="', '=&quot;')
    : text

/** The beginning of a text, cut at a line where one is near; `cut` says whether something is missing. */
export function beginning(text: string, most: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= most) return { text, cut: false }
  const line = text.lastIndexOf('\n', most)
  return { text: text.slice(0, line > most / 2 ? line : most), cut: true }
}
