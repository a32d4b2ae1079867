/** The aggregations and by-fields of stats and tstats. */
import type { ColumnId } from '../plan/columns.ts'
import { call, column, type Expr, nothing, number, text } from '../plan/expr.ts'
import type { Aggregate, Measure, Plan } from '../plan/plan.ts'
import type { Aggregation, Name, TimeSpan } from '../spl/ast.ts'
import { nearest } from '../text/nearest.ts'
import type { Span } from '../text/span.ts'
import { aggregate, aggregateNames, isRate, unsupportedAggregates } from './aggregates.ts'
import { allNumbers } from './all-numbers.ts'
import type { Binder, Bound } from './binder.ts'
import { evalExpression } from './expression.ts'
import { visibleNames } from './names.ts'
import { closedScope, nameMatcher, type Scope } from './scope.ts'
import { bindSparkline, type Sparkline } from './sparkline.ts'
import { asNumber } from './values.ts'

export interface Grouping {
  readonly command: string
  readonly aggregations: readonly Aggregation[]
  readonly by: readonly Name[]
  readonly timespan?: TimeSpan
  /** What a missing by-field becomes; without it such rows are dropped. */
  readonly fill?: string
  readonly dedupSplitvals: boolean
  /** Whether the command knows `sparkline`. */
  readonly sparklines?: boolean
  /** Whether statistics of numbers want nothing but numbers. */
  readonly allnum?: boolean
  /** How many seconds a bucket of `timechart` is long. */
  readonly bucket?: number | undefined
  readonly span: Span
}

/** One row for each combination of by-values: by-fields first, then aggregates, in the order written. */
export function bindGrouping(binder: Binder, input: Bound, grouping: Grouping): Bound {
  const { scope } = input
  let rows = input
  const lines: { alias: string; value: Expr }[] = []
  const columns = new Map<string, Expr>()
  const keys: Aggregate['keys'][number][] = []
  for (const name of expandBy(binder, scope, grouping)) {
    if (columns.has(name.name)) continue
    const value = keyValue(binder, scope, name, grouping)
    const id = binder.newId(name.name)
    keys.push({ id, value })
    columns.set(name.name, column(id, value.type === 'list' ? 'text' : value.type))
  }
  const measures: { id: ColumnId; measure: Measure }[] = []
  const named = new Set(grouping.aggregations.filter(isOwn).map(({ alias }) => alias))
  for (const aggregation of grouping.aggregations) {
    if (grouping.sparklines && aggregation.function === 'sparkline') {
      const line = sparklineOf(binder, rows, aggregation, grouping)
      if (!line) continue
      if (columns.has(aggregation.alias)) {
        binder.report('same-column', aggregation.aliasSpan, { name: aggregation.alias })
        continue
      }
      rows = { plan: line.plan, scope }
      measures.push(...line.measures)
      lines.push({ alias: aggregation.alias, value: line.value })
      columns.set(aggregation.alias, line.value)
      continue
    }
    for (const { alias, measure } of measuresOf(binder, scope, aggregation, grouping)) {
      // what a wildcard stands for yields to a column that is named beside it
      if (!isOwn(aggregation) && named.has(alias)) continue
      if (columns.has(alias)) {
        binder.report('same-column', aggregation.aliasSpan, { name: alias })
        continue
      }
      const id = binder.newId(alias)
      measures.push({ id, measure })
      columns.set(alias, column(id, measure.type))
      const guarded = grouping.allnum ? allNumbers(binder, id, measure) : undefined
      if (!guarded) continue
      measures.push(guarded.counted)
      lines.push({ alias, value: guarded.value })
    }
  }
  let plan: Plan = { kind: 'aggregate', input: rows.plan, keys, measures, span: grouping.span }
  for (const { alias, value } of lines) {
    const extended = binder.extend(plan, alias, value, grouping.span)
    plan = extended.plan
    columns.set(alias, extended.value)
  }
  return { plan, scope: closedScope(columns) }
}

/** A bare `sparkline` is one of `count`. Undefined where a fault was reported, and while the time range is not known. */
function sparklineOf(binder: Binder, rows: Bound, aggregation: Aggregation, grouping: Grouping): Sparkline | undefined {
  const { argument, function: name, span } = aggregation
  if (argument && argument.kind !== 'series') return undefined
  const inside = argument?.of.argument
  if (inside?.kind === 'field' && inside.field.wildcard) {
    binder.report('unsupported-form', span, { command: name, form: 'a wildcard' })
    return undefined
  }
  const [inner] = argument
    ? measuresOf(binder, rows.scope, argument.of, grouping)
    : [{ alias: '', measure: { kind: 'count', type: 'number' } as const }]
  return (
    inner && bindSparkline(binder, rows, { measure: inner.measure, aggregation, timespan: argument?.timespan, span })
  )
}

const isOwn = ({ argument }: Aggregation): boolean => argument?.kind !== 'field' || !argument.field.wildcard

