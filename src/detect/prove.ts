/** The verdict on a rule's own test: whether its search, run over the data of the attack, names what the rule promises. */
import type { Rule, RuleTest } from '../rules/rule.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { unreachable } from '../text/unreachable.ts'
import type { Row, TestResult } from './report.ts'
import { valuesOf } from './tokens.ts'

/** What came of trying a test. */
export type Trial =
  | { readonly kind: 'ran'; readonly rows: readonly Row[]; readonly diagnostics: readonly Diagnostic[] }
  /** Some of the test's data could not be had; `lookedIn` are the folders that were searched for it. */
  | { readonly kind: 'no-data'; readonly missing: readonly string[]; readonly lookedIn: readonly string[] }
  | { readonly kind: 'unsupported'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly diagnostics: readonly Diagnostic[] }

/** Why a test cannot be tried whatever data there are; undefined where it can. */
export function whyUntested(rule: Rule, test: RuleTest | undefined): string | undefined {
  if (!test) return rule.tests.length === 0 ? 'the rule has no test' : 'the test is not there'
  if (test.manual !== undefined)
    return test.manual.trim() === '' ? 'tested by hand' : `tested by hand: ${test.manual.trim()}`
  if (test.type === 'manual') return 'tested by hand'
  return test.attackData.length === 0 ? 'the test names no data' : undefined
}

/** Of a rule without tests, too, then without a name; `trial` says what was done where the test can be tried. */
export function proveTest(rule: Rule, test: RuleTest | undefined, trial: Trial | undefined, ms: number): TestResult {
  const untried = whyUntested(rule, test) ?? (trial ? undefined : 'not run')
  const verdict: Verdict =
    untried !== undefined || !trial ? { outcome: 'untested', reason: untried } : judged(rule, trial)
  return {
    type: 'test',
    rule: { id: rule.id, name: rule.name, file: rule.file },
    test: test?.name ?? '',
    outcome: verdict.outcome,
    rows: trial?.kind === 'ran' ? trial.rows.length : 0,
    expected: expectedOf(rule),
    reason: verdict.reason ?? null,
    diagnostics: trial && 'diagnostics' in trial ? trial.diagnostics : [],
    ms,
  }
}

/** Whether a test could not be tried for its data were not found. */
export const lacksData = ({ outcome, reason }: TestResult): boolean =>
  outcome === 'untested' && reason !== null && reason.startsWith(noData)

interface Verdict {
  readonly outcome: TestResult['outcome']
  readonly reason?: string | undefined
}

function judged(rule: Rule, trial: Trial): Verdict {
  switch (trial.kind) {
    case 'ran': {
      const reason = faultOf(rule, trial.rows)
      return { outcome: reason === undefined ? 'proved' : 'not_proved', reason }
    }
    case 'no-data':
      return { outcome: 'untested', reason: withoutData(trial.missing, trial.lookedIn) }
    case 'unsupported':
      return { outcome: 'unsupported', reason: trial.diagnostics.find(({ severity }) => severity === 'error')?.message }
    case 'failed':
      return { outcome: 'failed', reason: trial.reason }
    default:
      return unreachable(trial)
  }
}

/** `at least 1 row, each with 'dest' and 'user', one with 'process_name'`. */
function expectedOf(rule: Rule): string {
  const entities = fieldsOf(rule.output.entities)
  const threats = fieldsOf(rule.output.threats).filter(field => !entities.includes(field))
  const each = entities.length > 0 ? `, each with ${listed(entities)}` : ''
  const some = threats.length > 0 ? `, at least one with ${listed(threats)}` : ''
  return `at least 1 row${each}${some}`
}

/** What is missing in the rows; undefined where nothing is. */
function faultOf({ output }: Rule, rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return 'no row: the search found nothing in the data of the test'
  for (const field of fieldsOf(output.entities)) {
    const without = rows.filter(row => !hasValue(row, field)).length
    if (without === rows.length) return `no row has a value of '${field}', which the rule names as an entity`
    if (without > 0)
      return `${without} of ${rows.length} rows have no value of '${field}', which the rule names as an entity`
  }
  const threat = fieldsOf(output.threats).find(field => !rows.some(row => hasValue(row, field)))
  return threat === undefined ? undefined : `no row has a value of '${threat}', which the rule names as a threat`
}

/** `fillnull` can write the text `null`, which stands for no value. */
const hasValue = (row: Row, field: string): boolean => valuesOf(row, field)?.some(value => value !== 'null') ?? false

const fieldsOf = (items: readonly { readonly field: string }[]): readonly string[] => [
  ...new Set(items.map(({ field }) => field)),
]

const noData = 'no data: '

function withoutData(missing: readonly string[], lookedIn: readonly string[]): string {
  const what = `${noData}${listed(missing)} not found`
  return lookedIn.length > 0 ? `${what} in ${listed(lookedIn)}` : `${what}; no folder of attack data was named`
}

function listed(items: readonly string[]): string {
  const quoted = items.map(item => `'${item}'`)
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} and ${last}` : last
}
