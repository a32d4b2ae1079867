/** How large an expression is with everything in it written out, and how many nodes of a plan stand upon each other. */
import type { Expr } from './expr.ts'
import type { Plan } from './plan.ts'
import { childrenOf, inputsOf } from './used.ts'

export interface Size {
  readonly nodes: number
  readonly depth: number
}

/** What an expression shares is counted wherever it stands. Remembered for each node, so that to measure what was just built of measured parts costs no more than the new nodes. */
export function measure(expr: Expr): Size {
  const known = sizes.get(expr)
  if (known) return known
  let nodes = 1
  let depth = 0
  for (const child of childrenOf(expr)) {
    const size = measure(child)
    nodes += expr.kind === 'map' && child === expr.body ? 2 * size.nodes : size.nodes
    depth = Math.max(depth, size.depth)
  }
  const size = { nodes, depth: depth + 1 }
  sizes.set(expr, size)
  return size
}

const sizes = new WeakMap<Expr, Size>()

/** The nodes from a plan down to its farthest source. Remembered too, and those in a row are counted without recursion. */
export function height(plan: Plan): number {
  const row: Plan[] = []
  let at: Plan = plan
  while (!heights.has(at)) {
    row.push(at)
    const [main, ...others] = inputsOf(at)
    if (!main) break
    for (const other of others) height(other)
    at = main
  }
  for (const node of row.reverse())
    heights.set(node, 1 + inputsOf(node).reduce((most, input) => Math.max(most, heights.get(input) ?? 0), 0))
  return heights.get(plan) ?? 0
}

const heights = new WeakMap<Plan, number>()
