/** Nodes that compute over many rows: groups, and values of neighbours beside each row. */
import type { ColumnId } from '../plan/columns.ts'
import { and, column, type Expr, present } from '../plan/expr.ts'
import type { Aggregate, Plan, TimeReach, Window } from '../plan/plan.ts'
import { measureOperands, usedColumns } from '../plan/used.ts'
import { aliased, type Block, canFilter, define, defineAll, nameIn, type OrderKey, orderSql, wrap } from './block.ts'
import { type Emitter, exactKey, sortedBy, union } from './emitter.ts'
import { exprSql, type Names, nullOf } from './expr.ts'
import { measureSql } from './measures.ts'
import { isHeavy } from './streaming.ts'

export function emitAggregate(emitter: Emitter, written: Aggregate, needed: ReadonlySet<ColumnId>): Block {
  const node = withPresentKeys(emitter, written)
  const measures = node.measures.filter(({ id }) => needed.has(id))
  const operands = measures.flatMap(({ measure }) => measureOperands(measure))
  const values = [...node.keys.map(({ value }) => value), ...operands]
  const below = usedColumns(...values)
  const ordered = measures.some(({ measure }) => dependsOnOrder(measure.kind))
  let input = emitter.plan(node.input, below, ordered)
  const texts = values.map(value => emitter.sql(input, value))
  if (!canFilter(input) || isHeavy(input, texts)) input = wrap(input, below, ordered)
  if (ordered && !input.order.every(({ exact }) => exact)) input = numberRows(emitter, input, below)
  const names: Names = { params: emitter.params, column: id => nameIn(input, id) }
  const position = ordered ? positionTuple(input.order) : ''
  let block: Block = { ...input, grouped: true, keys: node.keys.map(({ id }) => id) }
  const keys = node.keys.map(({ id, value }) => [id, aliased(input, exprSql(value, names))] as const)
  block = defineAll(block, keys)
  const measureNames = { ...names, position, over: '' }
  block = defineAll(
    block,
    measures.map(({ id, measure }) => [id, aliased(input, measureSql(measure, measureNames))] as const),
  )
  return { ...block, order: node.keys.map(({ id }) => sortedBy(id)) }
}

/** Rows without a key filtered out, and a list spread over as many rows as it has values. */
function withPresentKeys(emitter: Emitter, node: Aggregate): Aggregate {
  let { input } = node
  const single = node.keys
    .filter(({ value }) => value.type !== 'list' && !alwaysPresent(node.input, value))
    .map(({ value }) => present(value))
  if (single.length > 0) input = { kind: 'filter', input, condition: and(...single), span: node.span }
  const keys = node.keys.map(({ id, value }) => {
    if (value.type !== 'list') return { id, value }
    const spread = emitter.fresh(id)
    input = { kind: 'explode', input, list: value, id: spread, span: node.span }
    return { id, value: column(spread, 'text') }
  })
  return { ...node, input, keys }
}

/** Whether a value can be told to be there in every row: the time of an event, or what ends in a constant. */
function alwaysPresent(input: Plan, value: Expr): boolean {
  switch (value.kind) {
    case 'text':
    case 'number':
      return true
    case 'column':
      return isEventTime(input, value.id) || isFiltered(input, value.id)
    case 'choose':
      return (
        alwaysPresent(input, value.otherwise) &&
        value.branches.every(branch => isTestOf(branch.when, branch.value) || alwaysPresent(input, branch.value))
      )
    case 'call':
      if (value.operation === 'bucketTime') return value.args.every(arg => alwaysPresent(input, arg))
      return value.operation === 'firstPresent' && value.args.some(arg => alwaysPresent(input, arg))
    default:
      return false
  }
}

/** Whether rows without a value of the column were filtered out. */
function isFiltered(plan: Plan, id: ColumnId): boolean {
  if (plan.kind !== 'filter' && plan.kind !== 'window' && plan.kind !== 'extend') return false
  if (plan.kind === 'filter') {
    const conjuncts = plan.condition.kind === 'and' ? plan.condition.operands : [plan.condition]
    if (conjuncts.some(each => each.kind === 'present' && isColumn(each.operand, id))) return true
  }
  return isFiltered(plan.input, id)
}

/** Whether the condition is that the value is there. */
const isTestOf = (when: Expr, value: Expr): boolean =>
  when.kind === 'present' && value.kind === 'column' && isColumn(when.operand, value.id)

const isColumn = (expr: Expr, id: ColumnId): boolean => expr.kind === 'column' && expr.id === id

function isEventTime(plan: Plan, id: ColumnId): boolean {
  if (plan.kind === 'scan')
    return plan.columns.some(({ id: own, read }) => own === id && read.kind === 'attribute' && read.name === 'time')
  return 'input' in plan && isEventTime(plan.input, id)
}

/** The rows with their place in the order as a column, since aggregates need it as one number. */
function numberRows(emitter: Emitter, input: Block, needed: ReadonlySet<ColumnId>): Block {
  const row = emitter.fresh('row')
  const over = `toInt64(row_number() OVER (ORDER BY ${input.order.map(orderSql).join(', ')}))`
  const numbered = define(input, row, aliased(input, over))
  return { ...wrap(numbered, union(needed, new Set([row])), false), order: [exactKey(row)] }
}

