/** The composition root: one engine, one catalog and the verbs that the command line, the server and programs ask for. */
import type { Finding, HuntSummary, Row, RuleResult, TestResult } from './detect/report.ts'
import type { Diagnostic } from './text/diagnostic.ts'
import type { Span } from './text/span.ts'

export interface Harrier {
  search(options: SearchOptions): Promise<SearchResult>
  hunt(options: HuntOptions, on: HuntListener): Promise<HuntSummary>
  explain(options: ExplainOptions): Promise<Explanation>
  test(options: TestOptions, on: (result: TestResult) => void): Promise<TestSummary>
  close(): Promise<void>
}

export interface Progress {
  readonly phase: 'reading' | 'loading' | 'hunting' | 'testing'
  readonly files: number
  readonly bytes: number
  readonly totalBytes?: number
  readonly events: number
  readonly rules?: number
  readonly totalRules?: number
}

/** Something in the logs that was not read, and where. */
export interface LogProblem {
  readonly kind: 'bad_record' | 'skipped'
  readonly file: string
  readonly offset?: number
  readonly line?: number
  readonly message: string
}

/** What every verb that reads logs may be told about its range and its life. */
interface Run {
  /** Log files and folders; `-` is standard input. */
  readonly paths: readonly string[]
  /** Roots of rules, macros and lookups. */
  readonly rules: readonly string[]
  /** A time as SPL writes it: `-24h`, `2026-11-24T00:00:00Z`, epoch seconds. */
  readonly earliest?: string
  readonly latest?: string
  readonly onProgress?: (progress: Progress) => void
  /** An abort ends the run early; what was found until then is the answer. */
  readonly signal?: AbortSignal
}

export interface SearchOptions extends Run {
  readonly spl: string
  readonly limit?: number
  /** Also count the rows behind each stage: a query more for each. */
  readonly countStages?: boolean
}

export interface SearchResult {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Rows before `limit`. */
  readonly total: number
  readonly stages: readonly { readonly text: string; readonly rows?: number; readonly note?: string }[]
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly LogProblem[]
  readonly files: number
  readonly events: number
  readonly seconds: number
  /** False where an error kept the search from running. */
  readonly ok: boolean
}

export interface HuntOptions extends Run {
  /** A query over rules, as in `tactic=execution`. */
  readonly select?: string
  /** Evidence of a finding at most; `all` also gives each rule's whole evidence. */
  readonly evidence: number | 'all' | 'none'
  /** Without it every `ms` and `seconds` is 0, so that same input gives same output. */
  readonly timing: boolean
}

export interface HuntListener {
  finding(finding: Finding): void
  rule(result: RuleResult): void
  problem?(problem: LogProblem): void
  diagnostic?(diagnostic: Diagnostic): void
}

export interface TestOptions {
  /** Rule files and folders. */
  readonly paths: readonly string[]
  /** Folders in which attack data is looked for. */
  readonly data: readonly string[]
  readonly select?: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
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

export interface ExplainOptions {
  /** SPL, or the id, name or file of a rule. */
  readonly what: string
  readonly rules: readonly string[]
}

export interface Explanation {
  /** Null where a search was asked about. */
  readonly rule: ExplainedRule | null
  readonly stages: readonly {
    readonly command: string
    readonly text: string
    readonly span: Span
    readonly predicates: readonly unknown[]
  }[]
  /** `others`: how many other rules look for the same; null without a catalog. */
  readonly indicators: readonly {
    readonly field: string
    readonly kind: string
    readonly value: string
    /** What matches it is left out of the rule. */
    readonly exclude: boolean
    /** Says which log is read, not what is looked for in it. */
    readonly selector: boolean
    readonly others: number | null
  }[]
  readonly events: readonly { readonly provider: string; readonly event: string; readonly title: string }[]
  readonly techniques: readonly { readonly id: string; readonly name: string; readonly tactics: readonly string[] }[]
  readonly needs: {
    readonly fields: readonly string[]
    readonly datamodels: readonly string[]
    readonly macros: readonly string[]
    readonly lookups: readonly string[]
  }
  readonly fieldsOut: readonly string[]
  readonly plan: string
  readonly sql: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface ExplainedRule {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly version: number
  readonly status: string
  readonly deprecated: boolean
  readonly type: string
  readonly description: string
  readonly author: string | undefined
  readonly references: readonly string[]
  readonly howToImplement: string | undefined
  readonly knownFalsePositives: string | undefined
}

export async function openHarrier(): Promise<Harrier> {
  throw new Error('not built yet')
}
