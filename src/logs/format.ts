/** What a log format must offer to be read: recognise its first bytes, then take the file piece by piece. */
import type { BadRecord, LogEvent } from './event.ts'

export interface LogFormat {
  readonly name: string
  /** `head` holds the first bytes of the file: 16,384 of them, or all if there are fewer. */
  sniff(head: Uint8Array): boolean
  /** `latest`, in epoch microseconds, gives times without a year theirs; without it they are not read. */
  open(file: string, output: Output, latest?: number): LogDecoder
}

/** Takes the bytes of one file in pieces of any size and appends what they hold to its output; never throws on content. */
export interface LogDecoder {
  push(piece: Uint8Array): void
  end(): void
}

export interface Output {
  readonly events: LogEvent[]
  readonly bad: BadRecord[]
}
