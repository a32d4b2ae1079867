/**
 * Reads the YAML that nearly all detection content is written in, several times as fast as the full reader: block maps
 * and lists of texts. Whatever else it meets, faults too, it leaves to the full reader, which gives the same tree.
 */
import { type Decoded, decodeBlock, decodeDouble, decodePlain, decodeSingle } from './yaml-scalar.ts'
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts'

/** Nothing where the text needs the full reader. */
export function parsePlainYaml(text: string): YamlNode | undefined {
  if (/^(?:---|\.\.\.|%|\ufeff)|[\t\r]/m.test(text)) return undefined
  try {
    const reader = new PlainReader(text)
    const root = reader.block(-1, 0)
    return reader.done ? root : undefined
  } catch (error) {
    if (error === beyond) return undefined
    throw error
  }
}

/** Thrown from anywhere to give up: there is no half of a tree worth keeping. */
const beyond = new Error('needs the full reader')

const deepest = 60
/** What a plain text cannot begin with, or begins something that is not read here. */
const indicators = /[,[\]{}#&*!|>'"%@`]/
const keys = /([^\s,[\]{}#&*!|>'"%@`?:-](?:[^\n:#]|:(?! |\n|$)|(?<! )#){0,300}?) {0,9}:(?= |\n|$)/y
const quotedKeys = /(?:'([^'\n]*)'|"([^"\\\n]*)") {0,9}:(?= |\n|$)/y

interface Line {
  readonly start: number
  readonly indent: number
}

/** A cursor that stands at the start of a line, or inside of one behind a key or a dash. */
class PlainReader {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  get done(): boolean {
    return this.line() === undefined
  }

  /** The next line that says something; the cursor goes to its start. */
  private line(): Line | undefined {
    const { text } = this
    while (this.at < text.length) {
      let start = this.at
      while (text.charCodeAt(start) === 32) start++
      const char = text.charAt(start)
      if (char !== '\n' && char !== '#' && char !== '') return { start, indent: start - this.at }
      this.at = this.lineEnd(start) + 1
    }
    return undefined
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }

  /** A map or list of lines that are further in than `parent`. */
  block(parent: number, depth: number): YamlNode {
    const line = this.line()
    if (!line || line.indent <= parent || depth > deepest) throw beyond
    return this.isDash(line.start) ? this.list(line.indent, depth) : this.map(line.start, line.indent, depth)
  }

  private isDash(at: number): boolean {
    return this.text.charAt(at) === '-' && /^(?: |\n|)$/.test(this.text.charAt(at + 1))
  }

  private map(first: number, indent: number, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>()
    let end = first
    let start = first
    for (;;) {
      const { key, keySpan, colon } = this.key(start)
      if (entries.has(key)) throw beyond
      const value = this.value(colon, indent, depth, true)
      entries.set(key, { keySpan, value })
      end = Math.max(keySpan.end, value.span.end)
      const next = this.line()
      if (!next || next.indent < indent) return { kind: 'map', span: { start: first, end }, entries }
      if (next.indent > indent || this.isDash(next.start)) throw beyond
      start = next.start
    }
  }

  private key(start: number) {
    const pattern = /['"]/.test(this.text.charAt(start)) ? quotedKeys : keys
    pattern.lastIndex = start
    const match = pattern.exec(this.text)
    if (!match) throw beyond
    const plain = pattern === keys
    const key = (plain ? match[1] : (match[1] ?? match[2])) ?? ''
    const colon = start + match[0].length
    const end = start + key.length + (plain ? 0 : 2)
    return { key, keySpan: { start, end }, colon }
  }

  private list(indent: number, depth: number): YamlList {
    const items: YamlNode[] = []
    let start = this.at + indent
    const first = start
    let end = first
    for (;;) {
      const item = this.item(start, indent, depth)
      items.push(item)
      end = item.span.end
      const next = this.line()
      if (!next || next.indent < indent || !this.isDash(next.start)) {
        if (next && next.indent > indent) throw beyond
        return { kind: 'list', span: { start: first, end }, items }
      }
      if (next.indent !== indent) throw beyond
      start = next.start
    }
  }

  private item(dash: number, indent: number, depth: number): YamlNode {
    const { text } = this
    let start = dash + 1
    while (text.charCodeAt(start) === 32) start++
    if (this.isDash(start)) throw beyond
    const pattern = /['"]/.test(text.charAt(start)) ? quotedKeys : keys
    pattern.lastIndex = start
    if (start > dash + 1 && pattern.test(text)) {
      if (depth > deepest) throw beyond
      return this.map(start, indent + start - dash, depth + 1)
    }
    return this.value(dash + 1, indent, depth, false)
  }

  /** What stands behind a colon or a dash; `parent` is how far in the map or list is that it belongs to. */
  private value(from: number, parent: number, depth: number, inMap: boolean): YamlNode {
    const { text } = this
    let start = from
    while (text.charCodeAt(start) === 32) start++
    const char = text.charAt(start)
    if (char === '' || char === '\n' || (char === '#' && start > from))
      return this.below(from, start, parent, depth, inMap)
    if (char === "'" || char === '"') return this.quoted(start, parent, char)
    if (char === '|' || char === '>') return this.blockScalar(start, parent)
    if (text.startsWith('[]', start)) {
      this.restOfLine(start + 2)
      return { kind: 'list', span: { start, end: start + 2 }, items: [] }
    }
    if (this.isSpecial(start)) throw beyond
    return this.plain(start, parent)
  }

  /** Whether no plain text begins there. */
  private isSpecial(at: number): boolean {
    const char = this.text.charAt(at)
    return indicators.test(char) || (/[-?:]/.test(char) && /^(?: |\n|)$/.test(this.text.charAt(at + 1)))
  }

  /** Nothing behind the colon: what is further in on the lines below, or nothing at all. */
  private below(from: number, at: number, parent: number, depth: number, inMap: boolean): YamlNode {
    this.at = this.lineEnd(at) + 1
    const next = this.line()
    if (next && next.indent > parent) {
      const { start } = next
      keys.lastIndex = start
      quotedKeys.lastIndex = start
      if (this.isDash(start) || keys.test(this.text) || quotedKeys.test(this.text)) return this.block(parent, depth + 1)
      if (this.isSpecial(start)) throw beyond
      return this.plain(start, parent)
    }
    if (inMap && next?.indent === parent && this.isDash(next.start)) return this.list(parent, depth + 1)
    return { kind: 'scalar', style: 'plain', span: { start: from, end: from }, text: '', pieces: [] }
  }

  private quoted(start: number, parent: number, quote: string): YamlScalar {
    const { text } = this
    let end = start + 1
    for (;;) {
      const char = text.charAt(end)
      if (char === '') throw beyond
      if (char === '\\' && quote === '"') end += 2
      else if (char !== quote) end++
      else if (quote === "'" && text.charAt(end + 1) === "'") end += 2
      else break
    }
    end++
    this.continued(start, end, parent)
    this.restOfLine(end)
    const source = text.slice(start, end)
    return quote === "'"
      ? scalar('single', start, end, decodeSingle(source, start))
      : scalar('double', start, end, decodeDouble(source, start))
  }

  /** Lines of one text must be further in than what it belongs to. */
  private continued(start: number, end: number, parent: number): void {
    for (let at = this.lineEnd(start) + 1; at <= end; at = this.lineEnd(at) + 1) {
      let content = at
      while (this.text.charCodeAt(content) === 32) content++
      if (content - at <= parent && this.text.charAt(content) !== '\n') throw beyond
    }
  }

  /** Behind a value only blanks and a comment may stand. */
  private restOfLine(from: number): void {
    const end = this.lineEnd(from)
    if (!/^ *(?: #.*)?$/.test(this.text.slice(from, end))) throw beyond
    this.at = end + 1
  }

  private blockScalar(start: number, parent: number): YamlScalar {
    const { text } = this
    const headEnd = this.lineEnd(start)
    const header = /^([|>]-?) *$/.exec(text.slice(start, headEnd))?.[1]
    if (header === undefined || headEnd >= text.length) throw beyond
    const from = headEnd + 1
    let trim = -1
    let end = from
    for (let at = from; at < text.length; ) {
      let content = at
      while (text.charCodeAt(content) === 32) content++
      const next = this.lineEnd(content)
      if (content < next) {
        const indent = content - at
        if (trim < 0) {
          if (indent <= parent) throw beyond
          trim = indent
        }
        if (indent < trim) break
        end = Math.min(next + 1, text.length)
      } else if (content - at > Math.max(0, trim)) throw beyond
      at = next + 1
    }
    if (trim < 0) throw beyond
    this.at = end
    const decoded = decodeBlock(text.slice(from, end), from, { header, indent: parent })
    return scalar(header.startsWith('>') ? 'folded' : 'literal', start, end, decoded)
  }

  private plain(start: number, parent: number): YamlScalar {
    const { text } = this
    let end = start
    for (let at = start; ; ) {
      const lineEnd = this.lineEnd(at)
      const line = text.slice(at, lineEnd)
      if (/: |:$/.test(line)) throw beyond
      const comment = line.indexOf(' #')
      end = at + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length
      this.at = lineEnd + 1
      const next = this.line()
      if (!next || next.indent <= parent) break
      // Comments and blank lines inside of a text are left to the full reader.
      if (comment >= 0 || /#/.test(text.slice(lineEnd, next.start))) throw beyond
      at = next.start
    }
    return scalar('plain', start, end, decodePlain(text.slice(start, end), start))
  }
}

function scalar(style: YamlScalar['style'], start: number, end: number, { pieces, problems }: Decoded): YamlScalar {
  if (problems.length > 0) throw beyond
  return { kind: 'scalar', style, span: { start, end }, text: pieces.map(piece => piece.text).join(''), pieces }
}
