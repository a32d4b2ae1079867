/** The library's surface: exports only, in the order of the trip. */

export type {
  Evidence,
  FilledDrilldown,
  Finding,
  HuntSummary,
  Outcome,
  Row,
  RuleName,
  RuleResult,
  Severity,
  TestResult,
  Value,
} from './detect/report.ts'
export type {
  ExplainedRule,
  ExplainOptions,
  Explanation,
  Harrier,
  HuntListener,
  HuntOptions,
  LogProblem,
  Progress,
  SearchOptions,
  SearchResult,
  StoreFile,
  StoreOptions,
  StoreReport,
  TestOptions,
  TestSummary,
} from './harrier.ts'
export { openHarrier } from './harrier.ts'
export type { Diagnostic } from './text/diagnostic.ts'
export type { Place, Position, Source } from './text/source.ts'
export { authorPlace, position } from './text/source.ts'
export type { Span } from './text/span.ts'
