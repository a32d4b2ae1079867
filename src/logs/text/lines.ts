/** Logs of lines, each taken for what it is: syslog, audit records, access logs, pairs, or plain text as the last resort. */
import { eventOfLine } from '../carried.ts'
import type { LogFormat } from '../format.ts'
import { lineDecoder } from '../lines.ts'
import { textHead } from './sniff.ts'

export const lines: LogFormat = {
  name: 'lines',
  sniff: head => textHead(head) !== undefined,
  open: (file, output, latest) =>
    lineDecoder(file, output, ({ text, number }) => {
      if (text.trim() !== '') output.events.push(eventOfLine(text, { file, record: number }, latest))
    }),
}
