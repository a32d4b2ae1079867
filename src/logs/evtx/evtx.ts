/** EVTX, the binary form of Windows event logs: a header and chunks of 64 KB, read one at a time. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { LogDecoder, LogFormat, Output } from '../format.ts'
import { chunkSize } from './binxml.ts'
import { type Bytes, startsWith, u16, u32 } from './bytes.ts'
import { Chunk } from './chunk.ts'
import { EvtxProblem } from './problem.ts'
import { decodeRecord } from './record.ts'

export const fileHeaderSize = 4096

export const evtx: LogFormat = {
  name: 'evtx',
  sniff: head => startsWith(head, 'ElfFile\0'),
  open: (file, output) => new EvtxDecoder(file, output),
}

/** Reads on at a chunk of a file of which others read what is before. */
export function evtxFrom(file: string, output: Output, path: string, offset: number): LogDecoder {
  const header = new Uint8Array(fileHeaderSize)
  readAt(path, header, 0)
  return new EvtxDecoder(file, output, { offset, dirty: isDirty(header), records: () => recordsBefore(path, offset) })
}

/** Where a decoder begins; `records` counts those before it. */
interface Start {
  readonly offset: number
  readonly dirty: boolean
  readonly records: () => number
}

class EvtxDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly chunk = new Chunk()
  /** What came last and is no whole chunk yet. */
  private readonly rest = new Uint8Array(chunkSize)
  private held = 0
  /** File offset of the next chunk; 0 while the file header is awaited. */
  private offset = 0
  private wanted = fileHeaderSize
  private dirty = false
  private records = 0
  private recordsBefore: number | undefined
  private readonly start: Start | undefined

  constructor(file: string, output: Output, start?: Start) {
    this.file = file
    this.output = output
    this.start = start
    if (!start) return
    this.offset = start.offset
    this.wanted = chunkSize
    this.dirty = start.dirty
  }

  push(piece: Bytes): void {
    let at = 0
    while (at < piece.length) {
      const size = Math.min(this.wanted - this.held, piece.length - at)
      if (size === this.wanted) {
        this.take(piece.subarray(at, at + size))
      } else {
        this.rest.set(piece.subarray(at, at + size), this.held)
        this.held += size
        if (this.held === this.wanted) this.take(this.rest.subarray(0, this.held))
      }
      at += size
    }
  }

  end(): void {
    if (this.held === 0) return
    if (this.offset === 0) this.bad(0, `file header is cut after ${this.held} of ${fileHeaderSize} bytes`)
    else this.take(this.rest.subarray(0, this.held))
  }

  private take(bytes: Bytes): void {
    const start = this.offset
    this.held = 0
    this.offset += this.wanted
    this.wanted = chunkSize
    if (start === 0) this.readHeader(bytes)
    else this.readChunk(bytes, start)
  }

  private readHeader(bytes: Bytes): void {
    this.dirty = isDirty(bytes)
    const blockSize = u16(bytes, 40)
    if (blockSize !== 0 && blockSize !== fileHeaderSize)
      this.bad(40, `chunks are said to start at ${blockSize}, they are read from ${fileHeaderSize}`)
  }

  private readChunk(bytes: Bytes, start: number): void {
    const places = this.chunk.load(bytes, this.dirty, (at, message) => this.bad(start + at, message))
    for (const place of places) {
      this.records += 1
      try {
        this.output.events.push(decodeRecord(this.chunk, place, this.file, this.number))
      } catch (problem) {
        if (!(problem instanceof EvtxProblem)) throw problem
        this.bad(start + place.start, problem.message)
      }
    }
  }

  /** The record's place in the file, counted only where a record is named by it. */
  private readonly number = (): number => {
    this.recordsBefore ??= this.start?.records() ?? 0
    return this.recordsBefore + this.records
  }

  private bad(offset: number, message: string): void {
    this.output.bad.push({ file: this.file, offset, message })
  }
}

const isDirty = (header: Bytes): boolean => (u32(header, 120) & 1) !== 0

/** How many records a file has before a chunk; counted on from the place before, as parts of a file come in their order. */
function recordsBefore(path: string, offset: number): number {
  if (counted.path !== path || counted.offset > offset) counted = { path, offset: fileHeaderSize, records: 0 }
  const header = new Uint8Array(fileHeaderSize)
  readAt(path, header, 0)
  const dirty = isDirty(header)
  const chunk = new Chunk()
  const bytes = new Uint8Array(chunkSize)
  let { records } = counted
  for (let at = counted.offset; at < offset; at += chunkSize) {
    readAt(path, bytes, at)
    records += chunk.load(bytes, dirty, () => {}).length
  }
  counted = { path, offset, records }
  return records
}

let counted = { path: '', offset: fileHeaderSize, records: 0 }

/** Zero bytes where the file has none. */
function readAt(path: string, into: Uint8Array, at: number): void {
  const file = openSync(path, 'r')
  try {
    into.fill(0, readSync(file, into, 0, into.length, at))
  } finally {
    closeSync(file)
  }
}
