/** All files of a set: read, or known from an earlier start as far as they have not changed. */
import type { KeptFile, KeptSet } from './cache/kept-set.ts'
import type { FoundFile } from './folder.ts'
import { isTable, type Listing } from './listing.ts'
import { once } from './once.ts'
import { freshFile, knownFile, type SetFile, stampOfSame } from './set-file.ts'
import { type SigmaFilter, withFilters } from './sigma/read.ts'

export interface SetFiles {
  /** In the order of the listing; tables are not among them. */
  readonly files: ReadonlyMap<FoundFile, SetFile>
  filters(): readonly SigmaFilter[]
  /** What was kept before, where it still holds. */
  readonly kept: KeptSet | undefined
  /** Whether there is nothing that was not kept. */
  readonly same: boolean
}

/** With `keeps` their contents are held, to be kept. */
export function readFiles(listing: Listing, { keeps }: { readonly keeps: boolean }): SetFiles {
  const files = new Map(wanted(listing).map(({ found, take }) => [found, freshFile(found, take, keeps)]))
  return { files, filters: filtersOf(files), kept: undefined, same: false }
}

/** Nothing where a file has changed, come or gone that rules of other files depend on. */
export function knownFiles(listing: Listing, kept: KeptSet): SetFiles | undefined {
  const before = new Map(kept.files.map(file => [file.name, file]))
  const files = new Map<FoundFile, SetFile>()
  const filters = filtersOf(files)
  const known: KeptFile[] = []
  let same = true
  for (const { found, take } of wanted(listing)) {
    const file = before.get(found.name)
    const stamp = file?.take === take ? stampOfSame(found, file) : undefined
    if (file && stamp !== undefined) {
      known.push(file)
      same &&= stamp === file.stamp
      files.set(
        found,
        knownFile(file, take, stamp, rule => withFilters(rule, filters())),
      )
      continue
    }
    const fresh = freshFile(found, take, true)
    if (fresh.needed) return undefined
    // What cannot be read cannot be kept.
    same &&= fresh.content === undefined
    files.set(found, fresh)
  }
  const needed = (all: readonly KeptFile[]): string =>
    JSON.stringify(all.flatMap(file => (file.needed ? file.name : [])))
  if (needed(known) !== needed(kept.files)) return undefined
  return { files, filters, kept, same: same && known.length === kept.files.length }
}

const filtersOf = (files: ReadonlyMap<FoundFile, SetFile>): (() => readonly SigmaFilter[]) =>
  once(() => [...files.values()].flatMap(file => (isShared(file) ? file.whole().filters : [])))

/** Brings something for all rules; data sources above the roots are asked for one by one. */
export const isShared = ({ needed, take }: SetFile): boolean => needed && take !== 'later'

interface Wanted {
  readonly found: FoundFile
  readonly take: SetFile['take']
}

function wanted({ roots, pools, later }: Listing): readonly Wanted[] {
  const of = (files: readonly FoundFile[], take: SetFile['take']): readonly Wanted[] =>
    files.flatMap(found => (isTable(found) ? [] : { found, take }))
  return [
    ...roots.flatMap(({ files }) => of(files, 'all')),
    ...pools.flatMap(({ files }) => of(files, 'pooled')),
    ...of(later, 'later'),
  ]
}
