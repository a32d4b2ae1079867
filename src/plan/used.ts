/** Which columns an expression or a measure reads. */
import type { ColumnId } from './columns.ts'
import type { Expr } from './expr.ts'
import type { Measure, Plan } from './plan.ts'

export function usedColumns(...exprs: readonly Expr[]): Set<ColumnId> {
  const used = new Set<ColumnId>()
  for (const expr of exprs) visit(expr, inner => inner.kind === 'column' && used.add(inner.id))
  return used
}

export const measureOperands = (measure: Measure): readonly Expr[] => [
  ...('argument' in measure ? [measure.argument] : []),
  ...('test' in measure ? [measure.test] : []),
  ...('time' in measure ? [measure.time] : []),
]

/** The plans that a node reads, the main one first. */
export function inputsOf(plan: Plan): readonly Plan[] {
  if (plan.kind === 'union') return plan.inputs.map(({ plan: input }) => input)
  if (plan.kind === 'join') return [plan.left, plan.right]
  return 'input' in plan ? [plan.input] : []
}

/** Every expression inside, the outer ones first. */
export function visit(expr: Expr, see: (expr: Expr) => void): void {
  see(expr)
  for (const child of childrenOf(expr)) visit(child, see)
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'column':
    case 'text':
    case 'number':
    case 'boolean':
    case 'null':
    case 'item':
      return []
    case 'and':
    case 'or':
      return expr.operands
    case 'not':
    case 'holds':
    case 'present':
    case 'equals':
    case 'sameNumber':
    case 'oneOf':
    case 'wildcard':
    case 'inSubnet':
    case 'word':
    case 'cast':
      return [expr.operand]
    case 'matches':
      return typeof expr.pattern === 'string' ? [expr.operand] : [expr.operand, expr.pattern]
    case 'compare':
      return [expr.left, expr.right]
    case 'like':
      return [expr.operand, expr.pattern]
    case 'any':
    case 'keep':
      return [expr.list, expr.test]
    case 'map':
      return [expr.list, expr.body]
    case 'let':
      return [expr.value, expr.body]
    case 'choose':
      return [...expr.branches.flatMap(branch => [branch.when, branch.value]), expr.otherwise]
    case 'call':
      return expr.args
    case 'anywhere':
      return [expr.test]
    case 'tableLookup':
      return expr.keys.map(({ value }) => value)
  }
}

/** How many nodes an expression has. */
export function sizeOf(expr: Expr): number {
  let size = 0
  visit(expr, () => {
    size += 1
  })
  return size
}
