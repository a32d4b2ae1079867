/** Rows in memory as the input of the next stage, and a search's rows so far as something to run. */
import type { Column } from '../plan/columns.ts'
import { column } from '../plan/expr.ts'
import type { Output, Values } from '../plan/plan.ts'
import type { Table } from '../rows/table.ts'
import type { Span } from '../text/span.ts'
import type { Binder, Bound } from './binder.ts'
import { closedScope } from './scope.ts'

export function boundTable(binder: Binder, table: Table, span: Span): Bound {
  const columns: Column[] = table.columns.map(({ name, type }) => ({ id: binder.newId(name), type }))
  const plan: Values = { kind: 'values', columns, rows: table.rows, span }
  const names = columns.map(({ id, type }, index) => [table.columns[index]?.name ?? '', column(id, type)] as const)
  return { plan, scope: closedScope(names) }
}

/** The visible columns; of rows that are events still, the identity too, so that the rest of the event can be fetched. */
export function outputOf({ plan, scope }: Bound): Output {
  const columns = [...scope.columns].map(([name, value]) => ({ name, value }))
  const seq = scope.events?.scan.attribute('seq')
  if (!scope.events || seq?.kind !== 'column') return { plan, columns }
  return { plan, columns, events: { seq: seq.id, hidden: [...scope.events.hidden, ...scope.columns.keys()] } }
}
