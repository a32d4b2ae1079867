/** Commands that no query can hold: the rows so far are run, the command works on them, and the search goes on from there. */
import { type Expr, number } from '../../plan/expr.ts'
import { formatRows } from '../../rows/format.ts'
import { done, type Outcome } from '../../rows/outcome.ts'
import { returnRows } from '../../rows/return.ts'
import type { Table } from '../../rows/table.ts'
import { transaction } from '../../rows/transaction.ts'
import { transpose } from '../../rows/transpose.ts'
import { untable, xyseries } from '../../rows/xyseries.ts'
import type { Command, MapCommand, TransactionCommand, TransactionEdge } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'
import { chosen } from '../functions/conditional.ts'
import { searchPredicate } from '../predicate.ts'
import { withColumn } from '../scope.ts'
import { boundOutcome, boundTable, outputOf } from '../tables.ts'

export function bindInMemory(binder: Binder, input: Bound, command: Command): Bound | undefined {
  const table = binder.answer({ kind: 'rows', key: command, output: outputOf(binder, input, command.span) })
  if (!table) return undefined
  const outcome = operate(table, command)
  if (outcome) return boundOutcome(binder, outcome, command.span)
  binder.report('unsupported-command', command.span, { name: command.kind })
  return undefined
}

function operate(table: Table, command: Command): Outcome | undefined {
  switch (command.kind) {
    case 'transaction':
      return transaction(table, command)
    case 'transpose':
      return transpose(table, command)
    case 'xyseries':
      return xyseries(table, command)
    case 'untable':
      return done(untable(table, command))
    case 'format':
      return done(searchText(formatRows(table, command)))
    case 'return':
      return done(searchText(returnRows(table, command)))
    default:
      return undefined
  }
}

/** What stands in the place of a subsearch that ends so. */
const searchText = (text: string): Table => ({
  columns: [{ name: 'search', type: 'text' }],
  rows: text === '' ? [] : [[text]],
})

/** Whether an event begins or ends a transaction is decided while the rows are still in the database. */
export function bindTransaction(binder: Binder, input: Bound, command: TransactionCommand): Bound | undefined {
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

/** A search for each row; what all of them find takes the place of the rows. */
export function bindMap(binder: Binder, input: Bound, command: MapCommand): Bound | undefined {
  const rows = binder.answer({ kind: 'rows', key: command.body, output: outputOf(binder, input, command.span) })
  const found = rows && binder.answer({ kind: 'map', key: command, rows, source: binder.source })
  return found && boundTable(binder, found, command.span)
}
