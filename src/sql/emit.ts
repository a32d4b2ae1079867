/** Plan → ClickHouse SQL: one SELECT for each stage that must see all rows, everything else merged into it. */
import type { ColumnId, ColumnType } from '../plan/columns.ts'
import { and, column, type Expr, present } from '../plan/expr.ts'
import type {
  Aggregate,
  Distinct,
  Explode,
  Extend,
  Filter,
  Limit,
  Output,
  Plan,
  Sort,
  TakeWhile,
} from '../plan/plan.ts'
import { measureOperands, sizeOf, usedColumns, visit } from '../plan/used.ts'
import { unreachable } from '../text/unreachable.ts'
import {
  type Block,
  canFilter,
  type Definition,
  define,
  nameIn,
  type OrderKey,
  orderSql,
  plainColumn,
  readFrom,
  render,
  wrap,
} from './block.ts'
import { exprSql, type Names } from './expr.ts'
import { measureSql } from './measures.ts'
import { ParamList, type Query } from './query.ts'
import { scanBlock } from './scan.ts'

/** An expression with its aliases written out may not grow past this; a subquery cuts it off. */
const heaviest = 400

export function emit(output: Output): Query {
  const emitter = new Emitter()
  const values = output.columns.map(({ value }) => value)
  const needed = usedColumns(...values)
  if (output.events) needed.add(output.events.seq)
  let block = emitter.plan(output.plan, needed, true)
  if (block.grouped && values.some(value => value.kind !== 'column')) block = wrap(block, needed, true)
  const selected = values.map(value => emitter.selected(block, value))
  const columns: { name: string; type: ColumnType }[] = output.columns.map(({ name, value }) => ({
    name,
    type: value.type,
  }))
  if (output.events) {
    selected.push(emitter.selected(block, { kind: 'column', id: output.events.seq, type: 'number' }))
    columns.push({ name: '', type: 'number' })
  }
  return { sql: render(block, selected.length > 0 ? selected : ['1'], true), params: emitter.params.values, columns }
}

/** Holds what one query accumulates: its parameters and the names made up on the way. */
class Emitter {
  readonly params = new ParamList()
  #made = 0

  /** The block of a plan; it defines at least the columns `needed`, and keeps the order if that matters above. */
  plan(plan: Plan, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
    switch (plan.kind) {
      case 'scan':
        return scanBlock(plan, needed)
      case 'generate':
        return readFrom(`numbers(${Math.trunc(plan.count)})`, [
          { sql: 'number', descending: false, nulls: 'last', exact: true },
        ])
      case 'filter':
        return this.#filter(plan, needed, ordered)
      case 'extend':
        return this.#extend(plan, needed, ordered)
      case 'explode':
        return this.#explode(plan, needed, ordered)
      case 'aggregate':
        return this.#aggregate(plan, needed)
      case 'sort':
        return this.#sort(plan, needed)
      case 'limit':
        return this.#limit(plan, needed)
      case 'distinct':
        return this.#distinct(plan, needed)
      case 'takeWhile':
        return this.#takeWhile(plan, needed)
      default:
        return unreachable(plan)
    }
  }

  /** An output expression; a column that has an alias defines it here. */
  selected(block: Block, value: Expr): string {
    if (value.kind !== 'column') return this.#sql(block, value)
    const definition = block.columns.get(value.id)
    return definition && !definition.plain ? `${definition.sql} AS ${value.id}` : nameIn(block, value.id)
  }

