/** Nodes that order rows, or keep some by their place in the order. */
import type { ColumnId } from '../plan/columns.ts'
import type { Distinct, Limit, Sort, TakeWhile } from '../plan/plan.ts'
import { usedColumns } from '../plan/used.ts'
import { aliased, type Block, canFilter, define, type OrderKey, orderSql, wrap } from './block.ts'
import { type Emitter, sortedBy, union, without } from './emitter.ts'

export function emitSort(emitter: Emitter, node: Sort, needed: ReadonlySet<ColumnId>): Block {
  const wanted = union(needed, usedColumns(...node.keys.map(({ value }) => value)))
  let block = emitter.plan(node.input, wanted, true)
  if (block.grouped || block.limit !== undefined || block.limitBy) block = wrap(block, wanted, true)
  const keys: OrderKey[] = []
  for (const { value, descending, as } of node.keys) {
    const sql = emitter.sql(block, value)
    const add = (hint: string, expression: string): void => {
      const id = emitter.fresh(hint)
      block = define(block, id, aliased(block, expression))
      keys.push({ ...sortedBy(id), descending })
    }
    if (value.type === 'number') add('sort', sql)
    else if (as === 'text') add('sort', sql)
    else if (as === 'address') add('sort', addressSql(sql))
    else if (as === 'number') add('sort', `toFloat64OrNull(${sql})`)
    else {
      block = { ...block, windowed: true }
      const everywhere = (test: string): string => `min(isNull(${sql}) OR ${test}) OVER ()`
      const numbers = everywhere(`isNotNull(toFloat64OrNull(${sql}))`)
      const addresses = everywhere(`isIPv4String(ifNull(${sql}, ''))`)
      add('sort', `if(${numbers}, toFloat64OrNull(${sql}), NULL)`)
      add('sort', `if(${addresses}, ${addressSql(sql)}, NULL)`)
      add('sort', `if(${numbers} OR ${addresses}, NULL, ${sql})`)
    }
  }
  return { ...block, order: [...keys, ...block.order] }
}

export function emitLimit(emitter: Emitter, node: Limit, needed: ReadonlySet<ColumnId>): Block {
  const input = emitter.plan(node.input, needed, true)
  const block = input.limit === undefined ? input : wrap(input, needed, true)
  const order = node.end === 'first' ? block.order : block.order.map(reversed)
  return { ...block, order, limit: Math.trunc(node.count) }
}

export function emitDistinct(emitter: Emitter, node: Distinct, needed: ReadonlySet<ColumnId>): Block {
  const wanted = union(node.mark ? without(needed, node.mark) : needed, usedColumns(...node.keys))
  let block = emitter.plan(node.input, wanted, true)
  if (!canFilter(block)) block = wrap(block, wanted, true)
  const keys = node.keys.map(value => emitter.sql(block, value))
  const given = node.keys.map((value, index) =>
    value.type === 'list' ? `notEmpty(${keys[index]})` : `isNotNull(${keys[index]})`,
  )
  if (node.empty === 'drop') block = { ...block, where: [...block.where, ...given] }
  if (!node.consecutive && node.empty === 'drop' && !node.mark)
    return { ...block, limitBy: { count: node.count, keys } }
  const rank = emitter.fresh('rank')
  const order = block.order.map(orderSql).join(', ')
  const same = keys.map(
    sql =>
      `${sql} IS NOT DISTINCT FROM lagInFrame(${sql}) OVER (ORDER BY ${order} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)`,
  )
  const sql = node.consecutive
    ? `if(row_number() OVER (ORDER BY ${order}) > 1 AND ${same.join(' AND ')}, 2, 1)`
    : `row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${order})`
  const limit = node.consecutive ? 1 : node.count
  block = { ...define(block, rank, aliased(block, sql)), windowed: true }
  if (node.mark) return define(block, node.mark, aliased(block, `${rank} <= ${limit}`))
  const outer = wrap(block, union(wanted, new Set([rank])), true)
  const outerGiven = node.keys.map(value => `isNull(${emitter.sql(outer, value)})`)
  return {
    ...outer,
    where: [`(${[`${rank} <= ${limit}`, ...(node.empty === 'keep' ? outerGiven : [])].join(' OR ')})`],
  }
}

export function emitTakeWhile(emitter: Emitter, node: TakeWhile, needed: ReadonlySet<ColumnId>): Block {
  const wanted = union(needed, usedColumns(node.condition))
  let block = emitter.plan(node.input, wanted, true)
  if (!canFilter(block)) block = wrap(block, wanted, true)
  const fails = emitter.fresh('fails')
  const failed = emitter.fresh('failed')
  const order = block.order.map(orderSql).join(', ')
  const sql = `toUInt8(NOT ifNull(${emitter.sql(block, node.condition)}, ${node.nulls}))`
  block = define(block, fails, aliased(block, sql))
  const running = `sum(${fails}) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)`
  block = define(block, failed, aliased(block, running))
  const outer = wrap(block, new Set([...needed, fails, failed]), true)
  const last = node.keepLast ? ` OR (${failed} = 1 AND ${fails} = 1)` : ''
  return { ...outer, where: [`(${failed} = 0${last})`] }
}

const reversed = (order: OrderKey): OrderKey => ({
  ...order,
  descending: !order.descending,
  nulls: order.nulls === 'last' ? 'first' : 'last',
})

const addressSql = (sql: string): string =>
  `if(isIPv4String(ifNull(${sql}, '')), toUInt32(toIPv4OrDefault(ifNull(${sql}, ''))), NULL)`
