/** The content of a template definition as a key: the same in every chunk and file, though the bytes differ there. */
import { chunkSize, type Stretch } from './binxml.ts'
import { u16, u32 } from './bytes.ts'

/**
 * Token bytes, name units, text and value places, without offsets, sizes and links. The whole of it is the key, so that
 * no crafted file can pass its template off as another. Undefined where a token has no place in a definition that is
 * worth keeping; parsing it then tells why.
 */
export function fingerprint(bytes: Buffer, stretch: Stretch): string | undefined {
  const scan = new Scan(bytes, stretch)
  while (scan.at < stretch.end) {
    const token = bytes[scan.at] ?? 0
    if (!scan.token(token) || scan.at > stretch.end) return undefined
    if (token === 0x00) break
  }
  return scan.key()
}

const scratch = Buffer.alloc(chunkSize * 2)

/** Steps over one token after the other and copies of each what counts; every step is false where it cannot. */
class Scan {
  at: number
  private readonly bytes: Buffer
  private length = 0

  constructor(bytes: Buffer, stretch: Stretch) {
    this.bytes = bytes
    this.at = stretch.start
  }

  key(): string {
    return scratch.toString('latin1', 0, this.length)
  }

  token(token: number): boolean {
    if (!this.copy(this.at, 1)) return false
    this.at += 1
    switch (token) {
      case 0x00:
      case 0x02:
      case 0x03:
      case 0x04:
        return true
      case 0x01:
        return this.skip(6) && this.name()
      case 0x41:
        return this.skip(6) && this.name() && this.skip(4)
      case 0x05:
      case 0x45:
        return this.skip(1) && this.text()
      case 0x06:
      case 0x46:
      case 0x09:
      case 0x49:
        return this.name()
      case 0x0d:
      case 0x0e:
        return this.copy(this.at, 2) && this.skip(3)
      case 0x0f:
        return this.skip(3)
      default:
        return false
    }
  }

  /** The name that the reference leads to; it is stepped over where it stands in place. */
  private name(): boolean {
    const offset = u32(this.bytes, this.at)
    this.at += 4
    if (offset + 10 > chunkSize) return false
    const size = u16(this.bytes, offset + 6) * 2
    if (offset === this.at) this.at += 10 + size
    return this.copy(offset + 6, 2 + size)
  }

  private text(): boolean {
    const size = 2 + u16(this.bytes, this.at) * 2
    return this.copy(this.at, size) && this.skip(size)
  }

  private skip(size: number): true {
    this.at += size
    return true
  }

  private copy(from: number, size: number): boolean {
    if (this.length + size > scratch.length || from + size > chunkSize) return false
    for (let i = 0; i < size; i++) scratch[this.length + i] = this.bytes[from + i] ?? 0
    this.length += size
    return true
  }
}
