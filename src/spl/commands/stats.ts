/** `stats count, dc(user) as users by host`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { Name, StatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseStats(cursor: Cursor, word: CommandWord): StatsCommand | undefined {
  const options = new Options(cursor, 'stats', {
    taken: ['allnum', 'dedup_splitvals', 'span'],
    unsupported: { delim: ' ' },
    ignored: ['partitions'],
  })
  const aggregations = parseAggregations(cursor, 'stats', options, ['by'])
  if (!aggregations) return undefined
  const by = cursor.eatWord('by') ? parseBy(cursor, options) : []
  if (!by) return undefined
  const timespan = options.timeSpan('span')
  if (options.has('span') && !hasTime(by)) {
    cursor.report('unsupported-option', options.span('span') ?? word, { command: 'stats', option: 'span' })
  }
  return {
    kind: 'stats',
    aggregations,
    by,
    ...(timespan && { timespan }),
    allnum: options.flag('allnum'),
    dedupSplitvals: options.flag('dedup_splitvals'),
    span: whole(word, cursor),
  }
}

/** `span=` is a grid for `_time` alone. */
const hasTime = (by: readonly Name[]): boolean => by.some(({ name }) => name === '_time')
