/** Logs into the store: read, normalised, inserted in blocks; what cannot be read is told and the rest goes on. */
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { NormaliseOptions } from '../cim/normalise.ts'
import { BlockWriter, usualBlock } from '../engine/block-writer.ts'
import type { Engine, FileEnd, FileName, KeptFile } from '../engine/engine.ts'
import type { LogProblem, Progress } from '../harrier.ts'
import { findInputs, type Input } from '../logs/inputs.ts'
import { type InputPart, partsOf, sizeOf } from '../logs/parts.ts'
import { notRead } from '../logs/read.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { keptOtherwise } from './kept-otherwise.ts'
import { loadingsOnThreads } from './load-threads.ts'
import { type Loading, loadings, type ReadPart, type Stretch } from './loading.ts'
import { contentHash } from './store-hash.ts'
import { TimelessCount, timelessProblem } from './timeless.ts'

export interface LoadOptions {
  readonly overrides?: NormaliseOptions
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: LogProblem) => void
  readonly onEvent?: (event: StoredEvent) => void
  readonly signal?: AbortSignal
  /** How many threads read; by default as many as the machine and the size of the logs suggest. */
  readonly threads?: number
  /** Bytes of logs that a thread reads in one go, about; 8 MB by default. */
  readonly stretchBytes?: number
  /** Bytes of events from which a block is inserted; 24 MB by default. */
  readonly blockBytes?: number
}

/** What searches run over. */
export interface Loaded {
  readonly files: number
  readonly events: number
  readonly badRecords: number
}

export async function loadLogs(engine: Engine, paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const logs = new Set<string>()
  let events = 0
  let badRecords = 0
  for await (const loading of load(paths, options, { events: 0, wanted: async () => true })) {
    const { block, ends, rest } = loading
    const reads = [...ends.map(({ read }) => read), rest]
    for (const read of reads) for (const log of read.logs) logs.add(log)
    events += loading.events
    badRecords += loading.bad.length
    await engine.addBlock({ block, ends: [], rest: reads.map(({ chapter }) => chapter) })
  }
  await engine.settle()
  return { files: logs.size, events, badRecords }
}

/** Into a store that is kept: what it holds already is not read again, and a file is kept when all of it was read. */
export async function keepLogs(engine: Engine, paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const known = new Map<string, KeptFile | undefined>(engine.files().map(file => [file.hash, file]))
  known.delete('')
  /** By path. */
  const hashes = new Map<string, string>()
  const wanted = async (input: Input): Promise<boolean> => {
    const { file, path } = input
    // what comes through a pipe has no hash, and is new each time
    const hash = (isPipe(input) || path === undefined ? undefined : await contentHash(path, options.signal)) ?? ''
    if (known.has(hash)) {
      const kept = known.get(hash)
      const message = kept && (await keptOtherwise(engine, kept, options.overrides))
      if (message !== undefined) options.onProblem?.({ kind: 'skipped', file, message })
      return false
    }
    if (hash !== '') known.set(hash, undefined)
    if (path !== undefined) hashes.set(path, hash)
    return true
  }
  let read: ReadPart[] = []
  const unkept: ReadPart[] = []
  for await (const loading of load(paths, options, { events: storeTotals(engine).events, wanted })) {
    const ends: FileEnd[] = []
    for (const { rows, input, read: last } of loading.ends) {
      const parts = [...read, last]
      const file = fileOf(input, hashes.get(input.path ?? '') ?? '', parts)
      read = []
      const isWhole = file === undefined || (await isUnchanged(input))
      if (!isWhole) options.onProblem?.({ kind: 'skipped', file: input.file, message: changed })
      if (!isWhole || file === undefined) unkept.push(...parts)
      ends.push({ rows, chapter: last.chapter, file: isWhole ? file : undefined })
    }
    read.push(loading.rest)
    await engine.addBlock({ block: loading.block, ends, rest: [loading.rest.chapter] })
  }
  await engine.settle()
  // What was read and is not kept, as the load was interrupted or the file changed, is searched all the same.
  return together(storeTotals(engine), totalsOf([...unkept, ...read]))
}

const totalsOf = (parts: readonly ReadPart[]): Loaded => ({
  files: new Set(parts.flatMap(({ logs }) => logs)).size,
  events: parts.reduce((sum, { events }) => sum + events, 0),
  badRecords: parts.reduce((sum, { badRecords }) => sum + badRecords, 0),
})

const together = (a: Loaded, b: Loaded): Loaded => ({
  files: a.files + b.files,
  events: a.events + b.events,
  badRecords: a.badRecords + b.badRecords,
})

const changed = 'it changed while it was read: its events are searched now, but the store does not keep it'

const isPipe = ({ path, modified }: Input): boolean => path === undefined || modified === undefined

/** Whether a file is still the one that was found; a pipe always is. */
async function isUnchanged(input: Input): Promise<boolean> {
  if (isPipe(input) || input.path === undefined) return true
  try {
    const { size, mtimeMs } = await stat(input.path)
    return size === input.size && mtimeMs === input.modified
  } catch {
    return false
  }
}

