/** What the emission of one query shares: parameters, made-up names, and how a plan becomes a SELECT under construction. */
import type { ColumnId } from '../plan/columns.ts'
import type { Expr } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Block, OrderKey } from './block.ts'
import type { ParamList } from './query.ts'

export interface Emitter {
  readonly params: ParamList
  /** The block of a plan; it defines at least the columns `needed`, and keeps the order if that matters above. */
  plan(plan: Plan, needed: ReadonlySet<ColumnId>, ordered: boolean): Block
  /** An expression in the names of a block. */
  sql(block: Block, expr: Expr): string
  /** A name that nothing else in the query has. */
  fresh(hint: string): ColumnId
}

export const sortedBy = (sql: string): OrderKey => ({ sql, descending: false, nulls: 'last', exact: false })

/** By a number that is never null. */
export const exactKey = (sql: string): OrderKey => ({ ...sortedBy(sql), exact: true })

export const union = (...sets: readonly ReadonlySet<ColumnId>[]): Set<ColumnId> =>
  new Set(sets.flatMap(set => [...set]))

export function without(set: ReadonlySet<ColumnId>, id: ColumnId): Set<ColumnId> {
  const rest = new Set(set)
  rest.delete(id)
  return rest
}
