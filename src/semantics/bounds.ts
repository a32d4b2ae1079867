/** The smallest and the greatest value of a field: asked first where a command divides what lies between them. */
import { column, type Expr } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'

export interface Bounds {
  readonly least: number
  readonly greatest: number
}

/** Of the rows so far; 0 to 0 where none has a number. Undefined while the rows are not known; `key` names the question. */
export function boundsOf(binder: Binder, input: Bound, value: Expr, key: object, span: Span): Bounds | undefined {
  const [least, greatest] = [binder.newId('least'), binder.newId('greatest')]
  const plan: Plan = {
    kind: 'aggregate',
    input: input.plan,
    keys: [],
    measures: [
      { id: least, measure: { kind: 'least', argument: value, type: 'number' } },
      { id: greatest, measure: { kind: 'greatest', argument: value, type: 'number' } },
    ],
    span,
  }
  const columns = [
    { name: 'least', value: column(least, 'number') },
    { name: 'greatest', value: column(greatest, 'number') },
  ]
  const table = binder.answer({ kind: 'rows', key, output: { plan, columns } })
  const [low, high] = table?.rows[0] ?? []
  return table && { least: Number(low ?? 0), greatest: Number(high ?? 0) }
}

/** The time that a search is about: its own bounds, else those of its events, the end not included. */
export function timeRange(
  binder: Binder,
  input: Bound,
  key: object,
  span: Span,
): { readonly from: number; readonly until: number } | undefined {
  const { from, until } = binder.range
  if (from !== undefined && until !== undefined) return { from, until }
  const bounds = boundsOf(binder, input, binder.field(input.scope, '_time', span), key, span)
  return bounds && { from: from ?? bounds.least, until: until ?? bounds.greatest + 1 }
}
