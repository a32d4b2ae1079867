/** Writes EVTX files for tests: whole logs from plain records, or chunks token by token for shapes that no Windows writes. */

import type { WindowsSystem } from '../../src/logs/event.ts'
import { crc32 } from '../../src/logs/evtx/bytes.ts'

export interface PlainRecord {
  /** Texts as Windows prints them; `systemTime` in ISO form, `keywords` in hex, `userId` a SID. */
  readonly system: WindowsSystem
  /** Text is written as a string; for other types give a `Value`. */
  readonly data: readonly (readonly [name: string | null, value: string | Value])[]
  /** `EventData` by default. */
  readonly body?: 'EventData' | 'UserData'
  /** `EventData@Name`, or the element in UserData (then `Element` by default). */
  readonly bodyName?: string
}

/** As many chunks as the records need, in their order; record numbers count from 1. */
export function encodeEvtx(records: readonly PlainRecord[], options: { readonly dirty?: boolean } = {}): Uint8Array {
  const chunks: ChunkWriter[] = []
  for (const [index, record] of records.entries()) {
    const content = plainContent(record)
    if (chunks.at(-1)?.tryRecord(index + 1, content)) continue
    const chunk = new ChunkWriter()
    if (!chunk.tryRecord(index + 1, content)) throw new Error('record does not fit a chunk')
    chunks.push(chunk)
  }
  return evtxFile(
    chunks.map(chunk => chunk.finish()),
    options,
  )
}

export function evtxFile(chunks: readonly Uint8Array[], options: { readonly dirty?: boolean } = {}): Uint8Array {
  const file = Buffer.alloc(4096 + chunks.length * 65_536)
  file.write('ElfFile\0', 0, 'latin1')
  file.writeUInt32LE(Math.max(0, chunks.length - 1), 16)
  file.writeUInt32LE(128, 32)
  file.writeUInt16LE(1, 36)
  file.writeUInt16LE(3, 38)
  file.writeUInt16LE(4096, 40)
  file.writeUInt16LE(chunks.length, 42)
  file.writeUInt32LE(options.dirty ? 1 : 0, 120)
  file.writeUInt32LE(crc32(file.subarray(0, 120)), 124)
  for (const [i, chunk] of chunks.entries()) file.set(chunk, 4096 + i * 65_536)
  return file
}

/** A typed value of a template instance. */
export interface Value {
  readonly type: number
  readonly bytes: Uint8Array | ((chunk: ChunkWriter) => void)
}

export type Content = Element | Text | Slot | Instance | Tokens

export interface Element {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: readonly (readonly [string, readonly (Text | Slot | Tokens)[]])[]
  readonly children: readonly Content[]
}

export interface Text {
  readonly kind: 'text'
  readonly text: string
}

export interface Slot {
  readonly kind: 'slot'
  readonly index: number
  readonly optional: boolean
}

/** Bytes as they are, or written by hand at the chunk's place. */
export interface Tokens {
  readonly kind: 'tokens'
  readonly write: (chunk: ChunkWriter) => void
}

export interface Instance {
  readonly kind: 'instance'
  readonly definition: Element
  readonly values: readonly Value[]
}

export const text = (text: string): Text => ({ kind: 'text', text })
export const slot = (index: number, optional = false): Slot => ({ kind: 'slot', index, optional })
export const tokens = (...bytes: number[]): Tokens => ({ kind: 'tokens', write: chunk => chunk.put(bytes) })
export const instance = (definition: Element, values: readonly Value[]): Instance => ({
  kind: 'instance',
  definition,
  values,
})

export function element(
  name: string,
  attributes: Readonly<Record<string, string | Slot>> = {},
  children: readonly (Content | string)[] = [],
): Element {
  const piece = (value: string | Slot) => (typeof value === 'string' ? text(value) : value)
  return {
    kind: 'element',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => [key, [piece(value)]] as const),
    children: children.map(child => (typeof child === 'string' ? text(child) : child)),
  }
}

/** Writes one chunk from its start; names and definitions stand where they are met first. */
export class ChunkWriter {
  readonly bytes = Buffer.alloc(65_536)
  at = 512
  private names = new Map<string, number>()
  private definitions = new Map<string, number>()
  private first = 0
  private last = 0
  private lastAt = 0

  /** False, and nothing written, where the record does not fit. */
  tryRecord(number: number, content: readonly Content[]): boolean {
    const before = { at: this.at, names: new Map(this.names), definitions: new Map(this.definitions) }
    try {
      this.record(number, content)
      return true
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.bytes.fill(0, before.at)
      Object.assign(this, before)
      return false
    }
  }

  /** The offset of the record. */
  record(number: number, content: readonly Content[]): number {
    const start = this.at
    this.u32(0x2a2a)
    this.u32(0)
    this.u64(BigInt(number))
    this.u64(0n)
    this.put([0x0f, 1, 1, 0])
    for (const part of content) this.content(part, false)
    this.put([0])
    const size = Math.ceil((this.at + 4 - start) / 8) * 8
    this.at = start + size - 4
    this.u32(size)
    this.bytes.writeUInt32LE(size, start + 4)
    this.first ||= number
    this.last = number
    this.lastAt = start
    return start
  }

