/** `join`: columns of a subsearch beside the rows that share its values. */
import { call, column, compare, type Expr } from '../../plan/expr.ts'
import type { Join, Plan } from '../../plan/plan.ts'
import type { JoinCommand } from '../../spl/ast.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { closed } from '../combine.ts'
import { chosen } from '../functions/conditional.ts'
import { visibleNames } from '../names.ts'
import { type Scope, withColumn } from '../scope.ts'
import { asNumber, asText } from '../values.ts'

export function bindJoin(binder: Binder, input: Bound, command: JoinCommand): Bound | undefined {
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
  const joined: Join = {
    kind: 'join',
    left: input.plan,
    right: right.plan,
    keys,
    type: command.type,
    max: command.max,
    columns: columns.map(({ id, value }) => ({ id, value })),
    span: command.span,
  }
  const plan = command.usetime ? timed(binder, joined, { command, own: input.scope, other: sub.scope }) : joined
  if (!plan) return undefined
  const scope = columns.reduce((all, { name, value, id }) => {
    const joined = column(id, value.type)
    const own = binder.field(input.scope, name, command.span)
    return withColumn(all, name, merged(own, joined, command.overwrite))
  }, input.scope)
  return { plan, scope }
}

/**
 * With `usetime` a row is joined to rows that are earlier than it, or with `earlier=f` later; those of the same second are
 * both. Each row's partners are found first, by its place.
 */
function timed(
  binder: Binder,
  joined: Join,
  { command, own, other }: { readonly command: JoinCommand; readonly own: Scope; readonly other: Scope },
): Plan | undefined {
  const { span } = command
  const [time, otherTime] = [own, other].map(scope => asNumber(binder.field(scope, '_time', span)))
  if (!time || !otherTime || time.kind === 'null' || otherTime.kind === 'null') {
    const form = "'usetime=true' where one side has no '_time'"
    binder.report('unsupported-form', span, { command: 'join', form })
    return undefined
  }
  const place = binder.newId('place')
  const placed: Plan = {
    kind: 'window',
    input: joined.left,
    keys: [],
    frame: { kind: 'running', rows: 0, current: true, counts: 'group' },
    columns: [{ id: place, measure: { kind: 'count', type: 'number' } }],
    span,
  }
  const at = binder.newId('time')
  const found = joined.columns.map(({ id, value }) => ({ id, found: binder.newId('found'), value }))
  const all: Plan = {
    ...joined,
    left: placed,
    type: 'inner',
    max: 0,
    columns: [...found.map(({ found: id, value }) => ({ id, value })), { id: at, value: otherTime }],
  }
  const second = (value: Expr): Expr => call('floor', 'number', value)
  const condition = compare(command.earlier ? '<=' : '>=', 'number', second(column(at, 'number')), second(time))
  const kept: Plan = { kind: 'filter', input: all, condition, span }
  const keys = [column(place, 'number')]
  const first: Plan =
    joined.max === 0
      ? kept
      : { kind: 'distinct', input: kept, keys, count: joined.max, empty: 'drop', consecutive: false, span }
  return {
    ...joined,
    left: placed,
    right: first,
    keys: keys.map(asText).map(key => ({ left: key, right: key })),
    max: 0,
    columns: found.map(({ id, found: of, value }) => ({ id, value: column(of, value.type) })),
  }
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
