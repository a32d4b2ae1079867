/** The text of a typed value, in Windows' own notation. */
import { type Bytes, u16, u32 } from './bytes.ts'
import { filetimeText, systemtimeText } from './times.ts'

export const nullType = 0x00
const stringType = 0x01
export const filetimeType = 0x11
export const hexType = 0x14
export const binXmlType = 0x21
export const arrayFlag = 0x80

const reals = new DataView(new ArrayBuffer(8))
const decimals = Array.from({ length: 256 }, (_, n) => String(n))
const hexPairs = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

/** Bytes of each fixed-size type; a Bool takes four, as Windows writes it. */
const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0x03, 1],
  [0x04, 1],
  [0x05, 2],
  [0x06, 2],
  [0x07, 4],
  [0x08, 4],
  [0x09, 8],
  [0x0a, 8],
  [0x0b, 4],
  [0x0c, 8],
  [0x0d, 4],
  [0x0f, 16],
  [0x11, 8],
  [0x12, 16],
  [0x14, 4],
  [0x15, 8],
])

/** Told of a value that could only be shown as hex. */
export type Note = (message: string) => void

/** The text of a single value; an array's items are joined with `,`. */
export function valueText(bytes: Buffer, type: number, at: number, size: number, note: Note): string {
  if (type === stringType) return utf16(bytes, at, size)
  if (size === 0 || type === nullType) return ''
  switch (type) {
    case 0x02:
      return ansi(bytes, at, trimmed(bytes, at, size))
    case 0x04:
      return decimals[bytes[at] ?? 0] ?? ''
    case 0x06:
      if (size >= 2) return String(u16(bytes, at))
      break
    case 0x08:
      if (size >= 4) return String(u32(bytes, at))
      break
    case 0x0e:
      return hex(bytes, at, size).toUpperCase()
    case 0x0f:
      if (size >= 16) return guid(bytes, at)
      break
    case filetimeType:
      if (size >= 8) return filetimeText(u32(bytes, at), u32(bytes, at + 4))
      break
    case 0x13:
      return sid(bytes, at, size, note)
    case hexType:
      if (size >= 4) return '0x' + u32(bytes, at).toString(16)
      break
    case 0x15:
      if (size >= 8) return hex64(u32(bytes, at), u32(bytes, at + 4))
      break
  }
  return type >= arrayFlag ? arrayItems(bytes, type, at, size, note).join(',') : rareText(bytes, type, at, size, note)
}

/** The types that hardly a record has, and values shorter than their type. */
function rareText(bytes: Buffer, type: number, at: number, size: number, note: Note): string {
  const wanted = fixedSizes.get(type)
  // The specification gives a Bool one byte, Windows writes four: any length is read.
  if (type === 0x0d) return anyBit(bytes, at, size) ? 'true' : 'false'
  if (wanted !== undefined && size < wanted)
    return asHex(`value of type ${hexByte(type)} holds ${size} bytes, not ${wanted}`)
  switch (type) {
    case 0x03:
      return String(((bytes[at] ?? 0) << 24) >> 24)
    case 0x05:
      return String((u16(bytes, at) << 16) >> 16)
    case 0x07:
      return String(u32(bytes, at) | 0)
    case 0x09:
      return wide(u32(bytes, at), u32(bytes, at + 4) | 0)
    case 0x0a:
      return wide(u32(bytes, at), u32(bytes, at + 4))
    case 0x0b:
      reals.setUint32(0, u32(bytes, at))
      return realText(reals.getFloat32(0), true)
    case 0x0c:
      reals.setUint32(4, u32(bytes, at))
      reals.setUint32(0, u32(bytes, at + 4))
      return realText(reals.getFloat64(0), false)
    case 0x10:
      if (size >= 8) return hex64(u32(bytes, at), u32(bytes, at + 4))
      if (size >= 4) return '0x' + u32(bytes, at).toString(16)
      return asHex(`value of type ${hexByte(type)} holds ${size} bytes, not 4 or 8`)
    case 0x12:
      return systemtimeText(bytes, at)
    case 0x20:
      return size >= 8 ? wide(u32(bytes, at), u32(bytes, at + 4)) : String(u32(bytes, at))
    case 0x23:
      return utf16(bytes, at, size)
    default:
      return asHex(`value type ${hexByte(type)} is not known, its bytes are shown as hex`)
  }
  function asHex(message: string): string {
    note(message)
    return hex(bytes, at, size).toUpperCase()
  }
}

