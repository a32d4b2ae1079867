/** The members of a zip by the headers that stand in front of them, for where its directory is lost. */
import { createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { crc32 } from './evtx/bytes.ts'
import { type Pieces, through } from './pieces.ts'

/** The bytes of a zip, to be read from anywhere. */
export interface ZipSource {
  readonly size: number
  bytes(start: number, length: number): Promise<Buffer>
  pieces(start: number, end: number): Pieces
}

export interface WalkedMember {
  readonly kind: 'member'
  /** As far as a header in front of a member can tell. */
  readonly entry: yauzl.Entry
  /** Why it cannot be read; else its bytes. */
  readonly content: Pieces | string
}

/** Bytes between two members that belong to neither. */
export interface Gap {
  readonly kind: 'gap'
  readonly from: number
  /** Where the next member begins, if there is one. */
  readonly to: number | undefined
}

/** Throws behind the last piece where the checksum of all is not the one that was kept. */
export async function* summed(
  pieces: Pieces,
  isKept: (sum: number) => boolean | Promise<boolean>,
): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const piece of pieces) {
    sum = crc32(piece, sum)
    yield piece
  }
  if (!(await isKept(sum))) throw new Error('it is damaged: its checksum is another')
}

/**
 * In their order, each byte being of one member at the most, so that the whole costs about one reading. `given` has the
 * members that are known already: where their headers begin and how long they are packed.
 */
export async function* walkedMembers(
  source: ZipSource,
  given: ReadonlyMap<number, number>,
  spend: (bytes: number) => void,
): AsyncGenerator<WalkedMember | Gap> {
  let end = 0
  for (let next = await nextHeader(source, end); next; next = await nextHeader(source, end)) {
    if (next.at - end > longestDescriptor) yield { kind: 'gap', from: await behindSizes(source, end), to: next.at }
    const known = given.get(next.at)
    if (known !== undefined) {
      end = next.start + known
      continue
    }
    const place = await placeOf(source, next)
    yield { kind: 'member', entry: next.entry, content: place.content }
    end = await place.end(spend)
  }
  if (!(await isBehindMembers(source, end))) yield { kind: 'gap', from: await behindSizes(source, end), to: undefined }
}

/** Sizes that stand behind a member where they were not known in front of it. */
const longestDescriptor = 24

interface Header {
  readonly at: number
  /** Of the content. */
  readonly start: number
  readonly entry: yauzl.Entry
}

interface Place {
  readonly content: Pieces | string
  /** Asked for when the content was read, as far as it was wanted; what is inflated to know it is spent. */
  end(spend: (bytes: number) => void): Promise<number>
}

/** A size is believed where something of a zip stands behind it; deflate finds its end without one. */
async function placeOf(source: ZipSource, { entry, start }: Header): Promise<Place> {
  const isSum = (sum: number): boolean => sum === entry.crc32
  const told = start + entry.compressedSize
  const isLate = (entry.generalPurposeBitFlag & 8) !== 0
  const isTold = !isLate || entry.compressedSize > 0
  const packed = entry.compressionMethod === 8
  if (entry.isEncrypted() || !entry.canDecodeFileData() || !(packed || isTold)) {
    const content = entry.isEncrypted()
      ? 'it is encrypted'
      : entry.canDecodeFileData()
        ? 'its size is not told in front of it'
        : `compression method ${entry.compressionMethod} is not known`
    return { content, end: async () => (isTold && (await isBetween(source, told)) ? told : start) }
  }
  if (packed) {
    const isSure = isTold && (await isBetween(source, told))
    const member = new Deflated(source, start, isSure ? told : source.size)
    const isKept = isLate ? (sum: number) => isDescribed(source, start + member.consumed, sum) : isSum
    return { content: summed(member.pieces(), isKept), end: async spend => (isSure ? told : member.end(spend)) }
  }
  const isSure = await isBetween(source, told)
  const end = isSure ? told : Math.min(told, (await nextHeader(source, start))?.at ?? source.size)
  return { content: summed(stored(source, start, end, told), isSum), end: async () => end }
}

async function* stored(source: ZipSource, start: number, end: number, told: number): AsyncGenerator<Uint8Array> {
  if (end > start) yield* source.pieces(start, end)
  if (end < told) throw new Error('it is shorter than its header says')
}

/** Whether the checksum stands behind a member that ends here. */
async function isDescribed(source: ZipSource, end: number, sum: number): Promise<boolean> {
  const bytes = await source.bytes(end, Math.min(8, source.size - end))
  return [0, 4].some(at => at + 4 <= bytes.length && bytes.readUInt32LE(at) === sum)
}

/** Content whose end is found by inflating it. */
class Deflated {
  private readonly source: ZipSource
  private readonly start: number
  private readonly limit: number
  /** The bytes of it that are inflated, behind the last piece all of them. */
  consumed = 0
  private isRead = false

