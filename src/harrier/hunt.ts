/** Many rules over one store: each rule's findings, and the risk that correlations read. */
import { findingsOf } from '../detect/finding.ts'
import { compareFindings } from '../detect/order.ts'
import type { Finding, HuntSummary, RuleResult } from '../detect/report.ts'
import { riskEventOf, riskIndex } from '../detect/risk.ts'
import { huntSummary } from '../detect/summary.ts'
import type { RunTimes } from '../detect/time.ts'
import type { HuntListener, HuntOptions } from '../harrier.ts'
import type { Rule } from '../rules/rule.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import type { World } from '../semantics/world.ts'
import type { Loaded } from './load.ts'
import { presenceBatch, silentRules } from './presence.ts'
import { nothing, type RuleRun, runRule } from './run-rule.ts'
import type { RanRow } from './run-search.ts'
import type { Session } from './settle.ts'

export interface Hunt {
  readonly session: Session
  readonly rules: readonly Rule[]
  readonly loaded: Loaded
  /** Milliseconds; a clock that stands still keeps times out of the answer. */
  readonly clock: () => number
}

type Asked = Pick<HuntOptions, 'evidence' | 'onProgress' | 'signal'>

export async function hunt(given: Hunt, asked: Asked, on: HuntListener): Promise<HuntSummary> {
  const { loaded, clock, session, rules } = given
  const { engine } = session
  const begun = clock()
  const run = runTimes(session.world)
  if (engine.facts().indexes.has(riskIndex)) await engine.clear(riskIndex)
  const results: RuleResult[] = []
  const risks: StoredEvent[] = []
  const tell = (rule: Rule, done: RuleRun, ms: number): void => {
    const findings = done.ran.rows.flatMap(row => told(rule, row, run, asked))
    for (const { shown, risk } of findings.toSorted((one, other) => compareFindings(one.shown, other.shown))) {
      on.finding(shown)
      if (risk) risks.push(risk)
    }
    const result = ruleResult(rule, done, asked, ms)
    results.push(result)
    on.rule(result)
    const progress = {
      files: loaded.files,
      bytes: 0,
      events: loaded.events,
      rules: results.length,
      totalRules: rules.length,
    }
    asked.onProgress?.({ phase: 'hunting', ...progress })
  }
  await runAll(
    session,
    rules.filter(rule => !isCorrelation(rule)),
    asked,
    { tell, clock },
  )
  // correlations come last: they read what the others found
  await engine.insert(risks)
  const { fields, indexes } = engine.facts()
  const withRisk = { ...session, world: { ...session.world, fields, indexes } }
  await runAll(withRisk, rules.filter(isCorrelation), asked, { tell, clock })
  const { files, events, badRecords } = loaded
  return huntSummary(results, { files, events, bad_records: badRecords, seconds: (clock() - begun) / 1000 })
}

interface Course {
  readonly tell: (rule: Rule, done: RuleRun, ms: number) => void
  readonly clock: () => number
}

/** In turn; of a batch those that can find nothing are told from the others in one pass, and not run. */
async function runAll(
  session: Session,
  rules: readonly Rule[],
  { signal }: Asked,
  { tell, clock }: Course,
): Promise<void> {
  for (let start = 0; start < rules.length; start += presenceBatch) {
    const batch = rules.slice(start, start + presenceBatch)
    const begun = clock()
    const silent = await silentRules(session, batch)
    const shared = (clock() - begun) / batch.length
    for (const rule of batch) {
      if (signal?.aborted) return
      const diagnostics = silent.get(rule)
      const ruleBegun = clock()
      const done = diagnostics
        ? { outcome: 'silent' as const, ran: nothing, diagnostics }
        : await runRule(session, rule)
      tell(rule, done, shared + clock() - ruleBegun)
    }
  }
}

const isCorrelation = ({ type, search: { text } }: Rule): boolean =>
  type.toLowerCase() === 'correlation' || readsRisk(text)

/** Whether a search, as written, asks for what the rules found. */
export const readsRisk = (search: string): boolean =>
  /\bRisk\.All_Risk\b|`risk_index`|\bindex\s*=\s*"?risk\b/.test(search)

const runTimes = ({ now, range }: World): RunTimes => ({
  earliest: range.from ?? null,
  latest: range.until ?? null,
  now,
})

/** A row's findings as they are shown, with the risk event of each. */
function told(
  rule: Rule,
  row: RanRow,
  run: RunTimes,
  { evidence }: Asked,
): { shown: Finding; risk: StoredEvent | undefined }[] {
  const most = evidence === 'all' ? row.evidence.length : evidence === 'none' ? 0 : evidence
  const findings = findingsOf({
    rule,
    row: row.row,
    time: row.time ?? null,
    evidence: row.evidence.slice(0, most),
    evidenceOf: row.evidenceOf,
    run,
  })
  return findings.map(shown => ({ shown, risk: riskEvent(shown, rule, run) }))
}

function riskEvent(finding: Finding, rule: Rule, run: RunTimes): StoredEvent | undefined {
  const risk = riskEventOf(finding, rule, run)
  if (!risk) return undefined
  const fields = new Map(risk.fields)
  const attribute = (name: string): string => {
    const value = fields.get(name)
    fields.delete(name)
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  const source = attribute('source')
  const sourcetype = attribute('sourcetype') || 'stash'
  const host = attribute('host')
  for (const name of ['_time', '_raw', 'index', 'tag']) fields.delete(name)
  return {
    time: risk.time,
    index: riskIndex,
    host,
    source,
    sourcetype,
    sources: [source],
    sourcetypes: [sourcetype],
    tags: ['risk'],
    raw: finding.title,
    fields,
    file: rule.file,
    record: 0,
  }
}

function ruleResult(rule: Rule, { outcome, ran, diagnostics }: RuleRun, { evidence }: Asked, ms: number): RuleResult {
  return {
    type: 'rule',
    id: rule.id,
    name: rule.name,
    file: rule.file,
    outcome,
    rows: ran.rows.length,
    events: ran.evidence.length,
    ms: Math.round(ms * 10) / 10,
    diagnostics,
    ...(evidence === 'all' && { evidence: ran.evidence }),
  }
}
