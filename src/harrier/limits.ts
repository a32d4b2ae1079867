/** Whether a limit of rows was met: counted only where a search has one that its author did not write. */
import type { Engine } from '../engine/engine.ts'
import type { ColumnId } from '../plan/columns.ts'
import { column } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { RowLimit } from '../semantics/binder.ts'
import { emit } from '../sql/emit.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'

export async function limitNotes(engine: Engine, limits: readonly RowLimit[], source: Source): Promise<Diagnostic[]> {
  const notes: Diagnostic[] = []
  for (const { command, count, plan, cuts, span } of limits) {
    const rows = await countRows(engine, plan)
    if (rows <= count) continue
    const [all, kept] = [rows, count].map(each => each.toLocaleString('en-US'))
    const message = cuts
      ? `'${command}' keeps the first ${kept} of ${all} rows`
      : `'${command}' has ${all} rows to take; Splunk takes the first ${kept} only`
    const help = command === 'sort' ? { help: 'sort 0 … keeps all' } : {}
    notes.push({ code: 'rows-cut', severity: cuts ? 'warning' : 'note', message, ...help, place: { source, span } })
  }
  return notes
}

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
