/** Which files a set of rules is read from: all below its roots, then the pools of what rules need, beside and above them. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ancestors, type FoundFile, isFolder, type Walk, walk } from './folder.ts'

export interface Listing {
  readonly roots: readonly ListedRoot[]
  /** Macros and lookups above the roots: no rules. */
  readonly pools: readonly ListedFolder[]
  /** Files of data sources above the roots: there are hundreds, they are long, and a rule names one or two. */
  readonly later: readonly FoundFile[]
}

export interface ListedFolder extends Walk {
  /** The folder that a table of a lookup must not leave. */
  readonly border: string
}

export interface ListedRoot extends ListedFolder {
  readonly root: string
}

const pooled = ['macros', 'lookups', 'data_sources']

/** Each file once, links resolved: roots may lie inside each other. */
export function listFiles(roots: readonly string[]): Listing {
  const seen = new Set<string>()
  const fresh = ({ files, unreadable }: Walk, wanted: RegExp): Walk => ({
    unreadable,
    files: files.filter(({ name, path }) => wanted.test(name) && !seen.has(path) && seen.add(path)),
  })
  const listed = roots.map((root): ListedRoot => {
    const found = walk(root)
    const border = found.files.length === 1 && !isFolder(root) ? dirname(root) : root
    return { root, border, ...fresh(found, /\.(?:csv|ya?ml|toml)$/i) }
  })
  const pools: ListedFolder[] = []
  const later: FoundFile[] = []
  for (const root of roots)
    for (const border of ancestors(root))
      for (const folder of pooled.map(name => join(border, name)).filter(isFolder)) {
        const found = fresh(walk(folder), /\.(?:csv|ya?ml)$/i)
        const late = basename(folder) === 'data_sources'
        if (late) later.push(...found.files)
        pools.push({ border, unreadable: found.unreadable, files: late ? [] : found.files })
      }
  return { roots: listed, pools, later }
}

/** A hash of names, sizes and times: the same before and after something was read if nothing changed meanwhile. */
export function stateOfFiles(roots: readonly string[]): string {
  const { roots: listed, pools, later } = listFiles(roots)
  const hash = createHash('sha256')
  for (const { name, path } of [...[...listed, ...pools].flatMap(({ files }) => files), ...later]) {
    const stats = statSync(path, { throwIfNoEntry: false })
    hash.update(`${name}\0${stats?.size} ${stats?.mtimeMs}\0`)
  }
  return hash.digest('hex')
}

export const isTable = ({ name }: FoundFile): boolean => /\.csv$/i.test(name)
