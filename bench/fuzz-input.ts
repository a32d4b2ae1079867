/** A damaged log, and what must hold of what is read of it. */
import { gzipSync } from 'node:zlib'
import { tarFile, zipFile } from '../test/logs/archives.ts'
import type { Random } from './fuzz-random.ts'

export interface FuzzInput {
  /** The kind of damage: a row of the summary. */
  readonly kind: string
  readonly bytes: Buffer
  /** Events that the damage does not touch, as `contentOf` shows them: each must be read. */
  readonly sound?: readonly string[]
  /** Compared by the raw text alone: the damage may change what the whole file is taken for. */
  readonly rawOnly?: boolean
  /** How many events there were before the damage: where fewer are read, something must be said. */
  readonly whole?: number
  /** Where in the innermost file the damage lies: nothing may be said of any other place. */
  readonly within?: Stretch
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The input alone, or in an archive. */
export function packed(input: FuzzInput, random: Random): FuzzInput {
  const { bytes } = input
  const members = { 'in.log': bytes }
  switch (random(12)) {
    case 0:
      return { ...input, bytes: gzipSync(bytes, { level: 1 }) }
    case 1:
      return { ...input, bytes: zipFile(members) }
    case 2:
      return { ...input, bytes: tarFile(members) }
    case 3:
      return { ...input, bytes: gzipSync(tarFile({ 'in.zip': zipFile(members) }), { level: 1 }) }
    default:
      return input
  }
}
