/** The catalog as a list: each rule in a line of facts, found by what it is and by what it looks for. */
import { whyUntested } from '../detect/prove.ts'
import { severityOf } from '../detect/severity.ts'
import { type RuleSet, readRules } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { parse } from '../spl/parse.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { dryRun } from './dry-run.ts'
import { RunLookups } from './lookups.ts'
import { readRulesQuery } from './rules-query.ts'
import { selectRules } from './select.ts'
import { emptyFacts, worldOf } from './world.ts'

export interface RulesOptions {
  readonly rules: readonly string[]
  /** As for `select`, and fields that rules look into: `process_name=rundll32.exe`. */
  readonly query?: string
  /** Only rules that cannot be run, each with the reason. */
  readonly unsupported: boolean
  /** A folder that keeps what was read for the next time. */
  readonly cache?: string | undefined
}

export interface RulesAnswer {
  readonly rows: readonly RuleRow[]
  readonly summary: RulesSummary
  /** Of reading the rules and of the query. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface RulesSummary {
  /** All that were read. */
  readonly rules: number
  readonly shown: number
  readonly tested: number
}

export interface RuleRow {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly vendor: string
  readonly type: string
  /** As the rule says it, else from its score; null where it says neither. */
  readonly severity: string | null
  readonly status: string
  readonly deprecated: boolean
  readonly techniques: readonly string[]
  /** `Sysmon 1`, `AWS CloudTrail`. */
  readonly events: readonly string[]
  /** Has a test of its own that can be run. */
  readonly tested: boolean
  /** Asked for with `unsupported`. */
  readonly because?: readonly Diagnostic[]
}

export function listRules({ rules: roots, query, unsupported, cache }: RulesOptions, now: number): RulesAnswer {
  const set = readRules(roots, { cache })
  set.keep()
  const read = readRulesQuery(query ?? '', set)
  const selected = selectRules(set.rules, read.select)
  const diagnostics = [...set.diagnostics, ...read.diagnostics, ...selected.diagnostics]
  const found = read.diagnostics.some(isError) ? [] : selected.rules.filter(read.holds)
  const rows = found.flatMap((rule): RuleRow[] => {
    if (!unsupported) return [rowOf(rule, set)]
    const because = faultsOf(rule, set, now)
    return because.length === 0 ? [] : [{ ...rowOf(rule, set), because }]
  })
  const tested = rows.filter(row => row.tested).length
  return { rows, summary: { rules: set.rules.length, shown: rows.length, tested }, diagnostics }
}

function rowOf(rule: Rule, set: RuleSet): RuleRow {
  const { score } = rule.output
  const events = set
    .logicOf(rule)
    .events.map(({ provider, eventId }) => (eventId === undefined ? provider : `${provider} ${eventId}`))
  return {
    id: rule.id,
    name: rule.name,
    file: rule.file,
    vendor: rule.vendor,
    type: rule.type,
    severity: rule.severity ?? (score === undefined ? null : severityOf(score)),
    status: rule.status,
    deprecated: rule.deprecated,
    techniques: rule.techniques,
    events: [...new Set(events)],
    tested: rule.tests.some(test => whyUntested(rule, test) === undefined),
  }
}

/** Why a rule cannot be run; of languages that are never run, why its logic cannot be read. */
function faultsOf(rule: Rule, set: RuleSet, now: number): readonly Diagnostic[] {
  const diagnostics =
    rule.language === 'spl'
      ? dryRun(
          parse(rule.search, { macros: set.macros.find }),
          worldOf(emptyFacts, {}, now, new RunLookups(set.lookups)),
        ).diagnostics
      : set.logicOf(rule).diagnostics
  return diagnostics.filter(isError)
}