/** Undefined where it has no events: then there is nothing to keep. */
function fileOf({ file, size }: Input, hash: string, reads: readonly ReadPart[]): FileName | undefined {
  if (reads.every(({ events }) => events === 0)) return undefined
  const { files: logs, badRecords } = totalsOf(reads)
  return { name: file, hash, bytes: size, logs, badRecords }
}

/** What a kept store holds. */
function storeTotals(engine: Engine): Loaded {
  const sum = (of: 'logs' | 'events' | 'badRecords'): number =>
    engine.files().reduce((total, file) => total + file[of], 0)
  return { files: sum('logs'), events: sum('events'), badRecords: sum('badRecords') }
}

interface Wish {
  /** Events that were there before. */
  readonly events: number
  /** Whether an input is read. */
  readonly wanted: (input: Input) => Promise<boolean>
}

/** Reads the logs, on several threads where that pays, and tells of problems and progress. */
async function* load(
  paths: readonly string[],
  options: LoadOptions,
  { events, wanted }: Wish,
): AsyncGenerator<Loading> {
  const { onProblem, onProgress, onEvent, signal } = options
  const found = await findInputs(paths)
  let told = ''
  // parts of one file say the same
  const tell = (file: string, message: string): void => {
    if (told !== `${file}: ${message}`) onProblem?.({ kind: 'skipped', file, message })
    told = `${file}: ${message}`
  }
  for (const { file, reason } of notRead(found)) tell(file, reason)
  const { inputs, again } = eachOnce(found.inputs)
  for (const { file } of again) tell(file, 'the paths name it more than once: it is read once')
  const totalBytes = inputs.reduce((sum, { size }) => sum + size, 0)
  let total = events
  const timeless = new TimelessCount()
  const before = { files: 0, bytes: 0 }
  const passed = (input: Input) => {
    before.files += 1
    before.bytes += input.size
  }
  const stretches = stretchesOf(inputs, options, { wanted, passed })
  // standard input belongs to this thread
  const threads =
    onEvent || inputs.some(({ path }) => path === undefined) ? 1 : (options.threads ?? threadsFor(totalBytes))
  const all = threads > 1 ? loadingsOnThreads(stretches, threads) : loadingsHere(stretches, onEvent)
  for await (const loading of all) {
    if (signal?.aborted) break
    yield loading
    total += loading.events
    for (const { file, offset, line, message } of loading.bad)
      onProblem?.({ kind: 'bad_record', file, offset, message, ...(line !== undefined && { line }) })
    for (const { file, reason } of loading.skipped) tell(file, reason)
    for (const one of loading.timeless) timeless.add(one)
    before.files += loading.files
    before.bytes += loading.bytes
    onProgress?.({ phase: 'reading', files: before.files, bytes: before.bytes, totalBytes, events: total })
  }
  for (const one of timeless.take()) onProblem?.(timelessProblem(one))
}

/** A file beside the folder that it is in would count twice. */
function eachOnce(found: readonly Input[]): { readonly inputs: readonly Input[]; readonly again: readonly Input[] } {
  const inputs = new Map<string, Input>()
  const again: Input[] = []
  for (const input of found) {
    const key = input.path === undefined ? '-' : resolve(input.path)
    if (inputs.has(key)) again.push(input)
    else inputs.set(key, input)
  }
  return { inputs: [...inputs.values()], again }
}

async function* loadingsHere(stretches: AsyncIterable<Stretch>, hear: LoadOptions['onEvent']): AsyncGenerator<Loading> {
  const writer = new BlockWriter()
  for await (const stretch of stretches) yield* loadings(stretch, writer, hear)
}

/** A block of events or two. */
const usualStretch = 8 * 1024 * 1024
const stretchFiles = 500

interface Asked {
  readonly wanted: (input: Input) => Promise<boolean>
  /** Hears of an input that is not. */
  readonly passed: (input: Input) => void
}

async function* stretchesOf(
  inputs: readonly Input[],
  { overrides, signal, stretchBytes = usualStretch, blockBytes = usualBlock }: LoadOptions,
  { wanted, passed }: Asked,
): AsyncGenerator<Stretch> {
  let held: InputPart[] = []
  let bytes = 0
  const stretch = (): Stretch => ({ inputs: held, overrides, blockBytes })
  for (const input of inputs) {
    if (signal?.aborted) return
    if (!(await wanted(input))) {
      passed(input)
      continue
    }
    for (const part of await partsOf(input, stretchBytes)) {
      held.push(part)
      bytes += sizeOf(part)
      if (bytes < stretchBytes && held.length < stretchFiles) continue
      yield stretch()
      held = []
      bytes = 0
    }
  }
  if (held.length > 0) yield stretch()
}

/** Threads take a moment to start. */
const threadsFor = (bytes: number): number => (bytes < worthThreads ? 1 : Math.min(mostThreads, availableParallelism()))

const worthThreads = 32 * 1024 * 1024
/** More of them read faster than the database takes it. */
const mostThreads = 4
