/** Logs into the store: read, normalised, inserted in batches; what cannot be read is told and the rest goes on. */
import { type NormaliseOptions, normalise } from '../cim/normalise.ts'
import type { Engine } from '../engine/engine.ts'
import type { LogProblem, Progress } from '../harrier.ts'
import { readLogs } from '../logs/read.ts'

export interface LoadOptions {
  readonly overrides?: NormaliseOptions
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: LogProblem) => void
  readonly signal?: AbortSignal
}

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
    // a few at a time, as a normalised event is many times its record
    for (let at = 0; at < part.events.length; at += 100)
      await engine.add(part.events.slice(at, at + 100).map(event => normalise(event, options.overrides)))
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
  await engine.settle()
  return { files: files.size, events, badRecords }
}
