/** `makeresults`: rows out of nothing, with the time of the search. */
import { number } from '../../plan/expr.ts'
import type { MakeresultsCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { closedScope } from '../scope.ts'

export function bindMakeresults(binder: Binder, { count, span }: MakeresultsCommand): Bound {
  return { plan: { kind: 'generate', count, span }, scope: closedScope([['_time', number(binder.world.now)]]) }
}
