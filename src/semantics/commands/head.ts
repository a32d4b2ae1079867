/** `head`: the first rows, by number or as long as a condition holds. */
import type { Plan } from '../../plan/plan.ts'
import type { HeadCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'

export function bindHead(binder: Binder, input: Bound, command: HeadCommand): Bound {
  const { span, keeplast: keepLast, null: nulls, count } = command
  let { plan } = input
  if (command.condition) {
    const condition = evalCondition(binder, input.scope, command.condition, "'head'")
    plan = { kind: 'takeWhile', input: plan, condition, nulls, keepLast, span }
  }
  const rows: Plan = count === undefined ? plan : { kind: 'limit', input: plan, count, end: 'first', span }
  return { ...input, plan: rows }
}
