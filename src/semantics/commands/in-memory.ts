/** Commands that no query can hold: the rows so far are run, the command works on them, and the search goes on from there. */
import { type Expr, number } from '../../plan/expr.ts'
import { accum, autoregress, delta } from '../../rows/accum.ts'
import { addcoltotals, addtotals } from '../../rows/addtotals.ts'
import { appendcols } from '../../rows/appendcols.ts'
import { fieldsummary } from '../../rows/fieldsummary.ts'
import { filldown } from '../../rows/filldown.ts'
import { formatRows } from '../../rows/format.ts'
import { makecontinuous } from '../../rows/makecontinuous.ts'
import { mvcombine } from '../../rows/mvcombine.ts'
import { done, type Outcome } from '../../rows/outcome.ts'
import { outlier } from '../../rows/outlier.ts'
import { returnRows } from '../../rows/return.ts'
import { set } from '../../rows/set.ts'
import type { Table } from '../../rows/table.ts'
import { transaction } from '../../rows/transaction.ts'
import { transpose } from '../../rows/transpose.ts'
import { trendline } from '../../rows/trendline.ts'
import { uniq } from '../../rows/uniq.ts'
import { untable, xyseries } from '../../rows/xyseries.ts'
import type {
  AppendcolsCommand,
  Command,
  MapCommand,
  RequireCommand,
  SetCommand,
  TransactionCommand,
  TransactionEdge,
} from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'
import { chosen } from '../functions/conditional.ts'
import { searchPredicate } from '../predicate.ts'
import { withColumn } from '../scope.ts'
import { boundOutcome, boundTable, neededOutputOf, outputOf } from '../tables.ts'
import { pausedTransactions } from './paused-transactions.ts'

export function bindInMemory(binder: Binder, input: Bound, command: InMemoryCommand): Bound | undefined {
  const output = rowByRow.has(command.kind)
    ? neededOutputOf(binder, input, command)
    : outputOf(binder, input, command.span)
  const table = binder.answer({ kind: 'rows', key: command, output })
  return table && boundOutcome(binder, operate(table, command), command.span)
}

/** Commands that do to each field the same whatever the others are, or look at fields that they name. */
const rowByRow: ReadonlySet<string> = new Set(['transaction', 'accum', 'delta', 'autoregress', 'trendline'])

export type InMemoryCommand = Extract<Command, { kind: InMemoryKind }>

type Operators = {
  readonly [Kind in InMemoryKind]: (table: Table, command: Extract<Command, { kind: Kind }>) => Outcome
}

type InMemoryKind =
  | 'transaction'
  | 'transpose'
  | 'xyseries'
  | 'untable'
  | 'format'
  | 'return'
  | 'fieldsummary'
  | 'addtotals'
  | 'addcoltotals'
  | 'accum'
  | 'delta'
  | 'autoregress'
  | 'trendline'
  | 'outlier'
  | 'uniq'
  | 'filldown'
  | 'mvcombine'
  | 'makecontinuous'

const operators: Operators = {
  transaction,
  transpose,
  xyseries,
  untable: (table, command) => done(untable(table, command)),
  format: (table, command) => done(searchText(formatRows(table, command))),
  return: (table, command) => done(searchText(returnRows(table, command))),
  fieldsummary: (table, command) => done(fieldsummary(table, command)),
  addtotals: (table, command) => done(addtotals(table, command)),
  addcoltotals: (table, command) => done(addcoltotals(table, command)),
  accum: (table, command) => done(accum(table, command)),
  delta: (table, command) => done(delta(table, command)),
  autoregress,
  trendline: (table, command) => done(trendline(table, command)),
  outlier: (table, command) => done(outlier(table, command)),
  uniq: table => done(uniq(table)),
  filldown: (table, command) => done(filldown(table, command)),
  mvcombine: (table, command) => done(mvcombine(table, command)),
  makecontinuous,
}

/** Each command's operator takes the command of its own kind, which the compiler cannot see from here. */
function operate(table: Table, command: InMemoryCommand): Outcome {
  const operator = operators[command.kind] as (table: Table, command: InMemoryCommand) => Outcome
  return operator(table, command)
}

/** What stands in the place of a subsearch that ends so. */
const searchText = (text: string): Table => ({
  columns: [{ name: 'search', type: 'text' }],
  rows: text === '' ? [] : [[text]],
})

/** Whether an event begins or ends a transaction is decided while the rows are still in the database. */
export function bindTransaction(binder: Binder, input: Bound, command: TransactionCommand): Bound | undefined {
  const paused = pausedTransactions(binder, input, command)
  if (paused) return paused
  const starts = edge(binder, input, command.startswith)
  const ends = edge(binder, input, command.endswith)
  let { plan, scope } = input
  for (const [name, value] of [
    ['__starts', starts],
    ['__ends', ends],
  ] as const) {
    if (!value) continue
    const extended = binder.extend(plan, name, chosen([{ when: value, value: number(1) }], number(0)), command.span)
    plan = extended.plan
    scope = withColumn(scope, name, extended.value)
  }
  return bindInMemory(binder, { plan, scope }, command)
}

function edge(binder: Binder, { scope }: Bound, given: TransactionEdge | undefined): Expr | undefined {
  if (!given) return undefined
  return given.kind === 'search'
    ? searchPredicate(binder, scope, given.where)
    : evalCondition(binder, scope, given.condition, "'transaction'")
}

/** Columns of another search beside the rows, by their place; or rows of two searches as sets. */
export function bindBeside(binder: Binder, input: Bound, command: AppendcolsCommand | SetCommand): Bound | undefined {
  const { source } = binder
  if (command.kind === 'set') {
    const left = binder.answer({ kind: 'subsearch', key: command.left, source })
    const right = left && binder.answer({ kind: 'subsearch', key: command.right, source })
    return left && right && boundTable(binder, set(left, right, command), command.span)
  }
  const table = binder.answer({ kind: 'rows', key: command, output: outputOf(binder, input, command.span) })
  const other = table && binder.answer({ kind: 'subsearch', key: command.query, source })
  return table && other && boundTable(binder, appendcols(table, other, command), command.span)
}

/** Without rows the search is an error that its author asked for. */
export function bindRequire(binder: Binder, input: Bound, command: RequireCommand): Bound | undefined {
  const table = binder.answer({ kind: 'rows', key: command, output: outputOf(binder, input, command.span) })
  if (table && table.rows.length > 0) return boundTable(binder, table, command.span)
  if (table) binder.report('no-rows', command.span, {})
  return undefined
}

/** A search for each row; what all of them find takes the place of the rows. */
export function bindMap(binder: Binder, input: Bound, command: MapCommand): Bound | undefined {
  const rows = binder.answer({ kind: 'rows', key: command.body, output: outputOf(binder, input, command.span) })
  const found = rows && binder.answer({ kind: 'map', key: command, rows, source: binder.source })
  return found && boundTable(binder, found, command.span)
}
