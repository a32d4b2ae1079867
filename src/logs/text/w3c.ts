/** W3C extended logs: IIS, Exchange, the Windows firewall, proxies. `#Fields:` names the columns, also anew in the midst. */
import type { Pairs, TextEvent } from '../event.ts'
import type { LogFormat } from '../format.ts'
import { type Line, lineDecoder } from '../lines.ts'
import { isoMicros } from '../time.ts'
import { cellsOf } from './csv-rows.ts'
import { textHead } from './sniff.ts'

export const w3c: LogFormat = {
  name: 'w3c',
  sniff: head => {
    const text = textHead(head)
    return text?.startsWith('#') === true && /^#Fields:[ \t]*\S/m.test(text)
  },
  open: (file, output) => {
    const table = new W3cTable()
    return lineDecoder(file, output, line => {
      const event = table.read(line, file)
      if (event) output.events.push(event)
    })
  },
}

class W3cTable {
  private names: readonly string[] = []
  private separator = ' '
  private date = ''
  private software: string | undefined

  read(line: Line, file: string): TextEvent | undefined {
    const { text, number } = line
    if (text.startsWith('#')) this.directive(text)
    else if (text.trim() !== '') {
      const values = this.values(text)
      if (values.length !== this.names.length)
        line.bad(`line has ${values.length} columns, '#Fields' names ${this.names.length}`)
      else return this.event(values, text, file, number)
    }
    return undefined
  }

  private directive(text: string): void {
    const [, name = '', value = ''] = /^#([\w-]+)(?: Format)?:\s*(.*)$/.exec(text) ?? []
    if (name === 'Software') this.software = value.trim()
    if (name === 'Date') this.date = value.slice(0, 10)
    if (name !== 'Fields') return
    this.separator = value.includes(',') ? ',' : value.includes('\t') ? '\t' : ' '
    this.names = value.trim().split(this.separator === ' ' ? /\s+/ : this.separator)
  }

  /** A value in quotes may hold the separator, and a quote as two; where that does not come out, quotes are text. */
  private values(text: string): string[] {
    const values = this.fitting(cellsOf(text, this.separator))
    if (values.length === this.names.length) return values
    const plain = this.fitting(text.split(this.separator))
    return plain.length === this.names.length ? plain : values
  }

  /** The firewall ends its lines with a blank. */
  private fitting(values: string[]): string[] {
    if (values.length === this.names.length + 1 && values.at(-1) === '') values.pop()
    return values
  }

  private event(values: readonly string[], text: string, file: string, number: number): TextEvent {
    const fields: [string, string][] = []
    for (const [i, name] of this.names.entries()) {
      const value = values[i] ?? ''
      if (value !== '-' && value !== '') fields.push([name.replace(/\W/g, '_'), value])
    }
    return {
      kind: 'text',
      origin: { file, record: number },
      time: this.time(fields),
      format: 'w3c',
      fields,
      ...(this.software !== undefined && { subject: this.software }),
      raw: () => text,
    }
  }

  private time(fields: Pairs): number | undefined {
    const value = (name: string) => fields.find(([key]) => key === name)?.[1]
    const clock = value('time')
    return isoMicros(
      clock === undefined ? (value('date_time') ?? value('date') ?? '') : `${value('date') ?? this.date} ${clock}`,
    )
  }
}
