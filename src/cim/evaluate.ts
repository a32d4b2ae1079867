/** Values and conditions of a mapping as functions of an event's fields. */
import { unreachable } from '../text/unreachable.ts'
import type { Condition, TextFunction, Value } from './mapping.ts'
import { lookUp } from './mappings/tables.ts'

export type FieldValue = string | readonly string[]
/** The fields of an event while they are made. */
export type ReadFields = ReadonlyMap<string, FieldValue>
export type Evaluate = (fields: ReadFields) => FieldValue | undefined

export function compileValue(value: Value): Evaluate {
  if (typeof value === 'string') return fields => fields.get(value)
  switch (value.kind) {
    case 'text':
      return () => value.text
    case 'nothing':
      return () => undefined
    case 'firstOf':
      return firstOf(value.of.map(compileValue))
    case 'choose':
      return choose(value)
    case 'joined':
      return joined(value.of.map(compileValue))
    case 'apply':
      return onEach(value.to, textFunctions[value.function])
    case 'hash':
      return onEach(value.of, list => hashOf(list, value.algorithm))
    case 'extract':
      return value.all ? everyGroup(value.of, value.pattern) : onEach(value.of, text => group(text, value.pattern))
    case 'segment':
      return onEach(value.of, text => segmentOf(text, value.fromEnd))
    case 'lookup':
      return onEach(value.key, key => lookUp(value.table, key))
    case 'count':
      return counted(compileValue(value.of))
    case 'lines':
      return asLines(compileValue(value.of))
    case 'beside':
      return beside(compileValue(value.names), value.name, compileValue(value.of))
    case 'sum':
      return sum(value.of.map(compileValue), value.less === undefined ? undefined : compileValue(value.less))
    case 'length':
      return onEach(value.of, text => String(text.length))
    default:
      return unreachable(value)
  }
}

export function compileCondition(condition: Condition): (fields: ReadFields) => boolean {
  switch (condition.kind) {
    case 'is':
      return some(condition.value, text => condition.oneOf.includes(text))
    case 'same': {
      const right = compileValue(condition.right)
      const left = compileValue(condition.left)
      return fields => {
        const wanted = listOf(right(fields))
        return listOf(left(fields)).some(text => wanted.includes(text))
      }
    }
    case 'present':
      return some(condition.value, () => true)
    case 'matches':
      return some(condition.value, text => condition.pattern.test(text))
    case 'startsWith':
      return some(condition.value, text => text.startsWith(condition.text))
    case 'all': {
      const of = condition.of.map(compileCondition)
      return fields => of.every(holds => holds(fields))
    }
    case 'any': {
      const of = condition.of.map(compileCondition)
      return fields => of.some(holds => holds(fields))
    }
    case 'not': {
      const holds = compileCondition(condition.of)
      return fields => !holds(fields)
    }
    default:
      return unreachable(condition)
  }
}

/** One value or several as a field holds them; absent when there is none. */
function fieldValue(values: readonly string[]): FieldValue | undefined {
  return values.length > 1 ? values : values[0]
}

export function listOf(value: FieldValue | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

const textFunctions: Readonly<Record<TextFunction, (text: string) => string | undefined>> = {
  baseName: text => text.slice(Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/')) + 1) || undefined,
  noDomain: text => text.slice(text.indexOf('\\') + 1) || undefined,
  noDash: text => (text === '-' ? undefined : withoutLeadingBackslashes(text)),
  lower: text => text.toLowerCase(),
}

function withoutLeadingBackslashes(text: string): string | undefined {
  let start = 0
  while (text.charCodeAt(start) === 0x5c) start++
  return text.slice(start) || undefined
}

function onEach(of: Value, make: (text: string) => string | undefined): Evaluate {
  const evaluate = compileValue(of)
  return fields => {
    const value = evaluate(fields)
    if (value === undefined) return undefined
    if (typeof value === 'string') return make(value)
    return fieldValue(value.flatMap(text => make(text) ?? []))
  }
}

function some(of: Value, holds: (text: string) => boolean): (fields: ReadFields) => boolean {
  const evaluate = compileValue(of)
  return fields => {
    const value = evaluate(fields)
    if (value === undefined) return false
    return typeof value === 'string' ? holds(value) : value.some(holds)
  }
}

function firstOf(of: readonly Evaluate[]): Evaluate {
  return fields => {
    for (const evaluate of of) {
      const value = evaluate(fields)
      if (value !== undefined) return value
    }
    return undefined
  }
}

function choose(choice: Extract<Value, { kind: 'choose' }>): Evaluate {
  const cases = choice.cases.map(one => ({ holds: compileCondition(one.when), value: compileValue(one.value) }))
  const otherwise = choice.otherwise === undefined ? () => undefined : compileValue(choice.otherwise)
  return fields => {
    for (const one of cases) if (one.holds(fields)) return one.value(fields)
    return otherwise(fields)
  }
}

/** Of a part with several values the first is taken. */
function joined(of: readonly Evaluate[]): Evaluate {
  return fields => {
    let text = ''
    for (const evaluate of of) {
      const value = evaluate(fields)
      if (value === undefined) return undefined
      text += typeof value === 'string' ? value : (value[0] ?? '')
    }
    return text
  }
}

function counted(evaluate: Evaluate): Evaluate {
  return fields => {
    const values = listOf(evaluate(fields))
    return values.length === 0 ? undefined : String(values.length)
  }
}

function asLines(evaluate: Evaluate): Evaluate {
  return fields => {
    const value = evaluate(fields)
    return value === undefined || typeof value === 'string' ? value : value.join('\n')
  }
}

function beside(names: Evaluate, name: string, of: Evaluate): Evaluate {
  return fields => {
    const known = listOf(names(fields))
    const values = listOf(of(fields))
    return known.length === values.length ? fieldValue(values.filter((_, index) => known[index] === name)) : undefined
  }
}

function sum(of: readonly Evaluate[], less: Evaluate | undefined): Evaluate {
  const number = (value: FieldValue | undefined): number =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
  return fields => {
    let total = less === undefined ? 0 : -number(less(fields))
    for (const evaluate of of) total += number(evaluate(fields))
    return Number.isNaN(total) ? undefined : String(total)
  }
}

function everyGroup(of: Value, pattern: RegExp): Evaluate {
  const evaluate = compileValue(of)
  const everywhere = new RegExp(pattern.source, `${pattern.flags}g`)
  return fields => {
    const texts = listOf(evaluate(fields))
    return fieldValue(texts.flatMap(text => Array.from(text.matchAll(everywhere), match => match[1] || [])).flat())
  }
}

// A group that matched nothing gives no field, as Splunk's extractions do.
const group = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1] || undefined

/** `HASH` in `MD5=…,HASH=…`. */
function hashOf(list: string, algorithm: string): string | undefined {
  let start = 0
  while (start < list.length) {
    const comma = list.indexOf(',', start)
    const end = comma < 0 ? list.length : comma
    if (list.startsWith(algorithm, start) && list[start + algorithm.length] === '=') {
      return list.slice(start + algorithm.length + 1, end) || undefined
    }
    start = end + 1
  }
  return undefined
}

function segmentOf(path: string, fromEnd: number): string | undefined {
  let end = path.length
  for (let step = 1; step < fromEnd; step++) {
    end = path.lastIndexOf('\\', end - 1)
    if (end <= 0) return undefined
  }
  return path.slice(path.lastIndexOf('\\', end - 1) + 1, end) || undefined
}
