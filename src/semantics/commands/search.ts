/** `search`: the rows for which the terms hold; as first command also where events come from. */
import { and } from '../../plan/expr.ts'
import type { SearchCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { defaultIndexes, mentionsIndex, searchPredicate, splitBounds } from '../predicate.ts'
import { eventScope } from '../scope.ts'

export function bindSearch(binder: Binder, input: Bound, command: SearchCommand): Bound {
  return { ...input, plan: filter(input, searchPredicate(binder, input.scope, command.where), command) }
}

/** Events of the default indexes unless the search names some. */
export function bindFirstSearch(binder: Binder, command: SearchCommand): Bound {
  const scan = binder.openScan(command.span)
  const scope = eventScope(scan)
  const { rest, bounds } = splitBounds(binder, command.where)
  if (bounds) scan.bound(bounds)
  const terms = searchPredicate(binder, scope, rest)
  const condition = mentionsIndex(rest)
    ? terms
    : and(defaultIndexes(binder, scope), ...(rest.kind === 'everything' ? [] : [terms]))
  return { scope, plan: filter({ plan: scan.plan, scope }, condition, command) }
}

const filter = (input: Bound, condition: ReturnType<typeof and>, { span }: SearchCommand): Bound['plan'] =>
  condition.kind === 'boolean' && condition.value ? input.plan : { kind: 'filter', input: input.plan, condition, span }
