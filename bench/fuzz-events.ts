/** What the reader yields of a file, in a form that can be compared. */
import type { BadRecord, LogEvent } from '../src/logs/event.ts'
import { type LogBatch, type ReadOptions, readLogs, type Skipped } from '../src/logs/read.ts'

export interface ReadEvents {
  readonly count: number
  /** As many as are worth keeping. */
  readonly contents: readonly string[]
  readonly raws: readonly string[]
  readonly bad: readonly BadRecord[]
  readonly skipped: readonly Skipped[]
  /** Bytes that the process took at most. */
  readonly memory: number
}

const kept = 5000

export async function readEvents(path: string, options: ReadOptions): Promise<ReadEvents> {
  const [contents, raws, bad, skipped]: [string[], string[], BadRecord[], Skipped[]] = [[], [], [], []]
  let count = 0
  let memory = 0
  const take = (batch: LogBatch): void => {
    count += batch.events.length
    memory = Math.max(memory, process.memoryUsage.rss())
    for (const event of batch.events) {
      const raw = event.raw()
      if (contents.length >= kept) continue
      contents.push(contentOf(event))
      raws.push(raw.trim())
    }
    // Not spread: there may be very many.
    for (const record of batch.bad) bad.push(record)
    for (const file of batch.skipped) skipped.push(file)
  }
  for await (const batch of readLogs([path], options)) take(batch)
  return { count, contents, raws, bad, skipped, memory }
}

/** All that the event says but where it came from. */
export function contentOf(event: LogEvent): string {
  const { origin: _, raw, ...content } = event
  return JSON.stringify({ ...content, raw: raw.call(event).trim() })
}
