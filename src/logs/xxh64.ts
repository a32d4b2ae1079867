/** The checksum of Zstandard: XXH64 with seed 0, in halves of 32 bits as JavaScript has no faster whole ones. */

/** Low and high half. */
type Long = readonly [low: number, high: number]

const prime1: Long = [0x85ebca87, 0x9e3779b1]
const prime2: Long = [0x27d4eb4f, 0xc2b2ae3d]
const prime3: Long = [0x9e3779f9, 0x165667b1]
const prime4: Long = [0xc2b2ae63, 0x85ebca77]
const prime5: Long = [0x165667c5, 0x27d4eb2f]
const stripe = 32

/** The result of the last operation: a pair made for each would cost more than the operation. */
let low = 0
let high = 0

export class Xxh64 {
  private readonly lanes = new Uint32Array(8)
  private readonly held = new Uint8Array(stripe)
  private count = 0
  private total = 0

  constructor() {
    const starts = [sum(prime1, prime2), prime2, [0, 0], negated(prime1)]
    for (const [i, start] of starts.entries()) this.lanes.set(start, i * 2)
  }

  update(bytes: Uint8Array): void {
    this.total += bytes.length
    let at = 0
    if (this.count > 0) {
      at = Math.min(stripe - this.count, bytes.length)
      this.held.set(bytes.subarray(0, at), this.count)
      this.count += at
      if (this.count < stripe) return
      this.take(this.held, 0)
    }
    for (; at + stripe <= bytes.length; at += stripe) this.take(bytes, at)
    this.held.set(bytes.subarray(at))
    this.count = bytes.length - at
  }

  /** The low 32 bits of the sum. */
  end(): number {
    if (this.total >= stripe) this.merge()
    else [low, high] = prime5
    add(this.total >>> 0, Math.floor(this.total / 2 ** 32))
    const { held, count } = this
    let at = 0
    for (; at + 8 <= count; at += 8) {
      const [a, b] = [low, high]
      round(0, 0, u32(held, at), u32(held, at + 4))
      low = (low ^ a) >>> 0
      high = (high ^ b) >>> 0
      rotate(27)
      times(prime1)
      add(...prime4)
    }
    if (at + 4 <= count) {
      const [a, b] = [low, high]
      low = u32(held, at)
      high = 0
      times(prime1)
      low = (low ^ a) >>> 0
      high = (high ^ b) >>> 0
      rotate(23)
      times(prime2)
      add(...prime3)
      at += 4
    }
    for (; at < count; at++) {
      const [a, b] = [low, high]
      low = held[at] ?? 0
      high = 0
      times(prime5)
      low = (low ^ a) >>> 0
      high = (high ^ b) >>> 0
      rotate(11)
      times(prime1)
    }
    avalanche()
    return low
  }

  private take(bytes: Uint8Array, at: number): void {
    const { lanes } = this
    for (let lane = 0; lane < 8; lane += 2) {
      round(lanes[lane] ?? 0, lanes[lane + 1] ?? 0, u32(bytes, at + lane * 4), u32(bytes, at + lane * 4 + 4))
      lanes[lane] = low
      lanes[lane + 1] = high
    }
  }

  private merge(): void {
    const { lanes } = this
    let total: Long = [0, 0]
    for (const [i, turn] of [1, 7, 12, 18].entries()) {
      low = lanes[i * 2] ?? 0
      high = lanes[i * 2 + 1] ?? 0
      rotate(turn)
      total = sum(total, [low, high])
    }
    ;[low, high] = total
    for (let lane = 0; lane < 8; lane += 2) {
      const [a, b] = [low, high]
      round(0, 0, lanes[lane] ?? 0, lanes[lane + 1] ?? 0)
      low = (low ^ a) >>> 0
      high = (high ^ b) >>> 0
      times(prime1)
      add(...prime4)
    }
  }
}

/** `rotate(lane + input * prime2, 31) * prime1`. */
function round(laneLow: number, laneHigh: number, inputLow: number, inputHigh: number): void {
  low = inputLow
  high = inputHigh
  times(prime2)
  add(laneLow, laneHigh)
  rotate(31)
  times(prime1)
}

function avalanche(): void {
  low = (low ^ (high >>> 1)) >>> 0
  times(prime2)
  shifted(29)
  times(prime3)
  low = (low ^ high) >>> 0
}

/** `x ^= x >>> bits`, for fewer bits than 32. */
function shifted(bits: number): void {
  low = (low ^ ((low >>> bits) | (high << (32 - bits)))) >>> 0
  high = (high ^ (high >>> bits)) >>> 0
}

function add(otherLow: number, otherHigh: number): void {
  const sum = low + otherLow
  low = sum >>> 0
  high = (high + otherHigh + (sum > 0xffffffff ? 1 : 0)) >>> 0
}

function rotate(bits: number): void {
  const a = ((low << bits) | (high >>> (32 - bits))) >>> 0
  high = ((high << bits) | (low >>> (32 - bits))) >>> 0
  low = a
}

function times([otherLow, otherHigh]: Long): void {
  const a = low & 0xffff
  const b = low >>> 16
  const c = otherLow & 0xffff
  const d = otherLow >>> 16
  const first = a * c
  const second = b * c + (first >>> 16)
  const third = a * d + (second & 0xffff)
  const carried = b * d + Math.floor(second / 65_536) + Math.floor(third / 65_536)
  high = (carried + Math.imul(low, otherHigh) + Math.imul(high, otherLow)) >>> 0
  low = Math.imul(low, otherLow) >>> 0
}

function sum(one: Long, other: Long): Long {
  ;[low, high] = one
  add(...other)
  return [low, high]
}

const negated = ([l, h]: Long): Long => sum([~l >>> 0, ~h >>> 0], [1, 0])

const u32 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
