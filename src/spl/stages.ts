/** The stages of a search as its author wrote them, before macros, and the commands that each became. */
import { placeIn, type Source, segmentAt } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Command } from './ast.ts'
import { trimmed } from './cursor.ts'
import { macroCallEnd } from './macro-call.ts'
import { outline, split, wholeSearch } from './outline.ts'
import type { Parsed } from './parse.ts'

export interface Stage {
  /** As written, comments and calls of macros included, without the pipe before it. */
  readonly text: string
  /** In the source that was given to `parse`. */
  readonly span: Span
  /** Those that begin in this stage; a macro may stand for several, or for none. */
  readonly commands: readonly Command[]
}

export function stagesAsWritten(parsed: Parsed): readonly Stage[] {
  const { source, uncommented, expanded, query } = parsed
  const writtenAt = (start: number): number =>
    placeIn(uncommented, { source: expanded, span: { start, end: start + 1 } }).span.start
  const { text } = uncommented
  const pipes = outline(text, offset => macroCallEnd(text, offset)).pipes.get(wholeSearch) ?? []
  const ranges = split(0, text.length, pipes).filter(range => !isEmpty(text, range))
  let next = 0
  return ranges.map(range => {
    const span = spanIn(source, uncommented, trimmed(text, range))
    const first = next
    // Commands come in the order in which they are written: no stage looks at those of another.
    for (; next < query.commands.length; next++) {
      const command = query.commands[next]
      if (command && writtenAt(command.span.start) >= range.end) break
    }
    return { text: source.text.slice(span.start, span.end), span, commands: query.commands.slice(first, next) }
  })
}

function spanIn(source: Source, uncommented: Source, span: Span): Span {
  if (source === uncommented) return span
  const first = segmentAt(uncommented.segments, span.start)
  const last = segmentAt(uncommented.segments, span.end - 1)
  if (!first || !last) return span
  return {
    start: first.at.start + (span.start - first.start),
    end: last.at.start + (span.end - last.start),
  }
}

function isEmpty(text: string, span: Span): boolean {
  const { start, end } = trimmed(text, span)
  return start === end
}
