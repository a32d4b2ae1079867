/** What a kept store holds, after files were taken out of it. */
import type { Engine, FieldCount, KeptFile } from '../engine/engine.ts'

export interface StoreOptions {
  readonly store: string
  /** Names or hashes of files that are to be removed, with their events. */
  readonly remove?: readonly string[]
  /** Also reads everything once and says what is wrong. */
  readonly check?: boolean
  /** Also reads everything once and counts the events that have each field. */
  readonly fields?: boolean
}

export interface StoreReport {
  readonly files: readonly StoreFile[]
  readonly events: number
  /** The latest time of an event, in epoch seconds. */
  readonly newest: number | undefined
  readonly indexes: readonly string[]
  readonly fields: readonly StoreField[]
  readonly removed: readonly StoreFile[]
  /** What was to be removed and is not there. */
  readonly unknown: readonly string[]
  readonly faults: readonly string[]
}

export interface StoreField {
  readonly name: string
  readonly multivalued: boolean
  /** The sourcetypes whose events have it, where they were asked for. */
  readonly in?: readonly StoreFieldIn[]
}

export interface StoreFieldIn {
  readonly sourcetype: string
  readonly events: number
  /** Events with several values of it. */
  readonly several: number
}

export interface StoreFile {
  readonly name: string
  /** Of its content; empty for what came through standard input. */
  readonly hash: string
  readonly bytes: number
  readonly events: number
  readonly badRecords: number
}

export async function storeReport(
  engine: Engine,
  { remove = [], check = false, fields: counted = false }: StoreOptions,
): Promise<StoreReport> {
  const isNamed = (file: KeptFile, word: string): boolean => file.name === word || (word !== '' && file.hash === word)
  const removed = engine.files().filter(file => remove.some(word => isNamed(file, word)))
  const unknown = remove.filter(word => !removed.some(file => isNamed(file, word)))
  if (removed.length > 0) await engine.forget(removed)
  const faults = check ? await engine.check() : []
  const { events, newest, indexes, fields } = engine.facts()
  const counts = counted ? countsOf(await engine.fieldCounts()) : undefined
  return {
    files: engine.files().map(shown),
    events,
    newest,
    indexes: [...indexes].sort(),
    fields: [...fields]
      .map(([name, { multivalued }]) => ({
        name,
        multivalued,
        ...(counts && { in: counts.get(name) ?? [] }),
      }))
      .sort(byName),
    removed: removed.map(shown),
    unknown,
    faults,
  }
}

const shown = ({ name, hash, bytes, events, badRecords }: KeptFile): StoreFile => ({
  name,
  hash,
  bytes,
  events,
  badRecords,
})

function countsOf(counts: readonly FieldCount[]): ReadonlyMap<string, readonly StoreFieldIn[]> {
  const found = new Map<string, StoreFieldIn[]>()
  for (const { field, ...count } of counts) {
    const others = found.get(field)
    if (others) others.push(count)
    else found.set(field, [count])
  }
  return found
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0
