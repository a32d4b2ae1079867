/** `stats`: one row for each combination of by-fields. */
import type { StatsCommand } from '../../spl/ast.ts'
import { bindGrouping } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'

export function bindStats(binder: Binder, input: Bound, command: StatsCommand): Bound {
  const { allnum, aggregations, by, timespan, dedupSplitvals, span } = command
  return bindGrouping(binder, input, {
    command: 'stats',
    aggregations,
    by,
    dedupSplitvals,
    sparklines: true,
    allnum,
    span,
    ...(timespan && { timespan }),
  })
}