/** The items of an array; one whose item type cannot stand in an array is a single item of hex. */
export function arrayItems(bytes: Buffer, type: number, at: number, size: number, note: Note): string[] {
  if (size === 0) return []
  const item = type & ~arrayFlag
  if (item === stringType) return utf16(bytes, at, size, false).replace(/\0$/, '').split('\0')
  if (item === 0x02)
    return ansi(bytes, at, at + size)
      .replace(/\0$/, '')
      .split('\0')
  if (item === 0x13) return sids(bytes, at, size, note)
  const step = item === 0x10 ? 8 : fixedSizes.get(item)
  if (step === undefined) {
    note(`value type ${hexByte(type)} is not known, its bytes are shown as hex`)
    return [hex(bytes, at, size).toUpperCase()]
  }
  const items: string[] = []
  for (let p = at; p + step <= at + size; p += step) items.push(valueText(bytes, item, p, step, note))
  return items
}

/** Without the NUL units at its end; those within are kept. */
export function utf16(bytes: Buffer, at: number, size: number, trim = true): string {
  let end = at + (size & ~1)
  if (trim) while (end > at && bytes[end - 1] === 0 && bytes[end - 2] === 0) end -= 2
  const length = (end - at) >> 1
  if (length === 0) return ''
  if (length > narrow.length) return bytes.toString('utf16le', at, end).toWellFormed()
  // Nearly all text is Latin-1: half as long as a string, and whole without a look for halves of pairs.
  let high = 0
  for (let i = 0, p = at; i < length; i++, p += 2) {
    narrow[i] = bytes[p] ?? 0
    high |= bytes[p + 1] ?? 0
  }
  if (high !== 0) return bytes.toString('utf16le', at, end).toWellFormed()
  return length === 1 ? String.fromCharCode(narrow[0] ?? 0) : narrow.toString('latin1', 0, length)
}

const narrow = Buffer.alloc(256)

/** What windows-1252 has where Latin-1 has control characters; five places are empty. Node's own decoder leaves them out. */
const upperControls =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** The code page of the source host is not recorded; windows-1252 is the likeliest. */
function ansi(bytes: Buffer, at: number, end: number): string {
  return bytes
    .toString('latin1', at, end)
    .replace(/[\x80-\x9f]/g, char => upperControls[char.charCodeAt(0) - 0x80] ?? char)
}

function trimmed(bytes: Bytes, at: number, size: number): number {
  let end = at + size
  while (end > at && bytes[end - 1] === 0) end--
  return end
}

function anyBit(bytes: Bytes, at: number, size: number): boolean {
  for (let p = at; p < at + size; p++) if (bytes[p]) return true
  return false
}

const hexByte = (n: number): string => `0x${hexPairs[n & 255]}`

function hex(bytes: Buffer, at: number, size: number): string {
  return bytes.toString('hex', at, at + size)
}

function hex64(low: number, high: number): string {
  return high === 0 ? '0x' + low.toString(16) : '0x' + high.toString(16) + low.toString(16).padStart(8, '0')
}

function wide(low: number, high: number): string {
  const fits = high > -0x200000 && high < 0x200000
  return fits ? String(high * 0x100000000 + low) : String((BigInt(high) << 32n) + BigInt(low))
}

function guid(bytes: Bytes, at: number): string {
  const h = (offset: number) => hexPairs[bytes[at + offset] ?? 0] ?? ''
  const head = `{${h(3)}${h(2)}${h(1)}${h(0)}-${h(5)}${h(4)}-${h(7)}${h(6)}`
  return `${head}-${h(8)}${h(9)}-${h(10)}${h(11)}${h(12)}${h(13)}${h(14)}${h(15)}}`
}

function sid(bytes: Buffer, at: number, size: number, note: Note): string {
  const count = bytes[at + 1] ?? 0
  if (size < 8 || count > 15 || 8 + count * 4 > size) {
    note('SID is longer than its value, its bytes are shown as hex')
    return hex(bytes, at, size).toUpperCase()
  }
  const high = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  const low =
    (bytes[at + 4] ?? 0) * 0x1000000 +
    (((bytes[at + 5] ?? 0) << 16) | ((bytes[at + 6] ?? 0) << 8) | (bytes[at + 7] ?? 0))
  const authority = high === 0 ? String(low) : '0x' + (high * 0x100000000 + low).toString(16)
  let text = `S-${bytes[at] ?? 0}-${authority}`
  for (let i = 0; i < count; i++) text += '-' + u32(bytes, at + 8 + i * 4)
  return text
}

function sids(bytes: Buffer, at: number, size: number, note: Note): string[] {
  const items: string[] = []
  for (let p = at; p < at + size; ) {
    const length = Math.min(8 + (bytes[p + 1] ?? 0) * 4, at + size - p)
    items.push(sid(bytes, p, length, note))
    p += length
  }
  return items
}

/** The shortest digits that read back as the same number, with `.0` where there is no fraction. */
function realText(value: number, single: boolean): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? value.toFixed(1) : String(value)
  if (!single) return String(value)
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return String(Number(text))
  }
  return String(Number(value.toPrecision(9)))
}
