/** What a row of a Splunk detection becomes, from the keys of the third form and the types of the older two. */
import type { EntityRule, RuleOutput } from './rule.ts'
import { type KeyReader, valueAt } from './yaml-keys.ts'
import type { YamlMap } from './yaml-tree.ts'

export interface OutputKeys {
  readonly root: YamlMap
  readonly tags: YamlMap | undefined
  readonly keys: KeyReader
  readonly generation: 1 | 2 | 3
  readonly type: string
}

export function splunkOutput(from: OutputKeys): RuleOutput {
  if (from.generation === 3) return byKeys(from)
  return from.generation === 2 ? byRiskObjects(from) : byObservables(from)
}

/** `finding` and `intermediate_findings` say it themselves. */
function byKeys({ root, keys, type }: OutputKeys): RuleOutput {
  const finding = keys.map(root, 'finding')
  const entity = keys.map(finding, 'entity')
  const first = entity ? [entityRule(entity, keys, 'finding', type)] : []
  const further = keys
    .maps(keys.map(root, 'intermediate_findings'), 'entities')
    .map(map => entityRule(map, keys, 'intermediate_finding', type))
  const entities = [...first, ...further].filter(named)
  const kind = finding ? 'finding' : further.length > 0 ? 'intermediate_finding' : 'match'
  return {
    kind,
    title: keys.text(finding, 'title'),
    score: highest(entities),
    entities,
    threats: threatObjects(root, keys),
  }
}

/** The second form: `rba` names objects and threats, the type what they are. */
function byRiskObjects({ root, keys, type }: OutputKeys): RuleOutput {
  const rba = keys.map(root, 'rba')
  const objects = keys
    .maps(rba, 'risk_objects')
    .map(map => entityRule(map, keys, 'intermediate_finding', type))
    .filter(named)
  const { kind, entities } = byType(type, objects)
  return {
    kind,
    title: keys.text(rba, 'message'),
    score: highest(objects),
    entities,
    threats: threatObjects(rba, keys),
  }
}

/** The first form: victims are entities and attackers threats. */
function byObservables({ tags, keys, type }: OutputKeys): RuleOutput {
  const observables = keys.maps(tags, 'observable').map(map => ({
    field: keys.text(map, 'name') ?? '',
    type: keys.text(map, 'type') ?? 'Other',
    roles: keys.texts(map, 'role').map(role => role.toLowerCase()),
  }))
  const score = scoreOf(tags, keys)
  const victims = observables
    .filter(({ roles }) => roles.includes('victim'))
    .map(
      ({ field, type }): EntityRule => ({
        kind: 'intermediate_finding',
        field,
        type: entityType(type),
        score: score ?? defaultScore(type),
        message: undefined,
      }),
    )
    .filter(named)
  const threats = observables
    .filter(({ field, roles }) => field !== '' && roles.includes('attacker') && !roles.includes('victim'))
    .map(({ field, type }) => ({ field, type: threatType(type) }))
  const { kind, entities } = byType(type, unique(victims))
  return { kind, title: keys.text(tags, 'message'), score, entities, threats: unique(threats) }
}

/**
 * A TTP raises a finding, and risk for each entity; an anomaly risk alone; a correlation, which reads risk, findings
 * alone; a hunt nothing.
 */
function byType(type: string, entities: readonly EntityRule[]): Pick<RuleOutput, 'kind' | 'entities'> {
  switch (type.toLowerCase()) {
    case 'ttp':
      return {
        kind: 'finding',
        entities: entities.map((entity, index) => (index === 0 ? { ...entity, kind: 'finding' } : entity)),
      }
    case 'correlation':
      return { kind: 'finding', entities: entities.map(entity => ({ ...entity, kind: 'finding' })) }
    case 'anomaly':
      return { kind: 'intermediate_finding', entities }
    default:
      return { kind: 'match', entities: [] }
  }
}

function entityRule(map: YamlMap, keys: KeyReader, kind: EntityRule['kind'], ruleType: string): EntityRule {
  return {
    kind,
    field: keys.text(map, 'field') ?? '',
    type: keys.text(map, 'type') ?? 'other',
    score: clamp(keys.number(map, 'score') ?? defaultScore(ruleType)),
    message: keys.text(map, 'message'),
  }
}

function threatObjects(map: YamlMap | undefined, keys: KeyReader): RuleOutput['threats'] {
  return unique(
    keys
      .maps(map, 'threat_objects')
      .map(threat => ({ field: keys.text(threat, 'field') ?? '', type: keys.text(threat, 'type') ?? 'other' }))
      .filter(named),
  )
}

/** `risk_score`, else impact times confidence in hundredths, which it was computed from. */
function scoreOf(tags: YamlMap | undefined, keys: KeyReader): number | undefined {
  const score = keys.number(tags, 'risk_score')
  if (score !== undefined) return clamp(score)
  if (!valueAt(tags, 'impact') || !valueAt(tags, 'confidence')) return undefined
  return clamp(Math.floor(((keys.number(tags, 'impact') ?? 0) * (keys.number(tags, 'confidence') ?? 0)) / 100))
}

/** What content has been given by policy where it does not say. */
const defaultScore = (ruleType: string): number => (ruleType.toLowerCase() === 'anomaly' ? 20 : 50)

const clamp = (score: number): number => Math.min(100, Math.max(1, score))

const highest = (entities: readonly EntityRule[]): number | undefined =>
  entities.length > 0 ? entities.reduce((most, { score }) => Math.max(most, score), 0) : undefined

const named = (entity: { readonly field: string }): boolean => entity.field !== ''

function unique<T extends { readonly field: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return items.filter(({ field }) => !seen.has(field) && seen.add(field))
}

function entityType(observable: string): string {
  switch (observable.toLowerCase()) {
    case 'user':
    case 'username':
    case 'email':
    case 'email address':
      return 'user'
    case 'hostname':
    case 'endpoint':
    case 'device':
    case 'ip':
    case 'ip address':
      return 'system'
    default:
      return 'other'
  }
}

/** The names that the later forms use: `Process Name` is `process_name`. */
function threatType(observable: string): string {
  const name = observable.toLowerCase().replaceAll(' ', '_')
  switch (name) {
    case 'url_string':
      return 'url'
    case 'file':
      return 'file_name'
    case 'hostname':
    case 'endpoint':
      return 'system'
    default:
      return name
  }
}
