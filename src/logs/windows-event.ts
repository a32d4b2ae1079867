/** A Windows event out of its XML tree: the System fields and the data, by the same rules whatever the tree was read from. */
import type { Origin, Pairs, WindowsEvent, WindowsSystem } from './event.ts'
import { windowsXml } from './windows-raw.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Pairs
  readonly children: readonly (XmlElement | string)[]
}

/** The places of System that have a field, in the order of `systemOf`: an element's text, or `Element@Attribute`. */
export const systemPaths = [
  'Provider@Name',
  'Provider@Guid',
  'Provider@EventSourceName',
  'EventID',
  'EventID@Qualifiers',
  'Version',
  'Level',
  'Task',
  'Opcode',
  'Keywords',
  'TimeCreated@SystemTime',
  'EventRecordID',
  'Correlation@ActivityID',
  'Correlation@RelatedActivityID',
  'Execution@ProcessID',
  'Execution@ThreadID',
  'Channel',
  'Computer',
  'Security@UserID',
] as const

/** Index into `systemPaths`; Sysmon for Linux writes `UserId`. */
export const systemIndex: ReadonlyMap<string, number> = new Map<string, number>([
  ...systemPaths.map((path, index) => [path, index] as const),
  ['Security@UserId', systemPaths.indexOf('Security@UserID')],
])

export const timeIndex = systemPaths.indexOf('TimeCreated@SystemTime')

/** What a System may hold: texts in the order of `systemPaths`; absent and empty are the same. */
export type SystemTexts = (string | undefined)[]

export function systemOf(texts: SystemTexts): WindowsSystem {
  return {
    provider: texts[0],
    guid: texts[1],
    eventSourceName: texts[2],
    eventId: texts[3],
    qualifiers: texts[4],
    version: texts[5],
    level: texts[6],
    task: texts[7],
    opcode: texts[8],
    keywords: texts[9],
    systemTime: texts[10],
    recordId: texts[11],
    activityId: texts[12],
    relatedActivityId: texts[13],
    processId: texts[14],
    threadId: texts[15],
    channel: texts[16],
    computer: texts[17],
    userId: texts[18],
  }
}

/** The elements that hold an event's own data. */
export const bodyNames: ReadonlySet<string> = new Set([
  'EventData',
  'UserData',
  'BinaryEventData',
  'DebugData',
  'ProcessingErrorData',
])

export type Data = [name: string | null, value: string][]

/** The parts of an event that its XML tells; origin, time and raw text are the reader's to add. */
export interface WindowsParts {
  readonly system: WindowsSystem
  readonly body: string | undefined
  readonly bodyName: string | undefined
  readonly data: WindowsEvent['data']
  readonly extra: Pairs
}

/** Undefined where the element is no `Event`. */
export function windowsParts(event: XmlElement): WindowsParts | undefined {
  if (event.name !== 'Event') return undefined
  const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)
  const extra: [string, string][] = []
  let body: XmlElement | undefined
  for (const child of elements(event)) {
    if (child.name === 'System') readSystem(child, texts)
    else if (child.name === 'RenderingInfo') readRendering(child, extra)
    else if (!body && bodyNames.has(child.name)) body = child
  }
  const data: Data = []
  if (body?.name === 'EventData') readData(body, data)
  else if (body) readLeaves(body, data)
  if (body && body.name !== 'EventData' && data.length === 0) readText(body, data)
  return { system: systemOf(texts), body: body?.name, bodyName: body && bodyNameOf(body), data, extra }
}

/** An event with its raw text, or with one made from the parts when asked. */
export function windowsEvent(
  parts: WindowsParts,
  origin: Origin,
  time: number | undefined,
  raw: () => string = () => windowsXml(parts),
): WindowsEvent {
  const { system, body, bodyName, data, extra } = parts
  return { kind: 'windows', origin, time, system, body, data, bodyName, extra, raw }
}

/** A record is named by its EventRecordID, and by its number in the file where it has none. */
export function recordNumber(system: WindowsSystem, otherwise: () => number): number {
  const text = system.recordId
  return text && isNumeral(text) ? Number(text) : otherwise()
}

/** Up to 20 digits; asked of every record, so without a pattern. */
function isNumeral(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return text.length <= 20
}

function* elements(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children) if (typeof child !== 'string') yield child
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(([key]) => key === name)?.[1]
}

function readSystem(system: XmlElement, texts: SystemTexts): void {
  for (const element of elements(system)) {
    const places = systemPlaces.get(element.name)
    if (!places) continue
    setText(texts, places.get(''), textOf(element))
    for (const [name, value] of element.attributes) setText(texts, places.get(name), value)
  }
}

function setText(texts: SystemTexts, index: number | undefined, text: string): void {
  if (index !== undefined && text !== '') texts[index] = text
}

/** `systemIndex` by element and attribute; its own text is under the empty name. */
const systemPlaces: ReadonlyMap<string, ReadonlyMap<string, number>> = placesByElement()

function placesByElement(): Map<string, Map<string, number>> {
  const places = new Map<string, Map<string, number>>()
  for (const [path, index] of systemIndex) {
    const [element = '', attribute = ''] = path.split('@')
    places.set(element, (places.get(element) ?? new Map<string, number>()).set(attribute, index))
  }
  return places
}

function readRendering(rendering: XmlElement, extra: [string, string][]): void {
  for (const element of elements(rendering)) {
    if (element.name === 'Message') extra.push(['Message', textOf(element)])
  }
}

function readData(body: XmlElement, data: Data): void {
  for (const element of elements(body)) {
    const name = element.name === 'Data' ? (attribute(element, 'Name') ?? null) : `#${element.name}`
    data.push([name, textOf(element)])
  }
}

/** Elements without elements, in document order. */
function readLeaves(parent: XmlElement, data: Data): void {
  for (const element of elements(parent)) {
    if (element.children.some(child => typeof child !== 'string')) readLeaves(element, data)
    else data.push([element.name, textOf(element)])
  }
}

/** `<BinaryEventData>` may hold its text directly. */
function readText(body: XmlElement, data: Data): void {
  const text = textOf(body).trim()
  if (text !== '') data.push([body.name, text])
}

function bodyNameOf(body: XmlElement): string | undefined {
  if (body.name === 'EventData') return attribute(body, 'Name')
  if (body.name === 'UserData') for (const element of elements(body)) return element.name
  return undefined
}

export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}
