/** Zeek logs as tables: `#fields` names the columns, `#types` says which of them are lists. */
import type { TextEvent } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { type Line, lineDecoder } from '../lines.ts'
import { epochMicros, isoMicros } from '../time.ts'
import { textHead } from './sniff.ts'

export const zeek: LogFormat = {
  name: 'zeek',
  sniff: head => {
    const text = textHead(head)
    return text?.startsWith('#') === true && /^#(separator \S|fields[\t ,|])/m.test(text)
  },
  open: (file, output) => {
    const table = new ZeekTable()
    return lineDecoder(file, output, line => {
      const event = table.read(line, file)
      if (event) output.events.push(event)
    })
  },
}

class ZeekTable {
  private separator = '\t'
  private setSeparator = ','
  private empty = '(empty)'
  private unset = '-'
  private path: string | undefined
  private names: readonly string[] = []
  private isList: readonly boolean[] = []

  read(line: Line, file: string): TextEvent | undefined {
    const { text, number } = line
    if (text.startsWith('#')) this.directive(text)
    else if (text !== '') {
      const values = text.split(this.separator)
      if (values.length !== this.names.length)
        line.bad(`line has ${values.length} columns, '#fields' names ${this.names.length}`)
      else return this.event(values, text, file, number)
    }
    return undefined
  }

  private directive(text: string): void {
    if (text.startsWith('#separator ')) {
      this.separator = unescaped(text.slice('#separator '.length)) || '\t'
      return
    }
    const [name, ...values] = text.split(this.separator)
    const [value = ''] = values
    if (name === '#set_separator' && value !== '') this.setSeparator = value
    else if (name === '#empty_field') this.empty = value
    else if (name === '#unset_field') this.unset = value
    else if (name === '#path') this.path = value
    else if (name === '#fields') {
      this.names = values
      this.isList = []
    } else if (name === '#types') this.isList = values.map(type => /^(set|vector|list|table)\[/.test(type))
  }

  private event(values: readonly string[], text: string, file: string, number: number): TextEvent {
    const fields: [string, string][] = []
    let time: number | undefined
    for (const [i, name] of this.names.entries()) {
      const value = values[i] ?? ''
      if (value === this.unset || value === this.empty || value === '') continue
      if (name === 'ts') time = epochMicros(value) ?? isoMicros(value)
      if (!this.isList[i]) fields.push([name, unescaped(value)])
      else for (const item of value.split(this.setSeparator)) fields.push([name, unescaped(item)])
    }
    return {
      kind: 'text',
      origin: { file, record: number },
      time,
      format: 'zeek',
      fields,
      ...(this.path !== undefined && { subject: this.path }),
      raw: () => text,
    }
  }
}

/**
 * Zeek writes a backslash twice, and as `\x09` each byte of what would end a value, of a value that reads as none, and
 * of what is not printable. Bytes that are no UTF-8 stay as they are written.
 */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\\\|(?:\\x[\da-f]{2})+/gi, found => (found === '\\\\' ? '\\' : bytesOf(found)))
    : text

function bytesOf(escapes: string): string {
  const text = Buffer.from(escapes.replaceAll(/\\x/gi, ''), 'hex').toString('utf8')
  if (!text.includes('\ufffd')) return text
  return escapes.replace(/\\x([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
