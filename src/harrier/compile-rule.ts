/** A rule's search as a plan and as SQL, with nothing loaded and at the beginning of time, so that it is the same each time. */
import { readLogic } from '../rules/logic.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { dryRun, planText, sqlText } from './dry-run.ts'
import { RunLookups } from './lookups.ts'
import { emptyFacts, worldOf } from './world.ts'

export interface RuleInSql {
  /** False where a part of it is not understood. */
  readonly runs: boolean
  readonly plan: string
  readonly sql: string
  readonly diagnostics: readonly Diagnostic[]
}

export function compileRule(rule: Rule, set: RuleSet): RuleInSql {
  const { parsed } = readLogic(rule.search, set.macros)
  const dry = dryRun(parsed, worldOf(emptyFacts, {}, 0, new RunLookups(set.lookups)))
  const runs = dry.output !== undefined && !dry.diagnostics.some(isError)
  return { runs, plan: runs ? planText(dry) : '', sql: runs ? sqlText(dry) : '', diagnostics: dry.diagnostics }
}
