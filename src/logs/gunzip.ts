/** Inflates gzip, also with a line break behind its end, and tells a file that is cut from one that is whole. */
import { createGunzip } from 'node:zlib'
import { metered, type Pieces, through } from './pieces.ts'

const tailSize = 5

/** Throws, after all that could be inflated, where the file is cut or broken. */
export async function* gunzipped(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let tail = Buffer.alloc(0)
  let size = 0
  const source = metered(pieces, piece => {
    tail = Buffer.concat([tail, piece.subarray(-tailSize)]).subarray(-tailSize)
  })
  try {
    for await (const piece of through(source, createGunzip({ chunkSize: 256 * 1024 }))) {
      size += piece.length
      yield piece
    }
  } catch (error) {
    if (!endsInBreak(tail, size)) throw error
  }
}

/**
 * Node takes a byte behind the end for the start of another member and misses the rest of that. The size that gzip
 * writes last, found before the break, shows that the file was whole.
 */
const endsInBreak = (tail: Buffer, size: number): boolean =>
  tail.length === tailSize && tail[4] === 10 && tail.readUInt32LE(0) === size % 2 ** 32
