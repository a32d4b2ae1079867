/** What a hunt or a test answers: the structures that every printer prints, named as the machine contract names them. */
import type { Diagnostic } from '../text/diagnostic.ts'

export interface RuleName {
  readonly id: string
  readonly name: string
  readonly file: string
}

export type Value = string | number | readonly string[] | null
/** Keys in column order; `_time` in epoch seconds. */
export type Row = Readonly<Record<string, Value>>

export interface Evidence {
  readonly file: string
  readonly record: number
}

export interface Finding {
  readonly type: 'finding'
  readonly rule: RuleName
  readonly kind: 'finding' | 'intermediate_finding' | 'match'
  /** ISO, UTC; null where neither the row nor its evidence has a time. */
  readonly time: string | null
  readonly title: string
  readonly entity: { readonly field: string; readonly type: string; readonly value: string } | null
  readonly score: number | null
  readonly severity: Severity | null
  readonly techniques: readonly string[]
  readonly threats: readonly { readonly field: string; readonly type: string; readonly value: string }[]
  readonly row: Row
  readonly evidence: readonly Evidence[]
  readonly evidenceOf: 'row' | 'rule'
  readonly drilldowns: readonly FilledDrilldown[]
}

export type Severity = 'informational' | 'low' | 'medium' | 'high' | 'critical'

/** A drilldown ready to run: tokens filled, bounds as epoch seconds or relative text. */
export interface FilledDrilldown {
  readonly name: string
  readonly search: string
  readonly earliest: string | null
  readonly latest: string | null
  /** Fields that the row does not have, or has with values that cannot stand where they are wanted; their tokens stay. */
  readonly missing?: readonly string[]
}

export type Outcome = 'found' | 'silent' | 'unsupported' | 'failed'

export interface RuleResult {
  readonly type: 'rule'
  readonly id: string
  readonly name: string
  readonly file: string
  readonly outcome: Outcome
  readonly rows: number
  /** How many events the leading filter let through. */
  readonly events: number
  readonly ms: number
  readonly diagnostics: readonly Diagnostic[]
  /** With `--evidence all` only. */
  readonly evidence?: readonly Evidence[]
}

export interface HuntSummary {
  readonly rules: number
  readonly found: number
  readonly silent: number
  readonly unsupported: number
  readonly failed: number
  readonly files: number
  readonly events: number
  readonly bad_records: number
  readonly seconds: number
}

export interface TestResult {
  readonly type: 'test'
  readonly rule: RuleName
  readonly test: string
  readonly outcome: 'proved' | 'not_proved' | 'untested' | 'unsupported' | 'failed'
  readonly rows: number
  readonly expected: string
  readonly reason: string | null
  readonly diagnostics: readonly Diagnostic[]
  readonly ms: number
}

export interface TestSummary {
  readonly rules: number
  readonly proved: number
  readonly not_proved: number
  readonly untested: number
  readonly unsupported: number
  readonly failed: number
  readonly seconds: number
}
