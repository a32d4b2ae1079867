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
import { type RuleRun, runRule } from './run-rule.ts'
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
  const { loaded, clock } = given
  const { engine } = given.session
  const begun = clock()
  const run = runTimes(given.session.world)
  await engine.clear(riskIndex)
  const results: RuleResult[] = []
  const risks: StoredEvent[] = []
  let risksStored = false
  let { session } = given
  for (const rule of inTurn(given.rules)) {
    if (asked.signal?.aborted) break
    if (!risksStored && isCorrelation(rule)) {
      risksStored = true
      await engine.insert(risks)
      session = {
        ...session,
        world: { ...session.world, fields: engine.facts().fields, indexes: engine.facts().indexes },
      }
    }
    const ruleBegun = clock()
    const done = await runRule(session, rule)
    const findings = done.ran.rows.flatMap(row => told(rule, row, run, asked))
    for (const { shown, risk } of findings.toSorted((a, b) => compareFindings(a.shown, b.shown))) {
      on.finding(shown)
      if (risk) risks.push(risk)
    }
    const result = ruleResult(rule, done, asked, clock() - ruleBegun)
    results.push(result)
    on.rule(result)
    const progress = {
      files: loaded.files,
      bytes: 0,
      events: loaded.events,
      rules: results.length,
      totalRules: given.rules.length,
    }
    asked.onProgress?.({ phase: 'hunting', ...progress })
  }
  if (!risksStored) await engine.insert(risks)
  const { files, events, badRecords } = loaded
  return huntSummary(results, { files, events, bad_records: badRecords, seconds: (clock() - begun) / 1000 })
}

/** Correlations come last: they read what the others found. */
function inTurn(rules: readonly Rule[]): readonly Rule[] {
  return [...rules.filter(rule => !isCorrelation(rule)), ...rules.filter(isCorrelation)]
}

const isCorrelation = ({ type, search: { text } }: Rule): boolean =>
  type.toLowerCase() === 'correlation' || readsRisk(text)

/** Whether a search, as written, asks for what the rules found. */
export const readsRisk = (search: string): boolean =>
  /\bRisk\.All_Risk\b|`risk_index`|\bindex\s*=\s*"?risk\b/.test(search)

export const runTimes = ({ now, range }: World): RunTimes => ({
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
