/** Files as streams of pieces of bytes, and a look at how one begins. */
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'

export type Pieces = AsyncIterable<Uint8Array>

const pieceSize = 256 * 1024

/** Where a part of a file begins and where, before which byte, it ends: where the file does unless that is said. */
export interface Range {
  readonly from: number
  readonly to?: number
}

export const filePieces = (path: string, range?: Range): Pieces =>
  createReadStream(path, {
    highWaterMark: pieceSize,
    ...(range && { start: range.from, ...(range.to !== undefined && { end: range.to - 1 }) }),
  })

/** Shows each piece to `seen` as it passes; what that throws ends the stream. */
export async function* metered(pieces: Pieces, seen: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    seen(piece)
    yield piece
  }
}

export interface Peeked {
  /** The first bytes, as many as were asked for, or all if there are fewer. */
  readonly head: Uint8Array
  /** The stream from its beginning, to be read once. */
  readonly whole: Pieces
  /** Lets go of the source, however much of it was read. */
  close(): Promise<void>
}

/** Where the pieces break off within the first bytes, `whole` does behind what came before. */
export async function peek(pieces: Pieces, size: number): Promise<Peeked> {
  const source = pieces[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let length = 0
  let broken: { readonly error: unknown } | undefined
  while (length < size && !broken) {
    try {
      const next = await source.next()
      if (next.done) break
      held.push(next.value)
      length += next.value.length
    } catch (error) {
      if (length === 0) throw error
      broken = { error }
    }
  }
  const first = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
  return {
    head: first.subarray(0, size),
    whole: broken ? brokenOff(first, broken.error) : resumed(first, source),
    close: async () => {
      await source.return?.()
    },
  }
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* brokenOff(first: Uint8Array, error: unknown): AsyncGenerator<Uint8Array> {
  yield first
  throw error
}

/** Errors of the pieces, or of the target, come out where the target is read. */
export function through<Target extends NodeJS.WritableStream>(pieces: Pieces, target: Target): Target {
  pipeline(Readable.from(pieces, { highWaterMark: 2 }), target, () => {})
  return target
}

/** The whole stream in memory; undefined where it is longer than `limit`. */
export async function gather(pieces: Pieces, limit: number): Promise<Buffer | undefined> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > limit) return undefined
    held.push(piece)
  }
  return Buffer.concat(held)
}
