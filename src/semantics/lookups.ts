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
  if (found) return found
  if (appLookups.has(name.name)) {
    binder.report('empty-lookup', name.span, { name: name.name })
    return nothingKnown
  }
  binder.report('unknown-lookup', name.span, { name: name.name, ...nearest(name.name, binder.world.lookups) })
  return undefined
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

/** Tables that Splunk's own apps keep about an organisation: nobody's rules bring them, and here they are empty. */
const appLookups: ReadonlySet<string> = new Set([
  'asset_lookup_by_str',
  'asset_lookup_by_cidr',
  'identity_lookup_expanded',
  'interesting_ports_lookup',
  'cim_corporate_web_domain_lookup',
  'cim_corporate_email_domain_lookup',
  'cim_cloud_domain_lookup',
  'alexa_lookup_by_str',
])

/** Whatever field is asked for, no row has it. */
const nothingKnown: Lookup = {
  columns: [],
  rows: [],
  open: true,
  matches: [],
  caseSensitive: false,
  minMatches: 0,
  maxMatches: 1,
  defaultMatch: '',
}