function expandBy(binder: Binder, scope: Scope, { by, aggregations }: Grouping): readonly Name[] {
  const measured = new Set(aggregations.map(({ alias }) => alias))
  return by.flatMap(name => {
    if (!name.wildcard) return [name]
    const matches = nameMatcher(name.name)
    const found = visibleNames(binder, scope).filter(known => matches(known) && !measured.has(known))
    return found.map(known => ({ name: known, wildcard: false, span: name.span }))
  })
}

/** What rows are grouped by for a name. */
export function keyValue(binder: Binder, scope: Scope, name: Name, { timespan, fill, dedupSplitvals }: Grouping): Expr {
  const field = binder.field(scope, name.name, name.span)
  if (name.name === '_time' && timespan)
    return call('bucketTime', 'number', field, number(timespan.count), text(timespan.unit))
  if (field.type === 'list') {
    const values = dedupSplitvals ? call('distinctValues', 'list', field) : field
    return fill === undefined ? values : filledKey(values, { kind: 'cast', operand: text(fill), type: 'list' })
  }
  return fill === undefined ? field : filledKey(field, text(fill))
}

/** What ends in a constant is there in every row, as most fields of data models are. */
function isGiven(value: Expr): boolean {
  switch (value.kind) {
    case 'text':
      return true
    case 'call':
      return value.operation === 'firstPresent' && value.args.some(isGiven)
    case 'choose':
      return [...value.branches.map(branch => branch.value), value.otherwise].every(isGiven)
    default:
      return false
  }
}

/** A missing by-field of a number column becomes text, and the whole column with it. */
function filledKey(value: Expr, fill: Expr): Expr {
  if (value.type === 'number' || isGiven(value)) return value
  return {
    kind: 'choose',
    branches: [{ when: { kind: 'present', operand: value, type: 'boolean' }, value }],
    otherwise: fill,
    type: value.type,
  }
}

interface NamedMeasure {
  readonly alias: string
  readonly measure: Measure
}

/** What an aggregation measures: one column, or one for each field that its wildcard names. */
export function measuresOf(
  binder: Binder,
  scope: Scope,
  aggregation: Aggregation,
  grouping: Pick<Grouping, 'command' | 'by' | 'bucket'>,
): NamedMeasure[] {
  const { argument, function: name, alias } = aggregation
  const build = isRate(name) && grouping.bucket === undefined ? undefined : aggregate(name)
  if (!build) {
    reportFunction(binder, aggregation, grouping.command)
    return []
  }
  if (!argument) {
    if (name === 'count' || name === 'c') return [{ alias, measure: { kind: 'count', type: 'number' } }]
    binder.report('aggregation-argument', aggregation.functionSpan, { name })
    return []
  }
  const time = binder.field(scope, '_time', aggregation.span)
  const context = { time: time.kind === 'null' ? nothing('number') : asNumber(time), bucket: grouping.bucket }
  if (argument.kind === 'series') return []
  if (argument.kind === 'eval') {
    const value = evalExpression(binder, scope, argument.expression)
    if (value.type !== 'boolean') return [{ alias, measure: build(value, context) }]
    if (name === 'count' || name === 'c')
      return [{ alias, measure: { kind: 'countWhere', test: value, type: 'number' } }]
    binder.report('function-argument', argument.span, {
      name,
      wants: 'a value, not a condition: eval(if(…, 1, null()))',
    })
    return []
  }
  if (!argument.field.wildcard)
    return [{ alias, measure: build(binder.field(scope, argument.field.name, argument.field.span), context) }]
  return expandWildcard(binder, scope, aggregation, argument.field, grouping).map(({ alias: made, field }) => ({
    alias: made,
    measure: build(binder.field(scope, field, argument.field.span), context),
  }))
}

/** `values(*) as *`, `avg(tcp.*) as tcp.*`: every field that there is, but for the by-fields. */
function expandWildcard(
  binder: Binder,
  scope: Scope,
  aggregation: Aggregation,
  pattern: Name,
  grouping: Pick<Grouping, 'command' | 'by'>,
): { alias: string; field: string }[] {
  if (scope.events && binder.world.fields.size === 0)
    binder.report('wildcard-without-data', pattern.span, { command: grouping.command })
  const matches = nameMatcher(pattern.name)
  const keys = new Set(grouping.by.map(({ name }) => name))
  return visibleNames(binder, scope).flatMap(field => {
    const captured = keys.has(field) ? undefined : matches(field)
    if (!captured) return []
    const given = [...captured]
    const alias = aggregation.named
      ? aggregation.alias.replace(/\*/g, () => given.shift() ?? '')
      : `${aggregation.function}(${field})`
    return [{ alias, field }]
  })
}

function reportFunction(binder: Binder, { function: name, functionSpan }: Aggregation, command: string): void {
  if (unsupportedAggregates.has(name) || isRate(name))
    binder.report('unsupported-aggregation', functionSpan, { name, command })
  else binder.report('unknown-aggregation', functionSpan, { name, ...nearest(name, aggregateNames) })
}
