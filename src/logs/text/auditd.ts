/** Records of the Linux audit daemon: `type=… msg=audit(time:serial): key=value …`. */
import type { Pairs } from '../event.ts'

const head = /^(?:node=(\S{1,255}) )?type=(\S{1,64}) msg=(audit\((\d{1,12})(?:\.(\d{1,6}))?:\d{1,20}\)):\s?/

export interface AuditRecord {
  readonly time: number
  readonly fields: Pairs
}

/**
 * Values as written: what is in quotes without them, hex as hex, as rules decode it themselves. The pairs within
 * `msg='…'` are pairs of the record.
 */
export function readAudit(text: string): AuditRecord | undefined {
  if (!text.startsWith('type=') && !text.startsWith('node=')) return undefined
  const found = head.exec(text)
  if (!found) return undefined
  const [whole, node, type = '', message = '', seconds, fraction = ''] = found
  const fields: [string, string][] = node === undefined ? [] : [['node', node]]
  fields.push(['type', type], ['msg', message])
  readPairs(text, whole.length, fields)
  return { time: Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0')), fields }
}

const key = /[\s\x1d',]*([A-Za-z_][\w.-]{0,127})=/y
const bare = /[^\s\x1d']*/y

function readPairs(text: string, start: number, fields: [string, string][]): void {
  let at = start
  while (at < text.length) {
    key.lastIndex = at
    const found = key.exec(text)
    if (!found) {
      // Words without a value, as in `op=adding user id=1002`.
      const space = text.indexOf(' ', at + 1)
      if (space < 0) return
      at = space
      continue
    }
    at = key.lastIndex
    const quote = text[at]
    // The pairs within are read by the next turn.
    if (quote === "'" && /^[A-Za-z_][\w.-]{0,127}=/.test(text.slice(at + 1, at + 130))) {
      at += 1
      continue
    }
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1
    if (end > 0) {
      fields.push([found[1] ?? '', text.slice(at + 1, end)])
      at = end + 1
      continue
    }
    bare.lastIndex = at
    const value = bare.exec(text)?.[0] ?? ''
    fields.push([found[1] ?? '', value])
    at += Math.max(value.length, 1)
  }
}
