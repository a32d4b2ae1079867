/** Risk events: what a finding adds to the index `risk`, for the drilldowns and correlations that read it. */
import type { EntityRule, Rule } from '../rules/rule.ts'
import { annotationsOf } from './annotations.ts'
import { messageOf } from './finding.ts'
import type { Finding, Row } from './report.ts'
import { microsOf, type RunTimes } from './time.ts'
import { valuesOf } from './tokens.ts'

export interface RiskEvent {
  /** Epoch microseconds. */
  readonly time: number
  /** As the store keeps fields: a list holds two values at least. */
  readonly fields: ReadonlyMap<string, string | readonly string[]>
}

/** The index, and the name that search results know a rule by. */
export const riskIndex = 'risk'
const searchName = (rule: Rule): string => `ESCU - ${rule.name} - Rule`

/** Undefined for what raises no risk: a match, a finding without an entity, and a correlation, which reads risk. */
export function riskEventOf(finding: Finding, rule: Rule, run: RunTimes): RiskEvent | undefined {
  const { entity, kind, score, time, row } = finding
  if (!entity || kind === 'match' || score === null) return undefined
  if (kind === 'finding' && rule.type.toLowerCase() === 'correlation') return undefined
  return {
    time: time === null ? Math.round(run.now * 1e6) : microsOf(time),
    fields: new Map([
      ...rowFields(row),
      ...stored([
        ...objectFields(finding, entity, score),
        ['risk_message', [messageOf(rule, entityRule(rule, kind, entity), row)]],
        ...ruleFields(rule),
        ...runFields(run),
      ]),
    ]),
  }
}

type FieldValues = readonly [name: string, values: readonly string[]]

function entityRule({ output }: Rule, kind: Finding['kind'], { field, type }: Entity): EntityRule | undefined {
  return output.entities.find(each => each.kind === kind && each.field === field && each.type === type)
}

type Entity = NonNullable<Finding['entity']>

function objectFields({ time, threats }: Finding, { field, type, value }: Entity, score: number): FieldValues[] {
  return [
    ['risk_object', [value]],
    ['risk_object_type', [type]],
    ['risk_object_field', [field]],
    // Assets and identities are not resolved: then the name in lower case is the normal one.
    ['normalized_risk_object', [value.toLowerCase()]],
    ['risk_score', [String(score)]],
    ['calculated_risk_score', [String(score)]],
    ['threat_object', threats.map(threat => threat.value)],
    ['threat_object_type', threats.map(threat => threat.type)],
    ['orig_time', time === null ? [] : [String(microsOf(time) / 1e6)]],
  ]
}

function ruleFields(rule: Rule): FieldValues[] {
  const { frameworks, attack } = annotationsOf(rule)
  return [
    ['search_name', [searchName(rule)]],
    ['source', [searchName(rule)]],
    ['sourcetype', ['stash']],
    ['index', [riskIndex]],
    ['savedsearch_description', [rule.description]],
    ['analyticstories', rule.stories],
    ['annotations', [JSON.stringify(Object.fromEntries(frameworks))]],
    ['annotations._all', [...frameworks.values()].flat()],
    ['annotations._frameworks', [...frameworks.keys()]],
    ...[...frameworks].map(([name, values]): FieldValues => [`annotations.${name}`, values]),
    ...[...attack].map(([name, values]): FieldValues => [`annotations.mitre_attack.${name}`, values]),
  ]
}

const runFields = ({ earliest, latest, now }: RunTimes): FieldValues[] => [
  ['info_min_time', [String(earliest ?? 0)]],
  ['info_max_time', [latest === null ? '+Infinity' : String(latest)]],
  ['info_search_time', [String(now)]],
]

/** Where the row came from is kept under other names, as in every event that a search writes. */
const moved: ReadonlySet<string> = new Set(['host', 'source', 'sourcetype', 'index'])

/** The row as it is, without what is internal to it. */
function rowFields(row: Row): [string, string | readonly string[]][] {
  return stored(
    Object.keys(row)
      .filter(name => !name.startsWith('_'))
      .map(name => [moved.has(name) ? `orig_${name}` : name, valuesOf(row, name) ?? []]),
  )
}

function stored(fields: readonly FieldValues[]): [string, string | readonly string[]][] {
  return fields.flatMap(([name, values]): [string, string | readonly string[]][] => {
    const [first, ...more] = values
    return first === undefined ? [] : [[name, more.length > 0 ? values : first]]
  })
}
