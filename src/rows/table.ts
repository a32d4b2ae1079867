/** Rows in memory with named, typed columns: what a command works on that no SELECT can hold. */
import type { ColumnType } from '../plan/columns.ts'

export interface Table {
  readonly columns: readonly TableColumn[]
  /** Cells in the order of the columns, as many as there are. */
  readonly rows: readonly (readonly Cell[])[]
}

export interface TableColumn {
  readonly name: string
  readonly type: Exclude<ColumnType, 'boolean'>
}

/** A number, a text, a list of at least two texts, or null where the row has no value. */
export type Cell = string | number | readonly string[] | null
