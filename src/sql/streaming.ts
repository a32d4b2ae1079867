/** Nodes that take one row after the other: filters, new columns, lists spread over rows. */
import type { ColumnId } from '../plan/columns.ts'
import type { Expr } from '../plan/expr.ts'
import type { Explode, Extend, Filter } from '../plan/plan.ts'
import { usedColumns, visit } from '../plan/used.ts'
import {
  aliased,
  type Block,
  canFilter,
  type Definition,
  define,
  noColumns,
  plainColumn,
  weigh,
  wrap,
} from './block.ts'
import { type Emitter, exactKey, union, without } from './emitter.ts'

/** Words that an expression may have with its aliases written out; a subquery cuts it off. */
const heaviest = 1000
/** The same for all of a condition, or of a group, together. */
const heaviestTogether = 5000
/**
 * Words that a condition may have with all queries below written out. The database writes them out when it looks for what the
 * order of the table tells of a condition: thirty tests of a list that ten steps had built took 4 GB.
 */
const heaviestCondition = 5000

export function emitFilter(emitter: Emitter, node: Filter, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const wanted = union(needed, usedColumns(node.condition))
  const conjuncts = node.condition.kind === 'and' ? node.condition.operands : [node.condition]
  const tests = (block: Block): readonly string[] => conjuncts.map(operand => emitter.sql(block, operand))
  const input = emitter.plan(node.input, wanted, ordered)
  const direct = tests(input)
  const added = addedWords(input, direct)
  const barrier = added.whole > heaviestCondition
  const fits = canFilter(input) && !hasWindow(node.condition) && added.weight <= heaviestTogether && !barrier
  if (fits) return { ...input, where: [...input.where, ...direct] }
  const block = wrap(input, wanted, ordered, barrier)
  return { ...block, where: tests(block) }
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
    let definition = aliased(block, emitter.sql(block, value))
    if (definition.weight > heaviest) {
      block = wrap(block, carried, ordered)
      definition = aliased(block, emitter.sql(block, value))
    }
    block = define(block, id, definition)
    if (hasWindow(value)) block = { ...block, windowed: true }
  }
  return block
}

/** Whether aliases stand so often in expressions that they had better be columns of a query below. */
export const isHeavy = (block: Block, texts: readonly string[]): boolean =>
  addedWords(block, texts).weight > heaviestTogether

/** By how much expressions grow where what their columns stand for is written out. */
function addedWords(block: Block, texts: readonly string[]): Pick<Definition, 'weight' | 'whole'> {
  const added = { weight: 0, whole: 0 }
  for (const sql of texts) {
    const own = weigh(noColumns, sql).weight
    const { weight, whole } = weigh(block, sql)
    added.weight += weight - own
    added.whole += whole - own
  }
  return added
}

export function emitExplode(emitter: Emitter, node: Explode, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const below = union(without(needed, node.id), usedColumns(node.list))
  let input = emitter.plan(node.input, below, ordered)
  if (input.grouped || input.limit !== undefined || input.limitBy) input = wrap(input, below, ordered)
  const list = emitter.fresh(node.id)
  input = define(input, list, aliased(input, emitter.sql(input, node.list)))
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
