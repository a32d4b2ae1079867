/** PATH arguments to the files that they stand for, in an order that does not change from run to run. */
import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface Input {
  /** As findings name it: below its PATH argument, with `/`. */
  readonly file: string
  /** Undefined for standard input. */
  readonly path: string | undefined
  readonly size: number
  /** When it was last written, in epoch milliseconds, where that is known. */
  readonly modified: number | undefined
}

export interface UnreadablePath {
  readonly file: string
  readonly reason: string
}

/** Folders are searched through; links to files are followed, links to folders are not, as they may lead in circles. */
export async function findInputs(paths: readonly string[]): Promise<{ inputs: Input[]; unreadable: UnreadablePath[] }> {
  const inputs: Input[] = []
  const unreadable: UnreadablePath[] = []
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ file: '-', path: undefined, size: 0, modified: undefined })
      continue
    }
    try {
      const found = await stat(path)
      if (found.isDirectory()) await search(path, '', inputs, unreadable)
      else inputs.push(inputOf(basename(path), path, found))
    } catch (error) {
      unreadable.push({ file: path, reason: reasonOf(error) })
    }
  }
  return { inputs, unreadable }
}

async function search(root: string, below: string, inputs: Input[], unreadable: UnreadablePath[]): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    const path = join(root, file)
    try {
      if (entry.isDirectory()) {
        if (entry.name !== '__MACOSX') await search(root, file, inputs, unreadable)
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const found = await stat(path)
        if (found.isFile()) inputs.push(inputOf(file, path, found))
      }
    } catch (error) {
      unreadable.push({ file, reason: reasonOf(error) })
    }
  }
}

/** A pipe has no size and is written now. */
function inputOf(file: string, path: string, found: Stats): Input {
  return found.isFile()
    ? { file, path, size: found.size, modified: found.mtimeMs }
    : { file, path, size: 0, modified: undefined }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'reading it is not permitted'],
  ['EPERM', 'reading it is not permitted'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EISDIR', 'it is a folder'],
])

/** Why the world did not give what was asked of it. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error))
}
