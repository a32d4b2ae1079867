/** How many rows a plan gives: the question, not the rows. */
import type { Engine } from '../engine/engine.ts'
import type { ColumnId } from '../plan/columns.ts'
import { column } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { emit } from '../sql/emit.ts'

export async function countRows(engine: Engine, plan: Plan): Promise<number> {
  const id = 'rows' as ColumnId
  const counted: Plan = {
    kind: 'aggregate',
    input: plan,
    keys: [],
    measures: [{ id, measure: { kind: 'count', type: 'number' } }],
    span: plan.span,
  }
  const [row] = await engine.query(emit({ plan: counted, columns: [{ name: 'rows', value: column(id, 'number') }] }))
  return Number(row?.[0] ?? 0)
}
