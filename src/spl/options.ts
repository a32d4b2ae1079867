/** Options of commands, `name=value`: which there are, which we honour, and what their values must be. */

import { nearest } from '../text/nearest.ts'
import type { Span } from '../text/span.ts'
import type { Name, Text, TimeSpan } from './ast.ts'
import { allBut, type Cursor } from './cursor.ts'
import { nameOf } from './names.ts'
import { parseTimeSpan } from './time-span.ts'

/** What a command knows of its options. */
export interface OptionRules {
  readonly taken?: readonly string[]
  /** Options of SPL that change the result and have no place in the tree; the value, if any, with which they change nothing. */
  readonly unsupported?: Readonly<Record<string, string | undefined>>
  /** Options of SPL that steer how Splunk works and never what comes out. */
  readonly ignored?: readonly string[]
  /** Options whose value is more than a word: each reads it, and says whether it could. */
  readonly readers?: Readonly<Record<string, (cursor: Cursor) => boolean>>
}

interface Written {
  readonly value: string
  readonly span: Span
  readonly valueSpan: Span
}

/** The options of one command as they are read. */
export class Options {
  private readonly cursor: Cursor
  private readonly command: string
  private readonly rules: OptionRules
  private readonly written = new Map<string, Written>()
  /** Whether a reader of `readers` reported a fault: the rest of the stage says nothing. */
  failed = false

  constructor(cursor: Cursor, command: string, rules: OptionRules) {
    this.cursor = cursor
    this.command = command
    this.rules = rules
  }

  /** Reads an option if one stands here. */
  read(): boolean {
    const { cursor } = this
    cursor.blanks()
    const start = cursor.at
    const name = optionAt(cursor)
    if (name === undefined) return false
    const reader = this.reader(name)
    const valueStart = cursor.at
    if (reader) {
      if (!reader(cursor)) this.failed = true
      this.take(name, { value: cursor.text.slice(valueStart, cursor.at), ...spansOf(start, valueStart, cursor.at) })
    } else {
      const value = cursor.char === '"' ? cursor.quoted().text : cursor.run(inValue)
      this.take(name, { value, ...spansOf(start, valueStart, cursor.at) })
    }
    return true
  }

  /** Reads options as far as they go, blanks and commas among them. */
  readAll(): void {
    do this.cursor.separators()
    while (this.read())
  }

  /** Whether an option is one of these and not written yet. */
  wants(name: string): boolean {
    return (this.rules.taken ?? []).includes(name) && !this.written.has(name)
  }

  /** Where the last option ends; 0 where there is none. */
  get end(): number {
    return Math.max(0, ...[...this.written.values()].map(({ span }) => span.end))
  }

  has(name: string): boolean {
    return this.written.has(name)
  }

  span(name: string): Span | undefined {
    return this.written.get(name)?.span
  }

  text(name: string): string | undefined {
    return this.written.get(name)?.value
  }

  /** The value with its place. */
  textNode(name: string): Text | undefined {
    const written = this.written.get(name)
    return written && { text: written.value, span: written.valueSpan }
  }

  /** The value as the name of a field. */
  name(option: string): Name | undefined {
    const written = this.written.get(option)
    return written && nameOf(written.value, written.valueSpan)
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.text(name)
    if (value === undefined) return otherwise
    const flag = flags.get(value.toLowerCase())
    return flag ?? this.wrong(name, 'true or false') ?? otherwise
  }

  /** What a word stands for; words in lower case. */
  choice<T>(name: string, choices: Readonly<Record<string, T>>, otherwise: T): T {
    const value = this.text(name)?.toLowerCase()
    if (value === undefined) return otherwise
    const choice = Object.hasOwn(choices, value) ? choices[value] : undefined
    return choice ?? this.wrong(name, Object.keys(choices).join(' or ')) ?? otherwise
  }

  /** A whole number of `least` or more. */
  whole(name: string, least: number): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (number >= least) return number
    return this.wrong(name, least === 0 ? 'a whole number' : `a whole number of ${least} or more`)
  }

  number(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (/^[+-]?\d{1,15}(\.\d{1,6})?$/.test(value)) return Number(value)
    return this.wrong(name, 'a number')
  }

  timeSpan(name: string): TimeSpan | undefined {
    return this.parsed(name, parseTimeSpan, 'a stretch of time such as 5m, 1h or 1d')
  }

  /** The value as `parse` reads it; reported where it cannot. */
  parsed<T>(name: string, parse: (value: string, span: Span) => T | undefined, wants: string): T | undefined {
    const written = this.written.get(name)
    return written && (parse(written.value, written.span) ?? this.wrong(name, wants))
  }

  /** Reports the value of an option as not what it wants to be. */
  private wrong(name: string, wants: string): undefined {
    const written = this.written.get(name)
    if (!written) return undefined
    const { value, span } = written
    return this.cursor.report('wrong-value', span, { command: this.command, option: name, value, wants })
  }

  private reader(written: string): ((cursor: Cursor) => boolean) | undefined {
    const { readers } = this.rules
    const option = written.toLowerCase()
    return readers && Object.hasOwn(readers, option) ? readers[option] : undefined
  }

  private take(written: string, { value, span, valueSpan }: Written): void {
    const { command, cursor, rules } = this
    const option = written.toLowerCase()
    const { taken = [], unsupported = {}, ignored = [], readers = {} } = rules
    const known = [...taken, ...Object.keys(unsupported), ...ignored, ...Object.keys(readers)]
    if (!known.includes(option)) {
      cursor.report('unknown-option', span, { command, option: written, ...nearest(option, known) })
    } else if (value === '' && cursor.text[cursor.at - 1] !== '"' && !this.failed) {
      cursor.report('missing-option-value', span, { command, option })
    } else if (Object.hasOwn(unsupported, option)) {
      if (!same(value, unsupported[option])) cursor.report('unsupported-option', span, { command, option })
    } else if (this.written.has(option)) {
      cursor.report('repeated-option', span, { command, option })
    } else {
      this.written.set(option, { value, span, valueSpan })
    }
  }
}

const spansOf = (start: number, valueStart: number, end: number) => ({
  span: { start, end },
  valueSpan: { start: valueStart, end: Math.max(end, valueStart) },
})

/** Reads `name=` if it stands here, blanks around the sign allowed. */
function optionAt(cursor: Cursor): string | undefined {
  const start = cursor.at
  const name = cursor.run(inOption)
  cursor.blanks()
  if (name !== '' && !cursor.starts('==') && cursor.eat('=')) {
    cursor.blanks()
    return name
  }
  cursor.at = start
  return undefined
}

const flags = new Map([
  ...['t', 'true', '1', 'yes', 'y'].map(word => [word, true] as const),
  ...['f', 'false', '0', 'no', 'n'].map(word => [word, false] as const),
])

function same(value: string, harmless: string | undefined): boolean {
  if (harmless === undefined) return false
  const [a, b] = [value.toLowerCase(), harmless]
  return a === b || (flags.has(b) && flags.get(a) === flags.get(b))
}

const inOption = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
const inValue = allBut(',"|[]()')
