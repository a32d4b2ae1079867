/** Nodes that take one row after the other: filters, new columns, lists spread over rows. */
import type { ColumnId } from '../plan/columns.ts'
import type { Expr } from '../plan/expr.ts'
import type { Explode, Extend, Filter } from '../plan/plan.ts'
import { sizeOf, usedColumns, visit } from '../plan/used.ts'
import { type Block, canFilter, type Definition, define, plainColumn, wrap } from './block.ts'
import { type Emitter, exactKey, union, without } from './emitter.ts'

/** An expression with its aliases written out may not grow past this; a subquery cuts it off. */
const heaviest = 400

export function emitFilter(emitter: Emitter, node: Filter, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const wanted = union(needed, usedColumns(node.condition))
  const input = emitter.plan(node.input, wanted, ordered)
  const block = canFilter(input) && !hasWindow(node.condition) ? input : wrap(input, wanted, ordered)
  const conjuncts = node.condition.kind === 'and' ? node.condition.operands : [node.condition]
  return { ...block, where: [...block.where, ...conjuncts.map(operand => emitter.sql(block, operand))] }
}

export function emitExtend(emitter: Emitter, node: Extend, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const live = liveColumns(node, needed)
  const wanted = new Set(needed)
  for (const { value } of live) for (const id of usedColumns(value)) wanted.add(id)
  for (const { id } of node.columns) wanted.delete(id)
  let block = emitter.plan(node.input, wanted, ordered)
  if (block.grouped) block = wrap(block, wanted, ordered)
  for (const { id, value } of live) {
    const carried = union(wanted, new Set(live.map(column => column.id)))
    if (hasWindow(value) && (block.limit !== undefined || block.limitBy)) block = wrap(block, carried, ordered)
    if (weightOf(block, value) > heaviest) block = wrap(block, carried, ordered)
    if (isLost(aboveLambda(block, value), emitter.sql(block, value))) block = wrap(block, carried, ordered)
    const sql = emitter.sql(block, value)
    const above = aboveLambda(block, value)
    const marked = above > 0 || hasLambda(sql) ? { aboveLambda: above + 1 } : {}
    block = define(block, id, { sql, plain: false, weight: weightOf(block, value), ...marked })
    if (hasWindow(value)) block = { ...block, windowed: true }
  }
  return block
}

/** Where aliases name one with a lambda through others, or in a lambda, the database loses one; a subquery between helps. */
const isLost = (above: number, sql: string): boolean => above > 1 || (above > 0 && hasLambda(sql))

const hasLambda = (sql: string): boolean => sql.includes(' -> ')

function aboveLambda(block: Block, value: Expr): number {
  let most = 0
  for (const id of usedColumns(value)) most = Math.max(most, block.columns.get(id)?.aboveLambda ?? 0)
  return most
}

function weightOf(block: Block, value: Expr): number {
  let weight = sizeOf(value)
  visit(value, inner => {
    if (inner.kind === 'column') weight += block.columns.get(inner.id)?.weight ?? 1
  })
  return weight
}

export function emitExplode(emitter: Emitter, node: Explode, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const below = union(without(needed, node.id), usedColumns(node.list))
  let input = emitter.plan(node.input, below, ordered)
  if (input.grouped || input.limit !== undefined || input.limitBy) input = wrap(input, below, ordered)
  const list = emitter.fresh(node.id)
  input = define(input, list, { sql: emitter.sql(input, node.list), plain: false, weight: sizeOf(node.list) })
  const inner = wrap(input, new Set([...without(needed, node.id), list]), ordered)
  const place = emitter.fresh('place')
  const joined = ordered ? `${list} AS ${node.id}, arrayEnumerate(${list}) AS ${place}` : `${list} AS ${node.id}`
  const order = ordered ? [...inner.order, exactKey(place)] : inner.order
  // an array's element is never NULL, but what is built on it expects a column that may be
  const element: Definition = plainColumn(`toNullable(${node.id})`)
  return define({ ...inner, from: `${inner.from}\nARRAY JOIN ${joined}`, order }, node.id, element)
}

/** The columns of a node that are needed above or by a later one of the same node that is. */
function liveColumns(node: Extend, needed: ReadonlySet<ColumnId>): Extend['columns'] {
  const alive = new Set(needed)
  const live: Extend['columns'][number][] = []
  for (const column of [...node.columns].reverse()) {
    if (!alive.has(column.id)) continue
    live.unshift(column)
    for (const id of usedColumns(column.value)) alive.add(id)
  }
  return live
}

function hasWindow(expr: Expr): boolean {
  let found = false
  visit(expr, inner => {
    if (inner.kind === 'anywhere') found = true
  })
  return found
}
