/** Rules and their logic as they are known from an earlier start: what is kept at once, the rest read when somebody asks. */
import { rootSource } from '../../text/source.ts'
import { once } from '../once.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic } from '../rule-logic.ts'
import { nowhere } from '../unreadable.ts'
import { diagnosticOf } from './diagnostics.ts'
import type { LogicFacts, RuleFacts } from './facts.ts'

export const knownRule = (facts: RuleFacts, whole: () => Rule): Rule => ({
  ...facts,
  get search() {
    return whole().search
  },
  get searchPlace() {
    return whole().searchPlace
  },
  get body() {
    return whole().body
  },
  get filters() {
    return whole().filters
  },
  get references() {
    return whole().references
  },
  get howToImplement() {
    return whole().howToImplement
  },
  get knownFalsePositives() {
    return whole().knownFalsePositives
  },
  get drilldowns() {
    return whole().drilldowns
  },
})

/** For a file whose text has no such rule: only a file that another hand made has that. */
export function emptyRule(facts: RuleFacts): Rule {
  const body = rootSource(facts.file, '')
  return {
    ...facts,
    search: body,
    searchPlace: nowhere(facts.file),
    body,
    filters: [],
    references: [],
    howToImplement: undefined,
    knownFalsePositives: undefined,
    drilldowns: [],
  }
}

export function knownLogic({ indicators, fields, events, diagnostics }: LogicFacts, read: () => RuleLogic): RuleLogic {
  const whole = once(read)
  return {
    indicators,
    fields,
    events,
    diagnostics: diagnostics.map((facts, index) =>
      diagnosticOf(facts, () => whole().diagnostics[index]?.place ?? nowhere('')),
    ),
    get stages() {
      return whole().stages
    },
    get text() {
      return whole().text
    },
    get condition() {
      return whole().condition
    },
  }
}
