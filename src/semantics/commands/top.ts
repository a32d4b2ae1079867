/** `top`, `rare`: the most and the least frequent values. */
import { call, column, compare, type Expr, number, present, text } from '../../plan/expr.ts'
import type { Plan, SortKey, Window } from '../../plan/plan.ts'
import type { TopCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { closedScope } from '../scope.ts'
import { asText } from '../values.ts'

export function bindTop(binder: Binder, input: Bound, command: TopCommand): Bound {
  const { span } = command
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
  const share = hundredths(column(count, 'number'), column(total, 'number'))
  const percent = binder.extend(summed, command.percentfield, sixPlaces(share), span)
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
  const shown: Shown = { by, fields: columns.slice(by.length), count: column(count, 'number'), percent: percent.value }
  const made =
    command.useother && command.limit > 0
      ? withOther(binder, command, { plan: limited, shown }, { plan: sorted, shown, total: column(total, 'number') })
      : { plan: limited, shown }
  const values = [...made.shown.by, ...made.shown.fields]
  return {
    plan: made.plan,
    scope: closedScope([
      ...keys.map(({ name }, index) => [name, values[index] ?? number(0)] as const),
      ...(command.showcount ? [[command.countfield, made.shown.count] as const] : []),
      ...(command.showperc ? [[command.percentfield, made.shown.percent] as const] : []),
    ]),
  }
}

interface Shown {
  readonly by: readonly Expr[]
  readonly fields: readonly Expr[]
  readonly count: Expr
  readonly percent: Expr
}

interface Rows {
  readonly plan: Plan
  readonly shown: Shown
}

const sixPlaces = (share: Expr): Expr => call('printf', 'text', share, text('%.6f'))

/** What the limit cuts off, as one more row of each group behind its own. */
function withOther(
  binder: Binder,
  { limit, otherstr, span }: TopCommand,
  kept: Rows,
  all: Rows & { readonly total: Expr },
): Rows {
  const { by, fields, count } = all.shown
  const rank = binder.newId('rank')
  const ranked: Window = {
    kind: 'window',
    input: all.plan,
    keys: by,
    frame: { kind: 'running', rows: 0, current: true, counts: 'group' },
    columns: [{ id: rank, measure: { kind: 'count', type: 'number' } }],
    span,
  }
  const cut: Plan = {
    kind: 'filter',
    input: ranked,
    condition: compare('>', 'number', column(rank, 'number'), number(limit)),
    span,
  }
  const ids = by.map(() => binder.newId('by'))
  const [sum, total] = [binder.newId('count'), binder.newId('total')]
  const summed: Plan = {
    kind: 'aggregate',
    input: cut,
    keys: by.map((value, index) => ({ id: ids[index] ?? sum, value })),
    measures: [
      { id: sum, measure: { kind: 'sum', argument: count, type: 'number' } },
      { id: total, measure: { kind: 'first', argument: all.total, type: 'number' } },
    ],
    span,
  }
  const left = column(sum, 'number')
  const other: Rows = {
    plan: { kind: 'filter', input: summed, condition: present(left), span },
    shown: {
      by: by.map((value, index) => column(ids[index] ?? sum, value.type)),
      fields: fields.map(() => text(otherstr)),
      count: left,
      percent: sixPlaces(hundredths(left, column(total, 'number'))),
    },
  }
  return behindEachOther(binder, kept, other, span)
}

/** The rows of both, those of one group beside each other. */
function behindEachOther(binder: Binder, first: Rows, second: Rows, span: Plan['span']): Rows {
  const valuesOf = ({ shown }: Rows): readonly Expr[] => [
    ...shown.by,
    ...shown.fields.map(asText),
    shown.count,
    shown.percent,
  ]
  const columns = valuesOf(first).map(({ type }) => ({ id: binder.newId('top'), type }))
  const together: Plan = {
    kind: 'union',
    inputs: [first, second].map(rows => ({ plan: rows.plan, values: valuesOf(rows) })),
    columns,
    order: { kind: 'appended' },
    span,
  }
  const values = columns.map(({ id, type }) => column(id, type))
  const by = values.slice(0, first.shown.by.length)
  const keys = by.map((value): SortKey => ({ value, descending: false, as: 'auto' }))
  const [percent = text(''), count = number(0)] = values.slice(-2).reverse()
  return {
    plan: by.length === 0 ? together : { kind: 'sort', input: together, keys, span },
    shown: { by, fields: values.slice(by.length, -2), count, percent },
  }
}

const hundredths = (part: Expr, whole: Expr): Expr =>
  call('multiply', 'number', call('divide', 'number', part, whole), number(100))
