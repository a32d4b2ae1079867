/** Inflates bzip2, a block at a time: the memory that it takes is that of a block, whatever the file claims. */
import type { Pieces } from './pieces.ts'

const blockMark = 0x314159265359
const endMark = 0x177245385090
const groupSize = 50
const maxCodeLength = 20
const shortCode = 10
/** More than the bits of the largest block: 18,002 selectors, code tables, and 900,000 symbols of 20 bits at the worst. */
const maxPacked = 2_400_000

/** Throws, after all that could be inflated, where the file is cut or broken. */
export async function* bunzipped(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const source = pieces[Symbol.asyncIterator]()
  const bits = new Bits()
  try {
    while (await fill(source, bits)) {
      if (bits.take(24) !== 0x425a68) throw new Error('text behind the end of bzip2 data is not read')
      const size = bits.take(8) - 48
      if (size < 1 || size > 9) throw new Error('it is no bzip2')
      yield* stream(source, bits, new Block(size * 100_000))
      bits.align()
    }
  } finally {
    await source.return?.()
  }
}

async function* stream(source: AsyncIterator<Uint8Array>, bits: Bits, block: Block): AsyncGenerator<Uint8Array> {
  for (;;) {
    if (!(await fill(source, bits))) throw new Error('unexpected end of file')
    const mark = bits.take(24) * 0x1000000 + bits.take(24)
    const checksum = bits.take(16) * 0x10000 + bits.take(16)
    if (mark === endMark) return
    if (mark !== blockMark) throw new Error('a block of bzip2 does not start with its mark')
    block.read(bits)
    let sum = ~0
    for (const piece of block.pieces()) {
      sum = crc(piece, sum)
      yield piece
    }
    if (~sum >>> 0 !== checksum) throw new Error('checksum of a bzip2 block differs')
  }
}

/** Sees to it that the next block is there whole, or the rest of the file; false where nothing but a line break is left. */
async function fill(source: AsyncIterator<Uint8Array>, bits: Bits): Promise<boolean> {
  while (bits.left < maxPacked) {
    const next = await source.next()
    if (next.done) break
    bits.append(next.value)
  }
  return !bits.isBreak()
}

class Bits {
  private bytes = Buffer.alloc(0)
  private at = 0
  private held = 0
  private count = 0

  get left(): number {
    return this.bytes.length - this.at
  }

  /** Whether all that is left is nothing, or a line break, which a transfer may have added. */
  isBreak(): boolean {
    return this.left <= 2 && this.bytes.subarray(this.at).every(byte => byte === 10 || byte === 13)
  }

  append(piece: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes.subarray(this.at), piece])
    this.at = 0
  }

  /** Up to 24 bits. */
  take(count: number): number {
    const value = this.peek(count)
    this.skip(count)
    return value
  }

  /** Zero bits stand behind the end. */
  peek(count: number): number {
    while (this.count < count) {
      this.held = (this.held << 8) | (this.bytes[this.at++] ?? 0)
      this.count += 8
    }
    return (this.held >>> (this.count - count)) & ((1 << count) - 1)
  }

  skip(count: number): void {
    this.count -= count
    if (this.at - (this.count >> 3) > this.bytes.length) throw new Error('unexpected end of file')
  }

  align(): void {
    this.count -= this.count % 8
  }
}

/** The codes of one Huffman table, by their lengths. */
class Codes {
  private readonly limits = new Int32Array(maxCodeLength + 2)
  private readonly bases = new Int32Array(maxCodeLength + 2)
  private readonly symbols: number[] = []
  /** For the next bits the symbol that they start with, times 32, and its length; 0 where its code is longer. */
  private readonly short = new Uint16Array(1 << shortCode)

  constructor(lengths: Uint8Array) {
    let code = 0
    for (let length = 1; length <= maxCodeLength; length++) {
      const before = this.symbols.length
      this.bases[length] = before - code
      for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) this.symbols.push(symbol)
      if (length <= shortCode) this.fillShort(code, length, this.symbols.slice(before))
      code += this.symbols.length - before
      this.limits[length] = code
      code <<= 1
    }
  }

  next(bits: Bits): number {
    const short = this.short[bits.peek(shortCode)] ?? 0
    if (short > 0) {
      bits.skip(short & 31)
      return short >> 5
    }
    const ahead = bits.peek(maxCodeLength)
    for (let length = shortCode + 1; length <= maxCodeLength; length++) {
      const code = ahead >>> (maxCodeLength - length)
      const symbol = code < (this.limits[length] ?? 0) ? this.symbols[code + (this.bases[length] ?? 0)] : undefined
      if (symbol === undefined) continue
      bits.skip(length)
      return symbol
    }
    throw new Error('a code of bzip2 is not known')
  }

  private fillShort(first: number, length: number, symbols: readonly number[]): void {
    const span = 1 << (shortCode - length)
    for (const [i, symbol] of symbols.entries()) {
      this.short.fill((symbol << 5) | length, (first + i) * span, (first + i + 1) * span)
    }
  }
}

class Block {
  private readonly links: Uint32Array
  private length = 0
  private origin = 0

  constructor(size: number) {
    this.links = new Uint32Array(size)
  }

  read(bits: Bits): void {
    if (bits.take(1) === 1) throw new Error('bzip2 of before 1997 is not read')
    this.origin = bits.take(24)
    const used = usedBytes(bits)
    const { selectors, tables } = codes(bits, used.length + 2)
    this.decode(bits, used, selectors, tables)
    if (this.origin >= this.length) throw new Error('a block of bzip2 starts behind its end')
    this.link()
  }

