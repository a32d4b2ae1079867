/** Opens zips, also those with bytes behind their end: a line break that a transfer has added must not cost the archive. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { Pieces } from './pieces.ts'
import type { ZipSource } from './zip-walk.ts'

// Names are decoded one by one, as one that leads out of the archive must not end it.
const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false }
const endSize = 22
const maxComment = 65_535
const maxTrailing = 4096

export interface OpenZip {
  /** Undefined where the last record of the zip, which tells of its directory, is lost. */
  readonly zip: yauzl.ZipFile | undefined
  readonly source: ZipSource
  close(): Promise<void>
}

export async function openZip(source: string | Buffer): Promise<OpenZip> {
  if (typeof source !== 'string') return opened(new BufferReader(source), source.length)
  const handle = await open(source)
  try {
    const { size } = await handle.stat()
    return await opened(new FileReader(source, handle), size)
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function opened(reader: Reader, fileSize: number): Promise<OpenZip> {
  const size = await zipSize(reader, fileSize)
  const zip = await zipFile(reader, size)
  return {
    zip,
    source: {
      size,
      bytes: (start, length) => reader.bytes(start, length),
      pieces: (start, end) => reader.pieces(start, end),
    },
    close: async () => {
      zip?.close()
      await reader.letGo()
    },
  }
}

async function zipFile(reader: Reader, size: number): Promise<yauzl.ZipFile | undefined> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(reader, size, options)
  } catch (error) {
    // The world says no with a code, the library about the zip without one.
    if (error instanceof Error && 'code' in error) throw error
    return undefined
  }
}

/** Up to the end that the zip's own last record tells; the whole size where there is none, for the library to say so. */
async function zipSize(reader: Reader, size: number): Promise<number> {
  const length = Math.min(size, endSize + maxComment + maxTrailing)
  const start = size - length
  const tail = await reader.bytes(start, length)
  for (
    let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    at >= 0;
    at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1') : -1
  ) {
    if (at + endSize > length) continue
    const end = at + endSize + tail.readUInt16LE(at + 20)
    if (end <= length && length - end <= maxTrailing) return start + end
  }
  return size
}

interface Reader extends yauzl.RandomAccessReader {
  pieces(start: number, end: number): Pieces
  bytes(start: number, length: number): Promise<Buffer>
  letGo(): Promise<void>
}

class FileReader extends yauzl.RandomAccessReader implements Reader {
  private readonly path: string
  private readonly handle: FileHandle

  constructor(path: string, handle: FileHandle) {
    super()
    this.path = path
    this.handle = handle
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // A stream made from the handle would close it at its end.
    return this.pieces(start, end)
  }

  pieces(start: number, end: number): Readable {
    return createReadStream(this.path, { start, end: end - 1 })
  }

  override read(...[buffer, offset, length, position, done]: Parameters<yauzl.RandomAccessReader['read']>): void {
    this.handle.read(buffer, offset, length, position).then(
      ({ bytesRead }) => done(bytesRead < length ? new Error('file is shorter than its zip says') : null),
      (error: Error) => done(error),
    )
  }

  async bytes(start: number, length: number): Promise<Buffer> {
    return (await this.handle.read(Buffer.alloc(length), 0, length, start)).buffer
  }

  letGo(): Promise<void> {
    return this.handle.close()
  }
}

class BufferReader extends yauzl.RandomAccessReader implements Reader {
  private readonly buffer: Buffer

  constructor(buffer: Buffer) {
    super()
    this.buffer = buffer
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.pieces(start, end)
  }

  pieces(start: number, end: number): Readable {
    return Readable.from(slices(this.buffer.subarray(start, end)), { objectMode: false })
  }

  async bytes(start: number, length: number): Promise<Buffer> {
    return this.buffer.subarray(start, start + length)
  }

  async letGo(): Promise<void> {}
}

function* slices(buffer: Buffer): Generator<Buffer> {
  for (let at = 0; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536)
}
