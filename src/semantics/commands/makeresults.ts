/** `makeresults`: rows out of nothing, with the time of the search; or rows that the command itself holds. */
import { type Expr, nothing, number, text } from '../../plan/expr.ts'
import { makeresultsData } from '../../rows/makeresults.ts'
import type { MakeresultsCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { closedScope } from '../scope.ts'
import { boundOutcome } from '../tables.ts'

export function bindMakeresults(binder: Binder, command: MakeresultsCommand): Bound {
  const { count, annotate, data, span } = command
  if (data) return boundOutcome(binder, makeresultsData(data, binder.world.now), span)
  const time: readonly (readonly [string, Expr])[] = [['_time', number(binder.world.now)]]
  return { plan: { kind: 'generate', count, span }, scope: closedScope(annotate ? [...time, ...annotations] : time) }
}

/** What `annotate=t` gives beside the time. */
const annotations: readonly (readonly [string, Expr])[] = [
  ['_raw', nothing('text')],
  ['host', nothing('text')],
  ['source', nothing('text')],
  ['sourcetype', nothing('text')],
  ['splunk_server', text('harrier')],
  ['splunk_server_group', nothing('text')],
]
