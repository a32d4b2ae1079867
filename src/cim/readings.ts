/** Cuts fields out of the text of an event, or out of other fields of it. */
import { unreachable } from '../text/unreachable.ts'
import { compileValue, type Evaluate, listOf } from './evaluate.ts'
import type { Reading } from './source-mapping.ts'
import { addValue, besideColumns, type EventFields } from './windows-fields.ts'

/** Adds to the fields in place. */
export type Read = (fields: EventFields) => void

export function compileReading(reading: Reading): Read {
  switch (reading.kind) {
    case 'columns':
      return columns(compileValue(reading.of), reading.separator, reading.names)
    case 'groups':
      return groups(compileValue(reading.of), reading.pattern)
    case 'pairs':
      return pairs(compileValue(reading.of), new RegExp(reading.pattern.source, `${reading.pattern.flags}g`))
    case 'named':
      return named(reading.names, reading.values)
    case 'lifted':
      return lifted(reading.prefix)
    default:
      return unreachable(reading)
  }
}

/** As many fields as one event may gain from names that stand in it. */
const maxNamed = 500

function columns(of: Evaluate, separator: string, names: readonly string[]): Read {
  return fields => {
    const [text] = listOf(of(fields))
    if (text === undefined) return
    let index = 0
    for (const value of cells(text, separator, names.length)) {
      const name = names[index++]
      if (name !== undefined && name !== '_' && value !== '' && value !== '-') fields.set(name, value)
    }
  }
}

/** A cell that opens with a quote ends at the quote before the next separator; a quote in it is doubled. */
function* cells(text: string, separator: string, most: number): Generator<string> {
  let at = 0
  for (let count = 0; count < most && at <= text.length; count++) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      yield text.slice(at + 1, close).replaceAll('""', '"')
      const next = text.indexOf(separator, close)
      if (next < 0) return
      at = next + 1
      continue
    }
    const next = text.indexOf(separator, at)
    yield next < 0 ? text.slice(at) : text.slice(at, next)
    if (next < 0) return
    at = next + 1
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function groups(of: Evaluate, pattern: RegExp): Read {
  return fields => {
    for (const text of listOf(of(fields))) {
      const found = pattern.exec(text)?.groups
      if (!found) continue
      for (const [name, value] of Object.entries(found)) if (value) fields.set(name, value)
      return
    }
  }
}

/** A field that was there before stays as it is. */
function pairs(of: Evaluate, everywhere: RegExp): Read {
  return fields => {
    const made = new Set<string>()
    for (const text of listOf(of(fields))) {
      for (const [, name, ...values] of text.matchAll(everywhere)) {
        const value = values.find(one => one !== undefined)
        if (name === undefined || !value) continue
        const field = besideColumns(name)
        if (fields.has(field) && !made.has(field)) continue
        made.add(field)
        if (!listOf(fields.get(field)).includes(value)) addValue(fields, field, value)
        if (made.size >= maxNamed) return
      }
    }
  }
}

function named(namesField: string, valuesField: string): Read {
  return fields => {
    const names = listOf(fields.get(namesField))
    const values = listOf(fields.get(valuesField))
    if (names.length !== values.length) return
    const made = new Set<string>()
    for (const [index, name] of names.slice(0, maxNamed).entries()) {
      const field = besideColumns(name)
      const value = values[index]
      if (!value || !/^\w[\w.-]{0,99}$/.test(field) || (fields.has(field) && !made.has(field))) continue
      made.add(field)
      addValue(fields, field, value)
    }
  }
}

function lifted(prefix: string): Read {
  return fields => {
    for (const [name, value] of [...fields]) {
      if (!name.startsWith(prefix)) continue
      const field = besideColumns(name.slice(prefix.length))
      if (!fields.has(field)) fields.set(field, value)
    }
  }
}
