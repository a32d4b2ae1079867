/** Ways to damage bytes: any at all for any file, and those that stay within one record. */
import { pick, type Random } from './fuzz-random.ts'

/** Short texts that mean much in one form or another. */
const tokens = [
  ...['"', "'", '\n', '\r\n', ',', '{', '[', '<Event>', '</Event>', '<![CDATA[', '&#x0;', '=', '\\', '#Fields: a b\n'],
  ...['#fields\ta', '\u0000', '\ufeff', '<13>', '1 ', '[a b="', "msg='", '\x1d', '__proto__=', '"Records":[', '_raw'],
  'é\ud83d',
]

/** Several changes anywhere: bytes left out, doubled, put in, taken from another file, cut, filled, changed. */
export function damage(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let damaged = Buffer.from(bytes)
  for (let changes = random(6); changes >= 0; changes--) {
    const at = random(damaged.length + 1)
    const end = Math.min(damaged.length, at + random(random(2) === 0 ? 8 : 400))
    const [before, within, behind] = [damaged.subarray(0, at), damaged.subarray(at, end), damaged.subarray(end)]
    switch (random(8)) {
      case 0:
        damaged = Buffer.concat([before, behind])
        break
      case 1:
        damaged = Buffer.concat([before, within, within, within, behind])
        break
      case 2:
        damaged = Buffer.concat([before, Buffer.from(pick(tokens, random)), damaged.subarray(at)])
        break
      case 3:
        damaged = Buffer.concat([before, other.subarray(random(other.length), random(other.length) + 200), behind])
        break
      case 4:
        damaged = Buffer.from(before)
        break
      case 5:
        damaged.fill(pick([0, 0xff, 0x7f, 0x22, 10], random), at, end)
        break
      default:
        if (damaged.length > 0) damaged[at % damaged.length] = random(256)
    }
  }
  return damaged
}

type Damage = (bytes: Buffer, random: Random) => Buffer

/** Bytes that are no UTF-8: a lead alone, marks of UTF-16, a surrogate, too long a form, beyond the last character. */
const notUtf8 = ['c328', 'fffe', 'eda080', 'c0af', 'f8888080', 'f4908080', 'e28228'].map(hex => Buffer.from(hex, 'hex'))

/** What may happen to a record of text. None makes a line break, so that a line stays one. */
export const textDamages: Readonly<Record<string, Damage>> = {
  'bit flips': (bytes, random) => withoutBreaks(flipped(bytes, random)),
  'NUL bytes': (bytes, random) => inserted(bytes, Buffer.alloc(random(5) + 1), random),
  'invalid UTF-8': (bytes, random) => inserted(bytes, pick(notUtf8, random), random),
  'bytes left out': (bytes, random) => leftOut(bytes, random),
  'token put in': (bytes, random) => withoutBreaks(within(bytes, Buffer.from(pick(tokens, random)), random)),
  'deep nesting': (bytes, random) =>
    within(bytes, Buffer.from(pick(['[', '{"a":', '<a>', '('], random).repeat(1000 + random(3000))), random),
  'long text': (bytes, random) => inserted(bytes, Buffer.alloc(random(100_000), 'x'), random),
  // A record that is gone whole is missed by nobody.
  'cut short': (bytes, random) => bytes.subarray(0, 1 + random(bytes.length - 1)),
}

/** What may happen to a chunk of EVTX: its length stays. */
export const chunkDamages: Readonly<Record<string, Damage>> = {
  'bit flips': flipped,
  'NUL bytes': (bytes, random) => filled(bytes, 0, random),
  'bytes of 0xff': (bytes, random) => filled(bytes, 0xff, random),
  'lengths beyond the file': (bytes, random) => {
    const damaged = Buffer.from(bytes)
    for (let changes = random(4); changes >= 0; changes--) {
      const value = pick([0xffffffff, 0x7fffffff, 0x10000, 0xffff, 0xfff8, 0], random)
      const at = placeIn(damaged, 4, random)
      if (random(2) === 0) damaged.writeUInt32LE(value, at)
      else damaged.writeUInt16LE(value & 0xffff, at)
    }
    return damaged
  },
  'offsets elsewhere': (bytes, random) => {
    const damaged = Buffer.from(bytes)
    for (let changes = random(6); changes >= 0; changes--)
      damaged.writeUInt32LE(512 + random(8192), placeIn(damaged, 4, random))
    return damaged
  },
  'stretch moved': (bytes, random) => {
    const damaged = Buffer.from(bytes)
    const from = placeIn(bytes, 400, random)
    bytes.copy(damaged, placeIn(bytes, 400, random), from, from + random(400))
    return damaged
  },
  'marks and header': (bytes, random) => {
    const damaged = Buffer.from(bytes)
    for (let changes = random(8); changes >= 0; changes--) damaged[random(520)] = random(256)
    return damaged
  },
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const damaged = Buffer.from(bytes)
  for (let flips = random(8); flips >= 0; flips--) {
    const at = placeIn(damaged, 1, random)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8))
  }
  return damaged
}

/** Where something is: a chunk is empty for the most part. */
function placeIn(bytes: Buffer, room: number, random: Random): number {
  const used = bytes.length === 65_536 ? Math.min(bytes.length, Math.max(1024, bytes.readUInt32LE(48))) : bytes.length
  return random(Math.max(1, used - room))
}

function filled(bytes: Buffer, value: number, random: Random): Buffer {
  const at = placeIn(bytes, 1, random)
  return Buffer.from(bytes).fill(value, at, at + 1 + random(random(2) === 0 ? 8 : 2000))
}

function inserted(bytes: Buffer, piece: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
}

/** Not before its first byte, which may tell what a file is. */
const within = (bytes: Buffer, piece: Buffer, random: Random): Buffer =>
  Buffer.concat([bytes.subarray(0, 1), inserted(bytes.subarray(1), piece, random)])

function leftOut(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(20))])
}

const withoutBreaks = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map(byte => (byte === 10 || byte === 13 ? 32 : byte)))
