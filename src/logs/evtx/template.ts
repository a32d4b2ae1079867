/** A template definition, compiled once into lists of places so that a record needs no tree. */
import { bodyNames, systemIndex } from '../windows-event.ts'
import { endTag, startTag } from '../windows-raw.ts'
import type { AttributeNode, ElementNode, Node } from './binxml.ts'

export interface Template {
  readonly nodes: readonly Node[]
  /** The name of its root element. */
  readonly root: string | undefined
  /** Absent where the definition has a shape that only expanding it can do justice to. */
  readonly event: EventPlan | undefined
  readonly body: BodyPlan | undefined
}

/** The plan of a definition whose root is `Event`. */
export interface EventPlan {
  readonly system: readonly SystemSlot[]
  readonly constants: readonly (readonly [field: number, text: string])[]
  /** The body where the same definition has it. */
  readonly body: BodyPlan | undefined
  /** The index of the value that holds the body, or -1. */
  readonly nested: number
  /** That value stands within `<UserData>`. */
  readonly inUserData: boolean
}

/** A field of System and the value that it comes from. */
export interface SystemSlot {
  readonly field: number
  readonly index: number
  readonly memory: Memory
}

/** The value last met in a slot and its text: channel, computer and account hardly change from record to record. */
export interface Memory {
  type: number
  size: number
  text: string
  /** Of `memorySize` bytes once something was met. */
  view: DataView
}

export const memorySize = 256

export interface BodyPlan {
  /** The element of the event: `UserData` where the root is a provider's own element in it. */
  readonly name: string
  readonly bodyName: string | number | undefined
  readonly entries: readonly Entry[]
  /** Of UserData, whose elements may be nested and have attributes: the XML between the entries, one stretch more than they are. */
  readonly shape?: readonly string[]
}

/** One element of data: its text, or the index of its value, or -1 for none. */
export interface Entry {
  readonly name: string | null
  readonly text: string
  readonly index: number
  readonly optional: boolean
  readonly memory: Memory
}

export function compile(nodes: readonly Node[]): Template {
  const roots = nodes.filter(node => node.kind === 'element')
  const [root] = roots
  if (!root || roots.length !== nodes.length || roots.length > 1)
    return { nodes, root: root?.name, event: undefined, body: undefined }
  return { nodes, root: root.name, event: root.name === 'Event' ? eventPlan(root) : undefined, body: bodyPlan(root) }
}

function eventPlan(event: ElementNode): EventPlan | undefined {
  const system: SystemSlot[] = []
  const constants: [number, string][] = []
  let body: BodyPlan | undefined
  let nested = -1
  let inUserData = false
  let systems = 0
  for (const child of event.children) {
    if (child.kind === 'element' && child.name === 'System' && systems++ === 0) {
      if (!systemPlan(child, system, constants)) return undefined
      continue
    }
    if (body || nested >= 0) return undefined
    if (child.kind === 'value') nested = child.index
    else if (child.kind === 'element' && isNest(child)) {
      nested = onlyValue(child)
      inUserData = true
    } else if (child.kind === 'element' && bodyNames.has(child.name)) {
      body = bodyPlan(child)
      if (!body) return undefined
    } else return undefined
  }
  return { system, constants, body, nested, inUserData }
}

/** `<UserData>%k</UserData>`: what stands there is told by the value. */
function isNest(element: ElementNode): boolean {
  return element.name === 'UserData' && onlyValue(element) >= 0
}

function onlyValue(element: ElementNode): number {
  const [only] = element.children
  return element.children.length === 1 && only?.kind === 'value' ? only.index : -1
}

function systemPlan(system: ElementNode, slots: SystemSlot[], constants: [number, string][]): boolean {
  const add = (path: string, nodes: readonly Node[]) => {
    const field = systemIndex.get(path)
    if (field === undefined) return true
    const single = singlePiece(nodes)
    if (!single) return false
    if (single.index >= 0) slots.push({ field, index: single.index, memory: single.memory })
    else if (single.text !== '') constants.push([field, single.text])
    return true
  }
  return system.children.every(
    child =>
      child.kind === 'element' &&
      add(child.name, child.children) &&
      child.attributes.every(({ name, pieces }) => add(`${child.name}@${name}`, pieces)),
  )
}

