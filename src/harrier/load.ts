/** Logs into the store: read, normalised, inserted in batches; what cannot be read is told and the rest goes on. */
import { type NormaliseOptions, normalise } from '../cim/normalise.ts'
import type { Engine, KeptFile } from '../engine/engine.ts'
import type { LogProblem, Progress } from '../harrier.ts'
import type { Input } from '../logs/inputs.ts'
import { type LogBatch, readLogs } from '../logs/read.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { keptOtherwise } from './kept-otherwise.ts'
import { contentHash } from './store-hash.ts'

export interface LoadOptions {
  readonly overrides?: NormaliseOptions
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: LogProblem) => void
  readonly onEvent?: (event: StoredEvent) => void
  readonly signal?: AbortSignal
}

/** What searches run over. */
export interface Loaded {
  readonly files: number
  readonly events: number
  readonly badRecords: number
}

export async function loadLogs(engine: Engine, paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const files = new Set<string>()
  let events = 0
  let badRecords = 0
  for await (const part of readLogs(paths)) {
    if (options.signal?.aborted) break
    await addEvents(engine, part, options)
    events += part.events.length
    badRecords += part.bad.length
    if (part.events.length > 0) files.add(part.file)
    tell(part, events, options)
  }
  await engine.settle()
  return { files: files.size, events, badRecords }
}

/** Into a store that is kept: what it holds already is not read again, and a file is kept when all of it was read. */
export async function keepLogs(engine: Engine, paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const known = new Map<string, KeptFile | undefined>(engine.files().map(file => [file.hash, file]))
  known.delete('')
  let hash = ''
  const wanted = async ({ file, path }: Input): Promise<boolean> => {
    hash = (path === undefined ? undefined : await contentHash(path)) ?? ''
    // what comes through a pipe has no hash, and is new each time
    if (!known.has(hash)) return !options.signal?.aborted
    const kept = known.get(hash)
    const message = kept && (await keptOtherwise(engine, kept, options.overrides))
    if (message !== undefined) options.onProblem?.({ kind: 'skipped', file, message })
    return false
  }
  const before = storeTotals(engine).events
  let logs = new Set<string>()
  let events = 0
  let ofFile = 0
  let badRecords = 0
  for await (const part of readLogs(paths, { wanted })) {
    if (options.signal?.aborted) break
    await addEvents(engine, part, options)
    ofFile += part.events.length
    badRecords += part.bad.length
    if (part.events.length > 0) logs.add(part.file)
    tell(part, before + events + ofFile, options)
    if (!part.done) continue
    if (ofFile > 0) {
      const { file, size } = part.done
      engine.keep({ name: file, hash, bytes: size, logs: logs.size, badRecords })
      if (hash !== '') known.set(hash, undefined)
    }
    events += ofFile
    ofFile = 0
    badRecords = 0
    logs = new Set()
  }
  await engine.settle()
  return storeTotals(engine)
}

/** What a kept store holds. */
function storeTotals(engine: Engine): Loaded {
  const sum = (of: 'logs' | 'events' | 'badRecords'): number =>
    engine.files().reduce((total, file) => total + file[of], 0)
  return { files: sum('logs'), events: sum('events'), badRecords: sum('badRecords') }
}

/** A few at a time, as a normalised event is many times its record. */
const atATime = 100

async function addEvents(engine: Engine, { events }: LogBatch, { overrides, onEvent }: LoadOptions): Promise<void> {
  for (let at = 0; at < events.length; at += atATime) {
    const stored = events.slice(at, at + atATime).map(event => normalise(event, overrides))
    if (onEvent) stored.forEach(onEvent)
    await engine.add(stored)
  }
}

function tell({ bad, skipped, progress }: LogBatch, events: number, { onProblem, onProgress }: LoadOptions): void {
  for (const { file, offset, line, message } of bad)
    onProblem?.({ kind: 'bad_record', file, offset, message, ...(line !== undefined && { line }) })
  for (const { file, reason } of skipped) onProblem?.({ kind: 'skipped', file, message: reason })
  onProgress?.({
    phase: 'reading',
    files: progress.files,
    bytes: progress.bytes,
    totalBytes: progress.bytesTotal,
    events,
  })
}
