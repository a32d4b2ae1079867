/** The rows of transactions: the fields of their events merged, and what is counted over them. */
import type { TransactionCommand } from '../spl/ast.ts'
import { cellOf, compareTexts, numberOf, textOf, valuesOf } from './cell.ts'
import { columnIndex, namesOf, tableOf } from './columns.ts'
import type { Cell, Table } from './table.ts'
import type { OpenTransaction } from './transaction-pool.ts'

export interface FinishedTransaction extends OpenTransaction {
  /** Whether what closes a transaction was met; else it was evicted, or the events came to an end. */
  readonly closed: boolean
  /** An event that belongs to none. */
  readonly orphan: boolean
}

/** Columns that a table for `transaction` has beside its fields: 1 where the event starts or ends a transaction. */
export const startsColumn = '__starts'
export const endsColumn = '__ends'

const edges: ReadonlySet<string> = new Set([startsColumn, endsColumn])
const computed = ['duration', 'eventcount', 'closed_txn', 'field_match_sum', 'linecount'] as const

export function mergeTransactions(
  table: Table,
  finished: readonly FinishedTransaction[],
  command: TransactionCommand,
): Table {
  const kept = namesOf(table).filter(name => !edges.has(name))
  const added = [...computed, ...(command.keeporphans ? ['_txn_orphan'] : [])]
  const names = [...kept, ...added.filter(name => !kept.includes(name))]
  const merged = finished.map(each => ({ each, fields: mergedFields(table, each, command) }))
  merged.sort((a, b) => timeOf(b.fields) - timeOf(a.fields) || newestRow(a.each) - newestRow(b.each))
  return tableOf(
    names,
    merged.map(({ fields }) => names.map(name => fields.get(name) ?? null)),
    table,
  )
}

const timeOf = (fields: ReadonlyMap<string, Cell>): number => numberOf(fields.get('_time')) ?? 0
const newestRow = ({ rows }: OpenTransaction): number => rows[0] ?? 0

function mergedFields(table: Table, given: FinishedTransaction, command: TransactionCommand): Map<string, Cell> {
  const fields = new Map<string, Cell>()
  const rows = oldestFirst(table, given)
  const cells = (name: string): Cell[] => {
    const at = columnIndex(table, name)
    return at < 0 ? [] : rows.map(row => table.rows[row]?.[at] ?? null)
  }
  table.columns.forEach(({ name }, at) => {
    if (!edges.has(name))
      fields.set(
        name,
        mergedField(
          name,
          rows.map(row => table.rows[row]?.[at] ?? null),
          command,
        ),
      )
  })
  if (given.orphan) return fields.set('_txn_orphan', 1)
  const times = cells('_time').flatMap(cell => numberOf(cell) ?? [])
  const span = times.length > 0 ? (times.at(-1) ?? 0) - (times[0] ?? 0) : undefined
  // Times have microseconds at most; the difference of two binary fractions may show more.
  fields.set('duration', span === undefined ? null : Math.round(span * 1e6) / 1e6)
  fields.set('eventcount', rows.length)
  fields.set('closed_txn', given.closed ? 1 : 0)
  fields.set('field_match_sum', sum(command.fields.map(({ name }) => cells(name).filter(cell => cell !== null).length)))
  fields.set('linecount', lineCount(cells('_raw'), cells('linecount'), rows.length))
  return fields
}

function oldestFirst(table: Table, { rows }: FinishedTransaction): number[] {
  const at = columnIndex(table, '_time')
  const time = (row: number): number => numberOf(table.rows[row]?.[at]) ?? 0
  const reversed = rows.toReversed()
  return at < 0 ? reversed : reversed.sort((a, b) => time(a) - time(b))
}

function mergedField(name: string, cells: readonly Cell[], command: TransactionCommand): Cell {
  if (name === '_time') return cells.find(cell => cell !== null) ?? null
  const all = cells.flatMap(valuesOf)
  if (all.length === 0) return null
  if (name === '_raw') return command.mvraw ? cellOf(all) : all.join('\n')
  if (isListed(name, command)) {
    return cellOf(cells.flatMap(cell => (cell === null ? [command.nullstr] : valuesOf(cell))))
  }
  const distinct = [...new Set(all)]
  const [first] = cells.filter(cell => cell !== null)
  return distinct.length === 1 && first !== undefined && typeof first !== 'object'
    ? first
    : cellOf(distinct.sort(compareTexts))
}

const isListed = (name: string, { mvlist }: TransactionCommand): boolean =>
  typeof mvlist === 'boolean' ? mvlist : mvlist.some(field => field.name === name)

/** The lines of the raw texts; without these what the events count themselves, else one each. */
function lineCount(raws: readonly Cell[], counts: readonly Cell[], events: number): number {
  const texts = raws.flatMap(raw => textOf(raw) ?? [])
  if (texts.length > 0) return sum(texts.map(text => text.split('\n').length))
  const numbers = counts.flatMap(count => numberOf(count) ?? [])
  return numbers.length > 0 ? sum(numbers) : events
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
