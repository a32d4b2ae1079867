/** `tstats prestats=t`: rows for the grouping that follows, which reckons over them as it would over the events. */
import { allOf, present } from '../../plan/expr.ts'
import type { Aggregation, Command, TstatsCommand } from '../../spl/ast.ts'
import { keyValue } from '../aggregations.ts'
import type { Binder, Bound } from '../binder.ts'
import { unionOf } from '../combine.ts'
import { closedScope } from '../scope.ts'

/** The events as they are, with what the grouping may ask for: keys, measured fields and the time. */
export function bindPrestats(
  binder: Binder,
  before: Bound | undefined,
  events: Bound,
  command: TstatsCommand,
): Bound | undefined {
  const form = unsupported(binder.later, command, before)
  if (form !== undefined) {
    binder.report('unsupported-form', command.span, { command: 'tstats', form })
    return undefined
  }
  const { by, timespan, fillnullValue: fill, aggregations, span } = command
  const grouping = { command: 'tstats', aggregations, by, dedupSplitvals: false, span }
  const options = { ...grouping, ...(timespan && { timespan }), ...(fill !== undefined && { fill }) }
  const keys = by.map(name => [name.name, keyValue(binder, events.scope, name, options)] as const)
  const measured = [{ name: '_time', span }, ...aggregations.flatMap(fieldsOf)]
  const fields = measured.map(field => [field.name, binder.field(events.scope, field.name, field.span)] as const)
  const condition = allOf(keys.map(([, value]) => present(value)))
  const rows: Bound = {
    plan: { kind: 'filter', input: events.plan, condition, span },
    scope: closedScope([...fields, ...keys]),
  }
  return command.append && before ? unionOf(binder, [before, rows], 'appended', span) : rows
}

/** Only what has the same answer over the events is done; undefined where that is so. */
function unsupported(later: readonly Command[], command: TstatsCommand, before: Bound | undefined): string | undefined {
  const next = later.find(({ kind }) => kind !== 'tstats')
  const between = next ? later.slice(0, later.indexOf(next)) : []
  if (before && !command.append) return "'prestats=true' behind other rows, without 'append=true'"
  if (!between.every(each => each.kind === 'tstats' && each.prestats && each.append))
    return "'prestats=true' before a 'tstats' that does not append"
  if (next?.kind !== 'stats' && next?.kind !== 'chart' && next?.kind !== 'timechart')
    return "'prestats=true' and no 'stats', 'chart' or 'timechart' behind it"
  if (next.kind === 'timechart' && !command.by.some(({ name }) => name === '_time'))
    return "'prestats=true' for a 'timechart' without 'by _time'"
  const given = new Set(command.aggregations.map(keyOf))
  const missing = next.aggregations.find(aggregation => !given.has(keyOf(aggregation)))
  return missing && `'prestats=true' without the '${missing.alias}' of the '${next.kind}' behind it`
}

/** What is measured of which field, whatever it is called; a wildcard is like nothing. */
function keyOf({ function: name, argument }: Aggregation): string | undefined {
  if (!argument) return `${name}()`
  return argument.kind === 'field' && !argument.field.wildcard ? `${name}(${argument.field.name})` : undefined
}

const fieldsOf = ({ argument }: Aggregation) => (argument?.kind === 'field' ? [argument.field] : [])
