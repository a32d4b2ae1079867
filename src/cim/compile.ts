/** Mappings made ready to run: each value a function of the event's fields, in an order in which references hold. */
import { unreachable } from '../text/unreachable.ts'
import { compileCondition, compileValue, type FieldValue, type ReadFields } from './evaluate.ts'
import type { Condition, Layer, Tag, Value } from './mapping.ts'
import { specialise } from './specialise.ts'

/** One field of one layer. */
export interface Step {
  readonly field: string
  /** Null takes the field away; absent leaves it. */
  readonly make: (fields: ReadFields) => FieldValue | undefined | null
  readonly layer: string
  readonly value: Value | null
}

/**
 * The layers for events of one EventCode: what does not hold for it is left out. Without an EventCode every condition is
 * asked of the event.
 */
export function compileLayers(layers: readonly Layer[], eventCode: string | undefined): readonly Step[] {
  return layers.flatMap(layer => inOrder(layer).flatMap(([field, value]) => step(layer, field, value, eventCode) ?? []))
}

/** Of the tags with a condition, those that hold for the event. */
export function compileTags(tags: readonly Tag[]): (fields: ReadFields) => readonly string[] {
  const always = tags.filter(tag => typeof tag === 'string')
  const perhaps = tags.flatMap(tag =>
    typeof tag === 'string' ? [] : [{ tag: tag.tag, holds: compileCondition(tag.when) }],
  )
  if (perhaps.length === 0) return () => always
  return fields => [...always, ...perhaps.filter(({ holds }) => holds(fields)).map(({ tag }) => tag)]
}

/** Fields after those of the same layer that they refer to; otherwise as written. */
export function inOrder(layer: Layer): readonly (readonly [string, Value | null])[] {
  const ordered = new Map<string, Value | null>()
  const visiting: string[] = []
  const visit = (field: string, value: Value | null): void => {
    if (ordered.has(field)) return
    if (visiting.includes(field))
      throw new Error(`layer '${layer.name}' goes round in a circle: ${visiting.join(', ')}`)
    visiting.push(field)
    for (const name of value === null ? [] : fieldsOf(value)) {
      if (name !== field && Object.hasOwn(layer.fields, name)) visit(name, layer.fields[name] ?? null)
    }
    visiting.pop()
    ordered.set(field, value)
  }
  for (const [field, value] of Object.entries(layer.fields)) visit(field, value)
  return [...ordered]
}

function step(layer: Layer, field: string, value: Value | null, eventCode: string | undefined): Step | undefined {
  if (value === null) return { field, make: () => null, layer: layer.name, value }
  const known = specialise(value, eventCode)
  return known === undefined ? undefined : { field, make: compileValue(known), layer: layer.name, value }
}

/** Every field that a value may read. */
export function fieldsOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  switch (value.kind) {
    case 'text':
    case 'nothing':
      return []
    case 'firstOf':
    case 'joined':
      return value.of.flatMap(fieldsOf)
    case 'choose':
      return [
        ...value.cases.flatMap(one => [...fieldsOfCondition(one.when), ...fieldsOf(one.value)]),
        ...(value.otherwise === undefined ? [] : fieldsOf(value.otherwise)),
      ]
    case 'apply':
      return fieldsOf(value.to)
    case 'lookup':
      return fieldsOf(value.key)
    case 'hash':
    case 'extract':
    case 'segment':
    case 'count':
    case 'lines':
    case 'length':
      return fieldsOf(value.of)
    case 'beside':
      return [...fieldsOf(value.names), ...fieldsOf(value.of)]
    case 'sum':
      return [...value.of, ...(value.less === undefined ? [] : [value.less])].flatMap(fieldsOf)
    default:
      return unreachable(value)
  }
}

export function fieldsOfCondition(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(fieldsOfCondition)
    case 'not':
      return fieldsOfCondition(condition.of)
    case 'same':
      return [...fieldsOf(condition.left), ...fieldsOf(condition.right)]
    case 'is':
    case 'present':
    case 'matches':
    case 'startsWith':
      return fieldsOf(condition.value)
    default:
      return unreachable(condition)
  }
}
