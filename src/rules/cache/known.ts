/** Rules and their logic as they are known from an earlier start: what is kept at once, the rest read when somebody asks. */
import { rootSource } from '../../text/source.ts'
import { once } from '../once.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic } from '../rule-logic.ts'
import { nowhere } from '../unreadable.ts'
import { diagnosticOf } from './diagnostics.ts'
import type { LogicFacts, RuleFacts } from './facts.ts'

/** `read` is asked once at most. */
export const knownRule = (facts: RuleFacts, read: () => Rule): Rule => Object.assign(new UnreadRule(read), facts)

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
  const unread = new UnreadLogic(read)
  const placed = diagnostics.map((facts, index) =>
    diagnosticOf(facts, () => unread.whole().diagnostics[index]?.place ?? nowhere('')),
  )
  return Object.assign(unread, { indicators, fields, events, diagnostics: placed })
}

/** There are thousands: getters of a class cost nothing until they are asked, those of a literal are made each time. */
class UnreadRule {
  readonly #whole: () => Rule

  constructor(read: () => Rule) {
    this.#whole = once(read)
  }

  get search() {
    return this.#whole().search
  }

  get searchPlace() {
    return this.#whole().searchPlace
  }

  get body() {
    return this.#whole().body
  }

  get filters() {
    return this.#whole().filters
  }

  get references() {
    return this.#whole().references
  }

  get howToImplement() {
    return this.#whole().howToImplement
  }

  get knownFalsePositives() {
    return this.#whole().knownFalsePositives
  }

  get drilldowns() {
    return this.#whole().drilldowns
  }
}

class UnreadLogic {
  readonly #whole: () => RuleLogic

  constructor(read: () => RuleLogic) {
    this.#whole = once(read)
  }

  whole(): RuleLogic {
    return this.#whole()
  }

  get stages() {
    return this.#whole().stages
  }

  get text() {
    return this.#whole().text
  }

  get condition() {
    return this.#whole().condition
  }
}
