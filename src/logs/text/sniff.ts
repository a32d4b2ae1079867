/** Whether the first bytes of a file are text, and as what they read. */
import { HeldText } from '../held-text.ts'

/** What no text holds but control sequences of terminals, form feeds and the separators of audit records. */
const control = /[\0-\x08\x0b\x0e-\x1a\x1c\x1e\x1f\x7f]/g

/** The text; undefined where the bytes are none. */
export function textHead(head: Uint8Array): string | undefined {
  const held = new HeldText()
  held.append(head)
  held.close()
  const text = held.bytes.toString('utf8')
  if (text.includes('\0')) return undefined
  const odd = (text.match(control)?.length ?? 0) * 50
  // A character may be cut where the head ends; text of one byte a character has more that are no UTF-8.
  const broken = (text.match(/\ufffd/g)?.length ?? 0) * 4
  return odd > text.length || broken > text.length ? undefined : text
}
