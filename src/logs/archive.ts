/** Archives and packed files as streams of their members; nothing is ever written, so a member's name can do no harm. */
import yauzl from 'yauzl'
import { bunzipped } from './bunzip2.ts'
import { gunzipped } from './gunzip.ts'
import { reasonOf } from './inputs.ts'
import { gather, metered, type Pieces } from './pieces.ts'
import { isTarHeader, tarEntries } from './tar-reader.ts'
import { unxz } from './unxz.ts'
import { unzstd } from './unzstd.ts'
import { openZip } from './zip-reader.ts'
import { summed, walkedMembers, type ZipSource } from './zip-walk.ts'

export type Packing = 'gzip' | 'zstd' | 'xz' | 'bzip2'
export type ArchiveKind = 'zip' | 'tar' | Packing

export interface ArchiveLimits {
  readonly entries: number
  /** Bytes after inflating, of all members together. */
  readonly inflated: number
  /** How many times its packed size an archive may grow, once it has grown beyond `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
  /** The same for what no log does, not even one of blank lines or an empty EVTX; soon, as little is lost. */
  readonly burst: number
  readonly burstFrom: number
  /** A zip inside another archive is held in memory: up to this size. */
  readonly held: number
}

export const archiveLimits: ArchiveLimits = {
  entries: 100_000,
  inflated: 256 * 2 ** 30,
  ratio: 250,
  ratioFrom: 32 * 2 ** 20,
  burst: 900,
  burstFrom: 4 * 2 ** 20,
  held: 256 * 2 ** 20,
}

/** Thrown where an archive asks for more than the limits grant; the message says which. */
export class ArchiveProblem extends Error {}

/** What one outermost archive has cost so far. */
export class Meter {
  packed: number
  private entries = 0
  private inflated = 0
  readonly limits: ArchiveLimits

  constructor(packed: number, limits: ArchiveLimits) {
    this.packed = packed
    this.limits = limits
  }

  entry(): void {
    this.entries += 1
    if (this.entries > this.limits.entries)
      throw new ArchiveProblem(`archive has more than ${this.limits.entries} members`)
  }

  inflate(bytes: number): void {
    const { inflated, ratio, ratioFrom, burst, burstFrom } = this.limits
    this.inflated += bytes
    if (this.inflated > inflated) throw new ArchiveProblem(`archive inflates to more than ${inflated} bytes`)
    const times = this.inflated > ratioFrom ? ratio : this.inflated > burstFrom ? burst : Number.POSITIVE_INFINITY
    if (this.inflated > times * this.packed)
      throw new ArchiveProblem(`archive inflates to more than ${times} times its size`)
  }
}

export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  const at = (offset: number, text: string) => [...text].every((char, i) => head[offset + i] === char.charCodeAt(0))
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06')) return 'zip'
  if (at(0, '\x1f\x8b\x08')) return 'gzip'
  if (at(0, '\x28\xb5\x2f\xfd')) return 'zstd'
  if (at(0, '\xfd7zXZ\0')) return 'xz'
  if (at(0, 'BZh') && (at(4, '1AY&SY') || at(4, '\x17\x72\x45\x38\x50\x90'))) return 'bzip2'
  if (at(257, 'ustar') || isTarHeader(head.subarray(0, 512))) return 'tar'
  return undefined
}

export interface Member {
  readonly kind: 'member'
  readonly name: string
  readonly size: number
  /** When it was last written, in epoch milliseconds. */
  readonly modified: number | undefined
  /** Why it cannot be read; else its bytes, to be read before the next member is asked for. */
  readonly content: Pieces | string
}

/** A place where the archive itself is broken, and what that costs. */
export interface Damage {
  readonly kind: 'damage'
  readonly offset: number
  readonly message: string
}

/** `path` where the zip lies in a file, else it is held in memory. */
export async function* zipMembers(
  path: string | undefined,
  pieces: Pieces,
  meter: Meter,
): AsyncGenerator<Member | Damage> {
  const { zip, source, close } = await openZip(path ?? (await held(pieces, meter)))
  try {
    if (zip) yield* namedMembers(zip, source, meter)
    else {
      yield { kind: 'damage', offset: source.size, message: `the directory of the zip is not here; ${walked}` }
      yield* unnamedMembers(source, new Map(), meter)
    }
  } finally {
    await close()
  }
}

