/** A record to an event: by the plans of its templates where they have one, else by expanding its XML. */
import type { WindowsEvent, WindowsSystem } from '../event.ts'
import { isoMicros } from '../time.ts'
import {
  type Data,
  recordNumber,
  type SystemTexts,
  systemOf,
  systemPaths,
  timeIndex,
  windowsEvent,
  windowsParts,
} from '../windows-event.ts'
import { elementXml, escapeXml, windowsXml } from '../windows-raw.ts'
import { readInstance, valueCount } from './binxml.ts'
import { u16, u32 } from './bytes.ts'
import type { Chunk, RecordPlace } from './chunk.ts'
import { expandRecord } from './expand.ts'
import { EvtxProblem } from './problem.ts'
import { type BodyPlan, type EventPlan, type Memory, memorySize } from './template.ts'
import { filetimeMicros } from './times.ts'
import { arrayFlag, arrayItems, binXmlType, filetimeType, hexType, nullType, valueText } from './values.ts'

const recordHead = 24
const maxValues = 8192

/** Where the values of a template instance lie; one for the record, one for its body, filled anew for each record. */
class Located {
  count = 0
  readonly offsets = new Int32Array(maxValues)
  readonly sizes = new Int32Array(maxValues)
  readonly types = new Uint8Array(maxValues)

  fill(bytes: Buffer, table: number, end: number): void {
    const count = valueCount(bytes, table, end)
    let entry = table + 4
    let at = entry + count * 4
    for (let i = 0; i < count; i++) {
      const size = u16(bytes, entry)
      this.offsets[i] = at
      this.sizes[i] = size
      this.types[i] = bytes[entry + 2] ?? 0
      at += size
      entry += 4
    }
    if (at > end) throw new EvtxProblem('values are longer than their record')
    this.count = count
  }

  type(index: number): number {
    return index < this.count ? (this.types[index] ?? 0) : nullType
  }

  size(index: number): number {
    return this.sizes[index] ?? 0
  }

  offset(index: number): number {
    return this.offsets[index] ?? 0
  }
}

const outer = new Located()
const inner = new Located()
const texts: SystemTexts = new Array(systemPaths.length).fill(undefined)

class EvtxEvent implements WindowsEvent {
  readonly kind = 'windows'
  readonly origin
  readonly time
  readonly system
  readonly body
  readonly data
  readonly bodyName
  readonly extra: readonly [] = []
  private readonly shape: readonly string[] | undefined

  constructor(
    file: string,
    record: number,
    time: number | undefined,
    system: WindowsSystem,
    body: string | undefined,
    bodyName: string | undefined,
    data: Data,
    shape: readonly string[] | undefined,
  ) {
    this.origin = { file, record }
    this.time = time
    this.system = system
    this.body = body
    this.data = data
    this.bodyName = bodyName
    this.shape = shape
  }

  raw(): string {
    return this.shape ? windowsXml(this, filled(this.shape, this.data)) : windowsXml(this)
  }
}

/** The XML of a body: its shape with the texts of the data in between. */
function filled(shape: readonly string[], data: Data): string {
  let xml = shape[0] ?? ''
  for (let i = 0; i < data.length; i++) xml += escapeXml(data[i]?.[1] ?? '') + (shape[i + 1] ?? '')
  return xml
}

/** Throws an `EvtxProblem` where the record cannot be read. `number` names it where it has no EventRecordID. */
export function decodeRecord(chunk: Chunk, place: RecordPlace, file: string, number: () => number): WindowsEvent {
  return planned(chunk, place, file, number) ?? expandRecordWhole(chunk, place, file, number)
}

/** By expanding the whole of its XML; what a plan yields must be the same. */
export function expandRecordWhole(chunk: Chunk, place: RecordPlace, file: string, number: () => number): WindowsEvent {
  return chunk.spending(place, budget => {
    const [root] = expandRecord(chunk, place.start + recordHead, place.end - 4, budget)
    const parts = root && windowsParts(root)
    if (!parts) throw new EvtxProblem(root ? `record holds <${root.name}>, not <Event>` : 'record holds no event')
    const { systemTime } = parts.system
    const time = systemTime === undefined ? undefined : isoMicros(systemTime)
    const body = root.children.find(child => typeof child !== 'string' && child.name === parts.body)
    const isPlain = parts.body === 'EventData' || body === undefined || typeof body === 'string'
    const raw = isPlain ? undefined : () => windowsXml(parts, elementXml(body))
    return windowsEvent(parts, { file, record: recordNumber(parts.system, number) }, time, raw)
  })
}

