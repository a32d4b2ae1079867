/** Text by its lines: each of bounded length, with its number and its place in the file. */
import type { LogDecoder, Output } from './format.ts'
import { HeldText } from './held-text.ts'

export interface Line {
  /** Without its line break. */
  readonly text: string
  /** 1-based. */
  readonly number: number
  /** Says what is wrong with it. */
  bad(message: string): void
}

export const maxLine = 4 * 1024 * 1024

export function lineDecoder(file: string, output: Output, take: (line: Line) => void): LogDecoder {
  return new LineDecoder(file, output, take)
}

class LineDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly take: (line: Line) => void
  private readonly text = new HeldText()
  /** Up to here there is no line break. */
  private searched = 0
  /** Within a line that was too long. */
  private skipping = false

  constructor(file: string, output: Output, take: (line: Line) => void) {
    this.file = file
    this.output = output
    this.take = take
  }

  push(piece: Uint8Array): void {
    this.text.append(piece)
    const { bytes } = this.text
    const end = bytes.lastIndexOf(10) + 1
    if (end > this.searched) this.readLines(end)
    this.searched = this.text.bytes.length
    if (this.searched <= maxLine) return
    if (!this.skipping) this.bad(0, `line is longer than ${maxLine} bytes`)
    this.skipping = true
    this.drop(this.searched)
  }

  end(): void {
    this.text.close()
    if (this.text.bytes.length > 0) this.readLines(this.text.bytes.length)
  }

  /** All lines of a stretch at once, as a string is made faster of many lines than of each. */
  private readLines(end: number): void {
    const all = this.text.bytes.toString('utf8', 0, end)
    let { line: number } = this.text
    for (let start = 0; start < all.length; number++) {
      const found = all.indexOf('\n', start)
      const next = found < 0 ? all.length : found + 1
      const lineEnd = found < 0 ? next : all.charCodeAt(found - 1) === 13 && found > start ? found - 1 : found
      if (this.skipping) this.skipping = false
      else this.take(new HeldLine(all, start, lineEnd, number, this))
      start = next
    }
    this.drop(end)
  }

  /** `before` is the text in front of the line. */
  bad(before: string | 0, message: string): void {
    const place = this.text.place(before === 0 ? 0 : Buffer.byteLength(before))
    this.output.bad.push({ file: this.file, ...place, message })
  }

  private drop(count: number): void {
    this.text.drop(count)
    this.searched = 0
  }
}

class HeldLine implements Line {
  readonly text: string
  readonly number: number
  private readonly all: string
  private readonly start: number
  private readonly decoder: LineDecoder

  constructor(all: string, start: number, end: number, number: number, decoder: LineDecoder) {
    this.text = all.slice(start, end)
    this.number = number
    this.all = all
    this.start = start
    this.decoder = decoder
  }

  bad(message: string): void {
    this.decoder.bad(this.all.slice(0, this.start), message)
  }
}
