/** Inputs cut into parts that can be read side by side: whole files, and of a large EVTX file its chunks by the hundred. */
import { open } from 'node:fs/promises'
import { archiveKind } from './archive.ts'
import { chunkSize } from './evtx/binxml.ts'
import { evtx, fileHeaderSize } from './evtx/evtx.ts'
import { formatOf, headSize } from './formats.ts'
import type { Input } from './inputs.ts'
import type { Range } from './pieces.ts'

export interface InputPart extends Input {
  /** The bytes of a part that is not the whole: those of an EVTX file end between two chunks. */
  readonly chunks?: Range
}

/** An input in parts of about so many bytes where its form allows it. */
export async function partsOf(input: Input, bytes: number): Promise<readonly InputPart[]> {
  const { path, size } = input
  if (path === undefined || size <= bytes || !(await isEvtx(path))) return [input]
  const step = Math.max(1, Math.floor(bytes / chunkSize)) * chunkSize
  const parts: InputPart[] = []
  for (let from = 0; from < size; ) {
    const to = from === 0 ? fileHeaderSize + step : from + step
    // the last part goes on to wherever the file ends when it is read
    parts.push({ ...input, chunks: to < size ? { from, to } : { from } })
    from = to
  }
  return parts
}

export const sizeOf = ({ size, chunks }: InputPart): number => (chunks ? (chunks.to ?? size) - chunks.from : size)

/** Whether the input is at its end with this part. */
export const isEnd = ({ chunks }: InputPart): boolean => chunks?.to === undefined

/** A file that cannot be read is told by whoever reads it. */
async function isEvtx(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const head = Buffer.alloc(headSize)
      const { bytesRead } = await file.read(head, 0, head.length, 0)
      const read = head.subarray(0, bytesRead)
      return archiveKind(read) === undefined && formatOf(read) === evtx
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}
