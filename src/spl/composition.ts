/** A text that is put together from copies of a source and of others, so that every part leads back to where it was. */
import type { Segment, Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

export class Composition {
  private readonly source: Source
  private readonly name: string
  private readonly parts: string[] = []
  private readonly segments: Segment[] = []
  private copied = 0
  length = 0

  constructor(source: Source, name: string = source.name) {
    this.source = source
    this.name = name
  }

  copyUpTo(offset: number): void {
    const at = { start: this.copied, end: offset }
    if (offset > this.copied) this.add(this.source.text.slice(at.start, at.end), this.source, at)
    this.copied = Math.max(this.copied, offset)
  }

  skipTo(offset: number): void {
    this.copied = offset
  }

  /** The whole of another source. */
  put(source: Source): void {
    this.add(source.text, source, { start: 0, end: source.text.length })
  }

  add(text: string, from: Source, at: Span): void {
    if (text === '') return
    this.parts.push(text)
    this.segments.push({ start: this.length, end: this.length + text.length, from, at })
    this.length += text.length
  }

  finish(): Source {
    this.copyUpTo(this.source.text.length)
    return { name: this.name, text: this.parts.join(''), segments: this.segments }
  }
}
