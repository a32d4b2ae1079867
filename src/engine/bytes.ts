/** Bytes that grow, as the database reads them: little endian, a size before each text. */

/** Up to here a loop over the characters is faster than a call into the runtime, and the size is one byte. */
const shortText = 48

export class Bytes {
  bytes: Buffer
  length = 0
  readonly #mostKept: number

  /** `mostKept` is how much memory it keeps when it is cleared. */
  constructor(size = 64, mostKept = Number.POSITIVE_INFINITY) {
    this.bytes = Buffer.allocUnsafeSlow(size)
    this.#mostKept = mostKept
  }

  /** Half a surrogate pair is no text and becomes U+FFFD. */
  text(text: string): void {
    const { length } = text
    this.room(length * 3 + 5)
    if (length < shortText && this.#ascii(text, length)) return
    // the size goes before the text and is known after it
    const guess = sizeLength(length)
    const written = this.bytes.write(text, this.length + guess)
    const needed = sizeLength(written)
    const from = this.length + guess
    if (needed !== guess) this.bytes.copyWithin(this.length + needed, from, from + written)
    this.size(written)
    this.length += written
  }

  /** Seven bits a byte, the lowest first. */
  size(size: number): void {
    this.room(5)
    let rest = size
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.bytes[this.length++] = rest
  }

  /** 64 bits; a number that they cannot hold becomes the nearest that they can. */
  integer(value: number): void {
    this.room(8)
    const whole = Number.isNaN(value) ? 0 : Math.min(largest, Math.max(-largest, Math.trunc(value)))
    const high = Math.floor(whole / 0x1_0000_0000)
    this.bytes.writeUInt32LE(whole - high * 0x1_0000_0000, this.length)
    this.bytes.writeInt32LE(high, this.length + 4)
    this.length += 8
  }

  byte(value: number): void {
    this.room(1)
    this.bytes[this.length++] = value
  }

  append(from: Uint8Array, start = 0, end = from.length): void {
    this.room(end - start)
    this.bytes.set(start === 0 && end === from.length ? from : from.subarray(start, end), this.length)
    this.length += end - start
  }

  add(other: Bytes): void {
    this.append(other.bytes, 0, other.length)
  }

  /** Appends what begins at a place and goes to the end, so many times. */
  again(from: number, times: number): void {
    const size = this.length - from
    const whole = size * (times + 1)
    this.room(whole - size)
    // each copy is of all that is there already
    for (let done = size; done < whole; ) {
      const part = Math.min(done, whole - done)
      this.bytes.copyWithin(from + done, from, from + part)
      done += part
    }
    this.length = from + whole
  }

  /** Zero bytes, or others all alike; where they begin. */
  fill(count: number, value = 0): number {
    const start = this.length
    this.room(count)
    this.bytes.fill(value, start, start + count)
    this.length += count
    return start
  }

  clear(): void {
    this.length = 0
    if (this.bytes.length > this.#mostKept) this.bytes = Buffer.allocUnsafeSlow(64)
  }

  room(size: number): void {
    if (this.length + size <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow((this.length + size) * 2)
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }

  /** False, with nothing written, where a character is not ASCII. */
  #ascii(text: string, length: number): boolean {
    const { bytes } = this
    const at = this.length
    bytes[at] = length
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 0x7f) return false
      bytes[at + 1 + index] = code
    }
    this.length = at + 1 + length
    return true
  }
}

/** The largest double below 2^63. */
const largest = 2 ** 63 - 1024

function sizeLength(size: number): number {
  let length = 1
  for (let rest = size; rest > 0x7f; rest >>>= 7) length += 1
  return length
}
