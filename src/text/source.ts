/** Where a text came from: files, values inside YAML, macro expansions; every offset leads back to what the author wrote. */
import type { Span } from './span.ts'

/**
 * A text that is read as a whole. A root (`segments` empty) is a file or an argument; any other source was made from
 * parts of others (the value of a YAML key, a search after macro expansion) and its segments say from which.
 */
export interface Source {
  /** A path, `<search>`, or `macro powershell`: what a person would call it. */
  readonly name: string
  readonly text: string
  /** In order, without gaps or overlaps, covering `text`; empty for a root. */
  readonly segments: readonly Segment[]
}

/** A stretch of a made text and the stretch of the source that it was taken from. */
export interface Segment extends Span {
  readonly from: Source
  readonly at: Span
  /** The place in the author's text that asked for this one: the call of a macro. */
  readonly call?: Place
}

export interface Place {
  readonly source: Source
  readonly span: Span
}

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
}

export const rootSource = (name: string, text: string): Source => ({ name, text, segments: [] })

/**
 * The place in a root that a span stands for. Text that a macro brought in stands for the macro's call, so the answer is
 * always a line that the author of the search wrote.
 */
export function authorPlace(place: Place): Place {
  return follow(place, segment => segment.call)
}

/** The place in a root where the characters of a span were copied from: for text of a macro, its definition. */
export function originPlace(place: Place): Place {
  return follow(place, () => undefined)
}

function follow(place: Place, detour: (segment: Segment) => Place | undefined): Place {
  let { source, span } = place
  while (source.segments.length > 0) {
    const first = segmentAt(source.segments, span.start)
    const last = segmentAt(source.segments, Math.max(span.start, span.end - 1))
    if (!first || !last) return { source, span }
    const next = detour(first) ?? { source: first.from, span: copied(first, span.start, span.end) }
    const end = detour(last) ?? { source: last.from, span: copied(last, span.start, span.end) }
    source = next.source
    span =
      end.source === next.source ? { start: next.span.start, end: Math.max(next.span.end, end.span.end) } : next.span
  }
  return { source, span }
}

/** Exact where the segment is a plain copy; the whole origin where it was rewritten on the way (an escape, a fold). */
function copied(segment: Segment, start: number, end: number): Span {
  if (segment.at.end - segment.at.start !== segment.end - segment.start) return segment.at
  const shift = segment.at.start - segment.start
  return {
    start: Math.min(Math.max(start, segment.start), segment.end) + shift,
    end: Math.max(Math.min(end, segment.end), segment.start) + shift,
  }
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return segments[low]
}

/** Line and column of an offset in a source's own text. */
export function position(source: Source, offset: number): Position {
  const before = source.text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}
