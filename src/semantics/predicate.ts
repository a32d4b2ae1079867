/** The search dialect as a condition: two-valued, cases folded, wildcards, any value of a field. */
import { allOf, and, anyOf, boolean, compare, type Expr, holds, not, number, or, present, text } from '../plan/expr.ts'
import { plainNumber } from '../schema/plain-number.ts'
import type { SearchComparison, SearchExpression, SearchKeyword, SearchTime, SearchValue } from '../spl/ast.ts'
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import type { Binder } from './binder.ts'
import { datasetCondition } from './dataset.ts'
import { isNetwork } from './network.ts'
import type { Scope } from './scope.ts'
import { subsearchTerms } from './subsearch.ts'
import { timeBound } from './time.ts'
import { anyValue, asNumber, asText, hasPlainNumbers, numberIn } from './values.ts'

/** True or false for every row, never null: a missing field makes a comparison false and its NOT true. */
export function searchPredicate(binder: Binder, scope: Scope, where: SearchExpression): Expr {
  const inner = (item: SearchExpression): Expr => searchPredicate(binder, scope, item)
  switch (where.kind) {
    case 'and':
      return allOf(where.items.map(inner))
    case 'or':
      return anyOf(merged(where.items).map(inner))
    case 'not':
      return not(inner(where.item))
    case 'comparison':
      return comparison(binder, scope, where)
    case 'in':
      return inList(binder, scope, where.field.name, where.values, where.span)
    case 'keyword':
      return keyword(binder, scope, where)
    case 'everything':
      return boolean(true)
    case 'time':
      return timePredicate(binder, scope, where)
    case 'subsearch':
    case 'subsearch-comparison':
    case 'subsearch-in': {
      const terms = subsearchTerms(binder, where)
      return terms ? inner(terms) : boolean(false)
    }
    default:
      return unreachable(where)
  }
}

/** `a=1 OR a=2 OR …` is `a IN (1, 2, …)`: one look at the field for all values. */
function merged(items: readonly SearchExpression[]): readonly SearchExpression[] {
  const byField = new Map<string, SearchComparison[]>()
  for (const item of items) {
    if (item.kind !== 'comparison' || item.operator !== '=' || item.field.name === 'nodename') continue
    const same = byField.get(item.field.name)
    if (same) same.push(item)
    else byField.set(item.field.name, [item])
  }
  return items.flatMap((item): SearchExpression[] => {
    const same = item.kind === 'comparison' && item.operator === '=' ? byField.get(item.field.name) : undefined
    const [first] = same ?? []
    if (!same || !first || same.length < 2) return [item]
    if (first !== item) return []
    return [{ kind: 'in', field: first.field, values: same.map(({ value }) => value), span: first.span }]
  })
}

function comparison(binder: Binder, scope: Scope, node: SearchComparison): Expr {
  const { operator, value } = node
  if (node.field.name === 'nodename' && scope.events?.dataset) return nodename(binder, scope, value, node.span)
  const field = binder.field(scope, node.field.name, node.field.span)
  const names = identities(scope, node.field.name)
  const equals = valueTest(names ?? field, value)
  if (operator === '=') return someValue(binder, names ?? field, equals)
  // `user!=bob` wants a user; `NOT user=bob` also takes events that have none
  if (operator === '!=') {
    if (names) return and(present(field), not(someValue(binder, names, equals)))
    if (field.type === 'list') return someValue(binder, field, item => not(holds(equals(item))))
    return and(present(field), not(holds(equals(field))))
  }
  const literal = numberIn(value.text)
  return someValue(binder, field, item =>
    item.type === 'number' && literal !== undefined
      ? compare(operator, 'number', item, number(literal))
      : compare(operator, 'loose', asText(item), text(value.text)),
  )
}

const someValue = (binder: Binder, expr: Expr, test: (value: Expr) => Expr): Expr =>
  holds(anyValue(expr, expr.type === 'list' ? binder.newItem() : '', test))

/** All names that an event answers to: a Windows event has the XML source and the classic one. */
function identities(scope: Scope, name: string): Expr | undefined {
  if (!scope.events || scope.columns.has(name) || scope.events.hidden.has(name)) return undefined
  if (name === 'source') return scope.events.scan.attribute('sources')
  if (name === 'sourcetype') return scope.events.scan.attribute('sourcetypes')
  return undefined
}

/** Whether one value of a field equals a literal of the search dialect. */
const valueTest =
  (field: Expr, value: SearchValue) =>
  (item: Expr): Expr =>
    equalsLiteral(item, value, hasPlainNumbers(field))

function equalsLiteral(item: Expr, value: SearchValue, plainNumbers: boolean): Expr {
  const operand = asText(item)
  if (value.text.includes('*')) {
    if (/^\*+$/.test(value.text)) return present(operand)
    return {
      kind: 'wildcard',
      operand,
      pieces: wildcardPieces(value.text),
      caseSensitive: value.caseSensitive,
      type: 'boolean',
    }
  }
  const literal = numberIn(value.text)
  if (item.type === 'number')
    return literal === undefined ? boolean(false) : compare('=', 'number', item, number(literal))
  if (literal !== undefined && plainNumbers) {
    const plain = plainNumber(literal)
    return plain === undefined ? boolean(false) : compare('=', 'text', operand, text(plain))
  }
  if (literal !== undefined) return { kind: 'sameNumber', operand, written: value.text, type: 'boolean' }
  const same: Expr = value.caseSensitive
    ? compare('=', 'text', operand, text(value.text))
    : { kind: 'equals', operand, value: value.text, type: 'boolean' }
  if (isNetwork(value.text)) return or(same, { kind: 'inSubnet', operand, network: value.text, type: 'boolean' })
  return same
}

