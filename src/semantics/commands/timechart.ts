/** `chart`, `timechart`: groups whose second field becomes columns. */
import type { ChartCommand, TimechartCommand } from '../../spl/ast.ts'
import { bindGrouping } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'
import { bindInMemory } from './in-memory.ts'

export function bindChart(binder: Binder, input: Bound, command: ChartCommand): Bound | undefined {
  if (command.column) return bindInMemory(binder, input, command)
  const by = command.row ? [command.row.field] : []
  return bindGrouping(binder, input, {
    command: 'chart',
    aggregations: command.aggregations,
    by,
    dedupSplitvals: false,
    span: command.span,
  })
}

export function bindTimechart(binder: Binder, input: Bound, command: TimechartCommand): Bound | undefined {
  return bindInMemory(binder, input, command)
}
