/** `append`, `appendpipe`, `union`, `multisearch`: rows of other searches beside those that are there. */
import type { AppendCommand, AppendpipeCommand, MultisearchCommand, UnionCommand } from '../../spl/ast.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { unionOf } from '../combine.ts'
import { bindDataset } from './from.ts'

export function bindAppend(binder: Binder, input: Bound, { query, span }: AppendCommand): Bound | undefined {
  const other = bindQuery(binder, query)
  return other && unionOf(binder, [input, binder.limited(other, 'append', span)], 'appended', span)
}

/** The inner commands start from the rows that are there. */
export function bindAppendpipe(binder: Binder, input: Bound, { query, span }: AppendpipeCommand): Bound | undefined {
  const other = bindQuery(binder, query, input)
  return other && unionOf(binder, [input, other], 'appended', span)
}

export function bindUnion(
  binder: Binder,
  before: Bound | undefined,
  { sources, span }: UnionCommand,
): Bound | undefined {
  const others = sources.map(source =>
    source.kind === 'subsearch' ? bindQuery(binder, source.query) : bindDataset(binder, source, span),
  )
  const bounds = [before, ...others].filter(bound => bound !== undefined)
  if (bounds.length < others.length + (before ? 1 : 0)) return undefined
  return unionOf(binder, bounds, bounds.every(({ scope }) => scope.events) ? 'time' : 'appended', span)
}

export function bindMultisearch(binder: Binder, { queries, span }: MultisearchCommand): Bound | undefined {
  const bounds = queries.map(query => bindQuery(binder, query)).filter(bound => bound !== undefined)
  return bounds.length === queries.length ? unionOf(binder, bounds, 'time', span) : undefined
}