/** `**` is `*`. */
const wildcardPieces = (pattern: string): readonly string[] => pattern.replace(/\*+/g, '*').split('*')

function inList(binder: Binder, scope: Scope, name: string, values: readonly SearchValue[], span: Span): Expr {
  const field = identities(scope, name) ?? binder.field(scope, name, span)
  const plainNumbers = hasPlainNumbers(field)
  const others = values.filter(value => oneText(value, plainNumbers) === undefined)
  const texts = values.flatMap(value => oneText(value, plainNumbers) ?? [])
  return someValue(binder, field, item => {
    const equals = (value: SearchValue): Expr => equalsLiteral(item, value, plainNumbers)
    if (item.type === 'number' || texts.length < 2) return anyOf(values.map(equals))
    return anyOf([{ kind: 'oneOf', operand: item, values: texts, type: 'boolean' }, ...others.map(equals)])
  })
}

/** The text that a value is found by alone, cases folded: it is no wildcard, network or exact case, nor several numerals. */
function oneText({ text, caseSensitive }: SearchValue, plainNumbers: boolean): string | undefined {
  if (text.includes('*') || caseSensitive || isNetwork(text)) return undefined
  const literal = numberIn(text)
  return literal === undefined ? text : plainNumbers ? plainNumber(literal) : undefined
}

function keyword(binder: Binder, scope: Scope, node: SearchKeyword): Expr {
  const { value } = node
  const raw = binder.field(scope, '_raw', node.span)
  if (raw.kind === 'null') {
    binder.report('no-raw', node.span, { word: value.text })
    return boolean(false)
  }
  return holds({
    kind: 'word',
    operand: asText(raw),
    pieces: wildcardPieces(value.text),
    caseSensitive: value.caseSensitive,
    ...(node.term && { whole: true }),
    type: 'boolean',
  })
}

/** A bound that is not the whole search's: rows outside of it are out. */
function timePredicate(binder: Binder, scope: Scope, node: SearchTime): Expr {
  const bound = boundOf(binder, node)
  const time = asNumber(binder.field(scope, '_time', node.span))
  if (!bound) return boolean(true)
  return holds(
    and(
      ...(bound.from === undefined ? [] : [compare('>=', 'number', time, number(bound.from))]),
      ...(bound.until === undefined ? [] : [compare('<', 'number', time, number(bound.until))]),
    ),
  )
}

function boundOf(binder: Binder, node: SearchTime): { readonly from?: number; readonly until?: number } | undefined {
  const bound = timeBound(node.name, node.value, binder.world.now)
  if (bound === null) binder.report('unsupported-time', node.span, { name: node.name })
  else if (bound === undefined)
    binder.report('bad-time', node.span, { what: `'${node.name}'`, value: node.value, example: `${node.name}=-24h@h` })
  return bound ?? undefined
}

/** Modifiers that stand beside the other terms bound the whole search; the rest of the terms is the predicate. */
export function splitBounds(
  binder: Binder,
  where: SearchExpression,
): { readonly rest: SearchExpression; readonly bounds?: { readonly from?: number; readonly until?: number } } {
  const items = where.kind === 'and' ? where.items : [where]
  const times = items.filter((item): item is SearchTime => item.kind === 'time')
  if (times.length === 0) return { rest: where }
  const bounds = Object.assign({}, ...times.map(node => boundOf(binder, node) ?? {}))
  const others = items.filter(item => item.kind !== 'time')
  const [only] = others
  if (others.length === 1 && only) return { rest: only, bounds }
  return {
    rest:
      others.length === 0 ? { kind: 'everything', span: where.span } : { kind: 'and', items: others, span: where.span },
    bounds,
  }
}

/** Whether the search names an index anywhere; where it does not, the default ones are meant. A subsearch may name one too. */
export function mentionsIndex(where: SearchExpression): boolean {
  switch (where.kind) {
    case 'and':
    case 'or':
      return where.items.some(mentionsIndex)
    case 'not':
      return mentionsIndex(where.item)
    case 'comparison':
    case 'in':
      return where.field.name === 'index'
    default:
      return false
  }
}

/** All indexes but the internal ones and those that findings are written to; true where the store has no others. */
export function defaultIndexes(binder: Binder, scope: Scope): Expr {
  const internal = (index: string): boolean => index.startsWith('_') || index === 'risk' || index === 'notable'
  const others = binder.world.indexes && [...binder.world.indexes].filter(internal)
  if (!scope.events || others?.length === 0) return boolean(true)
  const index = scope.events.scan.attribute('index')
  if (others) return and(...others.map(name => compare('!=', 'text', index, text(name))))
  const starts: Expr = { kind: 'wildcard', operand: index, pieces: ['_', ''], caseSensitive: true, type: 'boolean' }
  return and(compare('!=', 'text', index, text('risk')), compare('!=', 'text', index, text('notable')), not(starts))
}

/** `nodename=All_Changes.Account_Management`: the events of that dataset. */
function nodename(binder: Binder, scope: Scope, value: SearchValue, span: Span): Expr {
  const { events } = scope
  const found = events?.dataset && binder.world.dataset(events.dataset.model, value.text)
  if (events && found) return datasetCondition(binder, found, events)
  const known = events?.dataset?.siblings.map(({ name }) => name) ?? []
  binder.report('unknown-dataset', span, { model: events?.dataset?.model ?? '', name: value.text, known })
  return boolean(false)
}