function bodyPlan(body: ElementNode): BodyPlan | undefined {
  if (!bodyNames.has(body.name)) return userDataEntries(body)
  if (body.name === 'UserData') return userDataPlan(body)
  if (body.name !== 'EventData') return otherPlan(body)
  const entries: Entry[] = []
  for (const child of body.children) {
    if (child.kind !== 'element') return undefined
    const single = singlePiece(child.children)
    const name = child.name === 'Data' ? literalName(child.attributes) : `#${child.name}`
    if (!single || name === undefined) return undefined
    entries.push({ name, ...single })
  }
  const named = body.attributes.find(attribute => attribute.name === 'Name')
  const bodyName = named && singlePiece(named.pieces)
  if (named && !bodyName) return undefined
  return { name: body.name, bodyName: bodyName && (bodyName.index >= 0 ? bodyName.index : bodyName.text), entries }
}

function userDataPlan(userData: ElementNode): BodyPlan | undefined {
  const [first] = userData.children
  if (first === undefined) return { name: 'UserData', bodyName: undefined, entries: [] }
  const isPlain = userData.children.length === 1 && userData.attributes.length === 0
  return isPlain && first.kind === 'element' ? userDataEntries(first) : undefined
}

/** The provider's own element inside UserData: its leaves are the data. */
function userDataEntries(root: ElementNode): BodyPlan | undefined {
  const entries: Entry[] = []
  const shape = ['<UserData>']
  if (!leaves(root, entries) || !shapeOf(root, shape)) return undefined
  addTo(shape, '</UserData>')
  return { name: 'UserData', bodyName: root.name, entries, shape }
}

/** Appends an element; its leaves part the stretches. False where an attribute is told by the record only. */
function shapeOf(element: ElementNode, shape: string[]): boolean {
  const attributes: [string, string][] = []
  for (const { name, pieces } of element.attributes) {
    if (pieces.some(piece => piece.kind !== 'text')) return false
    attributes.push([name, pieces.map(piece => (piece.kind === 'text' ? piece.text : '')).join('')])
  }
  addTo(shape, startTag(element.name, attributes))
  const inner = element.children.filter(child => child.kind === 'element')
  if (inner.length === 0) shape.push('')
  if (!inner.every(child => shapeOf(child, shape))) return false
  addTo(shape, endTag(element.name))
  return true
}

function addTo(shape: string[], xml: string): void {
  shape.push(`${shape.pop() ?? ''}${xml}`)
}

function otherPlan(body: ElementNode): BodyPlan | undefined {
  const entries: Entry[] = []
  const sound = body.children.every(child => child.kind === 'element' && leaves(child, entries))
  return sound ? { name: body.name, bodyName: undefined, entries } : undefined
}

function leaves(element: ElementNode, entries: Entry[]): boolean {
  if (element.children.some(child => child.kind === 'element')) {
    return element.children.every(child => child.kind === 'element' && leaves(child, entries))
  }
  const single = singlePiece(element.children)
  if (single) entries.push({ name: element.name, ...single })
  return single !== undefined
}

/** Null where there is no name; undefined where only the record's values tell it. */
function literalName(attributes: readonly AttributeNode[]): string | null | undefined {
  const named = attributes.find(attribute => attribute.name === 'Name')
  if (!named) return null
  return named.pieces.every(piece => piece.kind === 'text') ? named.pieces.map(piece => piece.text).join('') : undefined
}

/** Text that is all there, or exactly one value. */
function singlePiece(nodes: readonly Node[]): Omit<Entry, 'name'> | undefined {
  const [only] = nodes
  if (nodes.length === 1 && only?.kind === 'value')
    return { text: '', index: only.index, optional: only.optional, memory: newMemory() }
  let text = ''
  for (const node of nodes) {
    if (node.kind !== 'text') return undefined
    text += node.text
  }
  return { text, index: -1, optional: false, memory: newMemory() }
}

const nothing = new DataView(new ArrayBuffer(0))
const newMemory = (): Memory => ({ type: 0, size: -1, text: '', view: nothing })
