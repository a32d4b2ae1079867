/** One chunk of 64 KB: its header, its records, and the names and templates that they share. */
import { type ChunkBytes, chunkSize, definitionStretch, type Node, parseFragment } from './binxml.ts'
import { type Bytes, crc32, startsWith, u16, u32 } from './bytes.ts'
import { fingerprint } from './fingerprint.ts'
import { type Budget, chunkBudget, EvtxProblem, recordBudget, spend } from './problem.ts'
import { compile, type Template } from './template.ts'
import { utf16 } from './values.ts'

const headerSize = 512
const recordHead = 24
const maxName = 1024

/** Templates by content, for all files of the process; the oldest go when there are too many. */
const known = new Map<string, Template>()
const maxKnown = 4096
const maxKnownKey = 64 * 1024

export interface RecordPlace {
  readonly start: number
  readonly end: number
}

/** Told of something wrong at a chunk offset. */
export type Report = (at: number, message: string) => void

/** Holds one chunk after the other in one buffer; nothing that it hands out refers to that buffer. */
export class Chunk implements ChunkBytes {
  // The chunk lies at an odd address: nearly all strings of EVTX start at odd chunk offsets and so become aligned.
  readonly bytes = Buffer.alloc(chunkSize + 1).subarray(1)
  readonly view = new DataView(this.bytes.buffer, this.bytes.byteOffset, chunkSize)
  private readonly names = new Map<number, string>()
  private readonly templates = new Map<number, Template | EvtxProblem>()
  private budget: Budget = chunkBudget()
  private recordAt = 0
  private report: Report = () => {}

  /** Takes a chunk, whole or cut, and says whether it holds records. */
  load(source: Bytes, dirty: boolean, report: Report): readonly RecordPlace[] {
    this.bytes.set(source)
    this.bytes.fill(0, source.length)
    this.names.clear()
    this.templates.clear()
    this.budget = chunkBudget()
    this.report = report
    if (!startsWith(this.bytes, 'ElfChnk\0')) {
      if (!allZero(this.bytes, 0, chunkSize)) report(0, "chunk does not start with 'ElfChnk'")
      return []
    }
    if (source.length < chunkSize) report(0, `chunk is cut after ${source.length} of ${chunkSize} bytes`)
    return this.records(source.length, dirty)
  }

  name(at: number): string {
    const met = this.names.get(at)
    if (met !== undefined) return met
    const length = u16(this.bytes, at + 6)
    if (at < headerSize || length > maxName || at + 10 + length * 2 > chunkSize) {
      throw new EvtxProblem(`name at chunk offset ${at} lies outside of its chunk`)
    }
    const name = utf16(this.bytes, at + 8, length * 2)
    this.names.set(at, name)
    return name
  }

  /** The definition at a chunk offset; a bad one is bad for all records that use it. */
  template(at: number): Template {
    const met = this.templates.get(at)
    if (met instanceof EvtxProblem) throw met
    if (met) return met
    try {
      const template = this.readTemplate(at)
      this.templates.set(at, template)
      return template
    } catch (problem) {
      if (problem instanceof EvtxProblem) this.templates.set(at, problem)
      throw problem
    }
  }

  definition(at: number): readonly Node[] {
    return this.template(at).nodes
  }

  readonly note = (message: string): void => this.report(this.recordAt, message)

  /** Notes are about this record from now on. */
  reading(record: RecordPlace): void {
    this.recordAt = record.start
  }

  /** Runs `read` for a record within what a record, and all records of the chunk together, may cost. */
  spending<T>(record: RecordPlace, read: (budget: Budget) => T): T {
    this.reading(record)
    const budget = {
      nodes: Math.min(recordBudget.nodes, this.budget.nodes),
      text: Math.min(recordBudget.text, this.budget.text),
    }
    const { nodes, text } = budget
    try {
      return read(budget)
    } finally {
      this.budget.nodes -= nodes - budget.nodes
      this.budget.text -= text - budget.text
    }
  }

  /** For what is read without a budget of its own. */
  charge(nodes: number, text: number): void {
    spend(this.budget, nodes, text)
  }