  finish(): Buffer {
    const { bytes } = this
    bytes.write('ElfChnk\0', 0, 'latin1')
    for (const at of [8, 24]) bytes.writeBigUInt64LE(BigInt(this.first), at)
    for (const at of [16, 32]) bytes.writeBigUInt64LE(BigInt(this.last), at)
    bytes.writeUInt32LE(128, 40)
    bytes.writeUInt32LE(this.lastAt, 44)
    bytes.writeUInt32LE(this.at, 48)
    return sealChunk(bytes)
  }

  content(part: Content, inDefinition: boolean): void {
    if (part.kind === 'text') this.literal(part.text)
    else if (part.kind === 'slot') this.put([part.optional ? 0x0e : 0x0d, part.index & 255, part.index >> 8, 1])
    else if (part.kind === 'tokens') part.write(this)
    else if (part.kind === 'instance') this.instance(part)
    else this.element(part, inDefinition)
  }

  element({ name, attributes, children }: Element, inDefinition: boolean): void {
    this.put([attributes.length > 0 ? 0x41 : 0x01])
    if (inDefinition) this.put([0xff, 0xff])
    const sizeAt = this.at
    this.u32(0)
    this.name(name)
    if (attributes.length > 0) {
      const listAt = this.at
      this.u32(0)
      for (const [i, [key, pieces]] of attributes.entries()) {
        this.put([i < attributes.length - 1 ? 0x46 : 0x06])
        this.name(key)
        for (const piece of pieces) this.content(piece, inDefinition)
      }
      this.bytes.writeUInt32LE(this.at - listAt - 4, listAt)
    }
    if (children.length === 0) this.put([0x03])
    else {
      this.put([0x02])
      for (const child of children) this.content(child, inDefinition)
      this.put([0x04])
    }
    this.bytes.writeUInt32LE(this.at - sizeAt - 4, sizeAt)
  }

  instance({ definition, values }: Instance): void {
    const key = JSON.stringify(definition)
    const known = this.definitions.get(key)
    this.put([0x0c, 1])
    this.u32(0x1234)
    this.u32(known ?? this.at + 4)
    if (known === undefined) {
      this.definitions.set(key, this.at)
      this.definition(definition)
    }
    this.values(values)
  }

  definition(root: Element): void {
    this.u32(0)
    this.put(new Uint8Array(16).fill(0x12))
    const sizeAt = this.at
    this.u32(0)
    this.put([0x0f, 1, 1, 0])
    this.element(root, true)
    this.put([0])
    this.bytes.writeUInt32LE(this.at - sizeAt - 4, sizeAt)
  }

  values(values: readonly Value[]): void {
    this.u32(values.length)
    let entry = this.at
    this.put(new Uint8Array(values.length * 4))
    for (const { type, bytes } of values) {
      const start = this.at
      if (typeof bytes === 'function') bytes(this)
      else this.put(bytes)
      this.bytes.writeUInt16LE(this.at - start, entry)
      this.bytes[entry + 2] = type
      entry += 4
    }
  }

  name(name: string): void {
    const known = this.names.get(name)
    this.u32(known ?? this.at + 4)
    if (known !== undefined) return
    this.names.set(name, this.at)
    this.u32(0)
    this.u16(0)
    this.u16(name.length)
    this.put(Buffer.from(`${name}\0`, 'utf16le'))
  }

  literal(text: string): void {
    this.put([0x05, 1])
    this.u16(text.length)
    this.put(Buffer.from(text, 'utf16le'))
  }

  put(bytes: Uint8Array | readonly number[]): void {
    if (this.at + bytes.length > this.bytes.length) throw new RangeError('chunk is full')
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  u16(value: number): void {
    this.put([value & 255, value >> 8])
  }

  u32(value: number): void {
    this.put([value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24])
  }

  u64(value: bigint): void {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(value)
    this.put(bytes)
  }
}

/** Writes both checksums of a chunk anew. */
export function sealChunk(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(crc32(bytes.subarray(512, bytes.readUInt32LE(48))), 52)
  bytes.writeUInt32LE(1, 120)
  bytes.writeUInt32LE(crc32(bytes.subarray(128, 512), crc32(bytes.subarray(0, 120))), 124)
  return bytes
}

const little = (size: number, value: bigint): Uint8Array => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value))
  return bytes.subarray(0, size)
}

export const nothing: Value = { type: 0x00, bytes: new Uint8Array(0) }
export const string = (text: string): Value => ({ type: 0x01, bytes: Buffer.from(text, 'utf16le') })
export const strings = (...items: string[]): Value => ({
  type: 0x81,
  bytes: Buffer.from(items.map(item => `${item}\0`).join(''), 'utf16le'),
})
export const number = (type: number, size: number, value: number | bigint): Value => ({
  type,
  bytes: little(size, BigInt(value)),
})
export const xml = (...content: Content[]): Value => ({
  type: 0x21,
  bytes: chunk => {
    for (const part of content) chunk.content(part, false)
  },
})

