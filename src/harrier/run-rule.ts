/** One rule over the store: compiled, run, and told as found, silent, unsupported or failed. */
import { compile } from '../compile.ts'
import type { Outcome } from '../detect/report.ts'
import { type Engine, EngineError } from '../engine/engine.ts'
import type { MacroPool } from '../rules/macros.ts'
import type { Rule } from '../rules/rule.ts'
import type { World } from '../semantics/world.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Ran, runSearch } from './run-search.ts'

export interface RuleRun {
  readonly outcome: Outcome
  readonly ran: Ran
  readonly diagnostics: readonly Diagnostic[]
}

const nothing: Ran = { columns: [], rows: [], evidence: [] }

export async function runRule(engine: Engine, world: World, macros: MacroPool, rule: Rule): Promise<RuleRun> {
  const { output, diagnostics } = compile(rule.search, macros.find, world)
  if (!output) return { outcome: 'unsupported', ran: nothing, diagnostics }
  try {
    const ran = await runSearch(engine, output)
    return { outcome: ran.rows.length > 0 ? 'found' : 'silent', ran, diagnostics }
  } catch (error) {
    if (!(error instanceof EngineError) || error.code === 'missing') throw error
    return { outcome: 'failed', ran: nothing, diagnostics: [...diagnostics, refusal(rule, error)] }
  }
}

const refusal = (rule: Rule, error: EngineError): Diagnostic => ({
  code: `engine-${error.code}`,
  severity: 'error',
  message: `the engine did not run it: ${firstLine(error.message)}`,
  place: rule.searchPlace,
})

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300)
