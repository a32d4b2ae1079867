/** Logs by their paths: files, folders, archives and standard input, recognised by content and read in pieces. */
import {
  type ArchiveLimits,
  ArchiveProblem,
  archiveKind,
  archiveLimits,
  type Damage,
  inflated,
  type Member,
  Meter,
  tarMembers,
  zipMembers,
} from './archive.ts'
import type { BadRecord, LogEvent } from './event.ts'
import { evtxFrom } from './evtx/evtx.ts'
import type { LogDecoder, Output } from './format.ts'
import { formatOf, headSize, whatElse } from './formats.ts'
import { findInputs, type Inputs, reasonOf } from './inputs.ts'
import { type InputPart, isEnd, sizeOf } from './parts.ts'
import { filePieces, metered, type Peeked, type Pieces, peek } from './pieces.ts'
import { type Spelling, spellingOf } from './text-spelling.ts'

export interface ReadOptions {
  /** What `-` stands for; by default the standard input of the process. */
  readonly stdin?: Pieces
  readonly limits?: Partial<ArchiveLimits>
  /** How many events a batch holds, about; 500 by default. */
  readonly batchSize?: number
  /** Epoch milliseconds; gives times without a year theirs where the file does not tell when it was written. The clock's by default. */
  readonly now?: number
}

/** Some events of one file, and what happened on the way; any of the lists may be empty. */
export interface LogBatch {
  /** As the events in it name it. */
  readonly file: string
  readonly events: readonly LogEvent[]
  readonly bad: readonly BadRecord[]
  readonly skipped: readonly Skipped[]
  readonly progress: Progress
  /** In the last batch of a file of the file system, or of a part of one, whether or not it was read. */
  readonly done?: InputPart
}

/** A file that was not read, or not to its end. */
export interface Skipped {
  readonly file: string
  /**
   * `unreadable`: a path that is not there, a broken archive; `limit`: an archive that grows beyond reason; `document`:
   * a file in a folder whose name says that it is no log.
   */
  readonly kind: 'document' | 'empty' | 'unknown' | 'unreadable' | 'limit'
  readonly reason: string
}

export interface Progress {
  /** Files of the file system that are done; an archive is one. */
  readonly files: number
  readonly filesTotal: number
  /** Bytes of them that are read, packed as they are; the total does not count standard input. */
  readonly bytes: number
  readonly bytesTotal: number
}

const maxLayers = 4
/** Bytes after which a batch is handed on, however empty, so that progress is seen. */
const progressEvery = 16 * 1024 * 1024

