/** A tree of binary XML with the values of its record put in: plain XML. Right for every record, and slower than a plan. */
import type { XmlElement } from '../windows-event.ts'
import {
  type AttributeNode,
  type ChunkBytes,
  type ElementNode,
  type InstanceNode,
  type Node,
  parseFragment,
  valueCount,
} from './binxml.ts'
import { u16 } from './bytes.ts'
import { type Budget, EvtxProblem, spend } from './problem.ts'
import { arrayFlag, arrayItems, binXmlType, type Note, nullType, valueText } from './values.ts'

/** What expanding needs of the chunk: its definitions, and a place to note what was odd. */
export interface ExpandChunk extends ChunkBytes {
  definition(at: number): readonly Node[]
  readonly note: Note
}

const maxNesting = 32

interface Values {
  readonly count: number
  readonly table: number
  readonly offsets: readonly number[]
}

interface Context {
  readonly chunk: ExpandChunk
  readonly budget: Budget
  readonly values: Values
  readonly nesting: number
}

const noValues: Values = { count: 0, table: 0, offsets: [] }

/** The elements that a record's binary XML stands for; one, in a sound record. */
export function expandRecord(chunk: ExpandChunk, start: number, end: number, budget: Budget): XmlElement[] {
  const nodes = parseFragment(chunk, { start, end, inDefinition: false }, budget)
  return content({ chunk, budget, values: noValues, nesting: 0 }, nodes, end).filter(isElement)
}

type Content = (XmlElement | string)[]

function content(context: Context, nodes: readonly Node[], end: number): Content {
  const out: Content = []
  for (const node of nodes) {
    spend(context.budget, 1, 0)
    switch (node.kind) {
      case 'text':
        out.push(text(context, node.text))
        break
      case 'value':
        for (const part of value(context, node.index)) out.push(part)
        break
      case 'element':
        for (const element of elements(context, node, end)) out.push(element)
        break
      case 'instance':
        for (const part of instance(context, node, end)) out.push(part)
        break
    }
  }
  return out
}

function instance(context: Context, node: InstanceNode, end: number): Content {
  const nesting = deeper(context)
  const { bytes } = context.chunk
  const count = valueCount(bytes, node.table, end)
  const offsets: number[] = []
  let at = node.table + 4 + count * 4
  for (let i = 0; i < count; i++) {
    offsets.push(at)
    at += u16(bytes, node.table + 4 + i * 4)
  }
  if (at > end) throw new EvtxProblem('values are longer than their record')
  const values = { count, table: node.table, offsets }
  return content({ ...context, values, nesting }, context.chunk.definition(node.definition), end)
}

/** One element; or, where an array is all that it holds, one for each item. */
function elements(context: Context, node: ElementNode, end: number): XmlElement[] {
  const attributes = node.attributes.flatMap(attribute => {
    const text = attributeText(context, attribute)
    return text === undefined ? [] : [[attribute.name, text] as const]
  })
  const array = soleArray(context, node)
  if (!array) return [{ name: node.name, attributes, children: content(context, node.children, end) }]
  const { type, at, size } = array
  const items = arrayItems(context.chunk.bytes, type, at, size, context.chunk.note)
  if (items.length === 0 && !array.optional) items.push('')
  const shared = node.name.length + attributes.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
  return items.map(item => {
    spend(context.budget, 1, shared + item.length)
    return { name: node.name, attributes, children: [item] }
  })
}

function soleArray(context: Context, node: ElementNode) {
  const [only] = node.children
  if (node.children.length !== 1 || only?.kind !== 'value') return undefined
  const found = descriptor(context.values, context.chunk.bytes, only.index)
  const isArray = found !== undefined && (found.type & arrayFlag) !== 0
  return isArray ? { ...found, optional: only.optional } : undefined
}

/** Undefined, so that it is left out, where it is made of values alone and none of them has any text. */
function attributeText(context: Context, attribute: AttributeNode): string | undefined {
  let all = ''
  let literal = attribute.pieces.length === 0
  for (const piece of attribute.pieces) {
    if (piece.kind === 'text') {
      literal = true
      all += text(context, piece.text)
    } else {
      for (const part of value(context, piece.index)) all += typeof part === 'string' ? part : ''
    }
  }
  return all === '' && !literal ? undefined : all
}

function value(context: Context, index: number): Content {
  const found = descriptor(context.values, context.chunk.bytes, index)
  if (!found || found.type === nullType) return []
  const { type, at, size } = found
  if (type !== binXmlType) return [text(context, valueText(context.chunk.bytes, type, at, size, context.chunk.note))]
  const nesting = deeper(context)
  const stretch = { start: at, end: at + size, inDefinition: false }
  return content(
    { ...context, values: noValues, nesting },
    parseFragment(context.chunk, stretch, context.budget),
    at + size,
  )
}

function descriptor(values: Values, bytes: Buffer, index: number) {
  const at = values.offsets[index]
  if (at === undefined) return undefined
  const entry = values.table + 4 + index * 4
  return { type: bytes[entry + 2] ?? 0, at, size: u16(bytes, entry) }
}

function deeper(context: Context): number {
  if (context.nesting >= maxNesting) throw new EvtxProblem(`templates are nested deeper than ${maxNesting}`)
  return context.nesting + 1
}

function text(context: Context, text: string): string {
  spend(context.budget, 0, text.length)
  return text
}

const isElement = (part: XmlElement | string): part is XmlElement => typeof part !== 'string'
