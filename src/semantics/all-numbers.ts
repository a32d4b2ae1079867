/** `allnum=true`: a statistic of numbers has a value only where each value that it is given is a number. */
import type { ColumnId } from '../plan/columns.ts'
import { and, choose, column, compare, type Expr, item, not, nothing, number, present } from '../plan/expr.ts'
import type { Measure } from '../plan/plan.ts'
import type { Binder } from './binder.ts'
import { asNumber } from './values.ts'

export interface Guarded {
  /** What counts the values that are no numbers, beside the measure itself. */
  readonly counted: { readonly id: ColumnId; readonly measure: Measure }
  readonly value: Expr
}

/** Undefined for a measure that takes texts too, or of which each value is a number anyway. */
export function allNumbers(binder: Binder, id: ColumnId, measure: Measure): Guarded | undefined {
  const test =
    numeric.has(measure.kind) && 'argument' in measure ? otherThanNumber(binder, measure.argument) : undefined
  if (!test) return undefined
  const others = binder.newId('others')
  const none = compare('=', 'number', column(others, 'number'), number(0))
  return {
    counted: { id: others, measure: { kind: 'countWhere', test, type: 'number' } },
    value: choose(none, column(id, measure.type), nothing(measure.type)),
  }
}

const numeric: ReadonlySet<Measure['kind']> = new Set<Measure['kind']>([
  'sum',
  'average',
  'sumOfSquares',
  'range',
  'deviation',
  'populationDeviation',
  'variance',
  'populationVariance',
  'percentile',
])

function otherThanNumber(binder: Binder, argument: Expr): Expr | undefined {
  if (argument.kind === 'cast' && argument.type === 'number')
    return and(present(argument.operand), not(present(argument)))
  if (argument.type !== 'list') return undefined
  const name = binder.newItem()
  return { kind: 'any', list: argument, item: name, test: not(present(asNumber(item(name)))), type: 'boolean' }
}
