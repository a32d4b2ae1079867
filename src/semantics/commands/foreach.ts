/** `foreach`: the body once for each field, as if it had been written so often. */
import type { ForeachCommand } from '../../spl/ast.ts'
import { foreachMatches, instantiateForeach } from '../../spl/templates.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { bindForeachValue } from './foreach-values.ts'

export function bindForeach(binder: Binder, input: Bound, command: ForeachCommand): Bound | undefined {
  if (command.mode !== 'multifield') return bindForeachValue(binder, input, command)
  let bound: Bound | undefined = input
  for (const match of foreachMatches(command, visibleNames(binder, input.scope))) {
    const { query, expanded, diagnostics } = instantiateForeach(command, match, binder.source)
    binder.diagnostics.push(...diagnostics)
    const before: Bound | undefined = bound
    bound = before && binder.within(expanded, () => bindQuery(binder, query, before))
  }
  return bound
}
