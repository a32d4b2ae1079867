/** Logs into the store: read, normalised, inserted in batches; what cannot be read is told and the rest goes on. */
import { type NormaliseOptions, normalise } from '../cim/normalise.ts'
import type { Engine } from '../engine/engine.ts'
import type { LogProblem, Progress } from '../harrier.ts'
import { readLogs } from '../logs/read.ts'
import type { StoredEvent } from '../schema/stored-event.ts'

export interface LoadOptions {
  readonly overrides?: NormaliseOptions
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: LogProblem) => void
  readonly onEvent?: (event: StoredEvent) => void
  readonly signal?: AbortSignal
}

export interface Loaded {
  readonly files: number
  readonly events: number
  readonly badRecords: number
}

/** An insert costs some milliseconds whatever it holds. */
const batchSize = 20_000
const batchBytes = 32 * 1024 * 1024

export async function loadLogs(engine: Engine, paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const files = new Set<string>()
  let batch: StoredEvent[] = []
  let bytes = 0
  let events = 0
  let badRecords = 0
  const flush = async (): Promise<void> => {
    const full = batch
    batch = []
    bytes = 0
    await engine.insert(full)
  }
  for await (const part of readLogs(paths)) {
    if (options.signal?.aborted) break
    for (const event of part.events) {
      const stored = normalise(event, options.overrides)
      options.onEvent?.(stored)
      batch.push(stored)
      bytes += stored.raw.length * 3
      if (batch.length >= batchSize || bytes >= batchBytes) await flush()
    }
    events += part.events.length
    badRecords += part.bad.length
    if (part.events.length > 0) files.add(part.file)
    for (const { file, offset, line, message } of part.bad)
      options.onProblem?.({ kind: 'bad_record', file, offset, message, ...(line !== undefined && { line }) })
    for (const { file, reason } of part.skipped) options.onProblem?.({ kind: 'skipped', file, message: reason })
    options.onProgress?.({
      phase: 'reading',
      files: part.progress.files,
      bytes: part.progress.bytes,
      totalBytes: part.progress.bytesTotal,
      events,
    })
  }
  await flush()
  return { files: files.size, events, badRecords }
}
