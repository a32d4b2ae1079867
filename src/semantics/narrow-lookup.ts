/** A long table without the rows that no row of the search can match: what is left fits into a query. */
import { column } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import { valuesOf } from '../rows/cell.ts'
import type { LookupCommand } from '../spl/ast.ts'
import type { Binder, Bound } from './binder.ts'
import type { Lookup } from './world.ts'

/** Constants of a query are slow to read: a table of tens of thousands of rows takes minutes. */
const rowsInQuery = 500

/** Undefined while the values are not known that are looked up. */
export function narrowed(binder: Binder, input: Bound, lookup: Lookup, command: LookupCommand): Lookup | undefined {
  if (binder.world.narrowsLookups !== true) return lookup
  const [key] = command.keys
  const at = key ? lookup.columns.indexOf(key.lookup.name) : -1
  if (!key || at < 0 || lookup.rows.length <= rowsInQuery) return lookup
  const match = lookup.matches.find(({ field }) => field === key.lookup.name)?.kind ?? 'exact'
  if (match === 'cidr') return lookup
  const values = distinctValues(binder, input, command)
  if (!values) return undefined
  const fold = (text: string): string => (lookup.caseSensitive ? text : text.toLowerCase())
  const wanted = wantedBy(new Set(values.map(fold)), match === 'wildcard')
  return { ...lookup, rows: lookup.rows.filter(row => wanted(fold(row[at] ?? ''))) }
}

function distinctValues(binder: Binder, { plan, scope }: Bound, command: LookupCommand): readonly string[] | undefined {
  const [key] = command.keys
  if (!key) return []
  const value = binder.field(scope, key.event.name, key.event.span)
  const id = binder.newId(key.event.name)
  const type = value.type === 'list' ? 'text' : value.type
  const asked: Plan = { kind: 'aggregate', input: plan, keys: [{ id, value }], measures: [], span: command.span }
  const columns = [{ name: key.event.name, value: column(id, type) }]
  const table = binder.answer({ kind: 'rows', key: command, output: { plan: asked, columns } })
  return table?.rows.flatMap(([cell]) => valuesOf(cell))
}

/** Whether a cell may match one of the values: a pattern may where all of its runs of three characters stand in some value. */
function wantedBy(values: ReadonlySet<string>, wildcards: boolean): (cell: string) => boolean {
  if (!wildcards) return cell => values.has(cell)
  const runs = new Set([...values].flatMap(runsOf))
  return cell => {
    if (!cell.includes('*')) return values.has(cell)
    return values.size > 0 && cell.split('*').every(piece => runsOf(piece).every(run => runs.has(run)))
  }
}

const runsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3))
