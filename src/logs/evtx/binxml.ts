/** Binary XML to a tree: elements, text, and the places where a record's values go. */
import { u16, u32 } from './bytes.ts'
import { type Budget, EvtxProblem, spend } from './problem.ts'
import { utf16 } from './values.ts'

export type Node = ElementNode | TextNode | ValueNode | InstanceNode

export interface ElementNode {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: readonly AttributeNode[]
  readonly children: readonly Node[]
}

export interface AttributeNode {
  readonly name: string
  readonly pieces: readonly (TextNode | ValueNode)[]
}

export interface TextNode {
  readonly kind: 'text'
  readonly text: string
}

/** The place of the value of that index; an optional one may be left out. */
export interface ValueNode {
  readonly kind: 'value'
  readonly index: number
  readonly optional: boolean
}

/** A template with its values: chunk offset of the definition, and of the table of values. */
export interface InstanceNode {
  readonly kind: 'instance'
  readonly definition: number
  readonly table: number
}

/** What the parser asks of the chunk that the bytes lie in. */
export interface ChunkBytes {
  readonly bytes: Buffer
  /** The name at a chunk offset; throws where there can be none. */
  name(at: number): string
}

export interface Stretch {
  readonly start: number
  readonly end: number
  /** Elements of a template definition carry two bytes more; the bytes themselves do not tell. */
  readonly inDefinition: boolean
}

export const maxDepth = 64
export const chunkSize = 65_536
const definitionHead = 24
const maxDefinition = 65_000
const maxValues = 8192

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The nodes of a fragment; usually one element or one instance. */
export function parseFragment(chunk: ChunkBytes, stretch: Stretch, budget: Budget): Node[] {
  return new Parser(chunk, stretch, budget).content(0)
}

/** Where a definition's binary XML lies. */
export function definitionStretch(bytes: Buffer, at: number): Stretch {
  const size = u32(bytes, at + 20)
  if (at < 512 || size > maxDefinition || at + definitionHead + size > chunkSize) {
    throw new EvtxProblem(`template definition at chunk offset ${at} lies outside of its chunk`)
  }
  return { start: at + definitionHead, end: at + definitionHead + size, inDefinition: true }
}

/** An instance token at `at` (its byte is 0x0c): where its definition is, and the table of its values. */
export function readInstance(bytes: Buffer, at: number, end: number): InstanceNode {
  const definition = u32(bytes, at + 6)
  const behind = at + 10
  if (behind > end || definition > behind) throw new EvtxProblem('template definition lies behind its use')
  if (definition !== behind) return { kind: 'instance', definition, table: behind }
  return { kind: 'instance', definition, table: definitionStretch(bytes, definition).end }
}

/** The end of the values of a table, checked against `end` before anything is made for them. */
export function valueCount(bytes: Buffer, table: number, end: number): number {
  const count = u32(bytes, table)
  if (table + 4 > end || count > maxValues || table + 4 + count * 4 > end) {
    throw new EvtxProblem(`table of ${count} values does not fit its record`)
  }
  return count
}

/** The chunk offset behind an instance's last value. */
function instanceEnd(bytes: Buffer, table: number, end: number): number {
  const count = valueCount(bytes, table, end)
  let at = table + 4 + count * 4
  for (let i = 0; i < count; i++) at += u16(bytes, table + 4 + i * 4)
  if (at > end) throw new EvtxProblem('values are longer than their record')
  return at
}

class Parser {
  private at: number
  private readonly chunk: ChunkBytes
  private readonly stretch: Stretch
  private readonly budget: Budget

  constructor(chunk: ChunkBytes, stretch: Stretch, budget: Budget) {
    this.chunk = chunk
    this.stretch = stretch
    this.budget = budget
    this.at = stretch.start
  }

