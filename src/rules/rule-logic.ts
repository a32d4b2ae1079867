/** What a rule does, in one form for every vendor: stages, what they let through, indicators, fields and events. */
import type { Predicate } from '../predicate/predicate.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Place, Source } from '../text/source.ts'
import { unreachable } from '../text/unreachable.ts'
import { type EventCoverage, eventCoverage } from './coverage.ts'
import type { DataSourcePool } from './data-sources.ts'
import { readElasticLogic } from './elastic/logic.ts'
import type { Indicator } from './indicators.ts'
import { readLogic } from './logic.ts'
import type { MacroPool } from './macros.ts'
import type { Rule } from './rule.ts'
import { readSigmaLogic } from './sigma/logic.ts'

export interface RuleLogic {
  readonly stages: readonly RuleStage[]
  readonly indicators: readonly Indicator[]
  /** Fields that must come from the events, in the order written. */
  readonly fields: readonly string[]
  readonly events: readonly EventCoverage[]
  /** What the spans of predicates and indicators count in: the rule's `search`, for SPL with its macros written out. */
  readonly text: Source
  /** The whole condition, where a single event decides it; absent for what groups, orders or counts events. */
  readonly condition: Predicate | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export interface RuleStage {
  /** A command of SPL or ES|QL, the name of a selection, `condition`, `event`, `sequence`, `threshold`, … */
  readonly name: string
  readonly text: string
  readonly place: Place
  readonly predicates: readonly Predicate[]
}

export interface RuleWorld {
  readonly macros: MacroPool
  readonly dataSources: DataSourcePool
}

export function readRuleLogic(rule: Rule, world: RuleWorld): RuleLogic {
  switch (rule.vendor) {
    case 'splunk':
      return readSplunkLogic(rule, world)
    case 'sigma':
      return readSigmaLogic(rule)
    case 'elastic':
      return readElasticLogic(rule)
    default:
      return unreachable(rule.vendor)
  }
}

function readSplunkLogic(rule: Rule, { macros, dataSources }: RuleWorld): RuleLogic {
  const { parsed, stages, indicators, fields, dataModels } = readLogic(rule.search, macros)
  return {
    stages: stages.map(({ commands: [first], text, span, predicates }) => ({
      name: first?.kind === 'unsupported' ? first.name : (first?.kind ?? ''),
      text,
      place: { source: rule.search, span },
      predicates,
    })),
    indicators,
    fields,
    events: eventCoverage({ dataSources: rule.dataSources, indicators, dataModels }, dataSources),
    text: parsed.expanded,
    condition: undefined,
    diagnostics: parsed.diagnostics,
  }
}
