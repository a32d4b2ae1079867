/** `table`: just these columns, in this order. */
import type { Expr } from '../../plan/expr.ts'
import type { TableCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { closedScope, nameMatcher } from '../scope.ts'

export function bindTable(binder: Binder, input: Bound, command: TableCommand): Bound {
  const columns = new Map<string, Expr>()
  const explicit = new Set(command.fields.filter(({ wildcard }) => !wildcard).map(({ name }) => name))
  for (const { name, wildcard, span } of command.fields) {
    const match = nameMatcher(name)
    const names = wildcard
      ? [...visibleNames(binder, input.scope)].filter(known => match(known) && !explicit.has(known)).sort()
      : [name]
    for (const known of names) if (!columns.has(known)) columns.set(known, binder.field(input.scope, known, span))
  }
  return { ...input, scope: closedScope(columns) }
}
