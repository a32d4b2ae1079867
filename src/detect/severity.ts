/** How severe a finding is, from its score. */
import type { Severity } from './report.ts'

export function severityOf(score: number): Severity {
  if (score <= 20) return 'informational'
  if (score <= 40) return 'low'
  if (score <= 60) return 'medium'
  return score <= 80 ? 'high' : 'critical'
}

/** A finding without a score comes from a correlation of many, which is severe; a match without one is none. */
export const severityWithoutScore = (kind: 'finding' | 'intermediate_finding' | 'match'): Severity | null =>
  kind === 'finding' ? 'high' : null
