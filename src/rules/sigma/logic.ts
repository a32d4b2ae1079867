/** The logic of a Sigma rule: a stage for each selection and one for the condition that joins them. */
import { and, fieldsTested, type Predicate, placedAt } from '../../predicate/predicate.ts'
import { uniqueEvents } from '../coverage.ts'
import { type Indicator, indicatorsOf, uniqueIndicators } from '../indicators.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic } from '../rule-logic.ts'
import { readCorrelation } from './correlation.ts'
import { type Detection, readDetection } from './detection.ts'
import { logSourceEvents } from './log-sources.ts'

export function readSigmaLogic(rule: Rule): RuleLogic {
  if (rule.type === 'correlation') return readCorrelation(rule)
  const own = readDetection(rule.search)
  // Filters stand in files of their own: their tests have no place in the text of the rule.
  const filters = rule.filters.map(filter => withoutPlaces(readDetection(filter), own.text.text.length))
  const parts = [own, ...filters]
  const conditions = parts.flatMap(({ condition }) => (condition ? [condition] : []))
  const condition = conditions.length > 0 ? and(conditions) : undefined
  const indicators = condition ? withoutSpellings(uniqueIndicators(indicatorsOf(condition, new Set()))) : []
  return {
    stages: parts.flatMap(({ stages }) => stages),
    indicators,
    fields: condition ? fieldsTested(condition) : [],
    events: uniqueEvents(rule.dataSources.flatMap(name => logSourceEvents(name, indicators))),
    text: own.text,
    condition,
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  }
}

/** Of one value that is spelled out in several ways those that count as one: the first. */
function withoutSpellings(rows: readonly Indicator[]): readonly Indicator[] {
  const seen = new Set<string>()
  return rows.filter(({ key, span }) => {
    const id = `${span.start} ${key}`
    return !seen.has(id) && seen.add(id)
  })
}

function withoutPlaces(detection: Detection, at: number): Detection {
  const moved = (predicate: Predicate): Predicate => placedAt(predicate, { start: at, end: at })
  return {
    ...detection,
    stages: detection.stages.map(stage => ({ ...stage, predicates: stage.predicates.map(moved) })),
    condition: detection.condition && moved(detection.condition),
  }
}
