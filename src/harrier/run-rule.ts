/** One rule over the store: compiled, run, and told as found, silent, unsupported or failed. */
import type { Outcome } from '../detect/report.ts'
import { EngineError } from '../engine/engine.ts'
import type { Rule } from '../rules/rule.ts'
import { parse } from '../spl/parse.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { limitNotes } from './limits.ts'
import { refusedPattern } from './refused-pattern.ts'
import { type Ran, runSearch } from './run-search.ts'
import { type Session, settle } from './settle.ts'

export interface RuleRun {
  readonly outcome: Outcome
  readonly ran: Ran
  readonly diagnostics: readonly Diagnostic[]
}

/** What a search without rows answers. */
export const nothing: Ran = { columns: [], rows: [], evidence: [] }

export async function runRule(session: Session, rule: Rule): Promise<RuleRun> {
  let told: readonly Diagnostic[] = []
  try {
    const settled = await settle(session, rule.search)
    told = settled.diagnostics
    if (!settled.output) return { outcome: 'unsupported', ran: nothing, diagnostics: told }
    const ran = await runSearch(session.engine, settled.output, settled.ran)
    const cuts = ran.rows.length > 0 ? settled.limits.filter(limit => limit.cuts) : []
    const notes = await limitNotes(session.engine, cuts, settled.parsed.expanded)
    return { outcome: ran.rows.length > 0 ? 'found' : 'silent', ran, diagnostics: [...told, ...notes] }
  } catch (error) {
    if (!(error instanceof EngineError) || error.code === 'missing') throw error
    const refused = refusedPattern(error, parse(rule.search, { macros: session.macros })) ?? refusal(rule, error)
    return { outcome: 'failed', ran: nothing, diagnostics: [...told, refused] }
  }
}

const refusal = (rule: Rule, error: EngineError): Diagnostic => ({
  code: `engine-${error.code}`,
  severity: 'error',
  message: `the engine did not run it: ${firstLine(error.message)}`,
  place: rule.searchPlace,
})

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300)
