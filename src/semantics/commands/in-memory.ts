/** Commands that no query can hold: the rows so far are run, the command works on them, and the search goes on from there. */
import { type Expr, number } from '../../plan/expr.ts'
import type { Command, TransactionCommand, TransactionEdge } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { evalCondition } from '../expression.ts'
import { chosen } from '../functions/conditional.ts'
import { searchPredicate } from '../predicate.ts'
import { withColumn } from '../scope.ts'
import { boundTable, outputOf } from '../tables.ts'

export function bindInMemory(binder: Binder, input: Bound, command: Command): Bound | undefined {
  const table = binder.answer({ kind: 'rows', key: command, output: outputOf(binder, input, command.span) })
  return table && boundTable(binder, table, command.span)
}

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