  private readTemplate(at: number): Template {
    const stretch = definitionStretch(this.bytes, at)
    const key = fingerprint(this.bytes, stretch)
    const met = key === undefined ? undefined : known.get(key)
    if (met) return met
    const template = compile(parseFragment(this, stretch, this.budget))
    if (key !== undefined && key.length <= maxKnownKey) remember(key, template)
    return template
  }

  /** Records up to the header's free-space offset; behind it, in a file that was not closed, those that go on in sequence. */
  private records(available: number, dirty: boolean): RecordPlace[] {
    const { bytes } = this
    const free = Math.min(u32(bytes, 48), chunkSize)
    const whole = available === chunkSize
    const empty = free <= headerSize || (u32(bytes, 8) === 0xffffffff && u32(bytes, 12) === 0xffffffff)
    const headSound = crc32(bytes.subarray(128, headerSize), crc32(bytes.subarray(0, 120))) === u32(bytes, 124)
    if (empty && headSound && !dirty) return []
    const dataSound = !whole || crc32(bytes.subarray(headerSize, free)) === u32(bytes, 52)
    if (!headSound) this.report(0, 'checksum of the chunk header differs')
    if (!dataSound) this.report(0, 'checksum of the chunk differs, its records are read as they are')
    const places: RecordPlace[] = []
    const end = this.walk(places, headerSize, Math.min(free, available))
    const isCut = end >= free && (dirty || !dataSound || !headSound)
    if (isCut) this.recover(places, { from: end, limit: available, trusted: headSound })
    return places
  }

  private walk(places: RecordPlace[], from: number, limit: number): number {
    const { bytes } = this
    let at = from
    while (at + recordHead <= limit) {
      const size = u32(bytes, at + 4)
      const magic = u32(bytes, at) === 0x2a2a
      // An archived log gives the whole chunk as used and fills it up with zero bytes.
      if (!magic && allZero(bytes, at, limit)) break
      if (!magic || size < 32 || at + size > limit) {
        this.report(
          at,
          magic ? `record of ${size} bytes does not fit its chunk` : 'record does not start with its mark',
        )
        return -1
      }
      if (u32(bytes, at + size - 4) !== size) this.report(at, 'record closes with another size than it opens with')
      places.push({ start: at, end: at + size })
      at += size
    }
    return at
  }

  /**
   * Only what was plainly written last: each record whole, and numbered one above the record before it. Where none is before it
   * only a header that is not sound, and may call a chunk empty that is not, leaves it to be read.
   */
  private recover(places: RecordPlace[], { from, limit, trusted }: Behind): void {
    const { bytes } = this
    const last = places.at(-1)
    let next = last ? recordId(bytes, last.start) + 1 : trusted ? undefined : recordId(bytes, from)
    let at = from
    const before = places.length
    while (at + recordHead <= limit && u32(bytes, at) === 0x2a2a) {
      const size = u32(bytes, at + 4)
      const whole = size >= 32 && size % 8 === 0 && at + size <= limit && u32(bytes, at + size - 4) === size
      if (!whole || next === undefined || recordId(bytes, at) !== next) break
      places.push({ start: at, end: at + size })
      next += 1
      at += size
    }
    if (places.length > before)
      this.report(from, `chunk header is stale, ${places.length - before} records behind its end are read`)
  }
}

/** What stands behind the end that a chunk's header gives. */
interface Behind {
  readonly from: number
  readonly limit: number
  /** The header is sound. */
  readonly trusted: boolean
}

/** The number in a record's head, which is not its EventRecordID. */
export function recordId(bytes: Bytes, at: number): number {
  return u32(bytes, at + 12) * 0x100000000 + u32(bytes, at + 8)
}

function remember(key: string, template: Template): void {
  known.set(key, template)
  if (known.size <= maxKnown) return
  for (const oldest of known.keys()) {
    known.delete(oldest)
    break
  }
}

const zeros = Buffer.alloc(chunkSize)

function allZero(bytes: Buffer, from: number, to: number): boolean {
  return bytes.compare(zeros, 0, to - from, from, to) === 0
}
