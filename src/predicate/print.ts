/** Predicates as a person reads them: `ScriptBlockText contains Invoke-WmiMethod`. */
import { unreachable } from '../text/unreachable.ts'
import type { Operator, Predicate } from './predicate.ts'

/** `text` gives the words of what this language cannot say. */
export function printPredicate(
  predicate: Predicate,
  text: (predicate: Predicate & { kind: 'opaque' }) => string,
): string {
  return print(predicate, text, 'or')
}

/** The word of an operator in a sentence. */
export const operatorWord = (operator: Operator): string => words[operator]

function print(
  predicate: Predicate,
  text: (opaque: Predicate & { kind: 'opaque' }) => string,
  within: 'or' | 'and' | 'not',
): string {
  switch (predicate.kind) {
    case 'and': {
      const all = predicate.items.map(item => print(item, text, 'and')).join(' and ')
      return within === 'not' ? `(${all})` : all
    }
    case 'or': {
      const all = predicate.items.map(item => print(item, text, 'or')).join(' or ')
      return within === 'or' ? all : `(${all})`
    }
    case 'not':
      return `not ${print(predicate.item, text, 'not')}`
    case 'everything':
      return 'everything'
    case 'opaque':
      return text(predicate)
    case 'fields':
      return `${predicate.left} ${words[predicate.operator]} field ${predicate.right}`
    case 'test':
      return [predicate.field, words[predicate.operator], predicate.values.map(value => value || '""').join(', ')]
        .filter(part => part !== '')
        .join(' ')
    default:
      return unreachable(predicate)
  }
}

const words: Readonly<Record<Operator, string>> = {
  eq: '=',
  ne: '!=',
  contains: 'contains',
  startswith: 'starts with',
  endswith: 'ends with',
  wildcard: 'like',
  regex: 'matches',
  cidr: 'in network',
  in: 'in',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
  exists: 'exists',
  keyword: 'has the word',
}
