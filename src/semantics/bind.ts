/** A search's tree and the world → what it answers: command by command, the plan grows and the names change. */
import { choose, type Expr, nothing, present, text } from '../plan/expr.ts'
import type { Output, OutputColumn } from '../plan/plan.ts'
import type { Command, Query } from '../spl/ast.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import { Binder, type Bound } from './binder.ts'
import { bindBin } from './commands/bin.ts'
import { bindConvert } from './commands/convert.ts'
import { bindDedup } from './commands/dedup.ts'
import { bindEval } from './commands/eval.ts'
import { bindFields } from './commands/fields.ts'
import { bindFillnull } from './commands/fillnull.ts'
import { bindFrom } from './commands/from.ts'
import { bindHead } from './commands/head.ts'
import { bindMakeresults } from './commands/makeresults.ts'
import { bindRename } from './commands/rename.ts'
import { bindFirstSearch, bindSearch } from './commands/search.ts'
import { bindSort } from './commands/sort.ts'
import { bindStats } from './commands/stats.ts'
import { bindTable } from './commands/table.ts'
import { bindTail } from './commands/tail.ts'
import { bindTstats } from './commands/tstats.ts'
import { bindWhere } from './commands/where.ts'
import { visibleNames } from './names.ts'
import { closedScope, type EventFields, type Scope, withColumn } from './scope.ts'
import { coerce } from './values.ts'
import type { World } from './world.ts'

export interface BoundSearch {
  /** Absent when an error is among the diagnostics: a search is done whole or not at all. */
  readonly output: Output | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** `source` is the text that the tree's spans speak of. */
export function bind(query: Query, source: Source, world: World): BoundSearch {
  const binder = new Binder(world, source)
  let bound: Bound | undefined
  for (const command of query.commands) {
    bound = bindCommand(binder, bound, command)
    if (!bound) return { output: undefined, diagnostics: binder.diagnostics }
  }
  const failed = !bound || binder.diagnostics.some(({ severity }) => severity === 'error')
  return {
    output: failed || !bound ? undefined : output(withFilled(binder, bound, query.span)),
    diagnostics: binder.diagnostics,
  }
}

/** Undefined behind a command that is not done here: nothing after it can be known. */
function bindCommand(binder: Binder, before: Bound | undefined, command: Command): Bound | undefined {
  const input = before ?? { plan: { kind: 'generate', count: 1, span: command.span }, scope: closedScope([]) }
  switch (command.kind) {
    case 'search':
      return before ? bindSearch(binder, before, command) : bindFirstSearch(binder, command)
    case 'where':
      return bindWhere(binder, input, command)
    case 'eval':
      return bindEval(binder, input, command)
    case 'stats':
      return bindStats(binder, input, command)
    case 'tstats':
      return bindTstats(binder, command)
    case 'fillnull':
      return bindFillnull(binder, input, command)
    case 'rename':
      return bindRename(binder, input, command)
    case 'convert':
      return bindConvert(binder, input, command)
    case 'table':
      return bindTable(binder, input, command)
    case 'fields':
      return bindFields(binder, input, command)
    case 'sort':
      return bindSort(binder, input, command)
    case 'dedup':
      return bindDedup(binder, input, command)
    case 'head':
      return bindHead(binder, input, command)
    case 'tail':
      return bindTail(input, command)
    case 'bin':
      return bindBin(binder, input, command)
    case 'from':
      return bindFrom(binder, command)
    case 'makeresults':
      return bindMakeresults(binder, command)
    case 'unsupported':
      return undefined
    default:
      return unreachable(command)
  }
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

function withoutFill({ fill: _, ...events }: EventFields): EventFields {
  return events
}

/** The visible columns; of rows that are events still, the identity too, so that the rest of the event can be fetched. */
function output({ plan, scope }: Bound): Output {
  const columns: OutputColumn[] = [...scope.columns].map(([name, value]) => ({ name, value }))
  const seq = scope.events?.scan.attribute('seq')
  if (!scope.events || seq?.kind !== 'column') return { plan, columns }
  return { plan, columns, events: { seq: seq.id, hidden: [...scope.events.hidden, ...scope.columns.keys()] } }
}
