/** `mstats avg(cpu.*) as cpu.* where index=m by host span=10s`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { MstatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, whole } from './command-word.ts'
import { parseWhereClause } from './where-clause.ts'

export function parseMstats(cursor: Cursor, word: CommandWord): MstatsCommand | undefined {
  const options = new Options(cursor, 'mstats', {
    taken: ['prestats', 'append', 'fillnull_value', 'span'],
    unsupported: { chart: 'false', every: undefined },
    ignored: ['backfill', 'update_period', 'chunk_size'],
  })
  const aggregations = parseAggregations(cursor, 'mstats', options, ['where', 'by', 'groupby'])
  const where = aggregations && parseWhereClause(cursor, ['by', 'groupby', 'span'])
  if (!aggregations || !where) return undefined
  options.readAll()
  const by = cursor.eatWord('by', 'groupby') ? parseBy(cursor, options) : []
  if (!by || !ended(cursor, word)) return undefined
  const timespan = options.timeSpan('span')
  const fillnullValue = options.text('fillnull_value')
  return {
    kind: 'mstats',
    aggregations,
    ...(where !== 'none' && { where }),
    by,
    ...(timespan && { timespan }),
    ...(fillnullValue !== undefined && { fillnullValue }),
    prestats: options.flag('prestats'),
    append: options.flag('append'),
    span: whole(word, cursor),
  }
}
