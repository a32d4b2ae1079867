/** `tstats`: aggregates over the events of a data model, or over indexed fields. */
import { and, type Expr } from '../../plan/expr.ts'
import type { Name, SearchExpression, TstatsCommand } from '../../spl/ast.ts'
import { bindGrouping } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'
import { datasetCondition, findDataset } from '../dataset.ts'
import { defaultIndexes, mentionsIndex, searchPredicate, splitBounds } from '../predicate.ts'
import { eventScope } from '../scope.ts'
import type { ModelDataset } from '../world.ts'
import { bindPrestats } from './prestats.ts'

export function bindTstats(binder: Binder, before: Bound | undefined, command: TstatsCommand): Bound | undefined {
  if (command.append && !command.prestats)
    binder.report('unsupported-form', command.span, {
      command: 'tstats',
      form: "'append=true' without 'prestats=true'",
    })
  checkAggregations(binder, command)
  const scan = binder.openScan(command.span)
  const dataset = command.from && datasetOf(binder, command)
  const scope = dataset ? eventScope(scan, { dataset, prefixed: true }) : eventScope(scan)
  if (!command.from) checkIndexed(binder, command)
  const { rest, bounds } = command.where ? splitBounds(binder, command.where) : { rest: undefined, bounds: undefined }
  if (bounds) scan.bound(bounds)
  const conditions: Expr[] = [
    ...(dataset && scope.events ? [datasetCondition(binder, dataset, scope.events)] : []),
    ...(dataset || (rest && mentionsIndex(rest)) ? [] : [defaultIndexes(binder, scope)]),
    ...(rest ? [searchPredicate(binder, scope, rest)] : []),
  ]
  const input: Bound = {
    plan: { kind: 'filter', input: scan.plan, condition: and(...conditions), span: command.span },
    scope,
  }
  if (command.prestats) return bindPrestats(binder, before, input, command)
  const { aggregations, by, timespan, fillnullValue, span } = command
  return bindGrouping(binder, input, {
    command: 'tstats',
    aggregations,
    by,
    dedupSplitvals: false,
    span,
    ...(timespan && { timespan }),
    ...(fillnullValue !== undefined && { fill: fillnullValue }),
  })
}

/** The dataset named, or, where only a model with several roots is, the one that the fields speak of. */
function datasetOf(binder: Binder, command: TstatsCommand): ModelDataset | undefined {
  const { from } = command
  if (!from) return undefined
  if (from.dataset === undefined && !binder.world.dataset(from.model)) {
    for (const name of mentionedNames(command)) {
      const dot = name.indexOf('.')
      const found = dot > 0 ? binder.world.dataset(from.model, name.slice(0, dot)) : undefined
      if (found) return found
    }
  }
  return findDataset(binder, from.model, from.dataset, from.span)
}

function* mentionedNames({ by, where, aggregations }: TstatsCommand): Generator<string> {
  for (const { name } of by) yield name
  if (where) yield* searchNames(where)
  for (const { argument } of aggregations) if (argument?.kind === 'field') yield argument.field.name
}

function* searchNames(where: SearchExpression): Generator<string> {
  switch (where.kind) {
    case 'and':
    case 'or':
      for (const item of where.items) yield* searchNames(item)
      break
    case 'not':
      yield* searchNames(where.item)
      break
    case 'comparison':
    case 'in':
      if (where.field.name === 'nodename' && where.kind === 'comparison') yield `${where.value.text}.`
      else yield where.field.name
      break
    default:
  }
}

/** Splunk reckons over what is indexed: it keeps no order of events there, and no values to make others of. */
function checkAggregations(binder: Binder, { aggregations }: TstatsCommand): void {
  for (const { function: name, functionSpan, argument } of aggregations) {
    if (name === 'list') binder.report('tstats-aggregation', functionSpan, { what: 'list', instead: 'values(field)' })
    if (argument?.kind === 'eval')
      binder.report('tstats-aggregation', argument.span, {
        what: 'eval(…)',
        instead: 'a condition in where, or a stats behind it',
      })
  }
}

const indexed = new Set(['index', 'host', 'source', 'sourcetype', '_time', '_indextime', 'splunk_server'])

function checkIndexed(binder: Binder, command: TstatsCommand): void {
  const check = (name: Name): void => {
    if (!indexed.has(name.name)) binder.report('not-indexed', name.span, { field: name.name })
  }
  command.by.forEach(check)
  for (const { argument } of command.aggregations) if (argument?.kind === 'field') check(argument.field)
}
