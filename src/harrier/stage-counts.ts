/** How many rows come out of each stage of a search as it is written: a query for each. */
import type { Engine } from '../engine/engine.ts'
import type { Output } from '../plan/plan.ts'
import { bind } from '../semantics/bind.ts'
import type { World } from '../semantics/world.ts'
import type { Parsed } from '../spl/parse.ts'
import { stagesAsWritten } from '../spl/stages.ts'
import { countRows } from './count-rows.ts'

export interface Prefix {
  /** How many commands of the search it has. */
  readonly commands: number
  /** Absent where it cannot be bound without more answers than the world has. */
  readonly output: Output | undefined
}

/** The search up to the end of each written stage; a stage that became no command ends where the one before does. */
export function prefixes(parsed: Parsed, world: World): readonly Prefix[] {
  let commands = 0
  return stagesAsWritten(parsed).map(stage => {
    commands += stage.commands.length
    if (commands === 0) return { commands, output: undefined }
    const query = { ...parsed.query, commands: parsed.query.commands.slice(0, commands) }
    return { commands, output: bind(query, parsed.expanded, world).output }
  })
}

/** Rows behind the first n commands, for each n at which a written stage ends. */
export async function stageCounts(engine: Engine, world: World, parsed: Parsed): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  for (const { commands, output } of prefixes(parsed, world))
    if (output && !counts.has(commands)) counts.set(commands, await countRows(engine, output.plan))
  return counts
}
