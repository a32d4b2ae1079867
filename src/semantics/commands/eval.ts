/** `eval`: columns made from others, one after the other. */
import type { EvalCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalExpression } from '../expression.ts'
import { withColumn } from '../scope.ts'

export function bindEval(binder: Binder, input: Bound, command: EvalCommand): Bound {
  let { plan, scope } = input
  for (const { target, value, dynamic, span } of command.assignments) {
    if (dynamic) {
      binder.report('unsupported-form', target.span, {
        command: 'eval',
        form: `the name taken from a field ('${target.name}')`,
      })
      continue
    }
    const expr = evalExpression(binder, scope, value)
    if (expr.type === 'boolean' && expr.kind !== 'null') {
      binder.report('boolean-assigned', span, { target: target.name })
      continue
    }
    const extended = binder.extend(plan, target.name, expr, command.span)
    plan = extended.plan
    scope = withColumn(scope, target.name, extended.value)
  }
  return { plan, scope }
}
