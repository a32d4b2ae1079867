/** Reads tar archives member by member; behind a damaged header it goes on at the next sound one. */
import type { Damage } from './archive.ts'
import type { Pieces } from './pieces.ts'

export interface TarEntry {
  readonly kind: 'member'
  readonly name: string
  readonly size: number
  /** As the header writes it: seconds since 1970. */
  readonly modified: number
  /** `sparse`: its holes are not in the archive, so that its bytes are not those of the file. */
  readonly type: 'file' | 'sparse' | 'other'
  /** To be read before the next entry is asked for. */
  readonly content: Pieces
}

const blockSize = 512
/** Of a name or of further attributes in front of a header. */
const maxNote = 1024 * 1024

/** Whether a file that begins with this block is a tar, also one of a time before they had a mark. */
export const isTarHeader = (block: Uint8Array): boolean =>
  headerOf(Buffer.from(block.buffer, block.byteOffset, block.length))?.isPlausible === true

/** Content is never taken for headers while sizes are sound; throws where the archive ends in the midst of a member. */
export async function* tarEntries(pieces: Pieces): AsyncGenerator<TarEntry | Damage> {
  const source = new Source(pieces)
  let notes: Notes = {}
  let zeros = 0
  let lost: number | undefined
  for (let block = await source.block(); block; block = await source.block()) {
    const offset = source.offset - block.length
    if (isZero(block)) {
      zeros += 1
      continue
    }
    const header = headerOf(block)
    // Two blocks of zeros end the archive; another one may follow, or what a tape has kept of older days.
    const isEnded = lost === undefined && zeros > 1
    if (!header || ((lost !== undefined || isEnded) && !header.isPlausible)) {
      if (!isEnded) lost ??= offset - (zeros === 1 ? blockSize : 0)
      continue
    }
    if (lost !== undefined) {
      yield damage(lost, `what follows it is not read up to byte ${offset}, where the next sound header is`)
      notes = {}
    }
    lost = undefined
    zeros = 0
    if (header.type in noteTypes) {
      notes = { ...notes, ...notesOf(header.type, await source.bytes(header.size)) }
      await source.skip(padding(header.size))
      continue
    }
    if (header.type === 'S') await skipMaps(source, block)
    yield* entry(source, header, notes)
    notes = {}
  }
  if (lost !== undefined) yield damage(lost, 'no sound one follows')
}

async function* entry(source: Source, header: Header, notes: Notes): AsyncGenerator<TarEntry> {
  const { type } = header
  const { name = header.name, modified = header.modified } = notes
  // Links, devices and folders have no bytes, whatever size they tell.
  const size = /[1-6]/.test(type) ? 0 : (notes.size ?? header.size)
  const end = source.offset + size
  const isFile = (type === '0' || type === '7') && !name.endsWith('/')
  yield {
    kind: 'member',
    name,
    size,
    modified,
    type: isFile ? 'file' : type === 'S' ? 'sparse' : 'other',
    content: contentOf(source, end),
  }
  await source.skip(end - source.offset + padding(size))
}

const damage = (offset: number, then: string): Damage => ({
  kind: 'damage',
  offset,
  message: `the header of a member is damaged; ${then}`,
})

async function* contentOf(source: Source, end: number): AsyncGenerator<Uint8Array> {
  while (source.offset < end) yield await source.some(end - source.offset)
}

/** A file with many holes tells where they are in blocks of their own, in front of its content. */
async function skipMaps(source: Source, header: Buffer): Promise<void> {
  for (let goesOn = header[482]; goesOn; goesOn = (await source.block())?.[504]);
}

interface Header {
  readonly name: string
  readonly size: number
  readonly modified: number
  readonly type: string
  /** Whether it is a header by more than its checksum: by its mark, or by all its numbers. */
  readonly isPlausible: boolean
}

/** Undefined where the checksum is wrong or the size is none. */
function headerOf(block: Buffer): Header | undefined {
  if (block.length < blockSize) return undefined
  const sum = octal(block, 148, 8)
  if (sum === undefined || !sumsOf(block).includes(sum)) return undefined
  const size = numberAt(block, 124, 12)
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0)
  if (size === undefined || (type in noteTypes && size > maxNote)) return undefined
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0'
  const isMarked = block.toString('latin1', 257, 262) === 'ustar'
  const prefix = isPosix ? textAt(block, 345, 155) : ''
  const name = textAt(block, 0, 100)
  const modified = numberAt(block, 136, 12)
  const isPlausible =
    isMarked ||
    (/^[^\0-\x1f]/.test(name) && /[0-7]/.test(type) && modified !== undefined && octal(block, 100, 8) !== undefined)
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, modified: modified ?? 0, type, isPlausible }
}

