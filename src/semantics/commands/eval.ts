/** `eval`: columns made from others, one after the other. */
import { and, call, type Expr, present, text } from '../../plan/expr.ts'
import { nameCells } from '../../rows/named-cells.ts'
import type { Assignment, EvalCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalExpression } from '../expression.ts'
import { chosen } from '../functions/conditional.ts'
import { withColumn } from '../scope.ts'
import { boundTable, outputOf } from '../tables.ts'
import { asText } from '../values.ts'

export function bindEval(binder: Binder, input: Bound, command: EvalCommand): Bound | undefined {
  let bound: Bound | undefined = input
  for (const assignment of command.assignments) {
    if (!bound) return undefined
    binder.rows = bound.plan
    bound = assignment.dynamic ? assignNamed(binder, bound, assignment) : assign(binder, bound, assignment, command)
  }
  return bound
}

function assign(binder: Binder, bound: Bound, { target, value, span }: Assignment, command: EvalCommand): Bound {
  const expr = evalExpression(binder, bound.scope, value)
  if (expr.type === 'boolean' && expr.kind !== 'null') {
    binder.report('boolean-assigned', span, { target: target.name })
    return bound
  }
  const extended = binder.extend(bound.plan, target.name, expr, command.span)
  return { plan: extended.plan, scope: withColumn(bound.scope, target.name, extended.value) }
}

/** `{key}=value`: each row names its own column, so the columns are known only when the rows are. */
function assignNamed(binder: Binder, bound: Bound, assignment: Assignment): Bound | undefined {
  const { target, value, span } = assignment
  const name = nameOf(binder, bound, assignment)
  const expr = asText(evalExpression(binder, bound.scope, value))
  const named = binder.extend(
    bound.plan,
    '__name',
    chosen([{ when: present(expr), value: name }], { kind: 'null', type: 'text' }),
    span,
  )
  const valued = binder.extend(named.plan, '__value', expr, span)
  const scope = withColumn(withColumn(bound.scope, '__name', named.value), '__value', valued.value)
  const table = binder.answer({
    kind: 'rows',
    key: assignment,
    output: outputOf(binder, { plan: valued.plan, scope }, target.span),
  })
  return table && boundTable(binder, nameCells(table), span)
}

/** `pre_{field}_post`; null where a field in it has no value. */
function nameOf(binder: Binder, { scope }: Bound, { target }: Assignment): Expr {
  const pieces = target.name.split(/\{([^}]*)\}/)
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? text(piece) : asText(binder.field(scope, piece, target.span)),
  )
  return chosen([{ when: and(...parts.map(present)), value: call('concat', 'text', ...parts) }], {
    kind: 'null',
    type: 'text',
  })
}
