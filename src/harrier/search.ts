/** One search over logs: rows, and how many come out of each stage. */
import { answer } from '../engine/answer.ts'
import type { SearchOptions, SearchResult } from '../harrier.ts'
import { type Parsed, parse } from '../spl/parse.ts'
import { stagesAsWritten } from '../spl/stages.ts'
import { rootSource, type Source } from '../text/source.ts'
import { fieldNotes } from './field-notes.ts'
import { limitNotes } from './limits.ts'
import { refusedPattern } from './refused-pattern.ts'
import { rowOf } from './run-search.ts'
import { type Session, settle } from './settle.ts'
import { stageCounts } from './stage-counts.ts'

export type Searched = Pick<SearchResult, 'columns' | 'rows' | 'total' | 'stages' | 'diagnostics' | 'ok'>

export async function search(session: Session, options: SearchOptions): Promise<Searched> {
  const source = rootSource('<search>', options.spl)
  try {
    return await searched(session, source, options)
  } catch (error) {
    const parsed = parse(source, { macros: session.macros })
    const refused = refusedPattern(error, parsed)
    if (!refused) throw error
    return notRun(parsed, [...parsed.diagnostics, refused])
  }
}

async function searched(session: Session, source: Source, options: SearchOptions): Promise<Searched> {
  const settled = await settle(session, source)
  const { output, query, diagnostics, parsed, limits, answers } = settled
  if (!output || !query) return notRun(parsed, diagnostics)
  const all = await answer(session.engine, query, output, options.limit)
  const counts = options.countStages
    ? await stageCounts(session.engine, { ...session.world, answers }, parsed)
    : undefined
  return {
    columns: all.columns,
    rows: all.rows.map(({ cells }) => rowOf(cells)),
    total: all.total,
    stages: stagesOf(parsed, counts),
    diagnostics: [
      ...diagnostics,
      ...fieldNotes(session, parsed),
      ...(await limitNotes(session.engine, limits, parsed.expanded)),
    ],
    ok: true,
  }
}

const notRun = (parsed: Parsed, diagnostics: Searched['diagnostics']): Searched => ({
  columns: [],
  rows: [],
  total: 0,
  stages: stagesOf(parsed),
  diagnostics,
  ok: false,
})

function stagesOf(parsed: Parsed, counts?: ReadonlyMap<number, number>): SearchResult['stages'] {
  let commands = 0
  return stagesAsWritten(parsed).map(stage => {
    commands += stage.commands.length
    const rows = counts?.get(commands)
    return { text: stage.text, ...(rows !== undefined && { rows }) }
  })
}
