/** Folders of rules to the library that pages are made of: the same in every thread. */
import type { AttackLayer } from '../catalog/attack-layer.ts'
import { buildLibrary, type Library } from '../catalog/library.ts'
import { readRuleSet, stateOfFiles } from '../harrier/rule-set.ts'

/** What a thread is told to read. */
export interface LibrarySource {
  readonly roots: readonly string[]
  /** What the matrix is compared with. */
  readonly layer?: AttackLayer | undefined
  /** A folder that keeps what was read of the rules for the next time. */
  readonly cache?: string | undefined
}

export function openLibrary({ roots, layer, cache }: LibrarySource): Library {
  const set = readRuleSet(roots, { cache })
  set.keep()
  return { ...buildLibrary(set), ...(layer && { layer }) }
}

/** The library of another thread once more, for one of its helpers. */
export interface SameLibrary {
  readonly source: LibrarySource
  /** Of its files before they were read. */
  readonly state: string
}

/** Nothing where files have changed meanwhile. */
export function openAgain({ source, state }: SameLibrary): Library | undefined {
  const library = openLibrary(source)
  return stateOfFiles(source.roots) === state ? library : undefined
}