export function guid(text: string): Value {
  const bytes = Buffer.from(text.replace(/[{}-]/g, ''), 'hex')
  return {
    type: 0x0f,
    bytes: Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], i => bytes[i] ?? 0),
  }
}

export function sid(text: string): Value {
  const [revision = 1, authority = 0, ...parts] = text.split('-').slice(1).map(Number)
  const head = Buffer.alloc(8)
  head[0] = revision
  head[1] = parts.length
  head.writeUInt32BE(authority, 4)
  return { type: 0x13, bytes: Buffer.concat([head, ...parts.map(part => Buffer.from(little(4, BigInt(part))))]) }
}

/** `2022-05-02T12:39:41.7101589Z`, to 100 ns. */
export function filetime(iso: string): Value {
  const [, seconds = iso, fraction = ''] = /^(.*?)(?:\.(\d+))?Z?$/.exec(iso) ?? []
  const since1601 = BigInt(Date.parse(`${seconds}Z`)) * 10_000n + 116_444_736_000_000_000n
  return number(0x11, 8, since1601 + BigInt(fraction.padEnd(7, '0').slice(0, 7)))
}

const optionalValue = (text: string | undefined, make: (text: string) => Value): Value =>
  text === undefined ? nothing : make(text)

/** The usual shape: one template for System, whose last value is the body's own template. */
function plainContent({ system, data, body = 'EventData', bodyName }: PlainRecord): Content[] {
  const values = [
    optionalValue(system.provider, string),
    optionalValue(system.guid, guid),
    optionalValue(system.eventSourceName, string),
    optionalValue(system.qualifiers, text => number(0x06, 2, Number(text))),
    optionalValue(system.eventId, text => number(0x06, 2, Number(text))),
    optionalValue(system.version, text => number(0x04, 1, Number(text))),
    optionalValue(system.level, text => number(0x04, 1, Number(text))),
    optionalValue(system.task, text => number(0x06, 2, Number(text))),
    optionalValue(system.opcode, text => number(0x04, 1, Number(text))),
    optionalValue(system.keywords, text => number(0x15, 8, BigInt(text))),
    optionalValue(system.systemTime, filetime),
    optionalValue(system.recordId, text => number(0x0a, 8, BigInt(text))),
    optionalValue(system.activityId, guid),
    optionalValue(system.relatedActivityId, guid),
    optionalValue(system.processId, text => number(0x08, 4, Number(text))),
    optionalValue(system.threadId, text => number(0x08, 4, Number(text))),
    optionalValue(system.channel, string),
    optionalValue(system.computer, string),
    optionalValue(system.userId, sid),
    xml(
      tokens(0x0f, 1, 1, 0),
      instance(
        bodyDefinition(data, body, bodyName),
        data.map(([, value]) => (typeof value === 'string' ? string(value) : value)),
      ),
    ),
  ]
  return [instance(eventDefinition(body), values)]
}

const eventDefinition = (body: string): Element =>
  element('Event', { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' }, [
    element('System', {}, [
      element('Provider', { Name: slot(0, true), Guid: slot(1, true), EventSourceName: slot(2, true) }),
      element('EventID', { Qualifiers: slot(3, true) }, [slot(4, true)]),
      element('Version', {}, [slot(5, true)]),
      element('Level', {}, [slot(6, true)]),
      element('Task', {}, [slot(7, true)]),
      element('Opcode', {}, [slot(8, true)]),
      element('Keywords', {}, [slot(9, true)]),
      element('TimeCreated', { SystemTime: slot(10, true) }),
      element('EventRecordID', {}, [slot(11, true)]),
      element('Correlation', { ActivityID: slot(12, true), RelatedActivityID: slot(13, true) }),
      element('Execution', { ProcessID: slot(14, true), ThreadID: slot(15, true) }),
      element('Channel', {}, [slot(16, true)]),
      element('Computer', {}, [slot(17, true)]),
      element('Security', { UserID: slot(18, true) }),
    ]),
    body === 'UserData' ? element('UserData', {}, [slot(19, true)]) : slot(19, true),
  ])

function bodyDefinition(data: PlainRecord['data'], body: string, bodyName: string | undefined): Element {
  if (body === 'UserData')
    return element(
      bodyName ?? 'Element',
      {},
      data.map(([name], i) => element(name ?? 'Data', {}, [slot(i)])),
    )
  const entries = data.map(([name], i) => {
    if (name?.startsWith('#')) return element(name.slice(1), {}, [slot(i)])
    return element('Data', name === null ? {} : { Name: name }, [slot(i)])
  })
  return element('EventData', bodyName === undefined ? {} : { Name: bodyName }, entries)
}
