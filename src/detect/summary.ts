/** The counts that close a hunt or a run of tests. */
import type { HuntSummary, Outcome, RuleResult, TestResult, TestSummary } from './report.ts'

export function huntSummary(
  results: readonly Pick<RuleResult, 'outcome'>[],
  read: Pick<HuntSummary, 'files' | 'events' | 'bad_records' | 'seconds'>,
): HuntSummary {
  const count = (wanted: Outcome): number => results.filter(({ outcome }) => outcome === wanted).length
  return {
    rules: results.length,
    found: count('found'),
    silent: count('silent'),
    unsupported: count('unsupported'),
    failed: count('failed'),
    files: read.files,
    events: read.events,
    bad_records: read.bad_records,
    seconds: read.seconds,
  }
}

export function testSummary(
  results: readonly Pick<TestResult, 'outcome'>[],
  ran: Pick<TestSummary, 'rules' | 'seconds'>,
): TestSummary {
  const count = (wanted: TestResult['outcome']): number => results.filter(({ outcome }) => outcome === wanted).length
  return {
    rules: ran.rules,
    proved: count('proved'),
    not_proved: count('not_proved'),
    untested: count('untested'),
    unsupported: count('unsupported'),
    failed: count('failed'),
    seconds: ran.seconds,
  }
}
