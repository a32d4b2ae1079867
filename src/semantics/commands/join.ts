/** `join`: columns of a subsearch beside the rows that share its values. */
import { column, type Expr } from '../../plan/expr.ts'
import type { Join } from '../../plan/plan.ts'
import type { JoinCommand } from '../../spl/ast.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { closed } from '../combine.ts'
import { chosen } from '../functions/conditional.ts'
import { visibleNames } from '../names.ts'
import { withColumn } from '../scope.ts'
import { asText } from '../values.ts'

export function bindJoin(binder: Binder, input: Bound, command: JoinCommand): Bound | undefined {
  if (command.usetime) binder.report('unsupported-form', command.span, { command: 'join', form: "'usetime=true'" })
  const sub = bindQuery(binder, command.query)
  if (!sub) return undefined
  const right = closed(binder, binder.limited(sub, 'join', command.span), command.query.span)
  const names = keyNames(binder, input, right, command)
  if (names.length === 0) {
    binder.report('unsupported-form', command.span, { command: 'join', form: 'no field that both sides have' })
    return undefined
  }
  const keys = names.map(name => ({
    left: asText(binder.field(input.scope, name, command.span)),
    right: asText(binder.field(right.scope, name, command.query.span)),
  }))
  const added = [...right.scope.columns].filter(([name, value]) => !names.includes(name) && value.kind !== 'null')
  const columns = added.map(([name, value]) => ({ name, value, id: binder.newId(name) }))
  const plan: Join = {
    kind: 'join',
    left: input.plan,
    right: right.plan,
    keys,
    type: command.type,
    max: command.max,
    columns: columns.map(({ id, value }) => ({ id, value })),
    span: command.span,
  }
  const scope = columns.reduce((all, { name, value, id }) => {
    const joined = column(id, value.type)
    const own = binder.field(input.scope, name, command.span)
    return withColumn(all, name, merged(own, joined, command.overwrite))
  }, input.scope)
  return { plan, scope }
}

/** An empty cell of the subsearch leaves what was there. */
function merged(own: Expr, joined: Expr, overwrite: boolean): Expr {
  if (own.kind === 'null') return joined
  const [first, second] = overwrite ? [joined, own] : [own, joined]
  return chosen([{ when: { kind: 'present', operand: first, type: 'boolean' }, value: first }], second)
}

function keyNames(binder: Binder, left: Bound, right: Bound, { fields }: JoinCommand): readonly string[] {
  if (fields.length > 0) return fields.map(({ name }) => name)
  const known = new Set(visibleNames(binder, left.scope))
  return [...right.scope.columns.keys()].filter(name => known.has(name) && !name.startsWith('_'))
}
