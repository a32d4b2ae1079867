/** Rows in memory as the input of the next stage, and a search's rows so far as something to run. */
import type { Column } from '../plan/columns.ts'
import { choose, column, type Expr, nothing, present, text } from '../plan/expr.ts'
import type { Output, Values } from '../plan/plan.ts'
import type { Outcome } from '../rows/outcome.ts'
import type { Table } from '../rows/table.ts'
import type { Command } from '../spl/ast.ts'
import { fieldsRead } from '../spl/walk.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'
import { laterFields } from './later-fields.ts'
import { visibleNames } from './names.ts'
import { closedScope, type EventFields, type Scope, withColumn } from './scope.ts'
import { coerce } from './values.ts'

export function boundTable(binder: Binder, table: Table, span: Span): Bound {
  const columns: Column[] = table.columns.map(({ name, type }) => ({ id: binder.newId(name), type }))
  const plan: Values = { kind: 'values', columns, rows: table.rows, span }
  const names = columns.map(({ id, type }, index) => [table.columns[index]?.name ?? '', column(id, type)] as const)
  return { plan, scope: closedScope(names) }
}

/** What a command made of rows in memory, and what it has to say. */
export function boundOutcome(binder: Binder, { table, notices }: Outcome, span: Span): Bound {
  for (const { span: at, ...notice } of notices)
    binder.diagnostics.push({ ...notice, place: { source: binder.source, span: at } })
  return boundTable(binder, table, span)
}

/** The visible columns; of rows that are events still, the identity too, so that the rest of the event can be fetched. */
export function outputOf(binder: Binder, bound: Bound, span: Span): Output {
  const { plan, scope } = withFilled(binder, bound, span)
  const columns = [...scope.columns].map(([name, value]) => ({ name, value }))
  const seq = scope.events?.scan.attribute('seq')
  if (!scope.events || seq?.kind !== 'column') return { plan, columns }
  return { plan, columns, events: { seq: seq.id, hidden: [...scope.events.hidden, ...scope.columns.keys()] } }
}

/**
 * As `outputOf`, but of events only the fields that the command and the rest of the search look at, where that is known:
 * whole events are large.
 */
export function neededOutputOf(binder: Binder, bound: Bound, command: Command): Output {
  const { scope, plan } = bound
  const { events } = scope
  const later = events && !events.dataset && events.fill === undefined && laterFields(binder.later)
  if (!later) return outputOf(binder, bound, command.span)
  const made = [...scope.columns.keys()].filter(name => name.startsWith('__'))
  const lines = later.has('linecount') ? ['_raw'] : []
  const names = new Set(['_time', ...made, ...fieldsRead(command).map(({ name }) => name), ...later, ...lines])
  const { late: _, ...timed } = scope
  const columns = [...names].map(name => ({
    name,
    value: binder.knownField(name === '_time' ? timed : scope, name, command.span),
  }))
  return { plan, columns: columns.filter(({ value }) => value.kind !== 'null') }
}

/**
 * Events behind a bare `fillnull` show every field that one of them has; fields that a stage named are filled already
 * (see commands/fillnull.ts).
 */
function withFilled(binder: Binder, bound: Bound, span: Span): Bound {
  const fill = bound.scope.events?.fill
  if (fill === undefined) return bound
  const bare: Scope = { ...bound.scope, events: bound.scope.events && withoutFill(bound.scope.events) }
  let { plan, scope } = bound
  for (const name of visibleNames(binder, bound.scope)) {
    if (scope.columns.has(name)) continue
    const value = binder.field(bare, name, span)
    const somewhere: Expr = { kind: 'anywhere', test: present(value), type: 'boolean' }
    const missing = choose(somewhere, coerce(text(fill), value.type), nothing(value.type))
    const filled = binder.extend(plan, name, choose(present(value), value, missing), span)
    plan = filled.plan
    scope = withColumn(scope, name, filled.value)
  }
  return { plan, scope }
}

const withoutFill = ({ fill: _, ...events }: EventFields): EventFields => events
