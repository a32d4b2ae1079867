/** `top`, `rare`: the most and the least frequent values. */
import { call, column, number } from '../../plan/expr.ts'
import type { Plan, SortKey, Window } from '../../plan/plan.ts'
import type { TopCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { closedScope } from '../scope.ts'

export function bindTop(binder: Binder, input: Bound, command: TopCommand): Bound {
  const { span } = command
  if (command.useother) binder.report('unsupported-form', span, { command: command.kind, form: "'useother=true'" })
  const names = [...command.by, ...command.fields]
  const keys = names.map(name => ({
    name: name.name,
    id: binder.newId(name.name),
    value: binder.field(input.scope, name.name, name.span),
  }))
  const columns = keys.map(({ id, value }) => column(id, value.type === 'list' ? 'text' : value.type))
  const count = binder.newId('count')
  const total = binder.newId('total')
  const counted: Plan = {
    kind: 'aggregate',
    input: input.plan,
    keys: keys.map(({ id, value }) => ({ id, value })),
    measures: [{ id: count, measure: { kind: 'count', type: 'number' } }],
    span,
  }
  const by = columns.slice(0, command.by.length)
  const summed: Window = {
    kind: 'window',
    input: counted,
    keys: by,
    frame: { kind: 'group' },
    columns: [{ id: total, measure: { kind: 'sum', argument: column(count, 'number'), type: 'number' } }],
    span,
  }
  const share = call(
    'multiply',
    'number',
    call('divide', 'number', column(count, 'number'), column(total, 'number')),
    number(100),
  )
  const percent = binder.extend(
    summed,
    command.percentfield,
    call('printf', 'text', share, { kind: 'text', value: '%.6f', type: 'text' }),
    span,
  )
  const order: SortKey[] = [
    ...by.map((value): SortKey => ({ value, descending: false, as: 'auto' })),
    { value: column(count, 'number'), descending: command.kind === 'top', as: 'number' },
  ]
  const sorted: Plan = { kind: 'sort', input: percent.plan, keys: order, span }
  const limited: Plan =
    command.limit === 0
      ? sorted
      : by.length === 0
        ? { kind: 'limit', input: sorted, count: command.limit, end: 'first', span }
        : { kind: 'distinct', input: sorted, keys: by, count: command.limit, empty: 'drop', consecutive: false, span }
  return {
    plan: limited,
    scope: closedScope([
      ...keys.map(({ name }, index) => [name, columns[index] ?? number(0)] as const),
      ...(command.showcount ? [[command.countfield, column(count, 'number')] as const] : []),
      ...(command.showperc ? [[command.percentfield, percent.value] as const] : []),
    ]),
  }
}
