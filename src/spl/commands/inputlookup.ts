/** `inputlookup append=t assets where category="dc"`. */
import type { InputlookupCommand, SearchExpression } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, unexpected, whole } from './command-word.ts'
import { parseWhereClause } from './where-clause.ts'

export function parseInputlookup(cursor: Cursor, word: CommandWord): InputlookupCommand | undefined {
  const options = new Options(cursor, 'inputlookup', { taken: ['append', 'strict', 'start', 'max'] })
  options.readAll()
  const table = cursor.word('where') ? undefined : readName(cursor)
  if (!table) return missing(cursor, word, 'the name of a lookup', 'inputlookup assets.csv')
  options.readAll()
  const where: SearchExpression | 'none' | undefined = parseWhereClause(cursor, [])
  if (!where) return undefined
  if (!cursor.done) return unexpected(cursor, word)
  const max = options.whole('max', 0)
  return {
    kind: 'inputlookup',
    table,
    append: options.flag('append'),
    strict: options.flag('strict'),
    start: options.whole('start', 0) ?? 0,
    ...(max !== undefined && { max }),
    ...(where !== 'none' && { where }),
    span: whole(word, cursor),
  }
}
