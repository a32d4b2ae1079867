/** Code with numbered lines, each of which can be linked to. */
import { visible } from '../../text/visible.ts'
import { linesOf, type Piece } from '../spl-pieces.ts'

export interface CodeProps {
  readonly pieces: readonly Piece[]
  /** Before the number of a line in its id; without it lines have none. */
  readonly anchor?: string
}

export function Code({ pieces, anchor }: CodeProps) {
  return (
    <pre>
      <code>
        {linesOf(pieces).map((line, index) => (
          <span class="l" id={anchor && `${anchor}${index + 1}`}>
            {line.map(({ kind, text }) => (kind === '' ? visible(text) : <i class={kind}>{visible(text)}</i>))}
          </span>
        ))}
      </code>
    </pre>
  )
}

/** The beginning of a text, cut at a line where one is near; `cut` says whether something is missing. */
export function beginning(text: string, most: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= most) return { text, cut: false }
  const line = text.lastIndexOf('\n', most)
  return { text: text.slice(0, line > most / 2 ? line : most), cut: true }
}
