/** What remains of a value when the EventCode is known: most conditions of a Windows mapping ask for nothing else. */

import { unreachable } from '../text/unreachable.ts'
import type { Condition, Value } from './mapping.ts'
import { lookUp } from './mappings/tables.ts'

/** Absent when there can be no value. Without an EventCode the value stays as it is. */
export function specialise(value: Value, eventCode: string | undefined): Value | undefined {
  if (eventCode === undefined) return value
  if (value === 'EventCode') return { kind: 'text', text: eventCode }
  if (typeof value === 'string') return value
  switch (value.kind) {
    case 'nothing':
      return undefined
    case 'firstOf': {
      const of = value.of.flatMap(part => specialise(part, eventCode) ?? [])
      return of.length > 1 ? { ...value, of } : of[0]
    }
    case 'choose':
      return specialiseChoice(value, eventCode)
    case 'lookup': {
      const key = specialise(value.key, eventCode)
      if (key === undefined) return undefined
      if (typeof key === 'string' || key.kind !== 'text') return { ...value, key }
      const found = lookUp(value.table, key.text)
      return found === undefined ? undefined : { kind: 'text', text: found }
    }
    case 'joined': {
      const of = value.of.flatMap(part => specialise(part, eventCode) ?? [])
      return of.length === value.of.length ? { ...value, of } : undefined
    }
    case 'apply': {
      const to = specialise(value.to, eventCode)
      return to === undefined ? undefined : { ...value, to }
    }
    case 'text':
    case 'hash':
    case 'extract':
    case 'segment':
    case 'count':
    case 'lines':
    case 'beside':
    case 'sum':
    case 'length':
      return value
    default:
      return unreachable(value)
  }
}

function specialiseChoice(choice: Extract<Value, { kind: 'choose' }>, eventCode: string): Value | undefined {
  const otherwise = choice.otherwise === undefined ? undefined : specialise(choice.otherwise, eventCode)
  const cases: { readonly when: Condition; readonly value: Value }[] = []
  for (const one of choice.cases) {
    const condition = specialiseCondition(one.when, eventCode)
    if (condition === false) continue
    const then = specialise(one.value, eventCode)
    if (condition !== true) cases.push({ when: condition, value: then ?? { kind: 'nothing' } })
    else if (cases.length === 0) return then
    else return { kind: 'choose', cases, ...(then === undefined ? {} : { otherwise: then }) }
  }
  if (cases.length === 0) return otherwise
  return { kind: 'choose', cases, ...(otherwise === undefined ? {} : { otherwise }) }
}

function specialiseCondition(condition: Condition, eventCode: string): Condition | boolean {
  switch (condition.kind) {
    case 'is':
      return condition.value === 'EventCode' ? condition.oneOf.includes(eventCode) : condition
    case 'all': {
      const of = condition.of.map(part => specialiseCondition(part, eventCode))
      if (of.includes(false)) return false
      const open = of.filter(part => typeof part !== 'boolean')
      return open.length === 0 ? true : { kind: 'all', of: open }
    }
    case 'any': {
      const of = condition.of.map(part => specialiseCondition(part, eventCode))
      if (of.includes(true)) return true
      const open = of.filter(part => typeof part !== 'boolean')
      return open.length === 0 ? false : { kind: 'any', of: open }
    }
    case 'not': {
      const of = specialiseCondition(condition.of, eventCode)
      return typeof of === 'boolean' ? !of : { kind: 'not', of }
    }
    case 'present': {
      const value = specialise(condition.value, eventCode)
      if (value === undefined) return false
      return typeof value !== 'string' && value.kind === 'text' ? true : condition
    }
    case 'same':
    case 'matches':
    case 'startsWith':
      return condition
    default:
      return unreachable(condition)
  }
}
