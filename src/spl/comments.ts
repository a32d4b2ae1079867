/** Comments between three backticks: each is read as one blank, before macros are. */
import { rootSource, type Segment, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { closingQuote, escapes } from './cursor.ts'
import { macroCallEnd } from './macro-call.ts'

export interface Uncommented {
  /** The given source itself where it holds no comment. */
  readonly source: Source
  /** The opening of a comment that is never closed. */
  readonly unclosed?: Span
}

export function withoutComments(source: Source): Uncommented {
  const { text } = source
  if (!text.includes(fence)) return { source }
  const comments = findComments(text)
  const last = comments.at(-1)
  if (!last) return { source }
  const parts: string[] = []
  const segments: Segment[] = []
  let length = 0
  const add = (part: string, at: Span): void => {
    if (part === '') return
    parts.push(part)
    segments.push({ start: length, end: length + part.length, from: source, at })
    length += part.length
  }
  let copied = 0
  for (const comment of comments) {
    add(text.slice(copied, comment.start), { start: copied, end: comment.start })
    add(' ', comment)
    copied = comment.end
  }
  add(text.slice(copied), { start: copied, end: text.length })
  const made = { ...rootSource(source.name, parts.join('')), segments }
  const closed = last.end - last.start >= 2 * fence.length && text.endsWith(fence, last.end)
  return closed ? { source: made } : { source: made, unclosed: { start: last.start, end: last.start + fence.length } }
}

const fence = '```'

/** A fence inside a quoted text or at the end of a macro call opens nothing. */
function findComments(text: string): Span[] {
  const comments: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (escapes(text, at)) at++
    else if (code === 34) at = closingQuote(text, at, text.length)
    else if (code === 96) {
      if (text.startsWith(fence, at)) {
        const close = text.indexOf(fence, at + fence.length)
        const end = close < 0 ? text.length : close + fence.length
        comments.push({ start: at, end })
        at = end - 1
      } else at = Math.max(at, macroCallEnd(text, at) - 1)
    }
  }
  return comments
}
