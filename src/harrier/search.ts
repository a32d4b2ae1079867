/** One search over logs: rows, and how many come out of each stage. */
import { answer } from '../engine/answer.ts'
import type { Engine } from '../engine/engine.ts'
import type { SearchOptions, SearchResult } from '../harrier.ts'
import type { ColumnId } from '../plan/columns.ts'
import { column } from '../plan/expr.ts'
import type { Output } from '../plan/plan.ts'
import { bind } from '../semantics/bind.ts'
import type { Parsed } from '../spl/parse.ts'
import { stagesAsWritten } from '../spl/stages.ts'
import { emit } from '../sql/emit.ts'
import { rootSource } from '../text/source.ts'
import { rowOf } from './run-search.ts'
import { type Session, settle } from './settle.ts'

export type Searched = Pick<SearchResult, 'columns' | 'rows' | 'total' | 'stages' | 'diagnostics' | 'ok'>

export async function search(session: Session, options: SearchOptions): Promise<Searched> {
  const { output, query, diagnostics, parsed } = await settle(session, rootSource('<search>', options.spl))
  if (!output || !query) return { columns: [], rows: [], total: 0, stages: stagesOf(parsed), diagnostics, ok: false }
  const all = await answer(session.engine, query, output, options.limit)
  const counts = options.countStages ? await stageCounts(session, parsed) : undefined
  return {
    columns: all.columns,
    rows: all.rows.map(({ cells }) => rowOf(cells)),
    total: all.total,
    stages: stagesOf(parsed, counts),
    diagnostics,
    ok: true,
  }
}

function stagesOf(parsed: Parsed, counts?: ReadonlyMap<number, number>): SearchResult['stages'] {
  let commands = 0
  return stagesAsWritten(parsed).map(stage => {
    commands += stage.commands.length
    const rows = counts?.get(commands)
    return { text: stage.text, ...(rows !== undefined && { rows }) }
  })
}

/** Rows behind the first n commands, for each n at which a written stage ends. */
async function stageCounts({ engine, world }: Session, parsed: Parsed): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  let commands = 0
  for (const stage of stagesAsWritten(parsed)) {
    commands += stage.commands.length
    if (commands === 0 || counts.has(commands)) continue
    const prefix = { ...parsed.query, commands: parsed.query.commands.slice(0, commands) }
    const { output } = bind(prefix, parsed.expanded, world)
    if (output) counts.set(commands, await countRows(engine, output))
  }
  return counts
}

async function countRows(engine: Engine, { plan }: Output): Promise<number> {
  const id = 'rows' as ColumnId
  const counted: Output = {
    plan: {
      kind: 'aggregate',
      input: plan,
      keys: [],
      measures: [{ id, measure: { kind: 'count', type: 'number' } }],
      span: plan.span,
    },
    columns: [{ name: 'rows', value: column(id, 'number') }],
  }
  const [row] = await engine.query(emit(counted))
  return Number(row?.[0] ?? 0)
}
