/** One search over logs: rows, and how many come out of each stage. */
import { compile } from '../compile.ts'
import { answer } from '../engine/answer.ts'
import type { Engine } from '../engine/engine.ts'
import type { SearchOptions, SearchResult } from '../harrier.ts'
import type { ColumnId } from '../plan/columns.ts'
import { column } from '../plan/expr.ts'
import type { Output } from '../plan/plan.ts'
import type { MacroPool } from '../rules/macros.ts'
import { bind } from '../semantics/bind.ts'
import type { World } from '../semantics/world.ts'
import type { Parsed } from '../spl/parse.ts'
import { stagesAsWritten } from '../spl/stages.ts'
import { emit } from '../sql/emit.ts'
import { rootSource } from '../text/source.ts'
import { rowOf } from './run-search.ts'

export type Searched = Pick<SearchResult, 'columns' | 'rows' | 'total' | 'stages' | 'diagnostics' | 'ok'>

export async function search(
  engine: Engine,
  world: World,
  macros: MacroPool,
  options: SearchOptions,
): Promise<Searched> {
  const { output, query, diagnostics, parsed } = compile(rootSource('<search>', options.spl), macros.find, world)
  if (!output || !query) return { columns: [], rows: [], total: 0, stages: stagesOf(parsed), diagnostics, ok: false }
  const all = await answer(engine, query, output, options.limit)
  const counts = options.countStages ? await stageCounts(engine, world, parsed) : undefined
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
export async function stageCounts(engine: Engine, world: World, parsed: Parsed): Promise<ReadonlyMap<number, number>> {
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