/** Of the bytes with and without a sign, as some old writers summed; the checksum itself counts as blanks. */
function sumsOf(block: Buffer): readonly number[] {
  let sum = 8 * 32
  let signed = sum
  for (let i = 0; i < blockSize; i++) {
    if (i >= 148 && i < 156) continue
    const byte = block[i] ?? 0
    sum += byte
    signed += byte < 128 ? byte : byte - 256
  }
  return [sum, signed]
}

/** Octal digits, or for what they cannot hold the bytes of the number behind a bit that says so. */
function numberAt(block: Buffer, at: number, length: number): number | undefined {
  if (block[at] !== 0x80) return octal(block, at, length)
  const number = Number(`0x${block.toString('hex', at + 1, at + length)}`)
  return Number.isSafeInteger(number) ? number : undefined
}

function octal(block: Buffer, at: number, length: number): number | undefined {
  const [, digits] = /^[ \0]*([0-7]*)(?:[ \0]|$)/.exec(block.toString('latin1', at, at + length)) ?? []
  return digits === undefined ? undefined : Number.parseInt(digits || '0', 8)
}

function textAt(block: Buffer, at: number, length: number): string {
  const [text = ''] = block.toString('utf8', at, at + length).split('\0', 1)
  return text
}

const isZero = (block: Buffer): boolean => block.equals(zeroBlock)
const zeroBlock = Buffer.alloc(blockSize)

const padding = (size: number): number => (blockSize - (size % blockSize)) % blockSize

/** What stands in front of a header because it is too long for it. */
interface Notes {
  readonly name?: string
  readonly size?: number
  readonly modified?: number
}

/** Members that tell of the next one: GNU's long name and long link, and attributes of one or of all that follow. */
const noteTypes: Readonly<Record<string, 'name' | 'attributes' | 'other'>> = {
  L: 'name',
  N: 'name',
  x: 'attributes',
  K: 'other',
  g: 'other',
}

function notesOf(type: string, bytes: Buffer): Notes {
  const kind = noteTypes[type]
  if (kind === 'name') return { name: textAt(bytes, 0, bytes.length) }
  return kind === 'attributes' ? attributesOf(bytes) : {}
}

/** Lines of `27 path=folder/name.json`, the number being the length of the line. */
function attributesOf(bytes: Buffer): Notes {
  let notes: Notes = {}
  for (let at = 0; at < bytes.length; ) {
    const [head, digits] = /^([0-9]{1,7}) /.exec(bytes.toString('latin1', at, at + 8)) ?? []
    const end = at + Number(digits)
    if (head === undefined || end <= at + head.length) return notes
    const line = bytes.toString('utf8', at + head.length, end - 1)
    const value = line.slice(line.indexOf('=') + 1)
    if (line.startsWith('path=')) notes = { ...notes, name: value }
    else if (/^size=\d{1,15}$/.test(line)) notes = { ...notes, size: Number(value) }
    else if (/^mtime=\d{1,12}(\.\d*)?$/.test(line)) notes = { ...notes, modified: Number(value) }
    at = end
  }
  return notes
}

/** The bytes of the archive, one after the other, and how many of them are read. */
class Source {
  offset = 0
  #held: Uint8Array = new Uint8Array()
  #failure: unknown
  readonly #pieces: AsyncIterator<Uint8Array>

  constructor(pieces: Pieces) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** One byte at the least, `most` at the most. */
  async some(most: number): Promise<Uint8Array> {
    if (!(await this.#fill())) throw new Error('archive ends in the midst of a member')
    const taken = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(taken.length)
    this.offset += taken.length
    return taken
  }

  async bytes(count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count)
    for (let at = 0; at < count; ) {
      const some = await this.some(count - at)
      bytes.set(some, at)
      at += some.length
    }
    return bytes
  }

  /** Undefined at the end, and shorter than a block in front of it. */
  async block(): Promise<Buffer | undefined> {
    const block = Buffer.alloc(blockSize)
    let length = 0
    while (length < blockSize && (await this.#fill())) {
      const some = await this.some(blockSize - length)
      block.set(some, length)
      length += some.length
    }
    return length === 0 ? undefined : block.subarray(0, length)
  }

  async skip(count: number): Promise<void> {
    const end = this.offset + count
    while (this.offset < end) await this.some(end - this.offset)
  }

  async #fill(): Promise<boolean> {
    // Who reads a member hears of what ended the archive first, and may go on to the next all the same.
    if (this.#failure !== undefined) throw this.#failure
    while (this.#held.length === 0) {
      try {
        const next = await this.#pieces.next()
        if (next.done) return false
        this.#held = next.value
      } catch (error) {
        this.#failure = error
        throw error
      }
    }
    return true
  }
}