  /** The symbols of the block: runs of the byte that came last, and bytes by how long ago they came. */
  private decode(bits: Bits, used: Uint8Array, selectors: Uint8Array, tables: readonly Codes[]): void {
    const recent = Uint8Array.from(used)
    const end = used.length + 1
    const { links } = this
    let length = 0
    let run = 0
    let weight = 1
    for (let i = 0; ; i++) {
      const table = tables[selectors[Math.floor(i / groupSize)] ?? tables.length]
      if (!table) throw new Error('a block of bzip2 has more symbols than tables')
      const symbol = table.next(bits)
      if (symbol < 2) {
        run += weight << symbol
        weight <<= 1
        if (run > links.length) throw new Error('a block of bzip2 is longer than it may be')
        continue
      }
      if (run > 0) {
        if (length + run > links.length) throw new Error('a block of bzip2 is longer than it may be')
        links.fill(recent[0] ?? 0, length, length + run)
        length += run
        run = 0
        weight = 1
      }
      if (symbol === end) break
      if (length >= links.length) throw new Error('a block of bzip2 is longer than it may be')
      const byte = recent[symbol - 1] ?? 0
      recent.copyWithin(1, 0, symbol - 1)
      recent[0] = byte
      links[length++] = byte
    }
    this.length = length
  }

  /** Undoes the sorting: above its low byte each place gets the place of the byte that comes next. */
  private link(): void {
    const { links, length } = this
    const starts = new Uint32Array(256)
    for (let i = 0; i < length; i++) {
      const byte = (links[i] ?? 0) & 255
      starts[byte] = (starts[byte] ?? 0) + 1
    }
    let sum = 0
    for (let byte = 0; byte < 256; byte++) {
      const count = starts[byte] ?? 0
      starts[byte] = sum
      sum += count
    }
    for (let i = 0; i < length; i++) {
      const byte = (links[i] ?? 0) & 255
      const at = starts[byte] ?? 0
      links[at] = ((links[at] ?? 0) | (i << 8)) >>> 0
      starts[byte] = at + 1
    }
  }

  /** Its bytes: behind four that are the same stands how many more of them there are. */
  *pieces(): Generator<Uint8Array> {
    const { links, length } = this
    let out = Buffer.allocUnsafe(pieceSize)
    let filled = 0
    let at = (links[this.origin] ?? 0) >>> 8
    let before = -1
    let same = 0
    for (let i = 0; i < length; i++) {
      const link = links[at] ?? 0
      const byte = link & 255
      at = link >>> 8
      if (filled + 256 > pieceSize) {
        yield out.subarray(0, filled)
        out = Buffer.allocUnsafe(pieceSize)
        filled = 0
      }
      if (same === 4) {
        out.fill(before, filled, filled + byte)
        filled += byte
        same = 0
        before = -1
        continue
      }
      same = byte === before ? same + 1 : 1
      before = byte
      out[filled++] = byte
    }
    if (filled > 0) yield out.subarray(0, filled)
  }
}

const pieceSize = 256 * 1024

/** Which bytes the block holds at all. */
function usedBytes(bits: Bits): Uint8Array {
  const groups = bits.take(16)
  const used: number[] = []
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue
    const members = bits.take(16)
    for (let i = 0; i < 16; i++) if ((members & (0x8000 >> i)) !== 0) used.push(group * 16 + i)
  }
  if (used.length === 0) throw new Error('a block of bzip2 holds no bytes')
  return Uint8Array.from(used)
}

/** The code tables of a block, and for every 50 symbols which of them they are written in. */
function codes(bits: Bits, symbols: number): { selectors: Uint8Array; tables: Codes[] } {
  const count = bits.take(3)
  const groups = bits.take(15)
  if (count < 2 || count > 6 || groups === 0) throw new Error('a block of bzip2 has no tables')
  const recent = Uint8Array.from({ length: count }, (_, i) => i)
  const selectors = new Uint8Array(groups)
  for (let i = 0; i < groups; i++) {
    let ago = 0
    while (bits.take(1) === 1) if (++ago >= count) throw new Error('a block of bzip2 names a table that it lacks')
    const table = recent[ago] ?? 0
    recent.copyWithin(1, 0, ago)
    recent[0] = table
    selectors[i] = table
  }
  return { selectors, tables: Array.from({ length: count }, () => new Codes(lengths(bits, symbols))) }
}

function lengths(bits: Bits, symbols: number): Uint8Array {
  const all = new Uint8Array(symbols)
  let length = bits.take(5)
  for (let symbol = 0; symbol < symbols; symbol++) {
    while (bits.take(1) === 1) {
      length += bits.take(1) === 1 ? -1 : 1
      if (length < 1 || length > maxCodeLength) throw new Error('a code of bzip2 is longer than it may be')
    }
    if (length < 1 || length > maxCodeLength) throw new Error('a code of bzip2 is longer than it may be')
    all[symbol] = length
  }
  return all
}

const crcTable = new Int32Array(256).map((_, n) => {
  let sum = n << 24
  for (let bit = 0; bit < 8; bit++) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  return sum
})

/** CRC-32 of the highest bit first, as bzip2 has it. */
function crc(bytes: Uint8Array, seed: number): number {
  let sum = seed
  for (const byte of bytes) sum = (sum << 8) ^ (crcTable[((sum >>> 24) ^ byte) & 255] ?? 0)
  return sum
}
