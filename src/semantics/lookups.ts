/** Lookups: tables by the name that a search uses, as rows and as what a row is matched with. */
import type { Table } from '../rows/table.ts'
import type { Name } from '../spl/ast.ts'
import { nearest } from '../text/nearest.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'
import { boundTable } from './tables.ts'
import type { Lookup } from './world.ts'

export function findLookup(binder: Binder, name: Name): Lookup | undefined {
  const found = binder.world.lookup(name.name)
  if (!found)
    binder.report('unknown-lookup', name.span, { name: name.name, ...nearest(name.name, binder.world.lookups) })
  return found
}

export function lookupRows(
  binder: Binder,
  name: Name,
  span: Span,
  cut: { readonly start: number; readonly max?: number } = { start: 0 },
): Bound | undefined {
  const lookup = findLookup(binder, name)
  if (!lookup) return undefined
  const end = cut.max === undefined ? undefined : cut.start + cut.max
  const table: Table = {
    columns: lookup.columns.map(column => ({ name: column, type: 'text' })),
    rows: lookup.rows.slice(cut.start, end).map(cells => cells.map(cell => (cell === '' ? null : cell))),
  }
  return boundTable(binder, table, span)
}
