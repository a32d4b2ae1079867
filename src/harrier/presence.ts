/** Which rules can find anything at all: one pass over the events for many rules, instead of one for each. */
import { compile } from '../compile.ts'
import { EngineError } from '../engine/engine.ts'
import { evidenceOf } from '../plan/evidence.ts'
import type { Plan } from '../plan/plan.ts'
import type { Rule } from '../rules/rule.ts'
import { emitCounts } from '../sql/emit.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Session } from './settle.ts'

/** More rules in one query cost more to understand than they save. */
export const presenceBatch = 40

/** The rules whose leading filter lets no event through, and whose search has no rows without one; with what is said of each. */
export async function silentRules(
  { engine, world, macros }: Session,
  rules: readonly Rule[],
): Promise<ReadonlyMap<Rule, readonly Diagnostic[]>> {
  const filters = rules.flatMap(rule => {
    const { output, diagnostics } = compile(rule.search, macros, world)
    const evidence = output && evidenceOf(output)
    return evidence && !evidence.rowsWithoutEvents ? [{ rule, diagnostics, plan: evidence.events.plan }] : []
  })
  const counts = await countEvents(
    engine,
    filters.map(({ plan }) => plan),
  )
  const silent = filters.filter((_, index) => counts.get(index) === 0)
  return new Map(silent.map(({ rule, diagnostics }) => [rule, diagnostics]))
}

async function countEvents(engine: Session['engine'], plans: readonly Plan[]): Promise<ReadonlyMap<number, number>> {
  const { query, counted } = emitCounts(plans)
  if (counted.length === 0) return new Map()
  try {
    const [row] = await engine.query(query)
    return new Map(counted.map((index, column) => [index, Number(row?.[column])]))
  } catch (error) {
    // one rule that the engine refuses must not stand for the others: each is then run alone
    if (error instanceof EngineError && error.code !== 'missing') return new Map()
    throw error
  }
}
