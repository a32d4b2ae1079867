/** `eventstats`, `streamstats`: aggregates beside every row. */
import { column, type Expr, present } from '../../plan/expr.ts'
import type { Plan, Window } from '../../plan/plan.ts'
import type { EventstatsCommand, StreamstatsCommand } from '../../spl/ast.ts'
import { measuresOf } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'
import { chosen } from '../functions/conditional.ts'
import { withColumn } from '../scope.ts'
import { asText } from '../values.ts'

export function bindEventstats(binder: Binder, input: Bound, command: EventstatsCommand): Bound {
  if (command.allnum) binder.report('unsupported-form', command.span, { command: 'eventstats', form: "'allnum=true'" })
  return bindWindow(binder, input, command, { kind: 'group' })
}

export function bindStreamstats(binder: Binder, input: Bound, command: StreamstatsCommand): Bound {
  const unsupported = (form: string): void =>
    binder.report('unsupported-form', command.span, { command: 'streamstats', form })
  if (command.allnum) unsupported("'allnum=true'")
  if (command.resetOnChange || command.resetBefore || command.resetAfter)
    unsupported("'reset_on_change', 'reset_before' or 'reset_after'")
  if (command.timeWindow) unsupported("'time_window'")
  const counts = command.window > 0 && command.global && command.by.length > 0 ? 'all' : 'group'
  return bindWindow(binder, input, command, { kind: 'running', rows: command.window, current: command.current, counts })
}

type Command = EventstatsCommand | StreamstatsCommand

function bindWindow(binder: Binder, input: Bound, command: Command, frame: Window['frame']): Bound {
  const { scope } = input
  const keys = command.by.map(({ name, span }) => keyOf(binder.field(scope, name, span)))
  const grouping = { command: command.kind, by: command.by }
  const measures = command.aggregations.flatMap(aggregation => measuresOf(binder, scope, aggregation, grouping))
  const columns = measures.map(({ alias, measure }) => ({ alias, measure, id: binder.newId(alias) }))
  const plan: Plan = {
    kind: 'window',
    input: input.plan,
    keys,
    frame,
    columns: columns.map(({ id, measure }) => ({ id, measure })),
    span: command.span,
  }
  const widened = columns.reduce((all, { alias, id, measure }) => {
    const value = column(id, measure.type)
    // rows without a by-value keep what they had
    const own = scope.columns.get(alias)
    return withColumn(all, alias, own && keys.length > 0 ? chosen([{ when: present(value), value }], own) : value)
  }, scope)
  return { plan, scope: widened }
}

const keyOf = (value: Expr): Expr => (value.type === 'list' ? asText(value) : value)
