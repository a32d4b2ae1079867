/** Reads YAML into trees with places: any input gives what could be read and diagnostics, in time linear in its size. */
import { type CST, Parser } from 'yaml'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Place, Segment, Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { parsePlainYaml } from './yaml-plain.ts'
import { type Decoded, decodeBlock, decodeDouble, decodePlain, decodeSingle } from './yaml-scalar.ts'
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts'

export interface YamlDocument {
  /** What the spans of `root` count in: the file, or the file with the indentation of a quoted text put right. */
  readonly source: Source
  /** Absent for an empty document. */
  readonly root: YamlNode | undefined
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

const deepest = 64
const mostAliases = 100
const mostProblems = 20
const mostRepairs = 3

export function parseYaml(file: Source): YamlFile {
  const root = parsePlainYaml(file.text)
  return root ? { documents: [{ source: file, root }], diagnostics: [] } : parseFullYaml(file)
}

/** All of YAML; what `parseYaml` falls back to. */
export function parseFullYaml(file: Source): YamlFile {
  let source = file
  for (let repairs = 0; ; repairs++) {
    const composer = new Composer(source)
    const documents = composer.documents()
    const open = composer.unclosed
    const repaired = open !== undefined && repairs < mostRepairs ? indentQuoted(source, open) : undefined
    if (!repaired) return { documents, diagnostics: composer.diagnostics }
    source = repaired
  }
}

/** One reading of one source. */
class Composer {
  readonly diagnostics: Diagnostic[] = []
  /** Where a quoted text starts that ends too early because its lines are not indented. */
  unclosed: number | undefined
  private readonly source: Source
  private anchors = new Map<string, YamlNode>()
  private aliases = 0

  constructor(source: Source) {
    this.source = source
  }

  documents(): YamlDocument[] {
    const documents: YamlDocument[] = []
    for (const token of new Parser().parse(this.source.text)) {
      if (token.type === 'document') {
        this.anchors = new Map()
        const root = token.value ? this.node(token.value, token.start, 0) : undefined
        this.ending(token.end)
        documents.push({ source: this.source, root })
      } else if (token.type === 'error') this.unexpected(token)
    }
    return documents
  }

  private node(token: CST.Token, before: readonly CST.SourceToken[], depth: number): YamlNode {
    const node = depth > deepest ? this.tooDeep(token) : this.value(token, depth)
    for (const mark of before) if (mark.type === 'anchor') this.anchors.set(mark.source.slice(1), node)
    return node
  }

  private value(token: CST.Token, depth: number): YamlNode {
    switch (token.type) {
      case 'block-map':
        return this.map(token, depth)
      case 'block-seq':
        return this.list(token, depth)
      case 'flow-collection':
        return this.flow(token, depth)
      case 'alias':
        this.ending(token.end)
        return this.alias(token)
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.ending(token.end)
        return this.flowScalar(token)
      case 'block-scalar':
        return this.blockScalar(token)
      default:
        this.unexpected(token)
        return nothing(token.offset)
    }
  }

  private map(token: CST.BlockMap, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>()
    let end = token.offset
    for (const item of token.items) {
      if (!item.key && !item.sep) continue
      const key = item.key ? this.node(item.key, item.start, depth + 1) : nothing(token.offset)
      if (item.key && !item.explicitKey) this.checkKey(item.key, key, token.indent)
      if (!item.sep?.some(mark => mark.type === 'map-value-ind') && !item.explicitKey)
        this.problem('not-a-key', key.span, `'${brief(this.source, key.span)}' wants a ':' after it`)
      const value = item.value
        ? this.node(item.value, item.sep ?? [], depth + 1)
        : nothing(endOf(item.sep) ?? key.span.end)
      if (!item.explicitKey && sameLine(item.sep) && item.value && isBlock(item.value))
        this.problem('nested-map', value.span, `a ': ' inside of a plain text begins a map; quotes would be right`)
      this.enter(entries, key, value)
      end = Math.max(key.span.end, value.span.end)
    }
    return { kind: 'map', span: { start: token.offset, end }, entries }
  }

