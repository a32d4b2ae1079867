/** JSON as it was written: members in order, a name as often as it stands there, numbers as text. */

export type JsonValue = string | boolean | null | JsonNumber | JsonObject | readonly JsonValue[]

export interface JsonNumber {
  readonly kind: 'number'
  readonly text: string
}

export interface JsonObject {
  readonly kind: 'object'
  readonly members: readonly (readonly [name: string, value: JsonValue])[]
  /** Where it stands in the text that was parsed. */
  readonly start: number
  readonly end: number
}

export interface JsonProblem {
  readonly kind: 'problem'
  readonly message: string
  /** The text ended before the value did: more text may complete it. */
  readonly unfinished: boolean
}

const maxDepth = 128
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapes = /\\(?:u([0-9a-fA-F]{4})|(.?))/gs

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** The one value that `text` holds. */
export function parseJson(text: string): JsonValue | JsonProblem {
  const reader = new JsonReader(text)
  try {
    return reader.document()
  } catch (error) {
    if (error instanceof JsonMistake) return { kind: 'problem', message: error.message, unfinished: error.unfinished }
    throw error
  }
}

export const isObject = (value: JsonValue | JsonProblem | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'object'

export const isProblem = (value: JsonValue | JsonProblem): value is JsonProblem =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'problem'

export const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value)

/** The text of a value that is no list and no object. */
export function scalarText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean') return String(value)
  return typeof value === 'object' && 'kind' in value && value.kind === 'number' ? value.text : undefined
}

/** Thrown inside the reader only. */
class JsonMistake extends Error {
  readonly unfinished: boolean

  constructor(message: string, unfinished: boolean) {
    super(message)
    this.unfinished = unfinished
  }
}

class JsonReader {
  private readonly text: string
  private at = 0
  /** Where the next backslash is, so that most strings are one slice. */
  private backslash = -1

  constructor(text: string) {
    this.text = text
  }

  document(): JsonValue {
    const value = this.value(0)
    if (this.next() !== undefined) throw this.mistake('text goes on behind the value')
    return value
  }

  private value(depth: number): JsonValue {
    if (depth > maxDepth) throw this.mistake(`lists and objects are nested deeper than ${maxDepth}`)
    const next = this.next()
    switch (next) {
      case '{':
        return this.object(depth)
      case '[':
        return this.list(depth)
      case '"':
        return this.string()
      case 't':
        return this.word('true', true)
      case 'f':
        return this.word('false', false)
      case 'n':
        return this.word('null', null)
      default:
        return this.number()
    }
  }

  private object(depth: number): JsonObject {
    const members: (readonly [string, JsonValue])[] = []
    const start = this.at
    this.at += 1
    if (this.next() === '}') {
      this.at += 1
      return { kind: 'object', members, start, end: this.at }
    }
    for (;;) {
      if (this.next() !== '"') throw this.mistake('a member wants a name in double quotes')
      const name = this.string()
      if (this.next() !== ':') throw this.mistake("':' is missing behind a member's name")
      this.at += 1
      members.push([name, this.value(depth + 1)])
      if (!this.goesOn('}')) return { kind: 'object', members, start, end: this.at }
    }
  }

  private list(depth: number): JsonValue[] {
    const items: JsonValue[] = []
    this.at += 1
    if (this.next() === ']') {
      this.at += 1
      return items
    }
    for (;;) {
      items.push(this.value(depth + 1))
      if (!this.goesOn(']')) return items
    }
  }

  /** Steps over a comma, or over what closes the value. */
  private goesOn(close: string): boolean {
    const next = this.next()
    if (next !== ',' && next !== close) throw this.mistake(`',' or '${close}' is missing`)
    this.at += 1
    return next === ','
  }

  private string(): string {
    const { text } = this
    const start = this.at + 1
    if (this.backslash < start && this.backslash !== text.length) {
      const found = text.indexOf('\\', start)
      this.backslash = found < 0 ? text.length : found
    }
    let end = text.indexOf('"', start)
    if (end >= 0 && end < this.backslash) {
      this.at = end + 1
      return text.slice(start, end).toWellFormed()
    }
    while (end >= 0 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1)
    if (end < 0) {
      this.at = text.length
      throw this.mistake('a string is not closed')
    }
    this.at = end + 1
    return this.unescaped(start, end).toWellFormed()
  }

  /** Node's own parser is the faster one; control characters, which some writers leave as they are, are not for it. */
  private unescaped(start: number, end: number): string {
    const written = this.text.slice(start - 1, end + 1)
    try {
      return JSON.parse(written)
    } catch {
      return written
        .slice(1, -1)
        .replace(escapes, (whole, hex, short, offset) => this.unescape(whole, hex, short, start + offset))
    }
  }

  private unescape(whole: string, hex: string | undefined, short: string, at: number): string {
    const char = hex === undefined ? shortEscapes.get(short) : String.fromCharCode(Number.parseInt(hex, 16))
    if (char !== undefined) return char
    this.at = at
    throw this.mistake(`'${whole}' is no escape of JSON`)
  }

  private number(): JsonNumber {
    number.lastIndex = this.at
    const text = number.exec(this.text)?.[0]
    if (text === undefined) throw this.mistake(`no value starts with ${JSON.stringify(this.text[this.at] ?? '')}`)
    this.at += text.length
    return { kind: 'number', text }
  }

  private word<Value extends boolean | null>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) {
      const rest = this.text.slice(this.at)
      if (word.startsWith(rest)) this.at = this.text.length
      throw this.mistake(`'${rest.slice(0, 10)}' is no value`)
    }
    this.at += word.length
    return value
  }

  /** The next character that is no white space. */
  private next(): string | undefined {
    let code = this.text.charCodeAt(this.at)
    while (code === 32 || (code >= 9 && code <= 13)) code = this.text.charCodeAt(++this.at)
    return this.text[this.at]
  }

  private mistake(message: string): JsonMistake {
    const unfinished = this.at >= this.text.length
    return new JsonMistake(
      unfinished ? 'the value is not complete' : `${message}, at character ${this.at + 1}`,
      unfinished,
    )
  }
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, start: number, at: number): boolean {
  let before = at - 1
  while (before >= start && text[before] === '\\') before -= 1
  return (at - 1 - before) % 2 === 1
}