const walked = 'members that it does not name are found by their own headers'

/** Those of the directory; behind a damage of it the others. */
async function* namedMembers(zip: yauzl.ZipFile, source: ZipSource, meter: Meter): AsyncGenerator<Member | Damage> {
  const given = new Map<number, number>()
  let isWhole = true
  try {
    for await (const entry of zip.eachEntry()) {
      meter.entry()
      const content = await zipContent(zip, entry)
      // What is not where the directory has it may be found elsewhere.
      if (content === undefined) isWhole = false
      else given.set(entry.relativeOffsetOfLocalHeader, entry.compressedSize)
      yield* zipMember(entry, content ?? 'its header is not where the directory says', meter)
    }
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error
    isWhole = false
    const offset = Number(zip.readEntryCursor)
    yield { kind: 'damage', offset, message: `the directory of the zip is damaged; ${walked}` }
  }
  if (!isWhole) yield* unnamedMembers(source, given, meter)
}
async function* unnamedMembers(
  source: ZipSource,
  given: ReadonlyMap<number, number>,
  meter: Meter,
): AsyncGenerator<Member | Damage> {
  for await (const found of walkedMembers(source, given, bytes => meter.inflate(bytes))) {
    meter.entry()
    if (found.kind === 'member') yield* zipMember(found.entry, found.content, meter)
    else {
      const then = found.to === undefined ? 'none follows' : `the next one is at byte ${found.to}`
      yield { kind: 'damage', offset: found.from, message: `no header of a member is here; ${then}` }
    }
  }
}

function* zipMember(entry: yauzl.Entry, content: Pieces | string, meter: Meter): Generator<Member> {
  const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  if (name.endsWith('/')) return
  yield {
    kind: 'member',
    name,
    size: entry.compressedSize,
    modified: timeOf(entry.getLastModDate()),
    content: typeof content === 'string' ? content : metered(content, piece => meter.inflate(piece.length)),
  }
}

/** Undefined where the member is not to be found. */
async function zipContent(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Pieces | string | undefined> {
  if (entry.isEncrypted()) return 'it is encrypted'
  if (!entry.canDecodeFileData()) return `compression method ${entry.compressionMethod} is not known`
  try {
    return summed(await memberPieces(zip, entry), sum => sum === entry.crc32)
  } catch (error) {
    return error instanceof Error && 'code' in error ? reasonOf(error) : undefined
  }
}

// The types of both libraries say no more of a stream than that it is one.
const memberPieces = async (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Pieces> =>
  (await zip.openReadStreamPromise(entry)) as Pieces

export async function* tarMembers(pieces: Pieces, meter: Meter): AsyncGenerator<Member | Damage> {
  for await (const entry of tarEntries(pieces)) {
    meter.entry()
    if (entry.kind === 'damage') yield entry
    else if (entry.type !== 'other')
      yield {
        kind: 'member',
        name: entry.name,
        size: entry.size,
        modified: timeOf(new Date(entry.modified * 1000)),
        content: entry.type === 'sparse' ? 'it is kept without its holes' : entry.content,
      }
  }
}

/** An archive that says nothing of a time says 1970 or 1980. */
function timeOf(date: Date | undefined): number | undefined {
  const time = date?.getTime() ?? Number.NaN
  return time > Date.UTC(1981, 0) ? time : undefined
}

const unpackers = { gzip: gunzipped, zstd: unzstd, xz: unxz, bzip2: bunzipped }

export const inflated = (packing: Packing, pieces: Pieces, meter: Meter): Pieces =>
  metered(unpackers[packing](pieces), piece => meter.inflate(piece.length))

async function held(pieces: Pieces, meter: Meter): Promise<Buffer> {
  const bytes = await gather(pieces, meter.limits.held)
  if (!bytes) throw new ArchiveProblem(`zip inside another archive is larger than ${meter.limits.held} bytes`)
  return bytes
}
