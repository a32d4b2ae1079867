/** `union lookup:a [search …]`, `multisearch [search …] [search …]`, `set diff [search …] [search …]`. */
import type { MultisearchCommand, Query, SetCommand, UnionCommand, UnionSource } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readDataset } from '../datasets.ts'
import { Options } from '../options.ts'
import { readSubsearch, wantSubsearch } from '../subsearches.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

export function parseUnion(cursor: Cursor, word: CommandWord): UnionCommand | undefined {
  const options = new Options(cursor, 'union', { taken: ['maxout'], ignored: ['maxtime', 'timeout'] })
  const sources: UnionSource[] = []
  for (;;) {
    options.readAll()
    if (cursor.done) break
    const query = readSubsearch(cursor)
    const source: UnionSource | undefined = query ? { kind: 'subsearch', query } : readDataset(cursor, 'union')
    if (!source) return undefined
    sources.push(source)
  }
  if (sources.length === 0)
    return missing(cursor, word, 'a search in brackets', 'union [search index=a] [search index=b]')
  const maxout = options.whole('maxout', 0)
  return { kind: 'union', sources, ...(maxout !== undefined && { maxout }), span: whole(word, cursor) }
}

export function parseMultisearch(cursor: Cursor, word: CommandWord): MultisearchCommand | undefined {
  const queries: Query[] = []
  for (;;) {
    const query = readSubsearch(cursor)
    if (!query) break
    queries.push(query)
  }
  if (!ended(cursor, word)) return undefined
  if (queries.length >= 2) return { kind: 'multisearch', queries, span: whole(word, cursor) }
  return missing(cursor, word, 'two searches in brackets or more', 'multisearch [search index=a] [search index=b]')
}

export function parseSet(cursor: Cursor, word: CommandWord): SetCommand | undefined {
  cursor.blanks()
  const example = 'set diff [search index=a] [search index=b]'
  const operation = (['union', 'diff', 'intersect'] as const).find(each => cursor.eatWord(each))
  if (!operation) return missing(cursor, word, "'union', 'diff' or 'intersect'", example)
  const left = wantSubsearch(cursor, word, example)
  const right = left && wantSubsearch(cursor, word, example)
  if (!left || !right || !ended(cursor, word)) return undefined
  return { kind: 'set', operation, left, right, span: whole(word, cursor) }
}
