/** The outline of a search before any command is read: pipes, brackets and quotes, in one pass. */
import type { Span } from '../text/span.ts'
import { backslash, closingQuote, escapes, nestingLimit } from './cursor.ts'

export interface Outline {
  /** From the offset of a `[` to that of its `]`; the end of the text where it is never closed. */
  readonly brackets: ReadonlyMap<number, number>
  /** The pipes directly inside the bracket at an offset, or of the whole search at -1. */
  readonly pipes: ReadonlyMap<number, readonly number[]>
  readonly faults: readonly OutlineFault[]
}

export interface OutlineFault {
  readonly code: 'unclosed-quote' | 'unclosed-bracket' | 'stray-bracket'
  readonly span: Span
}

export const wholeSearch = -1

/** `skip` says where a stretch that starts at an offset (a macro call) ends; pipes in it do not count. */
export function outline(text: string, skip: (offset: number) => number = offset => offset): Outline {
  const brackets = new Map<number, number>()
  const pipes = new Map<number, number[]>([[wholeSearch, []]])
  const faults: OutlineFault[] = []
  const open: number[] = []
  let current = pipesOf(pipes, wholeSearch)
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case backslash:
        if (escapes(text, at)) at++
        break
      case 34: {
        const close = closingQuote(text, at, text.length)
        if (close >= text.length) faults.push({ code: 'unclosed-quote', span: { start: at, end: at + 1 } })
        at = close
        break
      }
      case 91:
        open.push(at)
        // What lies deeper than any reader goes is only skipped.
        if (open.length <= nestingLimit + 1) current = pipesOf(pipes, at)
        else current = []
        break
      case 93: {
        const start = open.pop()
        if (start === undefined) faults.push({ code: 'stray-bracket', span: { start: at, end: at + 1 } })
        else if (open.length <= nestingLimit) {
          brackets.set(start, at)
          current = pipesOf(pipes, open.at(-1) ?? wholeSearch)
        }
        break
      }
      case 96:
        at = Math.max(at, skip(at) - 1)
        break
      case 124:
        current.push(at)
        break
    }
  }
  for (const start of open.slice(0, nestingLimit + 1)) {
    brackets.set(start, text.length)
    faults.push({ code: 'unclosed-bracket', span: { start, end: start + 1 } })
  }
  return { brackets, pipes, faults }
}

function pipesOf(pipes: Map<number, number[]>, bracket: number): number[] {
  const known = pipes.get(bracket)
  if (known) return known
  const fresh: number[] = []
  pipes.set(bracket, fresh)
  return fresh
}

/** The stretches between pipes. */
export function split(start: number, end: number, pipes: readonly number[]): readonly Span[] {
  const starts = [start, ...pipes.map(pipe => pipe + 1)]
  return starts.map((from, index) => ({ start: from, end: pipes[index] ?? end }))
}
