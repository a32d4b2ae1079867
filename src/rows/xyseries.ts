/** `xyseries x y v`: a row for each value of one field, a column for each value of another; `untable` is the way back. */
import type { UntableCommand, XyseriesCommand } from '../spl/ast.ts'
import { ascending, compareTexts, keyOf, textOf } from './cell.ts'
import { columnIndex, isInternal, tableOf } from './columns.ts'
import { done, howManyFit, type Outcome, tooManyCells } from './outcome.ts'
import { seriesName } from './series-name.ts'
import type { Cell, Table } from './table.ts'

/**
 * Rows and columns in ascending order, as `chart` has them; rows as they come with `grouped`. Of several values for one
 * place the last one stays. Rows without an x or a y are left out.
 */
export function xyseries(table: Table, command: XyseriesCommand): Outcome {
  const at = (name: string): number => columnIndex(table, name)
  const [x, y] = [at(command.x.name), at(command.y.name)]
  const values = command.values.map(({ name }) => ({ name, at: at(name) }))
  const wide = new WideRows(command.grouped)
  for (const row of table.rows) {
    const value = textOf(row[y])
    const key = row[x] ?? null
    if (value === undefined || key === null) continue
    for (const { name, at } of values) {
      wide.set(key, values.length > 1 ? seriesName(name, value, command) : value, row[at] ?? null)
    }
  }
  const order = ascending(wide.rows.map(({ key }) => key))
  const rows = command.grouped ? wide.rows : wide.rows.toSorted((a, b) => order(a.key, b.key))
  const all = [...wide.columns].filter(name => name !== command.x.name).sort(compareTexts)
  const names = all.slice(0, howManyFit(rows.length))
  const made = tableOf(
    [command.x.name, ...names],
    // A value that is called like the first column is put there.
    rows.map(({ key, cells }) => [cells.get(command.x.name) ?? key, ...names.map(name => cells.get(name) ?? null)]),
  )
  if (names.length === all.length) return done(made)
  return done(made, tooManyCells(command, { wanted: all.length, made: names.length, what: 'columns' }))
}

interface WideRow {
  readonly key: Cell
  readonly cells: Map<string, Cell>
}

/** Rows that are filled cell by cell. */
class WideRows {
  readonly rows: WideRow[] = []
  readonly columns = new Set<string>()
  readonly #byKey = new Map<string, WideRow>()
  readonly #grouped: boolean

  /** `grouped`: rows of one key that do not follow each other stay apart. */
  constructor(grouped: boolean) {
    this.#grouped = grouped
  }

  set(key: Cell, column: string, cell: Cell): void {
    this.columns.add(column)
    const row = this.#row(key)
    if (cell !== null) row.cells.set(column, cell)
  }

  #row(key: Cell): WideRow {
    const text = keyOf(key)
    const found = this.#byKey.get(text)
    if (found && !(this.#grouped && this.rows.at(-1) !== found)) return found
    const row: WideRow = { key, cells: new Map() }
    this.rows.push(row)
    this.#byKey.set(text, row)
    return row
  }
}

/** A row for each cell beside `x` that holds something, internal fields aside. */
export function untable(table: Table, command: UntableCommand): Table {
  const x = columnIndex(table, command.x.name)
  const rows = table.rows.flatMap(row =>
    table.columns.flatMap(({ name }, at): Cell[][] => {
      const cell = row[at] ?? null
      return at === x || isInternal(name) || cell === null ? [] : [[row[x] ?? null, name, cell]]
    }),
  )
  return tableOf([command.x.name, command.y.name, command.value.name], rows)
}
