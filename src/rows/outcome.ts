/** A table and what its reader must know about it: that a limit cut it, or that something was not done. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { Table } from './table.ts'

export interface Outcome {
  readonly table: Table
  readonly notices: readonly Notice[]
}

/** A diagnostic whose place is still an offset in the search. */
export interface Notice extends Omit<Diagnostic, 'place'> {
  readonly code: 'too-many-cells' | 'unknown-rank' | 'no-span' | 'no-numbers' | 'bad-data' | 'bad-time' | 'limit-lifted'
  readonly span: Span
}

/** More than this no command may make out of what it was given: a table of twenty columns and 100,000 rows. */
const cellLimit = 2_000_000

export const done = (table: Table, ...notices: readonly Notice[]): Outcome => ({ table, notices })

/** How many columns or rows of `each` cells fit below the limit. */
export const howManyFit = (each: number): number => Math.max(1, Math.floor(cellLimit / Math.max(1, each)))

/** Says that only a part of the columns or rows was made. */
export function tooManyCells(
  { kind, span }: { readonly kind: string; readonly span: Span },
  { wanted, made, what }: { readonly wanted: number; readonly made: number; readonly what: 'columns' | 'rows' },
): Notice {
  const message = `'${kind}' would make ${wanted} ${what} here, only the first ${made} were made`
  return { code: 'too-many-cells', severity: 'error', message, span }
}
