/** `addtotals`: the sum of a row's numbers. */
import { call, type Expr } from '../../plan/expr.ts'
import type { AddtotalsCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { nameMatcher, withColumn } from '../scope.ts'
import { asList } from '../values.ts'

export function bindAddtotals(binder: Binder, input: Bound, command: AddtotalsCommand): Bound {
  if (!command.row) return input
  const visible = visibleNames(binder, input.scope).filter(name => !name.startsWith('_') && name !== command.fieldname)
  const names =
    command.fields.length === 0
      ? visible
      : command.fields.flatMap(({ name, wildcard }) =>
          wildcard ? visible.filter(known => nameMatcher(name)(known)) : [name],
        )
  const values = names.map(name => binder.field(input.scope, name, command.span)).filter(({ kind }) => kind !== 'null')
  const none: Expr = { kind: 'null', type: 'list' }
  const total = call('sumOf', 'number', call('append', 'list', ...values.map(asList), none))
  const extended = binder.extend(input.plan, command.fieldname, total, command.span)
  return { plan: extended.plan, scope: withColumn(input.scope, command.fieldname, extended.value) }
}
