/** `format`: the rows of a subsearch as the search that finds them, `( ( a="1" AND b="x" ) OR ( a="2" ) )`. */
import type { FormatCommand } from '../spl/ast.ts'
import { valuesOf } from './cell.ts'
import { isInternal } from './columns.ts'
import type { Cell, Table } from './table.ts'

export type FormatTexts = Omit<FormatCommand, 'kind' | 'span'>

const defaults: FormatTexts = {
  rowPrefix: '(',
  columnPrefix: '(',
  columnSeparator: 'AND',
  columnEnd: ')',
  rowSeparator: 'OR',
  rowEnd: ')',
  mvsep: 'OR',
  maxresults: 0,
  emptystr: 'NOT( )',
  quote: false,
}

/**
 * The text of `format`, and of a subsearch that ends in neither `format` nor `return`. Fields are sorted by name, internal
 * ones left out; a row that holds nothing is left out too. Without rows it is `NOT( )`, which nothing matches.
 */
export function formatRows(table: Table, command: FormatTexts = defaults): string {
  const terms = rowTerms(table, command.maxresults).map(row => row.map(each => termText(each, command)))
  const { rowPrefix, columnPrefix, columnSeparator, columnEnd, rowSeparator, rowEnd } = command
  const rows = terms.map(row => spaced(columnPrefix, row.join(` ${columnSeparator} `), columnEnd))
  const text = rows.length === 0 ? command.emptystr : spaced(rowPrefix, rows.join(` ${rowSeparator} `), rowEnd)
  return command.quote ? quoted(text) : text
}

/** A field of a row and its values, at least one. */
export interface Term {
  readonly field: string
  readonly values: readonly string[]
}

/** What each row says: its fields by name, without internal and absent ones. At most `limit` rows, 0 is all. */
export function rowTerms(table: Table, limit = 0): Term[][] {
  const fields = table.columns
    .map(({ name }, at) => ({ name, at }))
    .filter(({ name }) => !isInternal(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const rows = limit > 0 ? table.rows.slice(0, limit) : table.rows
  return rows.flatMap(row => {
    const terms = fields.flatMap(({ name, at }) => termOf(name, row[at] ?? null))
    return terms.length === 0 ? [] : [terms]
  })
}

const termOf = (field: string, cell: Cell): Term[] => (cell === null ? [] : [{ field, values: valuesOf(cell) }])

/** The values of these are put into the search as they are. */
export const isRawText = (field: string): field is 'search' | 'query' => field === 'search' || field === 'query'

function termText({ field, values }: Term, { mvsep, columnPrefix, columnEnd }: FormatTexts): string {
  const texts = values.map(value => (isRawText(field) ? value : `${fieldText(field)}=${quoted(value)}`))
  return texts.length > 1 ? spaced(columnPrefix, texts.join(` ${mvsep} `), columnEnd) : (texts[0] ?? '')
}

/** A name that would end early is quoted. */
const fieldText = (field: string): string => (/[\s=!<>(),|"[\]]/.test(field) ? quoted(field) : field)

/** Read again, the quotes and backslashes are those of the value. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const spaced = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' ')