  private checkKey(token: CST.Token, key: YamlNode, indent: number): void {
    if (this.source.text.slice(key.span.start, key.span.end).includes('\n'))
      this.problem('not-a-key', key.span, `'${brief(this.source, key.span)}' wants a ':' after it`)
    else if ('indent' in token && token.indent !== indent)
      this.problem(
        'indentation',
        key.span,
        `'${brief(this.source, key.span)}' does not line up with the keys before it`,
      )
  }

  private enter(entries: Map<string, YamlEntry>, key: YamlNode, value: YamlNode): void {
    if (key.kind !== 'scalar') {
      this.problem('not-a-key', key.span, 'a key must be a text')
      return
    }
    if (entries.has(key.text))
      this.warn('duplicate-key', key.span, `'${key.text}' is written twice; the last one counts`)
    entries.set(key.text, { keySpan: key.span, value })
  }

  private list(token: CST.BlockSequence, depth: number): YamlNode {
    const items: YamlNode[] = []
    let end = token.offset
    for (const item of token.items) {
      if (!item.value && !item.start.some(mark => mark.type === 'seq-item-ind')) continue
      const node = item.value ? this.node(item.value, item.start, depth + 1) : nothing(endOf(item.start) ?? end)
      items.push(node)
      end = node.span.end
    }
    return { kind: 'list', span: { start: token.offset, end }, items }
  }

  private flow(token: CST.FlowCollection, depth: number): YamlNode {
    const isMap = token.start.type === 'flow-map-start'
    const closing = token.end[0]
    const end = closing ? closing.offset + closing.source.length : token.offset + 1
    const span = { start: token.offset, end }
    if (closing?.type !== (isMap ? 'flow-map-end' : 'flow-seq-end'))
      this.problem('unclosed', { start: span.start, end: span.start + 1 }, `'${token.start.source}' is never closed`)
    this.ending(token.end.slice(1))
    const entries = new Map<string, YamlEntry>()
    const items: YamlNode[] = []
    for (const item of token.items) {
      const token = item.key ?? item.value
      if (!token && !item.sep) continue
      if (!isMap && !item.sep) items.push(item.value ? this.node(item.value, item.start, depth + 1) : nothing(end))
      else {
        const pair = isMap ? entries : new Map<string, YamlEntry>()
        const key = item.key ? this.node(item.key, item.start, depth + 1) : nothing(span.start)
        const value = item.value ? this.node(item.value, item.sep ?? [], depth + 1) : nothing(key.span.end)
        this.enter(pair, key, value)
        if (!isMap) items.push({ kind: 'map', span: { start: key.span.start, end: value.span.end }, entries: pair })
      }
    }
    return isMap ? { kind: 'map', span, entries } : { kind: 'list', span, items }
  }

  private flowScalar(token: CST.FlowScalar): YamlScalar {
    const span = { start: token.offset, end: token.offset + token.source.length }
    if (token.type === 'scalar') return this.scalar('plain', span, decodePlain(token.source, token.offset))
    const quote = token.source.charAt(0)
    if (token.source.length < 2 || !token.source.endsWith(quote)) {
      this.unclosed ??= token.offset
      this.problem(
        'unclosed',
        { start: span.start, end: span.start + 1 },
        `the text that ${quote} opens is never closed`,
      )
      return this.scalar('plain', span, { pieces: [], problems: [] })
    }
    return quote === "'"
      ? this.scalar('single', span, decodeSingle(token.source, token.offset))
      : this.scalar('double', span, decodeDouble(token.source, token.offset))
  }

  private blockScalar(token: CST.BlockScalar): YamlScalar {
    const header = token.props.find(prop => prop.type === 'block-scalar-header')
    const start = token.offset + token.props.reduce((sum, prop) => sum + ('source' in prop ? prop.source.length : 0), 0)
    const span = { start: token.offset, end: start + token.source.length }
    const text = header && 'source' in header ? header.source : '|'
    return this.scalar(
      text.startsWith('>') ? 'folded' : 'literal',
      span,
      decodeBlock(token.source, start, { header: text, indent: token.indent }),
    )
  }

  private scalar(style: YamlScalar['style'], span: Span, decoded: Decoded): YamlScalar {
    for (const { at, length, message } of decoded.problems)
      this.problem('scalar', { start: at, end: at + length }, message)
    return {
      kind: 'scalar',
      style,
      span,
      text: decoded.pieces.map(piece => piece.text).join(''),
      pieces: decoded.pieces,
    }
  }

