/** Inflates Zstandard, block by block: the frames are walked here, so that no window and no block grows beyond reason. */
import { Decompress } from 'fzstd'
import type { Pieces } from './pieces.ts'
import { Xxh64 } from './xxh64.ts'

/** What `zstd` itself takes without being told more is 128 MB; the decoder moves its whole window with every block. */
const maxWindow = 32 * 2 ** 20
const maxBlock = 128 * 1024
/** Bytes of windows that blocks may move, beyond a thousand for each byte that they yield. */
const freeMoves = 64 * 2 ** 30

/** Throws, after all that could be inflated, where the file is cut or broken. */
export async function* unzstd(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]()
  const bytes = new Awaited(source)
  let out: Uint8Array[] = []
  const decoder = new Decompress(piece => out.push(piece))
  const cost = { moved: 0, yielded: 0 }
  let sum = new Xxh64()
  try {
    for await (const { part, window, checksum } of parts(bytes)) {
      if (checksum !== undefined && checksum !== sum.end()) throw new Error('checksum of zstd data differs')
      if (checksum !== undefined || window === 0) sum = new Xxh64()
      decoder.push(part)
      cost.moved += window
      const made = out
      out = []
      for (const piece of made) {
        cost.yielded += piece.length
        sum.update(piece)
        yield piece
      }
      if (cost.moved > freeMoves && cost.moved > cost.yielded * 1000)
        throw new Error('blocks are too small for their window')
    }
  } finally {
    await source.return?.()
  }
}

interface Part {
  readonly part: Uint8Array
  /** Bytes of window that the part makes the decoder move; none for the head of a frame, and its end. */
  readonly window: number
  /** What the content of the frame before this must add up to. */
  readonly checksum?: number
}

/** The heads of frames, and their blocks. */
async function* parts(bytes: Awaited): AsyncGenerator<Part> {
  while (await bytes.has(1)) {
    if (!(await bytes.has(4))) {
      if (bytes.isBreak()) return
      throw new Error('unexpected end of file')
    }
    const magic = bytes.number(0, 4)
    if (magic >>> 4 === 0x184d2a5) await skipFrame(bytes)
    else if (magic === 0xfd2fb528) yield* frame(bytes)
    else throw new Error('text behind the end of zstd data is not read')
  }
}

async function skipFrame(bytes: Awaited): Promise<void> {
  await bytes.need(8)
  let left = bytes.number(4, 4)
  bytes.take(8)
  while (left > 0) {
    const size = Math.min(left, maxBlock)
    await bytes.need(size)
    bytes.take(size)
    left -= size
  }
}

async function* frame(bytes: Awaited): AsyncGenerator<Part> {
  await bytes.need(5)
  const flags = bytes.number(4, 1)
  const single = (flags & 0x20) !== 0
  const sizeBytes = flags >> 6 === 0 ? (single ? 1 : 0) : 1 << (flags >> 6)
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0
  const headSize = 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes
  await bytes.need(headSize)
  const window = single ? bytes.number(headSize - sizeBytes, sizeBytes) : windowOf(bytes.number(5, 1))
  if (dictionaryBytes > 0 && bytes.number(headSize - sizeBytes - dictionaryBytes, dictionaryBytes) > 0)
    throw new Error('it needs a dictionary')
  if (window > maxWindow) throw new Error(`it asks for a window of ${window} bytes, more than ${maxWindow}`)
  yield { part: bytes.take(headSize), window: 0 }
  for (let last = false; !last; ) {
    await bytes.need(3)
    const head = bytes.number(0, 3)
    last = (head & 1) === 1
    const size = ((head >> 1) & 3) === 1 ? 1 : head >> 3
    if (head >> 3 > maxBlock) throw new Error('a block of zstd is larger than it may be')
    await bytes.need(3 + size)
    yield { part: bytes.take(3 + size), window }
  }
  if ((flags & 4) === 0) return
  await bytes.need(4)
  yield { checksum: bytes.number(0, 4), part: bytes.take(4), window: 0 }
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

/** Bytes that are taken as they are asked for. */
class Awaited {
  private readonly source: AsyncIterator<Uint8Array>
  private held = Buffer.alloc(0)

  constructor(source: AsyncIterator<Uint8Array>) {
    this.source = source
  }

  async has(count: number): Promise<boolean> {
    while (this.held.length < count) {
      const next = await this.source.next()
      if (next.done) return false
      this.held = Buffer.concat([this.held, next.value])
    }
    return true
  }

  async need(count: number): Promise<void> {
    if (this.held.length < count && !(await this.has(count))) throw new Error('unexpected end of file')
  }

  /** Little-endian; of eight bytes what a double holds. */
  number(at: number, size: number): number {
    let value = 0
    for (let i = size - 1; i >= 0; i--) value = value * 256 + (this.held[at + i] ?? 0)
    return value
  }

  /** Whether all that is held is a line break, which a transfer may have added. */
  isBreak(): boolean {
    return this.held.every(byte => byte === 10 || byte === 13)
  }

  take(count: number): Uint8Array {
    const taken = this.held.subarray(0, count)
    this.held = this.held.subarray(count)
    return taken
  }
}