/** Undefined where the record has a shape that no plan holds. */
function planned(chunk: Chunk, place: RecordPlace, file: string, number: () => number): WindowsEvent | undefined {
  const { bytes } = chunk
  const end = place.end - 4
  const start = skipFragment(bytes, place.start + recordHead)
  if (bytes[start] !== 0x0c) return undefined
  chunk.reading(place)
  const instance = readInstance(bytes, start, end)
  const plan = chunk.template(instance.definition).event
  if (!plan) return undefined
  outer.fill(bytes, instance.table, end)
  const time = fillSystem(chunk, plan)
  if (time === undefined) return undefined
  const system = systemOf(texts)
  const record = recordNumber(system, number)
  const when = Number.isNaN(time) ? undefined : time
  const data: Data = []
  if (plan.body) {
    if (!fillData(chunk, plan.body, outer, data)) return undefined
    return new EvtxEvent(
      file,
      record,
      when,
      system,
      plan.body.name,
      bodyName(chunk, plan.body, outer),
      data,
      plan.body.shape,
    )
  }
  const type = outer.type(plan.nested)
  if (plan.nested < 0 || type === nullType || outer.size(plan.nested) === 0) {
    return new EvtxEvent(
      file,
      record,
      when,
      system,
      plan.inUserData ? 'UserData' : undefined,
      undefined,
      data,
      undefined,
    )
  }
  const body = type === binXmlType ? nestedBody(chunk, plan) : undefined
  if (!body || !fillData(chunk, body, inner, data)) return undefined
  return new EvtxEvent(file, record, when, system, body.name, bodyName(chunk, body, inner), data, body.shape)
}

function nestedBody(chunk: Chunk, plan: EventPlan): BodyPlan | undefined {
  const at = outer.offset(plan.nested)
  const end = at + outer.size(plan.nested)
  const start = skipFragment(chunk.bytes, at)
  if (chunk.bytes[start] !== 0x0c) return undefined
  const instance = readInstance(chunk.bytes, start, end)
  const { body, root } = chunk.template(instance.definition)
  // A body element of its own cannot stand in UserData, and a provider's element nowhere else.
  if (!body || (root === body.name) === plan.inUserData) return undefined
  inner.fill(chunk.bytes, instance.table, end)
  return body
}

const skipFragment = (bytes: Buffer, at: number): number => (bytes[at] === 0x0f ? at + 4 : at)

/** Fills `texts`. The record's time; NaN where it has none; undefined where a value is not a plain one. */
function fillSystem(chunk: Chunk, plan: EventPlan): number | undefined {
  const { bytes } = chunk
  texts.fill(undefined)
  for (const [field, text] of plan.constants) texts[field] = text
  let time: number | undefined
  for (const { field, index, memory } of plan.system) {
    const type = outer.type(index)
    if (type === nullType) continue
    if (type >= arrayFlag || type === binXmlType) return undefined
    const at = outer.offset(index)
    const size = outer.size(index)
    if (field === timeIndex && type === filetimeType && size >= 8)
      time = filetimeMicros(u32(bytes, at), u32(bytes, at + 4))
    const text = slotText(chunk, memory, type, at, size)
    if (text !== '') texts[field] = text
  }
  return time ?? isoMicros(texts[timeIndex] ?? '') ?? Number.NaN
}

/** Channel, computer, account, image hardly change from record to record: comparing bytes is cheaper than making text. */
function slotText(chunk: Chunk, memory: Memory, type: number, at: number, size: number): string {
  // Times and record numbers are new in every record, and small numbers are as quickly made as compared, but for hexadecimal ones.
  const isSmall = size <= 4 && !(type === hexType && size === 4)
  if (size > memorySize || isSmall || type === filetimeType || type === 0x0a) {
    return valueText(chunk.bytes, type, at, size, chunk.note)
  }
  if (memory.type === type && memory.size === size && isSame(chunk.view, at, memory.view, size)) return memory.text
  if (memory.size < 0) memory.view = new DataView(new ArrayBuffer(memorySize))
  memory.size = size
  memory.type = type
  memory.text = valueText(chunk.bytes, type, at, size, chunk.note)
  for (let i = 0; i < size; i++) memory.view.setUint8(i, chunk.bytes[at + i] ?? 0)
  return memory.text
}

/** Four bytes at a time, the last four again where they are no whole word; `size` is at least that. */
function isSame(view: DataView, at: number, other: DataView, size: number): boolean {
  const last = size - 4
  for (let i = 0; i < last; i += 4) if (view.getInt32(at + i, true) !== other.getInt32(i, true)) return false
  return view.getInt32(at + last, true) === other.getInt32(last, true)
}

/** False where a value is itself XML, or a list where no list can stand. */
function fillData(chunk: Chunk, plan: BodyPlan, values: Located, data: Data): boolean {
  chunk.charge(plan.entries.length, 0)
  for (const { name, text, index, optional, memory } of plan.entries) {
    const type = index < 0 ? nullType : values.type(index)
    if (type === nullType) {
      data.push([name, text])
      continue
    }
    if (type === binXmlType) return false
    const at = values.offset(index)
    const size = values.size(index)
    // One value may stand in many places: what is too long to be remembered is made anew in each.
    if (size > memorySize) chunk.charge(0, size)
    if (type < arrayFlag) {
      data.push([name, slotText(chunk, memory, type, at, size)])
      continue
    }
    // An element for each item is not what the shape says.
    if (plan.shape) return false
    const items = arrayItems(chunk.bytes, type, at, size, chunk.note)
    if (items.length === 0 && !optional) items.push('')
    chunk.charge(items.length, 0)
    for (const item of items) data.push([name, item])
  }
  return true
}

function bodyName(chunk: Chunk, plan: BodyPlan, values: Located): string | undefined {
  const from = plan.bodyName
  if (typeof from !== 'number') return from
  const type = values.type(from)
  return valueText(chunk.bytes, type, values.offset(from), values.size(from), chunk.note) || undefined
}