const dependsOnOrder = (kind: string): boolean => ['list', 'first', 'last', 'earliest', 'latest'].includes(kind)

const positionTuple = (order: readonly OrderKey[]): string =>
  `tuple(${order.map(({ sql, descending }) => (descending ? `-${sql}` : sql)).join(', ')})`

/** Window functions: a group's aggregate beside each of its rows, or the running one in the order of the rows. */
export function emitWindow(emitter: Emitter, node: Window, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const columns = node.columns.filter(({ id }) => needed.has(id))
  const own = new Set(node.columns.map(({ id }) => id))
  const operands = columns.flatMap(({ measure }) => measureOperands(measure))
  const dependent = columns.some(({ measure }) => dependsOnOrder(measure.kind))
  const running = node.frame.kind === 'running'
  const by = node.frame.kind === 'running' && !ordered && !dependent ? node.frame.by : undefined
  const byOrder = dependent || (running && !by)
  const within = node.frame.kind === 'running' ? node.frame.within : undefined
  const used = usedColumns(...node.keys, ...operands, ...(by ? [by.value] : []), ...(within ? [within.time] : []))
  const below = union(new Set([...needed].filter(id => !own.has(id))), used)
  let block = emitter.plan(node.input, below, ordered || byOrder)
  if (!canFilter(block)) block = wrap(block, below, ordered || byOrder)
  const counted = node.frame.kind === 'running' && node.frame.counts === 'all'
  if (counted || within || (byOrder && !block.order.every(({ exact }) => exact)))
    block = numberRows(emitter, block, below)
  const tick = within ? emitter.fresh('tick') : undefined
  if (within && tick) block = withTicks(emitter, block, within, tick, below)
  const keys = node.keys.map(value => emitter.sql(block, value))
  const rows = by ? [`${emitter.sql(block, by.value)}${by.descending ? ' DESC' : ''}`] : block.order.map(orderSql)
  const order = tick ? [tick] : rows
  const over = ` OVER (${[partition(keys), ...(running ? [`ORDER BY ${order.join(', ')}`] : []), frameSql(node)].filter(part => part !== '').join(' ')})`
  const names = {
    params: emitter.params,
    column: (id: ColumnId) => nameIn(block, id),
    position: byOrder ? positionTuple(block.order) : '',
    over,
  }
  const given = node.keys
    .filter(key => !alwaysPresent(node.input, key))
    .map(key => `isNotNull(${emitter.sql(block, key)})`)
  for (const { id, measure } of columns) {
    const value = measureSql(measure, names)
    const sql = given.length === 0 ? value : `if(${given.join(' AND ')}, ${value}, ${nullOf(measure.type)})`
    block = define(block, id, aliased(block, sql))
  }
  return { ...block, windowed: true }
}

const partition = (keys: readonly string[]): string => (keys.length === 0 ? '' : `PARTITION BY ${keys.join(', ')}`)

/** More rows than there are. The database takes a range of 32 bits, and a tick with the latest of times in it has 63. */
const mostTicks = 2 ** 28

/**
 * Ticks are whole numbers in the order of the rows, and `mostTicks` of them reach back as far as the window does, whatever
 * its length: the window's own length is their day, and of all times of that day, on whichever, each row has its rank. Rows of
 * an earlier day come first at the same time of it, so that the far end of a window is open.
 */
function withTicks(
  emitter: Emitter,
  input: Block,
  { time, descending, seconds }: TimeReach,
  tick: ColumnId,
  needed: ReadonlySet<ColumnId>,
): Block {
  const [micros, day, rank] = [emitter.fresh('micros'), emitter.fresh('day'), emitter.fresh('rank')]
  const length = Math.round(seconds * 1e6)
  const [row] = input.order
  const at = `assumeNotNull(${emitter.sql(input, time)})`
  const timed = define(input, micros, aliased(input, `toInt64(round(${descending ? '-' : ''}${at} * 1e6))`))
  const days = define(timed, day, aliased(timed, `toInt64(floor(${micros} / ${length}))`))
  const order = `${micros} - ${day} * ${length}, ${row?.sql}`
  const ranked = define(days, rank, aliased(days, `toInt64(row_number() OVER (ORDER BY ${order}))`))
  const ticking = define(ranked, tick, aliased(ranked, `${day} * ${mostTicks} + ${rank}`))
  return wrap(ticking, union(needed, new Set([tick])), true)
}

function frameSql({ frame }: Window): string {
  if (frame.kind === 'group') return ''
  if (frame.within) return `RANGE BETWEEN ${mostTicks} PRECEDING AND ${frame.current ? 'CURRENT ROW' : '1 PRECEDING'}`
  const start = frame.rows === 0 ? 'UNBOUNDED PRECEDING' : `${frame.current ? frame.rows - 1 : frame.rows} PRECEDING`
  // the place of a row among all is unique, so a range over it counts rows, those of other groups included
  const unit = frame.counts === 'all' ? 'RANGE' : 'ROWS'
  return `${unit} BETWEEN ${start} AND ${frame.current ? 'CURRENT ROW' : '1 PRECEDING'}`
}
