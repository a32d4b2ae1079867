/** `appendcols`: the rows of another search beside those that there are, the first to the first, the second to the second. */
import type { AppendcolsCommand } from '../spl/ast.ts'
import { isInternal, namesOf, tableOf } from './columns.ts'
import type { Table } from './table.ts'

/** A field that both have keeps the value that there is, with `override` takes the other one. Rows left over follow. */
export function appendcols(table: Table, other: Table, command: AppendcolsCommand): Table {
  const own = namesOf(table)
  const added = other.columns.flatMap(({ name }, at) => (isInternal(name) ? [] : [{ name, at }]))
  const names = [...own, ...added.map(({ name }) => name).filter(name => !own.includes(name))]
  const places = new Map(added.map(({ name, at }) => [name, at]))
  const rows = Array.from({ length: Math.max(table.rows.length, other.rows.length) }, (_, index) =>
    names.map((name, column) => {
      const mine = (column < own.length ? table.rows[index]?.[column] : null) ?? null
      const theirs = other.rows[index]?.[places.get(name) ?? -1] ?? null
      return command.override ? (theirs ?? mine) : (mine ?? theirs)
    }),
  )
  return tableOf(names, rows, table)
}
