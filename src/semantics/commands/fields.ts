/** `fields`: keeps or removes columns; `_time` and `_raw` stay unless they are named. */
import type { Expr } from '../../plan/expr.ts'
import type { FieldsCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { closedScope, hide, nameMatcher } from '../scope.ts'

export function bindFields(binder: Binder, input: Bound, command: FieldsCommand): Bound {
  return command.mode === 'keep' ? keep(binder, input, command) : remove(binder, input, command)
}

function keep(binder: Binder, input: Bound, command: FieldsCommand): Bound {
  const { scope } = input
  const visible = visibleNames(binder, scope)
  const columns = new Map<string, Expr>()
  for (const { name, wildcard, span } of command.fields) {
    const match = nameMatcher(name)
    const names = wildcard ? visible.filter(known => match(known)) : [name]
    for (const known of names) {
      const value = binder.field(scope, known, span)
      if (value.kind !== 'null' || scope.columns.has(known)) columns.set(known, value)
    }
  }
  const internal = scope.events ? ['_time', '_raw'] : [...scope.columns.keys()].filter(name => name.startsWith('_'))
  for (const name of internal) {
    if (columns.has(name) || scope.events?.hidden.has(name)) continue
    columns.set(name, binder.field(scope, name, command.span))
  }
  return { ...input, scope: closedScope(columns) }
}

function remove(binder: Binder, input: Bound, command: FieldsCommand): Bound {
  const visible = visibleNames(binder, input.scope)
  const names = command.fields.flatMap(({ name, wildcard }) => {
    if (!wildcard) return [name]
    const match = nameMatcher(name)
    return [...visible, ...(input.scope.events ? ['_time', '_raw'] : [])].filter(known => match(known))
  })
  return { ...input, scope: hide(input.scope, names) }
}
