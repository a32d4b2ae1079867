/** One order of findings for every run over the same input. */
import type { Finding } from './report.ts'

/** By time, those without one first, then rule id, entity and evidence; equal ones as they came. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(timeKey(a), timeKey(b)) ||
    compare(a.rule.id, b.rule.id) ||
    compare(a.entity?.field ?? '', b.entity?.field ?? '') ||
    compare(a.entity?.value ?? '', b.entity?.value ?? '') ||
    compareEvidence(a, b)
  )
}

export const inOrder = (findings: readonly Finding[]): Finding[] => [...findings].sort(compareFindings)

/** Without its last letter, `…07.120` comes before `…07.120345`. */
const timeKey = ({ time }: Finding): string => time?.slice(0, -1) ?? ''

function compareEvidence({ evidence: a }: Finding, { evidence: b }: Finding): number {
  for (const [index, { file, record }] of a.entries()) {
    const other = b[index]
    if (!other) return 1
    const order = compare(file, other.file) || record - other.record
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** By code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
