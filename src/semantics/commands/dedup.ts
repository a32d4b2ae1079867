/** `dedup`: the first rows of each combination of values. */
import { choose, column, type Expr, nothing } from '../../plan/expr.ts'
import type { Plan } from '../../plan/plan.ts'
import type { DedupCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { withColumn } from '../scope.ts'
import { sortKey } from './sort.ts'

export function bindDedup(binder: Binder, input: Bound, command: DedupCommand): Bound {
  const { span, count, consecutive } = command
  const keys = command.fields.map(({ name, span: at }) => binder.field(input.scope, name, at))
  const sorted: Plan =
    command.sortby.length === 0
      ? input.plan
      : { kind: 'sort', input: input.plan, keys: command.sortby.map(key => sortKey(binder, input.scope, key)), span }
  const rows = { kind: 'distinct', input: sorted, keys, count, consecutive, span } as const
  if (!command.keepevents) return { ...input, plan: { ...rows, empty: command.keepempty ? 'keep' : 'drop' } }
  return keepEvents(binder, { ...input, plan: sorted }, keys, command)
}

/** No row goes: those that repeat lose the values of the fields. */
function keepEvents(binder: Binder, input: Bound, keys: readonly Expr[], command: DedupCommand): Bound {
  const { span, count, consecutive } = command
  const mark = binder.newId('first')
  let plan: Plan = { kind: 'distinct', input: input.plan, keys, count, consecutive, empty: 'keep', mark, span }
  let { scope } = input
  command.fields.forEach(({ name }, index) => {
    const value = keys[index] ?? nothing('text')
    const kept = binder.extend(
      plan,
      name,
      choose(column(mark, 'boolean'), value, { kind: 'null', type: value.type }),
      span,
    )
    plan = kept.plan
    scope = withColumn(scope, name, kept.value)
  })
  return { plan, scope }
}
