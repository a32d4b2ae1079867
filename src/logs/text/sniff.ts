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
  // A crash leaves a stretch of zero bytes in a log: it is one fault, however long.
  const shown = text.replace(/\0+/g, '\0')
  const odd = (shown.match(control)?.length ?? 0) * 50
  // A character may be cut where the head ends; text of one byte a character has more that are no UTF-8.
  const broken = (shown.match(/\ufffd/g)?.length ?? 0) * 4
  return odd > shown.length || broken > shown.length ? undefined : text
}
