/** `stats count, dc(user) as users by host`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { Name, StatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type Head, whole } from './head-of-stage.ts'

export function parseStats(cursor: Cursor, head: Head): StatsCommand | undefined {
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
    cursor.report('unsupported-option', options.span('span') ?? head, { command: 'stats', option: 'span' })
  }
  return {
    kind: 'stats',
    aggregations,
    by,
    ...(timespan && { timespan }),
    allnum: options.flag('allnum'),
    dedupSplitvals: options.flag('dedup_splitvals'),
    span: whole(head, cursor),
  }
}

/** `span=` is a grid for `_time` alone. */
const hasTime = (by: readonly Name[]): boolean => by.some(({ name }) => name === '_time')
