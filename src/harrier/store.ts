/** What a kept store holds, after files were taken out of it. */
import type { Engine, KeptFile } from '../engine/engine.ts'
import type { StoreFile, StoreOptions, StoreReport } from '../harrier.ts'

export async function storeReport(engine: Engine, { remove = [], check = false }: StoreOptions): Promise<StoreReport> {
  const isNamed = (file: KeptFile, word: string): boolean => file.name === word || (word !== '' && file.hash === word)
  const removed = engine.files().filter(file => remove.some(word => isNamed(file, word)))
  const unknown = remove.filter(word => !removed.some(file => isNamed(file, word)))
  if (removed.length > 0) await engine.forget(removed)
  const faults = check ? await engine.check() : []
  const { events, newest, indexes, fields } = engine.facts()
  return {
    files: engine.files().map(shown),
    events,
    newest,
    indexes: [...indexes].sort(),
    fields: [...fields].map(([name, { multivalued }]) => ({ name, multivalued })).sort(byName),
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

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0
