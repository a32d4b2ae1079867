/** `outputlookup append=t seen.csv`. */
import type { OutputlookupCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, namesToEnd, tooMany, whole } from './command-word.ts'

export function parseOutputlookup(cursor: Cursor, word: CommandWord): OutputlookupCommand | undefined {
  const options = new Options(cursor, 'outputlookup', {
    taken: ['append', 'create_empty', 'override_if_empty', 'max', 'key_field'],
    ignored: ['createinapp', 'create_context', 'output_format'],
  })
  const names = namesToEnd(cursor, word, options)
  if (!names) return undefined
  const [table, more] = names
  if (!table) return missing(cursor, word, 'the name of a lookup', 'outputlookup seen.csv')
  if (more) return tooMany(cursor, word, more, 'one lookup')
  const max = options.whole('max', 0)
  const keyField = options.name('key_field')
  return {
    kind: 'outputlookup',
    table,
    append: options.flag('append'),
    createEmpty: options.flag('create_empty', true),
    overrideIfEmpty: options.flag('override_if_empty', true),
    ...(max !== undefined && { max }),
    ...(keyField && { keyField }),
    span: whole(word, cursor),
  }
}