  #sql(block: Block, expr: Expr): string {
    const names: Names = { params: this.params, column: id => nameIn(block, id) }
    return exprSql(expr, names)
  }

  #fresh(hint: string): ColumnId {
    this.#made += 1
    return `${hint}__${this.#made}` as ColumnId
  }

  #filter(node: Filter, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
    const wanted = union(needed, usedColumns(node.condition))
    const input = this.plan(node.input, wanted, ordered)
    const block = canFilter(input) && !hasWindow(node.condition) ? input : wrap(input, wanted, ordered)
    const conjuncts = node.condition.kind === 'and' ? node.condition.operands : [node.condition]
    return { ...block, where: [...block.where, ...conjuncts.map(operand => this.#sql(block, operand))] }
  }

  #extend(node: Extend, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
    const live = liveColumns(node, needed)
    const wanted = new Set(needed)
    for (const { value } of live) for (const id of usedColumns(value)) wanted.add(id)
    for (const { id } of node.columns) wanted.delete(id)
    let block = this.plan(node.input, wanted, ordered)
    if (block.grouped) block = wrap(block, wanted, ordered)
    for (const { id, value } of live) {
      const carried = union(wanted, new Set(live.map(column => column.id)))
      if (hasWindow(value) && (block.limit !== undefined || block.limitBy)) block = wrap(block, carried, ordered)
      if (this.#weight(block, value) > heaviest) block = wrap(block, carried, ordered)
      block = define(block, id, { sql: this.#sql(block, value), plain: false, weight: this.#weight(block, value) })
      if (hasWindow(value)) block = { ...block, windowed: true }
    }
    return block
  }

  #weight(block: Block, value: Expr): number {
    let weight = sizeOf(value)
    visit(value, inner => {
      if (inner.kind === 'column') weight += block.columns.get(inner.id)?.weight ?? 1
    })
    return weight
  }

  #explode(node: Explode, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
    const below = union(without(needed, node.id), usedColumns(node.list))
    let input = this.plan(node.input, below, ordered)
    if (input.grouped || input.limit !== undefined || input.limitBy) input = wrap(input, below, ordered)
    const list = this.#fresh(node.id)
    input = define(input, list, { sql: this.#sql(input, node.list), plain: false, weight: sizeOf(node.list) })
    const inner = wrap(input, new Set([...without(needed, node.id), list]), ordered)
    const place = this.#fresh('place')
    const joined = ordered ? `${list} AS ${node.id}, arrayEnumerate(${list}) AS ${place}` : `${list} AS ${node.id}`
    const order = ordered ? [...inner.order, key(place, { exact: true })] : inner.order
    // an array's element is never NULL, but what is built on it expects a column that may be
    const element: Definition = plainColumn(`toNullable(${node.id})`)
    return define({ ...inner, from: `${inner.from}\nARRAY JOIN ${joined}`, order }, node.id, element)
  }

  #aggregate(written: Aggregate, needed: ReadonlySet<ColumnId>): Block {
    const node = this.#withPresentKeys(written)
    const measures = node.measures.filter(({ id }) => needed.has(id))
    const operands = measures.flatMap(({ measure }) => measureOperands(measure))
    const below = usedColumns(...node.keys.map(({ value }) => value), ...operands)
    const ordered = measures.some(({ measure }) => dependsOnOrder(measure.kind))
    let input = this.plan(node.input, below, ordered)
    if (!canFilter(input)) input = wrap(input, below, ordered)
    if (ordered && !input.order.every(({ exact }) => exact)) input = this.#numberRows(input, below)
    const names: Names = { params: this.params, column: id => nameIn(input, id) }
    const position = ordered ? positionTuple(input.order) : ''
    let block: Block = { ...input, grouped: true, keys: node.keys.map(({ id }) => id) }
    for (const { id, value } of node.keys)
      block = define(block, id, { sql: exprSql(value, names), plain: false, weight: 1 })
    for (const { id, measure } of measures)
      block = define(block, id, { sql: measureSql(measure, names, position), plain: false, weight: 1 })
    return { ...block, order: node.keys.map(({ id }) => key(id)) }
  }

  /** Rows without a key filtered out, and a list spread over as many rows as it has values. */
  #withPresentKeys(node: Aggregate): Aggregate {
    let { input } = node
    const single = node.keys.filter(({ value }) => value.type !== 'list').map(({ value }) => present(value))
    if (single.length > 0) input = { kind: 'filter', input, condition: and(...single), span: node.span }
    const keys = node.keys.map(({ id, value }) => {
      if (value.type !== 'list') return { id, value }
      const spread = this.#fresh(id)
      input = { kind: 'explode', input, list: value, id: spread, span: node.span }
      return { id, value: column(spread, 'text') }
    })
    return { ...node, input, keys }
  }

  /** The rows with their place in the order as a column, since aggregates need it as one number. */
  #numberRows(input: Block, needed: ReadonlySet<ColumnId>): Block {
    const row = this.#fresh('row')
    const over = `toInt64(row_number() OVER (ORDER BY ${input.order.map(orderSql).join(', ')}))`
    const numbered = define(input, row, { sql: over, plain: false, weight: 1 })
    return { ...wrap(numbered, union(needed, new Set([row])), false), order: [key(row, { exact: true })] }
  }

  #sort(node: Sort, needed: ReadonlySet<ColumnId>): Block {
    const wanted = union(needed, usedColumns(...node.keys.map(({ value }) => value)))
    let block = this.plan(node.input, wanted, true)
    if (block.grouped || block.limit !== undefined || block.limitBy) block = wrap(block, wanted, true)
    const keys: OrderKey[] = []
    for (const { value, descending, as } of node.keys) {
      const sql = this.#sql(block, value)
      const add = (hint: string, expression: string): void => {
        const id = this.#fresh(hint)
        block = define(block, id, { sql: expression, plain: false, weight: sizeOf(value) })
        keys.push(key(id, { descending }))
      }
      if (value.type === 'number') add('sort', sql)
      else if (as === 'text') add('sort', sql)
      else if (as === 'address') add('sort', addressSql(sql))
      else if (as === 'number') add('sort', `toFloat64OrNull(${sql})`)
      else {
        block = { ...block, windowed: true }
        const everywhere = (test: string): string => `min(isNull(${sql}) OR ${test}) OVER ()`
        add('sort', `if(${everywhere(`isNotNull(toFloat64OrNull(${sql}))`)}, toFloat64OrNull(${sql}), NULL)`)
        add('sort', `if(${everywhere(`isIPv4String(ifNull(${sql}, ''))`)}, ${addressSql(sql)}, NULL)`)
        add('sort', sql)
      }
    }
    return { ...block, order: [...keys, ...block.order] }
  }

  #limit(node: Limit, needed: ReadonlySet<ColumnId>): Block {
    const input = this.plan(node.input, needed, true)
    const block = input.limit === undefined ? input : wrap(input, needed, true)
    const order = node.end === 'first' ? block.order : block.order.map(reversed)
    return { ...block, order, limit: Math.trunc(node.count) }
  }

  #distinct(node: Distinct, needed: ReadonlySet<ColumnId>): Block {
    const wanted = union(node.mark ? without(needed, node.mark) : needed, usedColumns(...node.keys))
    let block = this.plan(node.input, wanted, true)
    if (!canFilter(block)) block = wrap(block, wanted, true)
    const keys = node.keys.map(value => this.#sql(block, value))
    const given = node.keys.map((value, index) =>
      value.type === 'list' ? `notEmpty(${keys[index]})` : `isNotNull(${keys[index]})`,
    )
    if (node.empty === 'drop') block = { ...block, where: [...block.where, ...given] }
    if (!node.consecutive && node.empty === 'drop' && !node.mark)
      return { ...block, limitBy: { count: node.count, keys } }
    const rank = this.#fresh('rank')
    const order = block.order.map(orderSql).join(', ')
    const same = keys.map(
      sql =>
        `${sql} IS NOT DISTINCT FROM lagInFrame(${sql}) OVER (ORDER BY ${order} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)`,
    )
    const sql = node.consecutive
      ? `if(row_number() OVER (ORDER BY ${order}) > 1 AND ${same.join(' AND ')}, 2, 1)`
      : `row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${order})`
    const limit = node.consecutive ? 1 : node.count
    block = { ...define(block, rank, { sql, plain: false, weight: 1 }), windowed: true }
    if (node.mark) return define(block, node.mark, { sql: `${rank} <= ${limit}`, plain: false, weight: 2 })
    const outer = wrap(block, union(wanted, new Set([rank])), true)
    const outerGiven = node.keys.map(value => `isNull(${this.#sql(outer, value)})`)
    return {
      ...outer,
      where: [`(${[`${rank} <= ${limit}`, ...(node.empty === 'keep' ? outerGiven : [])].join(' OR ')})`],
    }
  }

  #takeWhile(node: TakeWhile, needed: ReadonlySet<ColumnId>): Block {
    const wanted = union(needed, usedColumns(node.condition))
    let block = this.plan(node.input, wanted, true)
    if (!canFilter(block)) block = wrap(block, wanted, true)
    const fails = this.#fresh('fails')
    const failed = this.#fresh('failed')
    const order = block.order.map(orderSql).join(', ')
    const sql = `toUInt8(NOT ifNull(${this.#sql(block, node.condition)}, ${node.nulls}))`
    block = define(block, fails, { sql, plain: false, weight: 1 })
    const running = `sum(${fails}) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)`
    block = define(block, failed, { sql: running, plain: false, weight: 1 })
    const outer = wrap(block, new Set([...needed, fails, failed]), true)
    const last = node.keepLast ? ` OR (${failed} = 1 AND ${fails} = 1)` : ''
    return { ...outer, where: [`(${failed} = 0${last})`] }
  }
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

const dependsOnOrder = (kind: string): boolean => ['list', 'first', 'last', 'earliest', 'latest'].includes(kind)

const key = (sql: string, options: { exact?: boolean; descending?: boolean } = {}): OrderKey => ({
  sql,
  descending: options.descending ?? false,
  nulls: 'last',
  exact: options.exact ?? false,
})

const reversed = (order: OrderKey): OrderKey => ({
  ...order,
  descending: !order.descending,
  nulls: order.nulls === 'last' ? 'first' : 'last',
})

const positionTuple = (order: readonly OrderKey[]): string =>
  `tuple(${order.map(({ sql, descending }) => (descending ? `-${sql}` : sql)).join(', ')})`

const addressSql = (sql: string): string =>
  `if(isIPv4String(ifNull(${sql}, '')), toUInt32(toIPv4OrDefault(ifNull(${sql}, ''))), NULL)`

const union = (a: ReadonlySet<ColumnId>, b: ReadonlySet<ColumnId>): Set<ColumnId> => new Set([...a, ...b])

function without(set: ReadonlySet<ColumnId>, id: ColumnId): Set<ColumnId> {
  const rest = new Set(set)
  rest.delete(id)
  return rest
}
