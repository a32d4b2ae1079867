/** Text that no format would take as it is: UTF-16 without its mark, and lines that end in a carriage return alone. */
import { textHead } from './text/sniff.ts'

/** How the bytes of a text are turned into what the formats read. */
export interface Spelling {
  /** The first bytes, turned. */
  readonly head: Uint8Array
  /** To be asked for one piece after the other. */
  turn(piece: Uint8Array): Uint8Array
  /** Bytes that the text is longer by than the file. */
  readonly added: number
}

/** By the first bytes of a file; undefined where they are read as they are. */
export function spellingOf(head: Uint8Array): Spelling | undefined {
  if (head.includes(0)) {
    if (hasMark(head)) return undefined
    const mark = missingMark(head)
    return mark && marked(mark, head)
  }
  // The last byte may be half of a line break.
  const returns = head.subarray(0, -1).includes(carriageReturn)
  if (!returns || head.includes(lineFeed) || textHead(head) === undefined) return undefined
  return { head: withLineFeeds(head), turn: lineFeeds(), added: 0 }
}

const lineFeed = 10
const carriageReturn = 13

function marked(mark: Uint8Array, head: Uint8Array): Spelling {
  let begun = false
  const turn = (piece: Uint8Array): Uint8Array => {
    if (begun) return piece
    begun = true
    return Buffer.concat([mark, piece])
  }
  return { head: Buffer.concat([mark, head]), turn, added: mark.length }
}

/**
 * The mark of the UTF-16 that these bytes are. Text of western letters has zeros in every second place and hardly any in
 * the others; that it is text, and no table of small numbers, is asked of what it would say.
 */
function missingMark(head: Uint8Array): Uint8Array | undefined {
  const units = head.length >> 1
  const zeros = [0, 0]
  for (let at = 0; at < units * 2; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [first = 0, second = 0] = zeros
  const mark = fits(second, first, units) ? littleEndian : fits(first, second, units) ? bigEndian : undefined
  return mark && textHead(Buffer.concat([mark, head.subarray(0, units * 2)])) !== undefined ? mark : undefined
}

const littleEndian = Uint8Array.of(0xff, 0xfe)
const bigEndian = Uint8Array.of(0xfe, 0xff)

const hasMark = (head: Uint8Array): boolean =>
  [littleEndian, bigEndian].some(mark => mark.every((byte, at) => head[at] === byte))

const fits = (high: number, low: number, units: number): boolean => units >= 4 && high * 2 > units && low * 50 <= units

/** Until a line feed is met: from there on the file ends its lines as others do. */
function lineFeeds(): (piece: Uint8Array) => Uint8Array {
  let alone = true
  return piece => {
    if (!alone) return piece
    const end = piece.indexOf(lineFeed)
    if (end < 0) return withLineFeeds(piece)
    alone = false
    const before = piece[end - 1] === carriageReturn ? end - 1 : end
    return Buffer.concat([withLineFeeds(piece.subarray(0, Math.max(before, 0))), piece.subarray(Math.max(before, 0))])
  }
}

const withLineFeeds = (bytes: Uint8Array): Uint8Array => bytes.map(byte => (byte === carriageReturn ? lineFeed : byte))
