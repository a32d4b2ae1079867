/** `dedup 2 user keepempty=true sortby -_time`. */
import type { DedupCommand, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { readSortKeys } from '../sort-keys.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'
import { readCount } from './count.ts'

export function parseDedup(cursor: Cursor, word: CommandWord): DedupCommand | undefined {
  const options = new Options(cursor, 'dedup', { taken: ['keepevents', 'keepempty', 'consecutive'] })
  const count = readCount(cursor, 'dedup')
  if (count === 'broken') return undefined
  const fields = readFields(cursor, options)
  const sortby = cursor.eatWord('sortby') ? readSortKeys(cursor, 'sortby') : []
  if (!sortby) return undefined
  if (!cursor.done) return unexpected(cursor, word)
  if (fields.length === 0) {
    return cursor.report('missing-argument', word, { command: 'dedup', wants: 'a field', example: 'dedup user' })
  }
  if (count === 0)
    return cursor.report('wrong-value', word, { command: 'dedup', option: 'the count', value: '0', wants: '1 or more' })
  return {
    kind: 'dedup',
    count: count ?? 1,
    fields,
    keepevents: options.flag('keepevents'),
    keepempty: options.flag('keepempty'),
    consecutive: options.flag('consecutive'),
    sortby,
    span: whole(word, cursor),
  }
}

function readFields(cursor: Cursor, options: Options): readonly Name[] {
  const fields: Name[] = []
  for (;;) {
    cursor.separators()
    if (cursor.word('sortby')) return fields
    if (options.read()) continue
    const name = readName(cursor)
    if (!name) return fields
    fields.push(name)
  }
}
