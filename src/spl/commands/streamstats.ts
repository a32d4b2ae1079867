/** `streamstats window=2 current=f last(x) as before by user`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { Expression, StreamstatsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { Options } from '../options.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseStreamstats(cursor: Cursor, word: CommandWord): StreamstatsCommand | undefined {
  const resets = new Map<string, Expression>()
  const condition = (option: string) => (at: Cursor) => {
    const read = parseExpression(at, `${option}=`)
    if (read) resets.set(option, read)
    return read !== undefined
  }
  const options = new Options(cursor, 'streamstats', {
    taken: ['current', 'window', 'global', 'allnum', 'reset_on_change', 'time_window'],
    readers: { reset_before: condition('reset_before'), reset_after: condition('reset_after') },
  })
  const aggregations = parseAggregations(cursor, 'streamstats', options, ['by'])
  if (!aggregations) return undefined
  const by = cursor.eatWord('by') ? parseBy(cursor, options) : []
  if (!by) return undefined
  const [resetBefore, resetAfter] = [resets.get('reset_before'), resets.get('reset_after')]
  const timeWindow = options.timeSpan('time_window')
  return {
    kind: 'streamstats',
    aggregations,
    by,
    current: options.flag('current', true),
    window: options.whole('window', 0) ?? 0,
    global: options.flag('global', true),
    allnum: options.flag('allnum'),
    resetOnChange: options.flag('reset_on_change'),
    ...(resetBefore && { resetBefore }),
    ...(resetAfter && { resetAfter }),
    ...(timeWindow && { timeWindow }),
    span: whole(word, cursor),
  }
}
