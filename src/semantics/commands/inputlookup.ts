/** `inputlookup`: the rows of a lookup; `outputlookup`, `collect`: rows put out, and passed on. */
import type { CollectCommand, InputlookupCommand, OutputlookupCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { unionOf } from '../combine.ts'
import { lookupRows } from '../lookups.ts'
import { searchPredicate } from '../predicate.ts'
import { boundTable, outputOf } from '../tables.ts'

export function bindInputlookup(
  binder: Binder,
  before: Bound | undefined,
  command: InputlookupCommand,
): Bound | undefined {
  const { table, start, max, where, span } = command
  const rows = lookupRows(binder, table, span, { start, ...(max !== undefined && { max }) })
  if (!rows) return undefined
  const kept: Bound = where
    ? {
        ...rows,
        plan: { kind: 'filter', input: rows.plan, condition: searchPredicate(binder, rows.scope, where), span },
      }
    : rows
  return before && command.append ? unionOf(binder, [before, kept], 'appended', span) : kept
}

/** The rows are run, written to the run's own copy by who runs them, and go on as they are. */
export function bindWriting(
  binder: Binder,
  input: Bound,
  command: OutputlookupCommand | CollectCommand,
): Bound | undefined {
  const rows = binder.answer({ kind: 'rows', key: command.span, output: outputOf(binder, input, command.span) })
  const written = rows && binder.answer({ kind: 'write', key: command, rows })
  return written && boundTable(binder, written, command.span)
}
