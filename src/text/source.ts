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
 * The place in a root that a span stands for. Text that a macro brought in stands for the macro's call (text of an
 * argument for itself), so the answer is always a line that the author of the search wrote.
 */
export function authorPlace(place: Place): Place {
  const last = Math.max(place.span.start, place.span.end - 1)
  const end = { source: place.source, span: { start: last, end: last + 1 } }
  return callOf(place) || callOf(end) ? follow(place, segment => segment.call) : originPlace(place)
}

/** The place in a root where the characters of a span were copied from: for text of a macro, its definition. */
export function originPlace(place: Place): Place {
  return follow(place, () => undefined)
}

/** The innermost call that brought in the text where a span starts: absent for text that the author wrote. */
export function callOf(place: Place): Place | undefined {
  const calls: Place[] = []
  let { source } = place
  let offset = place.span.start
  while (source.segments.length > 0) {
    const segment = segmentAt(source.segments, offset)
    if (!segment) break
    offset = copied(segment, offset, offset + 1).start
    source = segment.from
    if (segment.call) calls.push(segment.call)
    // An argument leads back to where its call stands.
    else if (source === calls.at(-1)?.source) calls.pop()
  }
  return calls.at(-1)
}

/** The place in a text on the way to the author that a span stands for: there, text of a macro is the macro's call. */
export function placeIn(target: Source, place: Place): Place {
  return follow(place, segment => segment.call, target)
}

function follow(place: Place, detour: (segment: Segment) => Place | undefined, target?: Source): Place {
  let { source, span } = place
  while (source.segments.length > 0 && source !== target) {
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

/** Whether a place names a file and no text in it: a folder, a file that is empty or could not be read. */
export const isWholeFile = (place: Place): boolean => authorPlace(place).source.text === ''

/** The segment that holds an offset, the last one for the end of the text. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
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
export function position({ text }: Source, offset: number): Position {
  const at = Math.max(0, Math.min(offset, text.length))
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line++
    start = next + 1
  }
  return { line, column: at - start + 1 }
}
