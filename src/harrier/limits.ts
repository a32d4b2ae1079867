/** Whether a limit of rows was met: counted only where a search has one that its author did not write. */
import type { Engine } from '../engine/engine.ts'
import type { RowLimit } from '../semantics/binder.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { countRows } from './count-rows.ts'

export async function limitNotes(engine: Engine, limits: readonly RowLimit[], source: Source): Promise<Diagnostic[]> {
  const notes: Diagnostic[] = []
  for (const limit of limits) {
    const { command, count, plan, cuts, span } = limit
    const rows = await countRows(engine, plan)
    if (rows <= count) continue
    const [all, kept] = [rows, count].map(each => each.toLocaleString('en-US'))
    const message =
      limit.says?.(rows) ??
      (cuts
        ? `'${command}' keeps the first ${kept} of ${all} rows`
        : `'${command}' has ${all} rows to take; Splunk takes the first ${kept} only`)
    const help = command === 'sort' ? { help: 'sort 0 … keeps all' } : {}
    notes.push({
      code: 'rows-cut',
      severity: cuts ? 'warning' : 'note',
      message,
      ...help,
      place: { source: limit.source ?? source, span },
    })
  }
  return notes
}
