/** Walks folders on the disk: every file once, in a steady order, links followed, cycles and hidden folders left out. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface FoundFile {
  /** The path as a person would give it: the root as given plus the path below it. */
  readonly name: string
  /** The file itself, links resolved. */
  readonly path: string
}

export interface Walk {
  readonly files: readonly FoundFile[]
  readonly unreadable: readonly { readonly name: string; readonly reason: string }[]
}

const deepest = 40
const mostFiles = 200_000

/** All files below a folder, or the file itself. */
export function walk(root: string): Walk {
  const files: FoundFile[] = []
  const unreadable: { name: string; reason: string }[] = []
  const entered = new Set<string>()
  const visit = (name: string, depth: number): void => {
    if (files.length >= mostFiles) return
    try {
      const path = realpathSync(name)
      const stats = statSync(path)
      if (stats.isDirectory()) enter(name, path, depth)
      else if (stats.isFile()) files.push({ name, path })
    } catch (error) {
      unreadable.push({ name, reason: reasonOf(error) })
    }
  }
  const enter = (name: string, path: string, depth: number): void => {
    if (entered.has(path) || depth > deepest) return
    entered.add(path)
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (isHidden(entry.name) || files.length >= mostFiles) continue
      // What is no link needs no look at where it leads.
      if (entry.isFile()) files.push({ name: below(name, entry.name), path: below(path, entry.name) })
      else if (entry.isDirectory()) tryEnter(below(name, entry.name), below(path, entry.name), depth + 1)
      else visit(below(name, entry.name), depth + 1)
    }
  }
  const tryEnter = (name: string, path: string, depth: number): void => {
    try {
      enter(name, path, depth)
    } catch (error) {
      unreadable.push({ name, reason: reasonOf(error) })
    }
  }
  visit(trimmed(root), 0)
  return { files, unreadable }
}

/** The folders above a root, nearest first, up to the one that holds `.git`, or all where none does. */
export function ancestors(root: string): readonly string[] {
  const given = trimmed(root)
  const chains = [chain(given, resolve(given))]
  try {
    const real = realpathSync(given)
    if (real !== resolve(given)) chains.push(chain(real, real))
  } catch {
    // A root that is not there has been reported by the walk.
  }
  return chains.flat()
}

function chain(name: string, path: string): readonly string[] {
  const found: string[] = []
  if (holdsRepository(path)) return found
  for (let folder = path, shown = name; dirname(folder) !== folder; ) {
    folder = dirname(folder)
    shown = join(shown, '..')
    found.push(shown)
    if (holdsRepository(folder)) break
  }
  return found
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

/** The message of an error of the system without its path: `no such file or directory`. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /^E[A-Z]+: ([^,]*)/.exec(text)?.[1] ?? text
}

const holdsRepository = (folder: string): boolean => existsSync(join(folder, '.git'))

const isHidden = (entry: string): boolean => entry.startsWith('.') || entry === 'node_modules' || entry === '__MACOSX'

const trimmed = (path: string): string => (path.length > 1 ? path.replace(/(?<=[^/])\/+$/, '') : path)

const below = (folder: string, entry: string): string => (folder.endsWith('/') ? folder + entry : `${folder}/${entry}`)
