/** Columns of a plan: each has an identity of its own, so a rename costs nothing and no name of a user is ever captured. */

declare const columnBrand: unique symbol

/** Unique within one plan; letters, digits and `_` only: `dest_1`, `count_7`. */
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

/** Hands out the identities of one plan. The hint makes SQL and plans readable, nothing depends on it. */
export function columnIds(): (hint: string) => ColumnId {
  let next = 0
  return hint => {
    next += 1
    const word = hint.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
    // a name of SQL begins with a letter
    return `${/^[A-Za-z]/.test(word) ? '' : 'c'}${word.slice(0, 24)}_${next}` as ColumnId
  }
}
