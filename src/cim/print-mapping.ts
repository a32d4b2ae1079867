/** A mapping's values as a person reads them: `baseName(Image)`, `first of (DestAddress, Computer)`. */
import { unreachable } from '../text/unreachable.ts'
import type { Condition, Value } from './mapping.ts'

export function printValue(value: Value | null): string {
  if (value === null) return 'nothing'
  if (typeof value === 'string') return value
  switch (value.kind) {
    case 'text':
      return quoted(value.text)
    case 'firstOf':
      return `first of (${list(value.of)})`
    case 'choose': {
      const cases = value.cases.map(one => `${printCondition(one.when)}: ${printValue(one.value)}`)
      const otherwise = value.otherwise === undefined ? [] : [`otherwise: ${printValue(value.otherwise)}`]
      return `choose (${[...cases, ...otherwise].join('; ')})`
    }
    case 'joined':
      return value.of.map(printValue).join(' + ')
    case 'apply':
      return `${value.function}(${printValue(value.to)})`
    case 'hash':
      return `${value.algorithm} of ${printValue(value.of)}`
    case 'extract':
      return `${value.all ? 'all of ' : ''}${printValue(value.of)} by ${value.pattern}`
    case 'segment':
      return `part ${value.fromEnd} from the end of ${printValue(value.of)}`
    case 'lookup':
      return `table ${value.table} of ${printValue(value.key)}`
    case 'count':
      return `count of ${printValue(value.of)}`
    case 'lines':
      return `lines of ${printValue(value.of)}`
    case 'beside':
      return `${printValue(value.of)} where ${printValue(value.names)} = ${quoted(value.name)}`
    case 'sum':
      return `sum of (${list(value.of)})${value.less === undefined ? '' : ` less ${printValue(value.less)}`}`
    case 'length':
      return `length of ${printValue(value.of)}`
    case 'nothing':
      return 'nothing'
    default:
      return unreachable(value)
  }
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'is': {
      const texts = condition.oneOf.map(quoted)
      return `${printValue(condition.value)} ${texts.length === 1 ? `= ${texts[0]}` : `in (${texts.join(', ')})`}`
    }
    case 'same':
      return `${printValue(condition.left)} = ${printValue(condition.right)}`
    case 'present':
      return `there is ${printValue(condition.value)}`
    case 'matches':
      return `${printValue(condition.value)} matches ${condition.pattern}`
    case 'startsWith':
      return `${printValue(condition.value)} starts with ${quoted(condition.text)}`
    case 'all':
      return condition.of.map(printCondition).join(' and ')
    case 'any':
      return `(${condition.of.map(printCondition).join(' or ')})`
    case 'not':
      return `not (${printCondition(condition.of)})`
    default:
      return unreachable(condition)
  }
}

const list = (values: readonly Value[]): string => values.map(printValue).join(', ')
const quoted = (text: string): string => `"${text}"`
