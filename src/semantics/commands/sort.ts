/** `sort`: a new order, and at most 10,000 rows unless another limit is written. */

import { call, number } from '../../plan/expr.ts'
import type { SortKey as PlanSortKey } from '../../plan/plan.ts'
import type { SortCommand, SortKey } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import type { Scope } from '../scope.ts'
import { asText } from '../values.ts'

export function bindSort(binder: Binder, input: Bound, command: SortCommand): Bound {
  const keys = command.keys.map(key => sortKey(binder, input.scope, key))
  const sorted: Bound = { ...input, plan: { kind: 'sort', input: input.plan, keys, span: command.span } }
  if (command.limit === 0) return sorted
  if (!command.limitWritten)
    binder.limits.push({ command: 'sort', count: command.limit, plan: input.plan, cuts: true, span: command.span })
  return {
    ...sorted,
    plan: { kind: 'limit', input: sorted.plan, count: command.limit, end: 'first', span: command.span },
  }
}

const kinds = { auto: 'auto', num: 'number', str: 'text', ip: 'address' } as const

/** A field with several values is sorted by its first. */
export function sortKey(binder: Binder, scope: Scope, key: SortKey): PlanSortKey {
  const field = binder.field(scope, key.field.name, key.span)
  const single = field.type === 'list' ? call('valueAt', 'text', field, number(0)) : field
  const value = key.as === 'str' ? asText(single) : single
  return { value, descending: key.descending, as: kinds[key.as] }
}
