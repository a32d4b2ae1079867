/** The content of a file as one short text: how a store knows a file again. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Undefined where the file cannot be read to its end, or the signal came before; whoever reads it next says why. */
export async function contentHash(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024, ...(signal && { signal }) }))
      hash.update(piece)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}
