/** `lookup`: columns of a table for the rows whose values it holds. */
import { call, cast, type Expr, number, type TableKey, type TableLookup, text } from '../../plan/expr.ts'
import type { LookupCommand, LookupField } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { chosen } from '../functions/conditional.ts'
import { findLookup } from '../lookups.ts'
import { narrowed } from '../narrow-lookup.ts'
import { networkOf } from '../network.ts'
import { withColumn } from '../scope.ts'
import { asText } from '../values.ts'
import type { Lookup } from '../world.ts'

/** As many matches as a table without a limit of its own gives (limits.conf of recent versions). */
const mostMatches = 100

export function bindLookup(binder: Binder, input: Bound, command: LookupCommand): Bound | undefined {
  const whole = findLookup(binder, command.table)
  const lookup = whole && narrowed(binder, input, whole, command)
  if (!lookup) return undefined
  const keys = command.keys.map(field => keyOf(binder, input, lookup, field))
  const outputs = command.output === 'all' ? otherColumns(lookup, command) : command.outputs
  let { plan, scope } = input
  for (const { lookup: from, event } of outputs) {
    const cells = columnOf(binder, lookup, from)
    if (!cells) continue
    const found: TableLookup = {
      kind: 'tableLookup',
      keys,
      output: cells,
      limit: lookup.maxMatches ?? mostMatches,
      type: 'list',
    }
    const own = binder.field(input.scope, event.name, event.span)
    const value = withDefault(lookup, command, found, own)
    const extended = binder.extend(plan, event.name, value, command.span)
    plan = extended.plan
    scope = withColumn(scope, event.name, extended.value)
  }
  return { plan, scope }
}

function keyOf(binder: Binder, { scope }: Bound, lookup: Lookup, { lookup: name, event }: LookupField): TableKey {
  const cells = columnOf(binder, lookup, name) ?? []
  const match = lookup.matches.find(({ field }) => field === name.name)?.kind ?? 'exact'
  return {
    value: severalOrText(binder.field(scope, event.name, event.span)),
    cells: match === 'cidr' ? networksOf(cells) : cells,
    match: match === 'cidr' ? 'network' : match,
    caseSensitive: lookup.caseSensitive,
  }
}

/** Each of several values is looked up, and what they give is collected. */
const severalOrText = (value: Expr): Expr => (value.type === 'list' ? value : asText(value))

function columnOf(
  binder: Binder,
  lookup: Lookup,
  { name, span }: LookupField['lookup'],
): readonly string[] | undefined {
  const index = lookup.columns.indexOf(name)
  if (index >= 0) return cellsOf(lookup, index)
  if (lookup.open) return []
  binder.report('unknown-lookup-field', span, { field: name, known: lookup.columns })
  return undefined
}

/** One list for each column, however often it is asked for: tables are long and rules that use one are many. */
function cellsOf(lookup: Lookup, index: number): readonly string[] {
  const known = columns.get(lookup) ?? new Map<number, readonly string[]>()
  columns.set(lookup, known)
  const cells = known.get(index) ?? lookup.rows.map(row => row[index] ?? '')
  known.set(index, cells)
  return cells
}

const columns = new WeakMap<Lookup, Map<number, readonly string[]>>()

function networksOf(cells: readonly string[]): readonly string[] {
  const known = networks.get(cells) ?? cells.map(networkOf)
  networks.set(cells, known)
  return known
}

const networks = new WeakMap<readonly string[], readonly string[]>()

const otherColumns = (lookup: Lookup, { keys, table }: LookupCommand): readonly LookupField[] =>
  lookup.columns
    .filter(column => !keys.some(({ lookup: key }) => key.name === column))
    .map(column => ({ name: column, wildcard: false, span: table.span }))
    .map(name => ({ lookup: name, event: name }))

/** Without a match: the default as often as `min_matches` says, else nothing; without OUTPUT the row stays as it is. */
function withDefault(lookup: Lookup, command: LookupCommand, found: TableLookup, own: Expr): Expr {
  const isFound: Expr = { kind: 'present', operand: found, type: 'boolean' }
  const single = (lookup.maxMatches ?? mostMatches) === 1 && found.keys.every(({ value: key }) => key.type !== 'list')
  const least = lookup.minMatches > 1 ? lookup.minMatches : undefined
  const value: Expr = least
    ? call('filled', 'list', found, number(least), text(lookup.defaultMatch))
    : single
      ? cast(found, 'text')
      : found
  const fallback: Expr =
    lookup.minMatches > 0
      ? text(lookup.defaultMatch)
      : command.output === 'all'
        ? own
        : { kind: 'null', type: value.type }
  const looked = least ? value : chosen([{ when: isFound, value }], fallback)
  if (command.output !== 'outputnew' || own.kind === 'null') return looked
  return chosen([{ when: { kind: 'present', operand: own, type: 'boolean' }, value: own }], looked)
}
