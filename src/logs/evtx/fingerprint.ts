/** The content of a template definition as a key: the same in every chunk and file, though the bytes differ there. */
import { chunkSize, type Stretch } from './binxml.ts'
import { u16, u32 } from './bytes.ts'

const scratch = Buffer.alloc(chunkSize * 2)
const maxKey = scratch.length

/**
 * Token bytes, name units, text and value places, without offsets, sizes and links. The whole of it is the key, so that
 * no crafted file can pass its template off as another. Undefined where a token has no place in a definition that is
 * worth keeping; parsing it then tells why.
 */
export function fingerprint(bytes: Buffer, stretch: Stretch): string | undefined {
  let at = stretch.start
  let length = 0
  const copy = (from: number, size: number): boolean => {
    if (length + size > maxKey || from + size > chunkSize) return false
    for (let i = 0; i < size; i++) scratch[length + i] = bytes[from + i] ?? 0
    length += size
    return true
  }
  /** Copies the name that the reference at `at` leads to, and steps over both. */
  const name = (): boolean => {
    const offset = u32(bytes, at)
    at += 4
    if (offset + 10 > chunkSize) return false
    const size = u16(bytes, offset + 6) * 2
    if (offset === at) at += 10 + size
    return copy(offset + 6, 2 + size)
  }
  const text = (): boolean => {
    const size = 2 + u16(bytes, at) * 2
    at += size
    return copy(at - size, size)
  }
  while (at < stretch.end) {
    const token = bytes[at] ?? 0
    if (!copy(at, 1)) return undefined
    at += 1
    let sound = true
    switch (token) {
      case 0x00:
      case 0x02:
      case 0x03:
      case 0x04:
        break
      case 0x01:
      case 0x41:
        at += 6
        sound = name()
        if (token === 0x41) at += 4
        break
      case 0x05:
      case 0x45:
        at += 1
        sound = text()
        break
      case 0x06:
      case 0x46:
      case 0x09:
      case 0x49:
        sound = name()
        break
      case 0x0d:
      case 0x0e:
        sound = copy(at, 2)
        at += 3
        break
      case 0x0f:
        at += 3
        break
      default:
        return undefined
    }
    if (!sound || at > stretch.end) return undefined
    if (token === 0x00) break
  }
  return scratch.toString('latin1', 0, length)
}
