/** Rows of several searches in one: the columns of all, by name. */
import type { Column, ColumnType } from '../plan/columns.ts'
import { column, type Expr, nothing } from '../plan/expr.ts'
import type { Union } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'
import { visibleNames } from './names.ts'
import { closedScope } from './scope.ts'
import { coerce, commonType } from './values.ts'

/** Every column that the rows have, events' fields included, since another search's rows have no events to ask. */
export function closed(binder: Binder, bound: Bound, span: Span): Bound {
  const { scope } = bound
  if (!scope.events) return bound
  const internal = ['_time', '_raw'].filter(name => !scope.events?.hidden.has(name))
  const names = [...new Set([...internal, ...visibleNames(binder, scope)])]
  return { ...bound, scope: closedScope(names.map(name => [name, binder.field(scope, name, span)])) }
}

export function unionOf(binder: Binder, bounds: readonly Bound[], order: 'appended' | 'time', span: Span): Bound {
  const inputs = bounds.map(bound => closed(binder, bound, span))
  const names = [...new Set(inputs.flatMap(({ scope }) => [...scope.columns.keys()]))]
  const columns = names.map((name): Column & { readonly name: string } => {
    const values = inputs.map(({ scope }) => scope.columns.get(name)).filter(value => value !== undefined)
    return { name, id: binder.newId(name), type: columnType(values) }
  })
  const time = columns.find(({ name }) => name === '_time')
  const plan: Union = {
    kind: 'union',
    columns,
    inputs: inputs.map(({ plan: input, scope }) => ({
      plan: input,
      values: columns.map(({ name, type }): Expr => coerce(scope.columns.get(name) ?? nothing(type), type)),
    })),
    order: order === 'time' && time ? { kind: 'time', column: time.id } : { kind: 'appended' },
    span,
  }
  return { plan, scope: closedScope(columns.map(({ name, id, type }) => [name, column(id, type)])) }
}

const columnType = (values: readonly Expr[]): ColumnType => commonType(values)
