/** Inflates gzip, also with a few blank bytes behind its end, and tells a file that is cut from one that is whole. */
import { createGunzip } from 'node:zlib'
import { metered, type Pieces, through } from './pieces.ts'

const trailerSize = 8
const maxBlank = 16

/** Throws, after all that could be inflated, where the file is cut or broken. */
export async function* gunzipped(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let tail = Buffer.alloc(0)
  let size = 0
  const source = metered(pieces, piece => {
    tail = Buffer.concat([tail.subarray(-trailerSize - maxBlank), piece.subarray(-trailerSize - maxBlank)])
  })
  try {
    for await (const piece of through(source, createGunzip({ chunkSize: 256 * 1024 }))) {
      size += piece.length
      yield piece
    }
  } catch (error) {
    if (!endsInBlanks(tail, size)) throw error
  }
}

/**
 * Node takes what stands behind the end for the start of another member and misses the rest of that. The size that
 * gzip writes last, found before the blanks, shows that the file was whole.
 */
function endsInBlanks(tail: Buffer, size: number): boolean {
  for (let blanks = 1; blanks <= maxBlank && blanks + 4 <= tail.length; blanks++) {
    const byte = tail[tail.length - blanks] ?? 1
    if (byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32) return false
    if (tail.readUInt32LE(tail.length - blanks - 4) === size % 2 ** 32) return true
  }
  return false
}
