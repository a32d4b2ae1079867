/** The part of a text file that was read and is not yet made use of, as UTF-8, with its place in the file. */

import { TextDecoder } from 'node:util'

/**
 * UTF-16 with its mark (as Windows PowerShell writes) is turned into UTF-8 on the way in; the offset is that of the
 * file as it is.
 */
export class HeldText {
  /** What is held; overwritten by the next `append`. */
  bytes: Buffer = Buffer.alloc(0)
  /** Byte offset in the file of the first byte held. */
  offset = 0
  /** 1-based line of the first byte held. */
  line = 1
  private storage = Buffer.alloc(256 * 1024)
  private start = 0
  private end = 0
  private decoder: TextDecoder | undefined
  private mark: number[] | undefined = []

  append(piece: Uint8Array): void {
    let rest = piece
    if (this.mark) {
      rest = this.readMark(piece)
      if (this.mark) return
    }
    this.store(this.decoder ? Buffer.from(this.decoder.decode(rest, { stream: true })) : rest)
  }

  /** No more is to come: what the mark's recognition held back is text after all. */
  close(): void {
    if (this.mark) this.store(Uint8Array.from(this.mark))
    this.mark = undefined
    if (this.decoder) this.store(Buffer.from(this.decoder.decode()))
  }

  /** Lets go of the first `count` bytes; `lines` are the line breaks in them, where that is known. */
  drop(count: number, lines?: number): void {
    const dropped = this.bytes.subarray(0, count)
    this.offset += this.decoder ? dropped.toString('utf8').length * 2 : count
    this.line += lines ?? breaksIn(dropped)
    this.start += count
    this.bytes = this.storage.subarray(this.start, this.end)
  }

  /** Lets go of the line breaks that it begins with, all at once: there may be millions. */
  dropBreaks(): void {
    const { bytes } = this
    let count = 0
    while (bytes.length - count >= breaks.length && breaks.compare(bytes, count, count + breaks.length) === 0)
      count += breaks.length
    while (bytes[count] === 10) count += 1
    if (count > 0) this.drop(count, count)
  }

  /** The byte offset in the file of a byte held, and its line. */
  place(at: number): { offset: number; line: number } {
    const before = this.bytes.subarray(0, at)
    const offset = this.offset + (this.decoder ? before.toString('utf8').length * 2 : at)
    return { offset, line: this.line + breaksIn(before) }
  }

  /** Up to three bytes are awaited; stays in the state of awaiting if the piece is too short. */
  private readMark(piece: Uint8Array): Uint8Array {
    const first = Uint8Array.from([...(this.mark ?? []), ...piece.subarray(0, 3)])
    if (first.length < 3) {
      this.mark = [...first]
      return piece
    }
    const taken = Math.min(3, piece.length)
    const encoding =
      first[0] === 0xff && first[1] === 0xfe
        ? 'utf-16le'
        : first[0] === 0xfe && first[1] === 0xff
          ? 'utf-16be'
          : undefined
    const size = encoding ? 2 : first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 3 : 0
    if (encoding) this.decoder = new TextDecoder(encoding, { ignoreBOM: true })
    this.mark = undefined
    this.offset = size
    return Buffer.concat([first.subarray(size), piece.subarray(taken)])
  }

  private store(piece: Uint8Array): void {
    if (this.end + piece.length > this.storage.length) this.makeRoom(piece.length)
    this.storage.set(piece, this.end)
    this.end += piece.length
    this.bytes = this.storage.subarray(this.start, this.end)
  }

  /** Doubles, so that what is held for long is not copied with every piece. */
  private makeRoom(size: number): void {
    const held = this.end - this.start
    const target = held + size > this.storage.length / 2 ? Buffer.alloc((held + size) * 2) : this.storage
    target.set(this.storage.subarray(this.start, this.end))
    this.storage = target
    this.start = 0
    this.end = held
  }
}

const breaks = Buffer.alloc(4096, 10)

function breaksIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
