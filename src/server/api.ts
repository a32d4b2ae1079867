/** The facts of every page of the catalog as plain data: what a page shows, and what stands as JSON beside it. */

import type { Span } from '../text/span.ts'
import type { MatrixPage, TechniquePage } from './api-attack.ts'
import type { OverlapPage, PairPage, RelatedRule } from './api-overlap.ts'

/** A page by its address below the site's root: `/rules/x/`. Whoever writes it makes it relative. */
export interface Link {
  readonly label: string
  readonly address: string
}

export type Page =
  | HomePage
  | ListPage
  | RulePage
  | ProvidersPage
  | ProviderPage
  | EventPage
  | FieldsPage
  | FieldPage
  | IndicatorPage
  | OverlapPage
  | PairPage
  | MatrixPage
  | TechniquePage
  | ProblemsPage

export interface HomePage {
  readonly kind: 'home'
  readonly rules: number
  /** Rows of figures: how many rules, indicators, events, … and where they stand. */
  readonly figures: readonly { readonly label: string; readonly count: number; readonly address: string }[]
  readonly vendors: readonly Counted[]
  readonly tactics: readonly Counted[]
  readonly widest: readonly IndicatorRow[]
}

/** A thing that rules have, and how many do. */
export interface Counted extends Link {
  readonly count: number
}

export type SeverityWord = 'critical' | 'high' | 'medium' | 'low' | 'informational'

export interface RuleRow extends Link {
  readonly vendor: string
  readonly type: string
  readonly severity: SeverityWord | undefined
  readonly deprecated: boolean
  readonly techniques: readonly TechniqueLink[]
  readonly events: readonly EventLink[]
  /** What decides most: the tests that the fewest other rules have. */
  readonly decisive: readonly { readonly field: string; readonly operator: string; readonly value: string }[]
}

export interface TechniqueLink {
  readonly id: string
  readonly name: string | undefined
  readonly address: string | undefined
}

export interface EventLink {
  readonly provider: string
  readonly id: number | undefined
  readonly title: string | undefined
  readonly address: string
}

export interface ListRow extends RuleRow {
  /** The beginning of what the rule says of itself. */
  readonly description: string
  /** What it does first, as written: on one line, of Sigma on a few. */
  readonly stage: string
}

export interface ListPage {
  readonly kind: 'list'
  /** What was typed. */
  readonly query: string
  /** Filters in force, and the list without each: how many rules it has where none is left under all. */
  readonly filters: readonly (Link & { readonly facet: string; readonly value: string; readonly without?: number })[]
  readonly total: number
  readonly of: number
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly rows: readonly ListRow[]
  readonly facets: readonly Facet[]
  /** The list by each of its columns; none where no server answers. */
  readonly orders: readonly (Link & { readonly chosen: 'up' | 'down' | undefined })[]
  /** What of the query was not understood. */
  readonly notes: readonly string[]
}

export interface Facet {
  readonly name: string
  readonly label: string
  /** Counts hold under the other filters. */
  readonly values: readonly (Counted & { readonly chosen: boolean })[]
}

export interface RulePage {
  readonly kind: 'rule'
  readonly address: string
  readonly id: string
  readonly title: string
  readonly file: string
  readonly vendor: string
  readonly language: string
  readonly type: string
  readonly version: number
  readonly status: string
  readonly deprecated: boolean
  readonly created: string | undefined
  readonly modified: string | undefined
  readonly author: string | undefined
  readonly severity: SeverityWord | undefined
  readonly score: number | undefined
  readonly description: string
  readonly previous: Link | undefined
  readonly next: Link | undefined
  readonly attack: readonly AttackRow[]
  readonly events: readonly EventRow[]
  readonly body: BodyFacts
  readonly stages: readonly StageFacts[]
  readonly indicators: readonly IndicatorRow[]
  readonly related: readonly RelatedRule[]
  readonly output: OutputFacts
  readonly drilldowns: readonly {
    readonly name: string
    readonly search: string
    readonly earliest: string | undefined
    readonly latest: string | undefined
  }[]
  readonly tests: readonly {
    readonly name: string
    readonly type: string
    readonly manual: string | undefined
    readonly data: readonly { readonly data: string; readonly source: string; readonly sourcetype: string }[]
  }[]
  readonly needs: NeedsFacts
  readonly guide: {
    readonly implement: string | undefined
    readonly falsePositives: string | undefined
    readonly references: readonly string[]
    readonly stories: readonly string[]
    readonly cves: readonly string[]
    readonly tags: readonly string[]
  }
  /** Absent for what is not SPL. */
  readonly compiled: CompiledFacts | undefined
  readonly problems: readonly ProblemRow[]
}

export interface AttackRow {
  readonly tactic: Link | undefined
  readonly techniques: readonly (TechniqueLink & { readonly others: number })[]
}

export interface EventRow extends EventLink {
  readonly because: string
  /** The provider's page. */
  readonly providerAddress: string
}

export interface BodyFacts {
  /** The whole file. */
  readonly text: string
  /** Where in it the logic stands. */
  readonly logic: { readonly start: number; readonly end: number }
  /** The logic with its macros written out; absent where it calls none. */
  readonly expanded: string | undefined
  readonly macros: readonly {
    readonly name: string
    readonly definition: string | undefined
    readonly file: string | undefined
  }[]
}

