/** Events that have no time that can be read: they stand at the beginning of 1970, and that is said. */
import type { LogProblem } from '../harrier.ts'
import type { LogEvent, Origin } from '../logs/event.ts'
import type { Diagnostic } from '../text/diagnostic.ts'

/** How many a log has of them. */
export interface Timeless {
  readonly file: string
  readonly events: number
  /** The record of the first. */
  readonly first: number
}

/** Counts them by log, in the order in which they are met. */
export class TimelessCount {
  readonly #found = new Map<string, Timeless>()

  see({ time, origin }: Pick<LogEvent, 'time' | 'origin'>): void {
    if (time === undefined) this.add({ file: origin.file, events: 1, first: origin.record })
  }

  add({ file, events, first }: Timeless): void {
    const before = this.#found.get(file)
    this.#found.set(file, before ? { ...before, events: before.events + events } : { file, events, first })
  }

  take(): readonly Timeless[] {
    const found = [...this.#found.values()]
    this.#found.clear()
    return found
  }
}

export const timelessProblem = ({ file, events, first }: Timeless): LogProblem => ({
  kind: 'no_time',
  file,
  message:
    events === 1
      ? `the event at record ${first} has ${alone}`
      : `${events} events have no time that can be read, the first at record ${first}: they are placed at ${place} them out`,
})

export const timelessNote = ({ file, record }: Origin): Diagnostic => ({
  code: 'no-time',
  severity: 'note',
  message: `'${file}:${record}' has ${alone}`,
})

const place = '1970-01-01, and a range of time leaves'
const alone = `no time that can be read: it is placed at ${place} it out`
