/** The lookups of a run: those of the rules' folders, and what searches have written over them. */
import type { Table } from '../rows/table.ts'
import type { LookupPool, Lookup as RuleLookup } from '../rules/lookups.ts'
import type { Lookup } from '../semantics/world.ts'
import type { OutputlookupCommand } from '../spl/ast.ts'

export class RunLookups {
  readonly #pool: LookupPool
  readonly #written = new Map<string, Lookup>()
  readonly #read = new Map<string, Lookup>()

  constructor(pool: LookupPool) {
    this.#pool = pool
  }

  get names(): readonly string[] {
    return [...this.#pool.all.map(({ definition }) => definition.name), ...this.#written.keys()]
  }

  find(name: string): Lookup | undefined {
    const known = this.#written.get(name) ?? this.#read.get(name)
    if (known) return known
    const found = this.#pool.find(name)
    if (!found) return undefined
    const lookup = lookupOf(found)
    this.#read.set(name, lookup)
    return lookup
  }

  /** Rows in the place of those that were there, or after them; only this run sees them. */
  write({ table: { name }, append, max }: OutputlookupCommand, rows: Table): void {
    const before = this.find(name)
    const names = rows.columns.map(column => column.name).filter(column => !column.startsWith('_') || column === '_key')
    const columns = append && before ? [...new Set([...before.columns, ...names])] : names
    const cellsOf = (given: readonly string[], cells: readonly string[]): string[] =>
      columns.map(column => cells[given.indexOf(column)] ?? '')
    const all = rows.columns.map(column => column.name)
    const added = rows.rows.slice(0, max).map(cells => cellsOf(all, cells.map(text)))
    const kept = append && before ? before.rows.map(cells => cellsOf(before.columns, cells)) : []
    this.#written.set(name, { ...(before ?? plain), columns, rows: [...kept, ...added] })
  }
}

const text = (cell: Table['rows'][number][number]): string =>
  cell === null ? '' : typeof cell === 'object' ? cell.join('\n') : String(cell)

const plain: Omit<Lookup, 'columns' | 'rows'> = {
  matches: [],
  caseSensitive: true,
  minMatches: 0,
  maxMatches: undefined,
  defaultMatch: '',
}

function lookupOf({ definition, table }: RuleLookup): Lookup {
  const {
    table: { columns, rows },
  } = table()
  const { matchTypes, caseSensitive, minMatches, maxMatches, defaultMatch } = definition
  return { columns, rows, matches: matchTypes, caseSensitive, minMatches, maxMatches, defaultMatch }
}
