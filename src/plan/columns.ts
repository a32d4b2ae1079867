/** Columns of a plan: each has an identity of its own, so a rename costs nothing and no name of a user is ever captured. */

declare const columnBrand: unique symbol

/** Unique within one plan: `c1`, `c2`, … */
export type ColumnId = string & { readonly [columnBrand]: true }

/**
 * What a column may hold. `text` and `number` may be null (absent); a `list` holds texts and is absent when empty;
 * `boolean` may be null and lives inside expressions only.
 */
export type ColumnType = 'text' | 'number' | 'boolean' | 'list'

export interface Column {
  readonly id: ColumnId
  readonly type: ColumnType
}

/** Hands out the identities of one plan. */
export function columnIds(): () => ColumnId {
  let next = 0
  return () => {
    next += 1
    return `c${next}` as ColumnId
  }
}
