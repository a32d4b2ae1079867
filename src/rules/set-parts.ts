/** What the files of a set bring together: lookups with their tables, data sources, and what is wrong in them. */
import { basename } from 'node:path'
import type { Diagnostic } from '../text/diagnostic.ts'
import { slugOf } from './catalog.ts'
import type { DataSource, UnreadSources } from './data-sources.ts'
import type { FoundFile } from './folder.ts'
import { isTable, type ListedFolder, type Listing } from './listing.ts'
import { lookupOf } from './lookup-table.ts'
import { bareLookup, type Lookup } from './lookups.ts'
import { stemOfYaml } from './read-file.ts'
import type { SetFile } from './set-file.ts'
import { isShared } from './set-files.ts'
import { nowhere, unreadable } from './unreadable.ts'

type FilesByFound = ReadonlyMap<FoundFile, SetFile>

/** Those that files define, and tables that are used by their own names. */
export function lookupsOf(
  { roots, pools }: Listing,
  files: FilesByFound,
): [defined: readonly Lookup[], tables: readonly Lookup[]] {
  const folders: readonly ListedFolder[] = [...roots, ...pools]
  const each = (read: (found: FoundFile, border: string) => readonly Lookup[]): readonly Lookup[] =>
    folders.flatMap(folder => folder.files.flatMap(found => read(found, folder.border)))
  const defined = each((found, border) => {
    const file = files.get(found)
    const definitions = file && isShared(file) ? file.whole().lookups : []
    return definitions.map(definition => lookupOf(definition, found.name, border))
  })
  const tables = each((found, border) =>
    isTable(found) && /(?:^|\/)lookups\//.test(found.name)
      ? [lookupOf(bareLookup(basename(found.name)), found.name, border)]
      : [],
  )
  return [defined, tables]
}

export const sourcesOf = (files: readonly SetFile[]): readonly DataSource[] =>
  files.flatMap(file => (isShared(file) ? file.whole().dataSources : []))

export function unreadSources(files: readonly SetFile[]): UnreadSources {
  const later = files.filter(({ take }) => take === 'later')
  const read = (wanted: readonly SetFile[]): readonly DataSource[] => wanted.flatMap(file => file.whole().dataSources)
  return {
    named: name => read(later.filter(file => stemOfYaml(file.name).toLowerCase() === slugOf(name))),
    all: () => read(later),
  }
}

/** In the order of the folders: what cannot be read, what is wrong in files, and roots without a rule. */
export function diagnosticsOf({ roots, pools }: Listing, files: FilesByFound): readonly Diagnostic[] {
  const told: Diagnostic[] = []
  let failed = false
  const tell = (diagnostic: Diagnostic): void => {
    failed ||= diagnostic.severity === 'error'
    told.push(diagnostic)
  }
  const tellFolder = (folder: ListedFolder): readonly SetFile[] => {
    for (const { name, reason } of folder.unreadable) tell(unreadable(name, reason))
    const own = folder.files.flatMap(found => files.get(found) ?? [])
    for (const { diagnostics } of own) diagnostics.forEach(tell)
    return own
  }
  for (const folder of roots) {
    const { root } = folder
    const own = tellFolder(folder)
    if (!failed && own.every(({ rules }) => rules.length === 0))
      tell({ code: 'no-rules', severity: 'warning', message: `'${root}' holds no detection`, place: nowhere(root) })
  }
  for (const folder of pools) tellFolder(folder)
  return told
}
