/** From a row of a rule's answer to what the rule says about it: a finding for every entity that the row names. */
import type { EntityRule, Rule, RuleOutput } from '../rules/rule.ts'
import { fillDrilldowns } from './drilldown.ts'
import type { Evidence, Finding, Row } from './report.ts'
import { severityOf, severityWithoutScore } from './severity.ts'
import { isoTime, type RunTimes, secondsOf } from './time.ts'
import { fillTokens, valuesOf } from './tokens.ts'

export interface RowOfRule {
  readonly rule: Rule
  readonly row: Row
  /** Epoch seconds of its latest evidence: the time of a row that has no `_time`. */
  readonly time: number | null
  readonly evidence: readonly Evidence[]
  readonly evidenceOf: 'row' | 'rule'
  readonly run: RunTimes
}

/**
 * One finding for every value of every entity of the rule. A row that names no entity, because the rule has none or
 * because its fields are empty here, is one finding without an entity: no row is lost.
 */
export function findingsOf(from: RowOfRule): readonly Finding[] {
  const { rule, row } = from
  const entities = rule.output.entities.flatMap(entity =>
    namedValues(row, entity.field).map(value => ({ ...from, entity, value })),
  )
  const common = commonOf(from)
  if (entities.length > 0) return entities.map(each => ofEntity(common, each))
  const { kind, score, title } = rule.output
  return [
    {
      ...common,
      kind,
      title: titleOf(rule, title, row),
      entity: null,
      score: score ?? null,
      severity: score === undefined ? severityWithoutScore(kind) : severityOf(score),
      drilldowns: fillDrilldowns(rule, row, from.run),
    },
  ]
}

/** What the message of a risk event says: the entity's own message, else the title of the rule. */
export function messageOf(rule: Rule, entity: EntityRule | undefined, row: Row): string {
  return titleOf(rule, entity?.message ?? rule.output.title, row)
}

type Common = Omit<Finding, 'kind' | 'title' | 'entity' | 'score' | 'severity' | 'drilldowns'>

function commonOf({ rule, row, time, evidence, evidenceOf }: RowOfRule): Common {
  const seconds = secondsOf(row['_time']) ?? time
  return {
    type: 'finding',
    rule: { id: rule.id, name: rule.name, file: rule.file },
    time: seconds === null ? null : isoTime(seconds),
    techniques: rule.techniques,
    threats: threatsOf(rule.output, row),
    row,
    evidence,
    evidenceOf,
  }
}

/** Its drilldowns speak of its own value where the field has several. */
function ofEntity(
  common: Common,
  { rule, row, run, entity, value }: RowOfRule & { readonly entity: EntityRule; readonly value: string },
): Finding {
  const { kind, field, type, score } = entity
  return {
    ...common,
    kind,
    title: titleOf(rule, titleTemplate(rule, entity), row),
    entity: { field, type, value },
    score,
    severity: severityOf(score),
    drilldowns: fillDrilldowns(rule, { ...row, [field]: value }, run),
  }
}

/** The third form has titles of findings, which go before messages of entities; before it there are only messages. */
const titleTemplate = ({ generation, output: { title } }: Rule, { message }: EntityRule): string | undefined =>
  generation >= 3 ? (title ?? message) : (message ?? title)

function titleOf(rule: Rule, template: string | undefined, row: Row): string {
  const text = template === undefined ? '' : fillTokens(template, row).text.trim()
  return text === '' ? rule.name : text
}

function threatsOf({ threats }: RuleOutput, row: Row): Finding['threats'] {
  return threats.flatMap(({ field, type }) => namedValues(row, field).map(value => ({ field, type, value })))
}

/** The values that name something: not the empty text, nor what `fillnull` is told to write for it. */
function namedValues(row: Row, field: string): readonly string[] {
  return [...new Set(valuesOf(row, field))].filter(value => !/^\s*(?:null|unknown)?\s*$/i.test(value))
}