  private alias(token: CST.FlowScalar): YamlNode {
    const span = { start: token.offset, end: token.offset + token.source.length }
    const node = this.anchors.get(token.source.slice(1))
    if (++this.aliases > mostAliases) {
      if (this.aliases === mostAliases + 1)
        this.problem('too-many-aliases', span, `more than ${mostAliases} aliases in one file`)
      return nothing(span.start)
    }
    if (!node) this.problem('unknown-alias', span, `'${token.source}' names no anchor before it`)
    return node ?? nothing(span.start)
  }

  private tooDeep(token: CST.Token): YamlNode {
    this.problem('too-deep', { start: token.offset, end: token.offset + 1 }, `more than ${deepest} levels of nesting`)
    return nothing(token.offset)
  }

  /** After a value only blanks, comments and line breaks may stand. */
  private ending(tokens: readonly CST.SourceToken[] | undefined): void {
    for (const token of tokens ?? [])
      if (!/^(?:space|comment|newline|doc-end)$/.test(token.type)) {
        this.unexpected(token)
        return
      }
  }

  private unexpected(token: CST.Token): void {
    const text = 'source' in token && typeof token.source === 'string' ? token.source : ''
    const span = { start: token.offset, end: token.offset + Math.max(1, text.length) }
    this.problem('unexpected-yaml', span, `'${brief(this.source, span)}' cannot stand here`)
  }

  private problem(code: string, span: Span, message: string): void {
    if (this.diagnostics.length < mostProblems)
      this.diagnostics.push({ code: `yaml-${code}`, severity: 'error', message, place: this.place(span) })
  }

  private warn(code: string, span: Span, message: string): void {
    if (this.diagnostics.length < mostProblems)
      this.diagnostics.push({
        code: `yaml-${code}`,
        severity: 'warning',
        message,
        place: this.place(span),
      })
  }

  /** What is missing at the end of a file stands at its end. */
  private place({ start, end }: Span): Place {
    const { length } = this.source.text
    return { source: this.source, span: { start: Math.min(start, length), end: Math.min(end, length) } }
  }
}

const nothing = (offset: number): YamlScalar => ({
  kind: 'scalar',
  style: 'plain',
  span: { start: offset, end: offset },
  text: '',
  pieces: [],
})

function endOf(tokens: readonly CST.SourceToken[] | undefined): number | undefined {
  const last = tokens?.findLast(token => token.type !== 'newline' && token.type !== 'comment' && token.type !== 'space')
  return last ? last.offset + last.source.length : undefined
}

const sameLine = (tokens: readonly CST.SourceToken[] | undefined): boolean =>
  tokens?.every(token => token.type !== 'newline') ?? false

const isBlock = (token: CST.Token): boolean => token.type === 'block-map' || token.type === 'block-seq'

/** What was read, cut to what fits a message. */
function brief(source: Source, span: Span): string {
  const line = source.text.slice(span.start, Math.min(span.end, span.start + 200)).split(/\r?\n/)[0] ?? ''
  return line.length > 40 ? `${line.slice(0, 37)}…` : line
}

/**
 * The source with a blank before each line of a quoted text that starts in the first column. YAML forbids such lines,
 * the readers that detection content is written with take them, and folding drops the blank again.
 */
function indentQuoted(source: Source, open: number): Source | undefined {
  const quote = source.text.charAt(open)
  const close = closing(source.text, open, quote)
  if (close === undefined) return undefined
  const segments: Segment[] = []
  let text = ''
  let from = 0
  const copy = (to: number) => {
    segments.push({ start: text.length, end: text.length + to - from, from: source, at: { start: from, end: to } })
    text += source.text.slice(from, to)
    from = to
  }
  for (let at = source.text.indexOf('\n', open) + 1; at > 0 && at <= close; at = source.text.indexOf('\n', at) + 1) {
    if (/[ \t\r\n]/.test(source.text.charAt(at))) continue
    copy(at)
    segments.push({ start: text.length, end: text.length + 1, from: source, at: { start: at, end: at } })
    text += ' '
  }
  if (from === 0) return undefined
  copy(source.text.length)
  return { name: source.name, text, segments }
}

function closing(text: string, open: number, quote: string): number | undefined {
  for (let i = open + 1; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++
      else return i
    }
  }
  return undefined
}
