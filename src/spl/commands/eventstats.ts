/** `eventstats avg(x) as mean by host`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { EventstatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseEventstats(cursor: Cursor, word: CommandWord): EventstatsCommand | undefined {
  const options = new Options(cursor, 'eventstats', { taken: ['allnum'] })
  const aggregations = parseAggregations(cursor, 'eventstats', options, ['by'])
  if (!aggregations) return undefined
  const by = cursor.eatWord('by') ? parseBy(cursor, options) : []
  if (!by) return undefined
  return { kind: 'eventstats', aggregations, by, allnum: options.flag('allnum'), span: whole(word, cursor) }
}