/** Never throws for what it finds: what cannot be read is in `skipped` and `bad`, and the rest is read. */
export async function* readLogs(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<LogBatch> {
  const { inputs, unreadable, documents } = await findInputs(paths)
  const progress = atBeginning(inputs)
  for (const skipped of notRead({ unreadable, documents }))
    yield { file: skipped.file, events: [], bad: [], skipped: [skipped], progress }
  yield* readInputs(inputs, options)
}

/** What was not even opened. */
export function notRead({ unreadable, documents }: Pick<Inputs, 'unreadable' | 'documents'>): readonly Skipped[] {
  const reason = 'a document, by its name: name the file itself to read it'
  return [
    ...unreadable.map(({ file, reason: why }) => ({ file, kind: 'unreadable' as const, reason: why })),
    ...documents.map(file => ({ file, kind: 'document' as const, reason })),
  ]
}

/** Inputs one after the other; of a part of a file only the events that are in it. */
export async function* readInputs(inputs: readonly InputPart[], options: ReadOptions = {}): AsyncGenerator<LogBatch> {
  const progress = atBeginning(inputs)
  const batch = (part: Part): LogBatch => ({ events: [], bad: [], skipped: [], ...part, progress: { ...progress } })
  for (const input of inputs) {
    const before = progress.bytes
    const seen = (bytes: number) => {
      progress.bytes += bytes
    }
    for await (const part of readInput(input, options, seen)) yield batch(part)
    if (isEnd(input)) progress.files += 1
    if (input.path !== undefined) progress.bytes = before + sizeOf(input)
    yield { ...batch({ file: input.file }), done: input }
  }
}

const atBeginning = (inputs: readonly InputPart[]) => ({
  files: 0,
  filesTotal: inputs.length,
  bytes: 0,
  bytesTotal: inputs.reduce((sum, input) => sum + sizeOf(input), 0),
})

type Part = Pick<LogBatch, 'file'> & Partial<Omit<LogBatch, 'progress'>>

/** A file, or a member of an archive, that is yet to be recognised. */
interface Found {
  readonly file: string
  readonly pieces: Pieces
  /** Where it lies in the file system, for a form that is read by seeking. */
  readonly path: string | undefined
  /** The byte of it where the pieces begin. */
  readonly from: number
  readonly meter: Meter
  readonly layers: number
  readonly batchSize: number
  readonly now: number
  /** When it was last written, in epoch milliseconds. */
  readonly modified: number | undefined
  readonly seen: (bytes: number) => void
}

async function* readInput(input: InputPart, options: ReadOptions, seen: (bytes: number) => void): AsyncGenerator<Part> {
  const { file, path, size, modified, chunks } = input
  const meter = new Meter(path === undefined ? 0 : size, { ...archiveLimits, ...options.limits })
  const source = path === undefined ? (options.stdin ?? process.stdin) : filePieces(path, chunks)
  const pieces = metered(source, piece => {
    if (path === undefined) meter.packed += piece.length
    seen(piece.length)
  })
  const { batchSize = 500, now = Date.now() } = options
  const from = chunks?.from ?? 0
  yield* readFound({ file, pieces, path, from, meter, layers: 0, batchSize, now, modified, seen })
}

async function* readFound(found: Found): AsyncGenerator<Part> {
  const { file } = found
  let peeked: Peeked | undefined
  try {
    peeked = await peek(found.pieces, headSize)
    if (found.from > 0 && found.path !== undefined) {
      const decoder = (output: Output) => evtxFrom(file, output, found.path ?? '', found.from)
      yield* readEvents(decoder, { ...found, pieces: peeked.whole })
    } else yield* recognise(found, peeked)
  } catch (error) {
    // A limit is the whole archive's: it ends the outermost, not the member where it was met.
    if (error instanceof ArchiveProblem && found.layers > 0) throw error
    const kind = error instanceof ArchiveProblem ? 'limit' : 'unreadable'
    yield skip(file, kind, peeked ? `${reasonOf(error)}; the rest of it is not read` : reasonOf(error))
  } finally {
    await peeked?.close()
  }
}

async function* recognise(found: Found, { head, whole, close }: Peeked): AsyncGenerator<Part> {
  const { file, meter } = found
  const kind = archiveKind(head)
  if (head.length === 0) yield skip(file, 'empty', 'it is empty')
  else if (kind && found.layers >= maxLayers) yield skip(file, 'limit', `archives are nested deeper than ${maxLayers}`)
  else if (kind === 'tar') yield* readMembers(found, tarMembers(whole, meter), () => {})
  else if (kind === 'zip' && found.path === undefined)
    yield* readMembers(found, zipMembers(undefined, whole, meter), () => {})
  else if (kind === 'zip') {
    // Read by seeking, so the stream of the file is of no more use.
    await close()
    yield* readMembers(found, zipMembers(found.path, whole, meter), found.seen)
  } else if (kind) yield* readFound({ ...inside(found, file), pieces: inflated(kind, whole, meter) })
  else {
    const spelling = spellingOf(head)
    const format = formatOf(spelling?.head ?? head)
    const pieces = spelling ? turned(whole, spelling) : whole
    const added = spelling?.added ?? 0
    if (format) yield* readEvents((output, latest) => format.open(file, output, latest), { ...found, pieces }, added)
    else yield skip(file, 'unknown', whatElse(head))
  }
}

async function* turned(pieces: Pieces, { turn }: Spelling): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield turn(piece)
}

async function* readMembers(
  found: Found,
  members: AsyncIterable<Member | Damage>,
  seen: (bytes: number) => void,
): AsyncGenerator<Part> {
  for await (const member of members) {
    if (member.kind === 'damage') {
      const { offset, message } = member
      yield { file: found.file, bad: [{ file: found.file, offset, message }] }
      continue
    }
    const { name, size, modified, content } = member
    if (/(^|\/)__MACOSX\//.test(name)) continue
    const file = `${found.file}!${name}`
    if (typeof content === 'string') yield skip(file, 'unreadable', content)
    else yield* readFound({ ...inside(found, file), modified: modified ?? found.modified, pieces: content })
    seen(size)
  }
}

const inside = (found: Found, file: string): Found => ({ ...found, file, path: undefined, layers: found.layers + 1 })

/** `added` bytes at its beginning are not in the file. */
async function* readEvents(
  open: (output: Output, latest: number) => LogDecoder,
  found: Found,
  added = 0,
): AsyncGenerator<Part> {
  const { file } = found
  const events: LogEvent[] = []
  const bad: BadRecord[] = []
  const taken = (): BadRecord[] => bad.splice(0).map(record => ({ ...record, offset: record.offset - added }))
  const latest = Math.min(found.modified ?? found.now, found.now) * 1000
  const decoder = open({ events, bad }, latest)
  let broken: unknown
  let since = 0
  try {
    for await (const piece of found.pieces) {
      decoder.push(piece)
      since += piece.length
      if (events.length + bad.length < found.batchSize && since < progressEvery) continue
      since = 0
      yield { file, events: events.splice(0), bad: taken() }
    }
  } catch (error) {
    broken = error
  }
  // What came before a file broke off is as good as in any other.
  decoder.end()
  yield { file, events, bad: taken() }
  if (broken !== undefined) throw broken
}

const skip = (file: string, kind: Skipped['kind'], reason: string): Part => ({
  file,
  skipped: [{ file, kind, reason }],
})
