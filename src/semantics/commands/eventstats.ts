/** `eventstats`, `streamstats`: aggregates beside every row. */
import type { ColumnId } from '../../plan/columns.ts'
import { column, compare, type Expr, not, present } from '../../plan/expr.ts'
import type { Measure, Plan, Window } from '../../plan/plan.ts'
import type { EventstatsCommand, Expression, StreamstatsCommand } from '../../spl/ast.ts'
import type { Span } from '../../text/span.ts'
import { measuresOf } from '../aggregations.ts'
import { allNumbers } from '../all-numbers.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'
import { chosen } from '../functions/conditional.ts'
import { type Scope, withColumn } from '../scope.ts'
import { asText } from '../values.ts'
import { timeWindows } from './time-windows.ts'

export function bindEventstats(binder: Binder, input: Bound, command: EventstatsCommand): Bound {
  const measured = measuredBy(binder, input.scope, command)
  return { plan: windowOf(input.plan, command, measured, { kind: 'group' }), scope: measured.scope }
}

export function bindStreamstats(binder: Binder, input: Bound, command: StreamstatsCommand): Bound | undefined {
  const runs = withRuns(binder, input, command)
  const measured = measuredBy(binder, input.scope, command, runs.keys)
  const { timeWindow } = command
  if (timeWindow) {
    const plan = timeWindows(binder, runs.input, { command, timeWindow, ...measured })
    return plan && { plan, scope: measured.scope }
  }
  const counts = command.window > 0 && command.global && command.by.length > 0 ? 'all' : 'group'
  const frame: Window['frame'] = { kind: 'running', rows: command.window, current: command.current, counts }
  return { plan: windowOf(runs.input.plan, command, measured, frame), scope: measured.scope }
}

/** What the resets cut the rows into, as one more key: how many resets came before a row. */
function withRuns(binder: Binder, input: Bound, command: StreamstatsCommand): { input: Bound; keys: readonly Expr[] } {
  const { scope } = input
  let { plan } = input
  const keys: Expr[] = []
  const sawSoFar = (test: Expr, current: boolean): void => {
    const id = binder.newId('resets')
    plan = running(plan, id, { kind: 'countWhere', test, type: 'number' }, current, command.span)
    keys.push(column(id, 'number'))
  }
  const condition = (given: Expression): Expr => evalCondition(binder, scope, given, "'streamstats'")
  if (command.resetBefore) sawSoFar(condition(command.resetBefore), true)
  if (command.resetAfter) sawSoFar(condition(command.resetAfter), false)
  if (command.resetOnChange) {
    for (const { name, span } of command.by) {
      const value = asText(binder.field(scope, name, span))
      const id = binder.newId('before')
      plan = running(plan, id, { kind: 'last', argument: value, type: 'text' }, false, command.span)
      sawSoFar(not(compare('=', 'text', value, column(id, 'text'))), true)
    }
  }
  return { input: { plan, scope }, keys }
}

const running = (input: Plan, id: ColumnId, measure: Measure, current: boolean, span: Span): Plan => ({
  kind: 'window',
  input,
  keys: [],
  frame: { kind: 'running', rows: 0, current, counts: 'group' },
  columns: [{ id, measure }],
  span,
})

type Command = EventstatsCommand | StreamstatsCommand

interface Measured {
  readonly keys: readonly Expr[]
  readonly columns: Window['columns']
  /** With the columns that are measured. */
  readonly scope: Scope
}

function measuredBy(binder: Binder, scope: Scope, command: Command, runs: readonly Expr[] = []): Measured {
  const keys = command.by.map(({ name, span }) => keyOf(binder.field(scope, name, span)))
  const grouping = { command: command.kind, by: command.by }
  const measures = command.aggregations.flatMap(aggregation => measuresOf(binder, scope, aggregation, grouping))
  const columns = measures.map(({ alias, measure }) => {
    const id = binder.newId(alias)
    return { alias, measure, id, guarded: command.allnum ? allNumbers(binder, id, measure) : undefined }
  })
  const widened = columns.reduce((all, { alias, id, measure, guarded }) => {
    const value = guarded?.value ?? column(id, measure.type)
    // rows without a by-value keep what they had
    const own = scope.columns.get(alias)
    return withColumn(all, alias, own && keys.length > 0 ? chosen([{ when: present(value), value }], own) : value)
  }, scope)
  return {
    keys: [...keys, ...runs],
    columns: columns.flatMap(({ id, measure, guarded }) => [{ id, measure }, ...(guarded ? [guarded.counted] : [])]),
    scope: widened,
  }
}

const windowOf = (input: Plan, { span }: Command, { keys, columns }: Measured, frame: Window['frame']): Plan => ({
  kind: 'window',
  input,
  keys,
  frame,
  columns,
  span,
})

const keyOf = (value: Expr): Expr => (value.type === 'list' ? asText(value) : value)
