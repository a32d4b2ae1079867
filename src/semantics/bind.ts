/** A search's tree and the world → what it answers: command by command, the plan grows and the names change. */
import type { Output } from '../plan/plan.ts'
import type { Query } from '../spl/ast.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { Binder, type Bound, type RowLimit, type Step } from './binder.ts'
import { bindCommand } from './commands/index.ts'
import { outputOf } from './tables.ts'
import type { World } from './world.ts'

export interface BoundSearch {
  /** Absent when an error is among the diagnostics, or a step must be run before: a search is done whole or not at all. */
  readonly output: Output | undefined
  /** What must be run, and its answer put into the world, before the search can be bound further. */
  readonly steps: readonly Step[]
  /** Where rows were left out, or would have been by Splunk: only the data can tell whether there were so many. */
  readonly limits: readonly RowLimit[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `source` is the text that the tree's spans speak of. */
export function bind(query: Query, source: Source, world: World): BoundSearch {
  const binder = new Binder(world, source)
  const bound = bindQuery(binder, query)
  const { steps, diagnostics, limits } = binder
  const done = bound && steps.length === 0 && !diagnostics.some(isError)
  return { output: done ? outputOf(binder, bound, query.span) : undefined, steps, limits, diagnostics }
}

/** A whole search, or the inner one of a command; undefined where something in it was not understood or must run first. */
export function bindQuery(binder: Binder, query: Query, input?: Bound): Bound | undefined {
  const { later, earlier } = binder
  let bound = input
  for (const [index, command] of query.commands.entries()) {
    binder.later = query.commands.slice(index + 1)
    binder.earlier = query.commands[index - 1]
    bound = bindCommand(binder, bound, command)
    if (!bound || binder.steps.length > 0 || !binder.takesStage(bound.plan, command.span)) return undefined
  }
  binder.later = later
  binder.earlier = earlier
  return bound
}
