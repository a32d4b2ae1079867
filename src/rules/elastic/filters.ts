/** Filters beside the query of an Elastic rule, in the JSON form of its search engine, as predicates. */
import { escapedParts, meaningOf } from '../../predicate/pattern.ts'
import { and, anyOf, not, type Predicate, patternTest, type Test } from '../../predicate/predicate.ts'
import type { Span } from '../../text/span.ts'
import { at, isTable, type Table, tableAt, tablesAt, textAt, textsAt } from './toml.ts'

/** All filters hold; their tests stand at `offset`, as the text of the query has no place for them. */
export function readFilters(rule: Table | undefined, offset: number): Predicate {
  const span = { start: offset, end: offset }
  return and(
    tablesAt(rule, 'filters')
      .filter(filter => at(tableAt(filter, 'meta'), 'disabled') !== true)
      .map(filter => {
        const predicate = clause(filter, span) ??
          clause(tableAt(filter, 'query') ?? {}, span) ?? { kind: 'opaque', span }
        return at(tableAt(filter, 'meta'), 'negate') === true ? not(predicate) : predicate
      }),
  )
}

function clause(table: Table, span: Span): Predicate | undefined {
  const exists = textAt(tableAt(table, 'exists'), 'field')
  if (exists !== undefined) return leaf(exists, 'exists', [], span)
  const wildcard = pairs(tableAt(table, 'wildcard'))
  if (wildcard.length > 0)
    return and(wildcard.map(([field, value]) => patternTest(field, meaningOf(escapedParts(value, true)), false, span)))
  const equal = [
    ...pairs(tableAt(table, 'match_phrase')),
    ...pairs(tableAt(table, 'term')),
    ...pairs(tableAt(table, 'match')),
  ]
  if (equal.length > 0) return and(equal.map(([field, value]) => leaf(field, 'eq', [value], span)))
  const prefix = pairs(tableAt(table, 'prefix'))
  if (prefix.length > 0) return and(prefix.map(([field, value]) => leaf(field, 'startswith', [value], span)))
  const [terms] = Object.entries(tableAt(table, 'terms') ?? {})
  return terms && anyOf(textsAt({ [terms[0]]: terms[1] }, terms[0]).map(value => leaf(terms[0], 'eq', [value], span)))
}

/** `{field: value}`, or `{field: {value: …}}`. */
function pairs(table: Table | undefined): readonly (readonly [string, string])[] {
  return Object.entries(table ?? {}).flatMap(([field, value]): (readonly [string, string])[] => {
    const inner = isTable(value)
      ? (textAt(value, 'value') ?? textAt(value, 'query'))
      : textAt({ field: value }, 'field')
    return inner === undefined ? [] : [[field, inner]]
  })
}

const leaf = (field: string, operator: Test['operator'], values: readonly string[], span: Span): Test => ({
  kind: 'test',
  field,
  operator,
  values,
  caseSensitive: false,
  span,
})
