/** `fillnull`: a value for what is missing. */
import { cast, choose, type Expr, present, text } from '../../plan/expr.ts'
import type { FillnullCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { nameMatcher, withColumn } from '../scope.ts'
import { numberIn } from '../values.ts'

export function bindFillnull(binder: Binder, input: Bound, command: FillnullCommand): Bound {
  if (command.fields.length === 0) return fillAll(binder, input, command)
  const names = command.fields.flatMap(({ name, wildcard }) =>
    wildcard ? visibleNames(binder, input.scope).filter(known => nameMatcher(name)(known)) : [name],
  )
  return names.reduce((bound, name) => fill(binder, bound, name, command), input)
}

function fill(binder: Binder, { plan, scope }: Bound, name: string, { value, span }: FillnullCommand): Bound {
  const filled = binder.extend(plan, name, filledWith(binder.field(scope, name, span), value), span)
  return { plan: filled.plan, scope: withColumn(scope, name, filled.value) }
}

function filledWith(field: Expr, value: string): Expr {
  if (field.kind === 'null') return text(value)
  const number = numberIn(value)
  if (field.type === 'number' && number !== undefined)
    return choose(present(field), field, { kind: 'number', value: number, type: 'number' })
  if (field.type === 'list') return choose(present(field), field, cast(text(value), 'list'))
  return choose(present(field), cast(field, 'text'), text(value))
}

/**
 * Without a list every field of the result: those that are visible now, and of events also those that a later stage names
 * (reference 4.9: the newest rules put a bare `fillnull` before a `by` with fields that no event has).
 */
function fillAll(binder: Binder, input: Bound, command: FillnullCommand): Bound {
  const visible = [...input.scope.columns.keys()].filter(name => !name.startsWith('_'))
  const bound = visible.reduce((rows, name) => fill(binder, rows, name, command), input)
  const { events } = bound.scope
  if (!events || events.fill !== undefined) return bound
  return { ...bound, scope: { ...bound.scope, events: { ...events, fill: command.value } } }
}
