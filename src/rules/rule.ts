/** A detection rule as every vendor's loader gives it. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Place, Source } from '../text/source.ts'

export interface RuleReading {
  /** Absent where something is missing that no rule can be without. */
  readonly rule: Rule | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** What the logic is written in; `ml` for jobs of machine learning, which have no text. */
export const ruleVendors = ['splunk', 'sigma', 'elastic'] as const
export const ruleLanguages = ['spl', 'sigma', 'kql', 'eql', 'esql', 'lucene', 'ml'] as const
export type RuleLanguage = (typeof ruleLanguages)[number]

export interface Rule {
  readonly id: string
  readonly name: string
  /** The root as given plus the path below it. */
  readonly file: string
  readonly vendor: (typeof ruleVendors)[number]
  readonly language: RuleLanguage
  /** Which form of its vendor's schema the file is written in; for Splunk 1 to 3, oldest first. */
  readonly generation: number
  readonly version: number
  readonly status: string
  readonly deprecated: boolean
  /**
   * `TTP`, `Anomaly`, `Hunting`, `Correlation` of Splunk; `detection` or `correlation` of Sigma; `query`, `threshold`,
   * `new_terms`, … of Elastic; as written.
   */
  readonly type: string
  readonly description: string
  readonly author: string | undefined
  /** ISO dates as written. */
  readonly created: string | undefined
  readonly modified: string | undefined
  /** How bad it is, as written: `high`, `informational`; absent where only scores say it. */
  readonly severity: string | undefined
  /** The text of the logic, leading back to its place in the file: a search, a query, what stands under `detection`. */
  readonly search: Source
  readonly searchPlace: Place
  /** The whole file. */
  readonly body: Source
  /** Names of data sources; `windows/process_creation` for a log source of Sigma, index patterns for Elastic. */
  readonly dataSources: readonly string[]
  /** As written, without what has a field of its own here. */
  readonly tags: readonly string[]
  /** ATT&CK ids as written: `T1059.001`. */
  readonly techniques: readonly string[]
  readonly cves: readonly string[]
  readonly stories: readonly string[]
  readonly references: readonly string[]
  readonly howToImplement: string | undefined
  readonly knownFalsePositives: string | undefined
  readonly securityDomain: string | undefined
  readonly assetType: string | undefined
  /** `endpoint`, `cloud`, …: as written, else the folder below `detections`. */
  readonly category: string | undefined
  /** Of Splunk for its rules, `windows`, `aws`, … for others. */
  readonly products: readonly string[]
  /** What a result row becomes. */
  readonly output: RuleOutput
  readonly drilldowns: readonly Drilldown[]
  readonly tests: readonly RuleTest[]
  /** Texts of filters of Sigma that narrow the rule. */
  readonly filters: readonly Source[]
}

/** Findings of a rule, one vocabulary for the three generations. */
export interface RuleOutput {
  /** What a row is for which no entity can be named, or where `entities` is empty. */
  readonly kind: 'finding' | 'intermediate_finding' | 'match'
  /** `finding.title`, else the message of `rba` or `tags`; `$field$` tokens inside. */
  readonly title: string | undefined
  /** The score of the rule: the highest of its entities, or what it names without any. */
  readonly score: number | undefined
  readonly entities: readonly EntityRule[]
  readonly threats: readonly { readonly field: string; readonly type: string }[]
}

export interface EntityRule {
  readonly kind: 'finding' | 'intermediate_finding'
  readonly field: string
  /** `user`, `system`, `other`. */
  readonly type: string
  /** 1 to 100. */
  readonly score: number
  /** Its own message, where it has one. */
  readonly message: string | undefined
}

export interface Drilldown {
  readonly name: string
  readonly search: string
  readonly earliest: string | undefined
  readonly latest: string | undefined
}

export interface RuleTest {
  readonly name: string
  /** `unit`, `integration`, `manual`; as written, `unit` where nothing is. */
  readonly type: string
  /** Why a test is done by hand. */
  readonly manual: string | undefined
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly attackData: readonly AttackData[]
}

export interface AttackData {
  /** A URL or a path. */
  readonly data: string
  readonly source: string | undefined
  readonly sourcetype: string | undefined
  readonly index: string | undefined
  readonly host: string | undefined
}
