/** `transaction`: events that belong together by their fields, their times and the events that start and end them. */
import type { TransactionCommand } from '../spl/ast.ts'
import { keyOf, numberOf, valuesOf } from './cell.ts'
import { columnIndex } from './columns.ts'
import { done, type Notice, type Outcome } from './outcome.ts'
import type { Table } from './table.ts'
import { secondsOf } from './time-grid.ts'
import { type Links, type OpenTransaction, TransactionPool } from './transaction-pool.ts'
import { endsColumn, type FinishedTransaction, mergeTransactions, startsColumn } from './transaction-rows.ts'

export { endsColumn, startsColumn } from './transaction-rows.ts'

/**
 * One row for each transaction, that with the newest start first. The events are taken newest first, as `transaction`
 * does: the event that ends a transaction comes first, the one that starts it closes it. What has not both, where both are
 * asked for, is evicted and left out unless `keepevicted`. Where neither is asked for everything is kept.
 * How many transactions and events may be open at once is not limited.
 */
export function transaction(table: Table, command: TransactionCommand): Outcome {
  const finished: FinishedTransaction[] = []
  const pool = new TransactionPool()
  const events = newestFirst(table)
  const linksOf = linksReader(table, command)
  const edge = edgeReader(table)
  const rules = rulesOf(command)

  const finish = (transaction: OpenTransaction, cut: boolean): void => {
    pool.drop(transaction)
    const complete = (!command.startswith || transaction.started) && (!command.endswith || transaction.ended)
    const closed = rules.edges ? complete : cut
    if (closed || !rules.edges || command.keepevicted) finished.push({ ...transaction, closed, orphan: false })
  }

  for (const { row, time } of events) {
    const links = linksOf(row)
    const starts = edge(startsColumn, row)
    const ends = edge(endsColumn, row)
    const loose = (starts || ends) && !command.unifyends
    if (command.fields.length > 0 && links.size === 0 && !loose) {
      if (command.keeporphans) finished.push({ ...opened(), rows: [row], closed: false, orphan: true })
      continue
    }
    const stay: OpenTransaction[] = []
    for (const open of related(pool, links, { ...rules, loose })) {
      if (ends || outOfBounds(open, time, rules)) finish(open, !ends)
      else stay.push(open)
    }
    const joined = joinAll(stay, pool)
    addEvent(joined, { row, time, links, ends, starts })
    pool.touch(joined)
    if (starts || joined.rows.length >= rules.maxevents) finish(joined, !starts)
  }
  for (const open of [...pool.open]) finish(open, false)
  return done(mergeTransactions(table, finished, command), ...liftedLimits(command))
}

interface Rules {
  readonly edges: boolean
  readonly connected: boolean
  readonly maxspan: number
  readonly maxpause: number
  readonly maxevents: number
}

const rulesOf = (command: TransactionCommand): Rules => ({
  edges: command.startswith !== undefined || command.endswith !== undefined,
  connected: command.connected,
  maxspan: boundOf(command.maxspan && secondsOf(command.maxspan)),
  maxpause: boundOf(command.maxpause && secondsOf(command.maxpause)),
  maxevents: command.maxevents > 0 ? command.maxevents : Number.POSITIVE_INFINITY,
})

/** `maxspan=-1` is no bound. */
const boundOf = (seconds: number | undefined): number =>
  seconds === undefined || seconds < 0 ? Number.POSITIVE_INFINITY : seconds

/**
 * The open transactions that an event belongs to. Several become one where no event starts or ends them; where one does,
 * the event belongs to the one touched last.
 */
function related(pool: TransactionPool, links: Links, rules: Rules & { readonly loose: boolean }): OpenTransaction[] {
  const sharing = pool.sharing(links)
  if (sharing.length > 0) return rules.edges ? sharing.slice(0, 1) : sharing
  const any = links.size === 0 || !rules.connected || rules.loose
  const strange = any ? pool.strange(links) : pool.bare()
  return strange ? [strange] : []
}

function outOfBounds({ newest, oldest }: OpenTransaction, time: number | undefined, rules: Rules): boolean {
  if (newest === undefined || oldest === undefined || time === undefined) return false
  return newest - time > rules.maxspan || oldest - time > rules.maxpause
}

const opened = (): OpenTransaction => ({
  rows: [],
  values: new Map(),
  newest: undefined,
  oldest: undefined,
  ended: false,
  started: false,
})

/** One transaction out of those that an event links. */
function joinAll([first, ...others]: readonly OpenTransaction[], pool: TransactionPool): OpenTransaction {
  if (!first) return opened()
  for (const other of others) {
    pool.drop(other)
    for (const row of other.rows) first.rows.push(row)
    for (const [field, value] of other.values) first.values.set(field, value)
    first.newest = Math.max(first.newest ?? Number.NEGATIVE_INFINITY, other.newest ?? Number.NEGATIVE_INFINITY)
    first.oldest = Math.min(first.oldest ?? Number.POSITIVE_INFINITY, other.oldest ?? Number.POSITIVE_INFINITY)
  }
  return first
}

interface Event {
  readonly row: number
  readonly time: number | undefined
  readonly links: Links
  readonly ends: boolean
  readonly starts: boolean
}

function addEvent(transaction: OpenTransaction, { row, time, links, ends, starts }: Event): void {
  transaction.rows.push(row)
  for (const [field, value] of links) transaction.values.set(field, value)
  transaction.newest ??= time
  transaction.oldest = time ?? transaction.oldest
  transaction.ended ||= ends
  transaction.started ||= starts
}

/** The rows by their time, newest first; those of one time, and those without any, in the order that they have. */
function newestFirst(table: Table): { row: number; time: number | undefined }[] {
  const at = columnIndex(table, '_time')
  const events = table.rows.map((cells, row) => ({ row, time: at < 0 ? undefined : numberOf(cells[at]) }))
  const sorted = events.every(({ time }, index) => {
    const before = events[index - 1]?.time
    return time === undefined || before === undefined || time <= before
  })
  return sorted ? events : events.toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0))
}

function linksReader(table: Table, command: TransactionCommand): (row: number) => Links {
  const columns = command.fields.map(({ name }) => columnIndex(table, name))
  return row => {
    const links = new Map<number, string>()
    columns.forEach((column, field) => {
      const cell = table.rows[row]?.[column]
      if (valuesOf(cell).length > 0) links.set(field, keyOf(cell))
    })
    return links
  }
}

function edgeReader(table: Table): (column: string, row: number) => boolean {
  const at = new Map([startsColumn, endsColumn].map(name => [name, columnIndex(table, name)]))
  return (column, row) => numberOf(table.rows[row]?.[at.get(column) ?? -1]) === 1
}

function liftedLimits(command: TransactionCommand): Notice[] {
  const written = [
    command.maxopentxn === undefined ? [] : [`maxopentxn=${command.maxopentxn}`],
    command.maxopenevents === undefined ? [] : [`maxopenevents=${command.maxopenevents}`],
  ].flat()
  return written.map(option => ({
    code: 'limit-lifted',
    severity: 'note',
    message: `'${option}' is not needed here: any number of transactions may be open`,
    span: command.span,
  }))
}
