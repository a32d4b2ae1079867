/** Windows events as text: `<Event>` after `<Event>`, as Splunk keeps them or wrapped in `<Events>`, with classic text between. */
import type { LogDecoder, LogFormat, Output } from './format.ts'
import { HeldText } from './held-text.ts'
import { isoMicros } from './time.ts'
import { recordNumber, windowsEvent, windowsParts } from './windows-event.ts'
import { classicEvent, classicHead, classicStarts } from './windows-text.ts'
import { parseXml } from './xml.ts'

const maxEvent = 16 * 1024 * 1024
/** Of text that is no `<Event>`, or of one classic event. */
const maxText = 1024 * 1024
const open = Buffer.from('<Event')
const close = Buffer.from('</Event>')
/** What may follow `<Event`, so that `<EventID` and `<Events` are not meant. */
const afterOpen = new Set([...' \t\r\n>/'].map(char => char.charCodeAt(0)))

export const windowsXml: LogFormat = {
  name: 'windows-xml',
  sniff: head => {
    const text = new HeldText()
    text.append(head)
    text.close()
    const start = text.bytes.toString('utf8').trimStart()
    if (classicHead.exec(start)?.index === 0) return true
    return /^<(\?xml|!--|Events?[\s>])/.test(start) && /<Events?[\s>]/.test(start)
  },
  open: (file, output) => new WindowsXmlDecoder(file, output),
}

class WindowsXmlDecoder implements LogDecoder {
  private readonly file: string
  private readonly output: Output
  private readonly text = new HeldText()
  /** Up to here there is no start of an event, and no end of the one that is held. */
  private openSought = 0
  private closeSought = 0
  private events = 0

  constructor(file: string, output: Output) {
    this.file = file
    this.output = output
  }

  push(piece: Uint8Array): void {
    this.text.append(piece)
    while (this.step(false));
  }

  end(): void {
    this.text.close()
    while (this.step(true));
  }

  /** Takes what comes first, text or event; false where more bytes are needed, or none are left. */
  private step(last: boolean): boolean {
    const { bytes } = this.text
    if (bytes.length === 0) return false
    const start = this.findOpen(this.openSought)
    if (start === 0) return this.takeEvent(last)
    if (start > 0) return this.takeText(start, true)
    const end = last ? bytes.length : bytes.length - open.length
    this.openSought = Math.max(0, end)
    return end > 0 && this.takeText(end, last)
  }

  private takeEvent(last: boolean): boolean {
    const { bytes } = this.text
    const from = Math.max(this.closeSought, open.length)
    const next = this.findOpen(from, true)
    const closed = bytes.subarray(0, next < 0 ? bytes.length : next).indexOf(close, from)
    if (next > 0 && closed < 0) return this.giveUp(next, '<Event> is not closed before the next one starts')
    if (closed >= 0) return this.readEvent(closed + close.length)
    if (last) return this.giveUp(bytes.length, '<Event> is not closed')
    if (bytes.length > maxEvent) return this.giveUp(bytes.length, `<Event> is longer than ${maxEvent} bytes`)
    this.closeSought = bytes.length - close.length
    return false
  }

  private readEvent(end: number): boolean {
    const raw = this.text.bytes.toString('utf8', 0, end)
    const root = parseXml(raw)
    const parts = 'problem' in root ? undefined : windowsParts(root)
    if (!parts) return this.giveUp(end, 'problem' in root ? root.problem : 'it is no <Event>')
    this.events += 1
    const { systemTime } = parts.system
    const time = systemTime === undefined ? undefined : isoMicros(systemTime)
    this.output.events.push(
      windowsEvent(parts, { file: this.file, record: recordNumber(parts.system, () => this.events) }, time, () => raw),
    )
    return this.drop(end)
  }

  /** A bad event counts, so that the numbers of those behind it do not depend on how bad it is. */
  private giveUp(end: number, message: string): boolean {
    this.events += 1
    this.output.bad.push({ file: this.file, ...this.text.place(0), message })
    return this.drop(end)
  }

  /** Text that is no `<Event>`: the frame around events, classic events, or nothing known. */
  private takeText(end: number, complete: boolean): boolean {
    // As Latin-1 a character is a byte, whatever the bytes are, so indexes are offsets.
    const text = this.text.bytes.toString('latin1', 0, end)
    if (text.trim() === '') return this.drop(end)
    const starts = classicStarts(text)
    const [first = end] = starts
    const enough = complete || end > maxText
    if (starts.length === 0 && !enough) return false
    if (first > 0) this.reportText(text.slice(0, first))
    // The last event may go on in the next piece.
    const until = enough || starts.length === 0 ? end : (starts.at(-1) ?? end)
    this.readClassic(text, [...starts.filter(start => start < until), until])
    return until > 0 && this.drop(until)
  }

  private readClassic(text: string, bounds: readonly number[]): void {
    let { line } = this.text
    let counted = 0
    for (const [i, start] of bounds.slice(0, -1).entries()) {
      line += text.slice(counted, start).split('\n').length - 1
      counted = start
      this.events += 1
      const event = this.text.bytes.toString('utf8', start, bounds[i + 1])
      this.output.events.push(classicEvent(event, { file: this.file, record: line }))
    }
  }

  private reportText(text: string): void {
    const start = behindFrame(text)
    if (start === text.length) return
    const shown = this.text.bytes
      .toString('utf8', start, Math.min(start + 40, text.length))
      .split('\n', 1)[0]
      ?.trimEnd()
    const message = `text between events is no event, it starts with ${JSON.stringify(shown)}`
    this.output.bad.push({ file: this.file, ...this.text.place(start), message })
  }

  /** In classic text `<Event` may be part of a message: there it counts at the start of a line only. */
  private findOpen(from: number, inEvent = false): number {
    const { bytes } = this.text
    let classic: boolean | undefined
    for (let at = bytes.indexOf(open, from); at >= 0; at = bytes.indexOf(open, at + 1)) {
      if (!afterOpen.has(bytes[at + open.length] ?? 0)) continue
      if (at > 0 && !inEvent && bytes[at - 1] !== 10) {
        classic ??= classicHead.test(bytes.toString('latin1', 0, at))
        if (classic) continue
      }
      return at
    }
    return -1
  }

  private drop(count: number): boolean {
    this.text.drop(count)
    this.openSought = 0
    this.closeSought = 0
    return count > 0
  }
}

/** What may stand around events: a declaration, comments, the tags of a wrapper. */
const frames = [
  { start: '<?', end: '?>' },
  { start: '<!--', end: '-->' },
  { start: '<Events', end: '>' },
  { start: '</Events', end: '>' },
]

/** The offset of the first thing that is no frame. */
function behindFrame(text: string): number {
  let at = 0
  for (;;) {
    while (at < text.length && text.charCodeAt(at) <= 32) at += 1
    const frame = frames.find(({ start }) => text.startsWith(start, at))
    const end = frame ? text.indexOf(frame.end, at) : -1
    if (!frame || end < 0) return at
    at = end + frame.end.length
  }
}