  /** Up to the end of the stream, or of the element whose content this is; what is still open there is closed. */
  content(depth: number): Node[] {
    const nodes: Node[] = []
    while (this.at < this.stretch.end) {
      const start = this.at
      const token = this.byte()
      if (token === 0x00) break
      if (token === 0x04) {
        if (depth === 0) throw new EvtxProblem('element is closed that was never opened')
        break
      }
      if (token === 0x01 || token === 0x41) nodes.push(this.element(token, depth + 1))
      else if (token === 0x0c) nodes.push(this.instance(start))
      else if (token === 0x0f) this.at += 3
      else if (token === 0x0a) this.skipInstruction()
      else nodes.push(this.piece(token))
      spend(this.budget, 1, 0)
    }
    return nodes
  }

  private element(token: number, depth: number): ElementNode {
    if (depth > maxDepth) throw new EvtxProblem(`elements are nested deeper than ${maxDepth}`)
    this.at += this.stretch.inDefinition ? 6 : 4
    const name = this.name()
    if (token === 0x41) this.at += 4
    const attributes: AttributeNode[] = []
    for (;;) {
      const next = this.byte()
      if (next === 0x02) return { kind: 'element', name, attributes, children: this.content(depth) }
      if (next === 0x03) return { kind: 'element', name, attributes, children: [] }
      if ((next & 0xbf) !== 0x06) throw new EvtxProblem(`token 0x${next.toString(16)} cannot stand in a start tag`)
      attributes.push(this.attribute())
      spend(this.budget, 1, 0)
    }
  }

  private attribute(): AttributeNode {
    const name = this.name()
    const pieces: (TextNode | ValueNode)[] = []
    while (this.at < this.stretch.end && isPiece(this.chunk.bytes[this.at] ?? 0)) {
      pieces.push(this.piece(this.byte()))
      spend(this.budget, 1, 0)
    }
    return { name, pieces }
  }

  /** Text, however it is written, or the place of a value. */
  private piece(token: number): TextNode | ValueNode {
    switch (token) {
      case 0x05:
      case 0x45:
        this.at += 1
        return this.text()
      case 0x07:
      case 0x47:
        return this.text()
      case 0x08:
      case 0x48:
        this.at += 2
        return { kind: 'text', text: utf16(this.chunk.bytes, this.at - 2, 2, false) }
      case 0x09:
      case 0x49: {
        const name = this.name()
        return { kind: 'text', text: entities.get(name) ?? `&${name};` }
      }
      case 0x0d:
      case 0x0e: {
        const index = u16(this.chunk.bytes, this.at)
        this.at += 3
        return { kind: 'value', index, optional: token === 0x0e }
      }
      default:
        throw new EvtxProblem(`token 0x${token.toString(16)} is not known`)
    }
  }

  private text(): TextNode {
    const length = u16(this.chunk.bytes, this.at) * 2
    const start = this.at + 2
    this.at = start + length
    if (this.at > this.stretch.end) throw new EvtxProblem('text is longer than its record')
    spend(this.budget, 0, length / 2)
    return { kind: 'text', text: utf16(this.chunk.bytes, start, length) }
  }

  private instance(start: number): InstanceNode {
    const node = readInstance(this.chunk.bytes, start, this.stretch.end)
    this.at = instanceEnd(this.chunk.bytes, node.table, this.stretch.end)
    return node
  }

  private skipInstruction(): void {
    this.name()
    if (this.byte() !== 0x0b) throw new EvtxProblem('processing instruction has no data')
    this.text()
  }

  /** A name stands in place where it is met first; else an offset leads back to it. */
  private name(): string {
    const offset = u32(this.chunk.bytes, this.at)
    this.at += 4
    const name = this.chunk.name(offset)
    if (offset === this.at) this.at += 10 + u16(this.chunk.bytes, offset + 6) * 2
    return name
  }

  private byte(): number {
    if (this.at >= this.stretch.end) throw new EvtxProblem('record ends within an element')
    return this.chunk.bytes[this.at++] ?? 0
  }
}

function isPiece(token: number): boolean {
  const kind = token & 0xbf
  return kind === 0x05 || kind === 0x08 || kind === 0x09 || token === 0x0d || token === 0x0e
}
