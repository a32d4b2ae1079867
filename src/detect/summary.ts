/** The counts that close a hunt. */
import type { HuntSummary, Outcome, RuleResult } from './report.ts'

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
