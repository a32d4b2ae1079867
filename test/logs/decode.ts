/** Runs a decoder over bytes at hand, whole or in pieces. */
import type { BadRecord, LogEvent } from '../../src/logs/event.ts'
import type { LogFormat } from '../../src/logs/format.ts'

/** Times without a year are of the twelve months before this. */
const latest = Date.UTC(2024, 5, 1) * 1000

export function decode(
  format: LogFormat,
  bytes: Uint8Array,
  file = 'log',
  pieceSize = bytes.length || 1,
): { events: LogEvent[]; bad: BadRecord[] } {
  const output = { events: [], bad: [] }
  const decoder = format.open(file, output, latest)
  for (let at = 0; at < bytes.length; at += pieceSize) decoder.push(bytes.subarray(at, at + pieceSize))
  decoder.end()
  return output
}
