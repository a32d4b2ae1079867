/** `sort 0 -count, user`. */
import type { SortCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { readSortKeys } from '../sort-keys.ts'
import { type CommandWord, whole } from './command-word.ts'
import { readCount } from './count.ts'

/** How many rows `sort` lets through where no limit is written. */
const defaultSortLimit = 10_000

export function parseSort(cursor: Cursor, word: CommandWord): SortCommand | undefined {
  const options = new Options(cursor, 'sort', { taken: ['limit'] })
  while (options.read()) cursor.separators()
  const written = options.has('limit') ? options.whole('limit', 0) : readCount(cursor, 'sort')
  if (written === 'broken') return undefined
  const keys = readSortKeys(cursor, 'sort')
  if (!keys) return undefined
  if (keys.length === 0) {
    return cursor.report('missing-argument', word, { command: 'sort', wants: 'a field', example: 'sort -count' })
  }
  const limitWritten = written !== undefined
  return { kind: 'sort', limit: written ?? defaultSortLimit, limitWritten, keys, span: whole(word, cursor) }
}
