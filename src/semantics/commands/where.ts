/** `where`: the rows for which an eval condition is true. */
import type { WhereCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'

export function bindWhere(binder: Binder, input: Bound, { condition, span }: WhereCommand): Bound {
  const test = evalCondition(binder, input.scope, condition, "'where'")
  return { ...input, plan: { kind: 'filter', input: input.plan, condition: test, span } }
}