export interface StageFacts {
  readonly name: string
  readonly text: string
  /** The line of the file in which it begins. */
  readonly line: number
  readonly predicates: readonly PredicateFacts[]
}

export type PredicateFacts =
  | { readonly kind: 'and' | 'or'; readonly items: readonly PredicateFacts[] }
  | { readonly kind: 'not'; readonly item: PredicateFacts }
  | TestFacts
  | { readonly kind: 'fields'; readonly left: string; readonly operator: string; readonly right: string }
  | { readonly kind: 'text'; readonly text: string }

export interface TestFacts {
  readonly kind: 'test'
  readonly field: string
  readonly fieldAddress: string
  readonly operator: string
  /** Those that are shown; `count` says how many there are. */
  readonly values: readonly string[]
  readonly count: number
  readonly caseSensitive: boolean
  /** As the author spelled the value, where that is not the value itself. */
  readonly written: string | undefined
  /** Where in the file it stands; absent for what a macro brought in. */
  readonly span: Span | undefined
}

export interface IndicatorRow {
  readonly field: string
  readonly fieldAddress: string
  readonly operator: string
  readonly value: string
  readonly written: string | undefined
  readonly selector: boolean
  readonly exclude: boolean
  /** Other rules with the same; absent where it is not counted. */
  readonly others: number
  /** Of the rules that have it, or of the one other rule; absent where there is none, or where they are named otherwise. */
  readonly address: string | undefined
}

export interface OutputFacts {
  readonly kind: string
  readonly title: string | undefined
  readonly entities: readonly {
    readonly field: string
    readonly type: string
    readonly score: number
    readonly message: string | undefined
  }[]
  readonly threats: readonly { readonly field: string; readonly type: string }[]
}

export interface NeedsFacts {
  readonly fields: readonly Link[]
  readonly dataModels: readonly string[]
  readonly dataSources: readonly string[]
}

export interface CompiledFacts {
  /** False where a part of it is not understood: `problems` say which. */
  readonly runs: boolean
  readonly plan: string
  readonly sql: string
}

export interface ProblemRow {
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly message: string
  readonly help: string | undefined
  readonly file: string | undefined
  readonly line: number | undefined
}

export interface ProvidersPage {
  readonly kind: 'providers'
  readonly providers: readonly (Counted & { readonly events: number })[]
}

export interface ProviderPage {
  readonly kind: 'provider'
  readonly provider: string
  readonly rules: number
  readonly channels: readonly string[]
  readonly events: readonly {
    readonly id: number | undefined
    readonly title: string | undefined
    readonly address: string
    readonly count: number
  }[]
  /** Rules that name the provider and none of its events. */
  readonly loose: RuleList
}

export interface EventPage {
  readonly kind: 'event'
  readonly provider: Link
  readonly id: number
  readonly title: string | undefined
  readonly channel: string | undefined
  readonly techniques: readonly (TechniqueLink & { readonly count: number })[]
  readonly fields: readonly (Counted & { readonly values: readonly IndicatorRow[] })[]
  readonly list: RuleList
}

/** Rules without their logic, many of them: those of one page. */
export interface RuleList {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly rules: readonly (Link & { readonly vendor: string; readonly severity: SeverityWord | undefined })[]
}

export interface FieldsPage {
  readonly kind: 'fields'
  /** Of all pages. */
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly fields: readonly (Counted & { readonly values: number; readonly spellings: readonly string[] })[]
}

/** A value, and how many rules have it. */
export interface ValueRow extends IndicatorRow {
  readonly rules: number
  /** The place of the row, and the rules, where they are few and the value has no page. */
  readonly id?: string
  readonly in?: readonly Link[]
}

export interface FieldPage {
  readonly kind: 'field'
  readonly field: string
  readonly spellings: readonly string[]
  readonly rules: number
  readonly values: number
  /** Values that only one rule has. */
  readonly single: number
  readonly kinds: readonly { readonly operator: string; readonly count: number }[]
  /** Those that several rules have, page by page; the last page has some of the others. */
  readonly page: number
  readonly pages: number
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly rows: readonly ValueRow[]
  /** On no page: values of one rule alone, which its page has. */
  readonly more: number
  readonly events: readonly (EventLink & { readonly count: number })[]
}

export interface IndicatorPage {
  readonly kind: 'indicator'
  readonly field: Link
  readonly operator: string
  readonly value: string
  readonly spellings: readonly { readonly field: string; readonly written: string; readonly count: number }[]
  readonly list: RuleList
  /** Rules that leave it out. */
  readonly excluded: RuleList
  readonly techniques: readonly (TechniqueLink & { readonly count: number })[]
  readonly together: readonly (IndicatorRow & { readonly count: number })[]
}

export interface ProblemsPage {
  readonly kind: 'problems'
  /** Also those that are not shown. */
  readonly total: number
  /** With the page of the rule, where the file has become one. */
  readonly rows: readonly (ProblemRow & { readonly rule: Link | undefined })[]
}
