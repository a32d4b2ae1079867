/** A stretch of the logs made into blocks of the events table, on whichever thread. */
import { type NormaliseOptions, normalise } from '../cim/normalise.ts'
import type { Block, BlockWriter } from '../engine/block-writer.ts'
import type { Chapter } from '../engine/chapter.ts'
import type { BadRecord } from '../logs/event.ts'
import { type InputPart, isEnd } from '../logs/parts.ts'
import { readInputs, type Skipped } from '../logs/read.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { type Timeless, TimelessCount } from './timeless.ts'

/** Inputs, and parts of them, that are read one after the other; a plain value, as it goes to another thread. */
export interface Stretch {
  readonly inputs: readonly InputPart[]
  readonly overrides: NormaliseOptions | undefined
  /** Bytes of events from which a block is handed over. */
  readonly blockBytes: number
}

/** What one step of reading brought. */
export interface Loading {
  /** Absent where no event was read. */
  readonly block: Block | undefined
  /** Inputs whose end was read, and behind how many rows of the block. */
  readonly ends: readonly { readonly input: InputPart; readonly rows: number; readonly read: ReadPart }[]
  /** Of the input that is still being read. */
  readonly rest: ReadPart
  readonly bad: readonly BadRecord[]
  readonly skipped: readonly Skipped[]
  readonly timeless: readonly Timeless[]
  readonly events: number
  /** Files that came to their end, and bytes that were read. */
  readonly files: number
  readonly bytes: number
}

/** What was read of one input since the step before, or since its beginning. */
export interface ReadPart {
  readonly events: number
  readonly badRecords: number
  /** The logs in it that had events. */
  readonly logs: readonly string[]
  readonly chapter: Chapter
}

/**
 * Each step is of about `blockBytes`, and the last is all that is left. The writer is empty before and behind: its memory serves
 * for all stretches of a thread. `hear` is told of each event.
 */
export async function* loadings(
  { inputs, overrides, blockBytes }: Stretch,
  writer: BlockWriter,
  hear?: (event: StoredEvent) => void,
): AsyncGenerator<Loading> {
  const step = newStep()
  let part = newPart()
  const readPart = (): ReadPart => {
    const { events, badRecords, logs } = part
    part = newPart()
    return { events, badRecords, logs: [...logs], chapter: writer.mark() }
  }
  let progress = { files: 0, bytes: 0 }
  const told = { files: 0, bytes: 0 }
  const loading = (): Loading => {
    const { files, bytes } = progress
    const since = { files: files - told.files, bytes: bytes - told.bytes }
    Object.assign(told, { files, bytes })
    return {
      ends: step.ends.splice(0),
      rest: readPart(),
      bad: step.bad.splice(0),
      skipped: step.skipped.splice(0),
      timeless: step.timeless.take(),
      events: writer.rows,
      ...since,
      block: writer.rows > 0 ? writer.take() : undefined,
    }
  }
  for await (const batch of readInputs(inputs)) {
    progress = batch.progress
    for (const one of batch.bad) step.bad.push(one)
    for (const one of batch.skipped) step.skipped.push(one)
    part.badRecords += batch.bad.length
    if (batch.events.length > 0) part.logs.add(batch.file)
    for (const event of batch.events) {
      step.timeless.see(event)
      const stored = normalise(event, overrides)
      hear?.(stored)
      writer.write(stored)
      part.events += 1
      if (writer.size >= blockBytes) yield loading()
    }
    if (batch.done && isEnd(batch.done)) step.ends.push({ input: batch.done, rows: writer.rows, read: readPart() })
    if (step.bad.length > manyProblems) yield loading()
  }
  yield loading()
}

/** From which they are told before a block is full. */
const manyProblems = 1000

const newStep = () => ({
  ends: [] as Loading['ends'][number][],
  bad: [] as BadRecord[],
  skipped: [] as Skipped[],
  timeless: new TimelessCount(),
})
const newPart = () => ({ events: 0, badRecords: 0, logs: new Set<string>() })
