/** A small XML reader for one element: no document types, no entities but the five, linear in the length of the text. */
import type { XmlElement } from './windows-event.ts'

export interface XmlProblem {
  readonly problem: string
}

const maxDepth = 64
const maxElements = 200_000

/** For each ASCII character: 2 starts a name, 1 may go on with it. All others may do both. */
const nameChars = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[A-Za-z_]/.test(char) ? 2 : /[\w.:-]/.test(char) ? 1 : 0
})

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The element that `text` begins with and ends with; white space around it is allowed. */
export function parseXml(text: string): XmlElement | XmlProblem {
  const reader = new XmlReader(text)
  try {
    return reader.document()
  } catch (error) {
    if (error instanceof XmlMistake) return { problem: error.message }
    throw error
  }
}

/** References that are not known stay as they are. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|([a-z]{2,4}));/gi, (whole, hex, decimal, word) => {
    if (word !== undefined) return named.get(word) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code).toWellFormed()
  })
}

/** Thrown inside the reader only. */
class XmlMistake extends Error {}

interface Open {
  readonly name: string
  readonly attributes: [string, string][]
  readonly children: (XmlElement | string)[]
}

class XmlReader {
  private readonly text: string
  private at = 0
  private elements = 0

  constructor(text: string) {
    this.text = text
  }

  document(): XmlElement {
    this.skipSpace()
    if (this.text[this.at] !== '<') throw new XmlMistake("an element wants to start with '<'")
    const open: Open[] = []
    for (;;) {
      const parent = open.at(-1)
      if (parent) this.readText(parent)
      const element = this.readTag(open)
      if (!element) continue
      const around = open.at(-1)
      if (around) around.children.push(element)
      else {
        this.skipSpace()
        if (this.at < this.text.length) throw new XmlMistake(`text goes on behind </${element.name}>`)
        return element
      }
    }
  }

  /** Up to the next tag. A `<` that starts none is text. */
  private readText(parent: Open): void {
    const start = this.at
    let end = this.text.indexOf('<', start)
    while (end >= 0 && !startsTag(this.text.charCodeAt(end + 1))) {
      end = this.text.indexOf('<', end + 1)
    }
    if (end < 0) throw new XmlMistake(`<${parent.name}> is not closed`)
    if (end > start) parent.children.push(decodeEntities(this.text.slice(start, end)))
    this.at = end
  }

  /** The element that a tag completes, if it completes one. */
  private readTag(open: Open[]): XmlElement | undefined {
    const { text } = this
    const next = text[this.at + 1]
    if (next === '/') return this.close(open)
    if (text.startsWith('<!--', this.at)) this.pass('-->')
    else if (text.startsWith('<![CDATA[', this.at)) {
      const start = this.at + 9
      this.pass(']]>')
      open.at(-1)?.children.push(text.slice(start, this.at - 3))
    } else if (next === '?') this.pass('?>')
    else if (next === '!') throw new XmlMistake('a document type has no place in an event')
    else return this.open(open)
    return undefined
  }

  private open(open: Open[]): XmlElement | undefined {
    this.elements += 1
    if (this.elements > maxElements) throw new XmlMistake(`event has more than ${maxElements} elements`)
    if (open.length >= maxDepth) throw new XmlMistake(`elements are nested deeper than ${maxDepth}`)
    this.at += 1
    const element: Open = { name: this.readName(), attributes: [], children: [] }
    for (;;) {
      this.skipSpace()
      if (this.text.startsWith('/>', this.at)) {
        this.at += 2
        return element
      }
      if (this.text[this.at] === '>') {
        this.at += 1
        open.push(element)
        return undefined
      }
      element.attributes.push(this.readAttribute(element.name))
    }
  }

  private readAttribute(element: string): [string, string] {
    const key = this.readName()
    this.skipSpace()
    if (this.text[this.at] !== '=') throw new XmlMistake(`attribute '${key}' of <${element}> has no value`)
    this.at += 1
    this.skipSpace()
    const quote = this.text[this.at]
    if (quote !== '"' && quote !== "'") throw new XmlMistake(`value of '${key}' in <${element}> is not in quotes`)
    const end = this.text.indexOf(quote, this.at + 1)
    if (end < 0) throw new XmlMistake(`value of '${key}' in <${element}> is not closed`)
    const value = decodeEntities(this.text.slice(this.at + 1, end))
    this.at = end + 1
    return [key, value]
  }

  private close(open: Open[]): XmlElement {
    this.at += 2
    const element = open.pop()
    const closed = this.readName()
    this.skipSpace()
    if (!element) throw new XmlMistake(`</${closed}> closes what was never opened`)
    if (element.name !== closed || this.text[this.at] !== '>') {
      throw new XmlMistake(`<${element.name}> is closed by </${closed}>`)
    }
    this.at += 1
    return tidy(element)
  }

  private readName(): string {
    const start = this.at
    if (charClass(this.text.charCodeAt(this.at)) < 2) {
      throw new XmlMistake(`'${this.text.slice(this.at, this.at + 10)}' is no name`)
    }
    while (charClass(this.text.charCodeAt(this.at)) > 0) this.at += 1
    return this.text.slice(start, this.at)
  }

  private skipSpace(): void {
    while (this.text.charCodeAt(this.at) <= 32) this.at += 1
  }

  private pass(end: string): void {
    const found = this.text.indexOf(end, this.at)
    if (found < 0) throw new XmlMistake(`'${end}' is missing`)
    this.at = found + end.length
  }
}

/** Beyond the end of the text the code is NaN, which is no character of a name. */
function charClass(code: number): number {
  return code < 128 ? (nameChars[code] ?? 0) : code >= 128 ? 2 : 0
}

const tagMarks = new Set([...'/!?'].map(char => char.charCodeAt(0)))

/** Whether a `<` before this character is one of markup. */
const startsTag = (code: number): boolean => charClass(code) === 2 || tagMarks.has(code)

/** White space between elements is layout, not content. */
function tidy(element: Open): XmlElement {
  if (!element.children.some(child => typeof child !== 'string')) return element
  return { ...element, children: element.children.filter(child => typeof child !== 'string' || child.trim() !== '') }
}
