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

/** What lies in a folder of logs and is none, by its name: any text could be lines of a log. */
const documents = /\.(md|markdown|rst|ya?ml|toml|html?|css|[cm]?[jt]s|py|ps1|sh)$/i
const passedBy: ReadonlySet<string> = new Set(['__MACOSX', '.git', 'node_modules'])

/** Files by what is done with them. */
export interface Inputs {
  readonly inputs: Input[]
  readonly unreadable: UnreadablePath[]
  /** Found in a folder, and not read unless they are named themselves. */
  readonly documents: string[]
}

/** Folders are searched through; links to files are followed, links to folders are not, as they may lead in circles. */
export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  const found: Inputs = { inputs: [], unreadable: [], documents: [] }
  const { inputs, unreadable } = found
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ file: '-', path: undefined, size: 0, modified: undefined })
      continue
    }
    try {
      const stats = await stat(path)
      if (stats.isDirectory()) await search(path, '', found)
      else inputs.push(inputOf(basename(path), path, stats))
    } catch (error) {
      unreadable.push({ file: path, reason: reasonOf(error) })
    }
  }
  return found
}

async function search(root: string, below: string, found: Inputs): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    const path = join(root, file)
    try {
      if (entry.isDirectory()) {
        if (!passedBy.has(entry.name)) await search(root, file, found)
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const stats = await stat(path)
        if (!stats.isFile()) continue
        if (documents.test(entry.name)) found.documents.push(file)
        else found.inputs.push(inputOf(file, path, stats))
      }
    } catch (error) {
      // Node puts this character where a name has bytes that are none, and then does not find the file.
      const reason = entry.name.includes('\ufffd')
        ? 'its name is not UTF-8: it is read under another name'
        : reasonOf(error)
      found.unreadable.push({ file, reason })
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