  constructor(source: ZipSource, start: number, limit: number) {
    this.source = source
    this.start = start
    this.limit = limit
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const inflate = createInflateRaw()
    try {
      yield* through(this.source.pieces(this.start, this.limit), inflate)
      this.isRead = true
    } catch (error) {
      this.isRead = true
      throw error
    } finally {
      // What was fed and then found broken is not counted: a header in it may be sound.
      this.consumed = inflate.bytesWritten
      inflate.destroy()
    }
  }

  /** Behind the content, or behind what of it is sound. */
  async end(spend: (bytes: number) => void): Promise<number> {
    if (!this.isRead) await this.readOn(spend)
    return this.start + this.consumed
  }

  /** The reader wanted no more of it; what is inflated now is let go of at once. */
  private async readOn(spend: (bytes: number) => void): Promise<void> {
    const pieces = this.pieces()
    try {
      for (let size: number | undefined = 0; size !== undefined; size = await sizeOfNext(pieces)) spend(size)
    } finally {
      await pieces.return(undefined)
    }
  }
}

/** Undefined at the end, be it sound or not. */
async function sizeOfNext(pieces: AsyncGenerator<Uint8Array>): Promise<number | undefined> {
  try {
    const next = await pieces.next()
    return next.done ? undefined : next.value.length
  } catch {
    return undefined
  }
}

const headerSize = 30
const headerMark = 'PK\x03\x04'
const sizesMark = 'PK\x07\x08'
/** Of the directory and of its ends. */
const directoryMarks: readonly string[] = ['PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07']
const marks: readonly string[] = [headerMark, sizesMark, ...directoryMarks]
const window = 65_536

async function nextHeader(source: ZipSource, from: number): Promise<Header | undefined> {
  for (let start = from; start + headerSize <= source.size; start += window) {
    const bytes = await source.bytes(start, Math.min(window + headerMark.length - 1, source.size - start))
    for (
      let at = bytes.indexOf(headerMark, 0, 'latin1');
      at >= 0;
      at = bytes.indexOf(headerMark, at + headerMark.length, 'latin1')
    ) {
      const header = await headerAt(source, start + at)
      if (header) return header
    }
  }
  return undefined
}

/** Undefined where the mark stands in front of something else. */
async function headerAt(source: ZipSource, at: number): Promise<Header | undefined> {
  if (at + headerSize > source.size) return undefined
  const bytes = await source.bytes(at, headerSize)
  const nameLength = bytes.readUInt16LE(26)
  const extraLength = bytes.readUInt16LE(28)
  const method = bytes.readUInt16LE(8)
  const start = at + headerSize + nameLength + extraLength
  if (nameLength === 0 || nameLength > longestName || method > lastMethod || start > source.size) return undefined
  const texts = await source.bytes(at + headerSize, nameLength + extraLength)
  const extraFields = fieldsOf(texts.subarray(nameLength))
  const entry = Object.assign(new yauzl.Entry(), {
    generalPurposeBitFlag: bytes.readUInt16LE(6),
    compressionMethod: method,
    lastModFileTime: bytes.readUInt16LE(10),
    lastModFileDate: bytes.readUInt16LE(12),
    crc32: bytes.readUInt32LE(14),
    compressedSize: sizeIn(bytes, extraFields),
    fileNameRaw: texts.subarray(0, nameLength),
    extraFields,
  })
  return { at, start, entry }
}

const longestName = 4096
const lastMethod = 99

function fieldsOf(bytes: Buffer): ReturnType<typeof yauzl.parseExtraFields> {
  try {
    return yauzl.parseExtraFields(bytes)
  } catch {
    return []
  }
}

/** Packed; beyond 4 GB it stands behind the size of the whole in a field of its own. */
function sizeIn(header: Buffer, extraFields: ReturnType<typeof yauzl.parseExtraFields>): number {
  const size = header.readUInt32LE(18)
  const large = extraFields.find(({ id }) => id === 1)?.data
  return size === 0xffffffff && large && large.length >= 16 ? Number(large.readBigUInt64LE(8)) : size
}

/** Whether a member may end here. */
async function isBetween(source: ZipSource, at: number): Promise<boolean> {
  if (at >= source.size) return at === source.size
  return marks.includes((await source.bytes(at, Math.min(4, source.size - at))).toString('latin1'))
}

/** The sizes behind a member are passed over where they have their mark. */
async function behindSizes(source: ZipSource, end: number): Promise<number> {
  const mark = await source.bytes(end, Math.min(4, source.size - end))
  return mark.toString('latin1') === sizesMark ? end + 16 : end
}

/** Whether no more than the sizes of the last member stand in front of the directory, or of the end. */
async function isBehindMembers(source: ZipSource, end: number): Promise<boolean> {
  if (source.size - end <= longestDescriptor) return true
  const rest = (await source.bytes(end, longestDescriptor + 4)).toString('latin1')
  return directoryMarks.some(mark => rest.includes(mark))
}
