/** Rows that are given, and rows of several inputs put together. */
import type { ColumnId, ColumnType } from '../plan/columns.ts'
import { type Expr, nothing } from '../plan/expr.ts'
import type { Join, Plan, Union, Values } from '../plan/plan.ts'
import { usedColumns } from '../plan/used.ts'
import { aliased, type Block, define, defineAll, orderSql, plainColumn, readFrom, render, wrap } from './block.ts'
import { type Emitter, exactKey, union } from './emitter.ts'
import { nullOf } from './expr.ts'

const sqlTypes: Record<ColumnType, string> = {
  text: 'Nullable(String)',
  number: 'Nullable(Float64)',
  boolean: 'Nullable(Bool)',
  list: 'Array(String)',
}

/** The rows travel as one bound text, so no value of them is ever part of the query. */
export function emitValues(emitter: Emitter, { columns, rows }: Values, needed: ReadonlySet<ColumnId>): Block {
  const row = emitter.fresh('row')
  const used = columns.flatMap((column, index) => (needed.has(column.id) ? [{ ...column, index }] : []))
  const structure = [`${row} Int64`, ...used.map(({ id, type }) => `${id} ${sqlTypes[type]}`)].join(', ')
  const lines = rows.map((cells, at) =>
    JSON.stringify([at, ...used.map(({ type, index }) => cell(cells[index] ?? null, type))]),
  )
  const from = `format(JSONCompactEachRow, '${structure}', ${emitter.params.text(lines.join('\n'))})`
  const block = readFrom(rows.length === 0 ? emptyRows(row, used) : from, [exactKey(row)])
  return defineAll(
    block,
    used.map(({ id }) => [id, plainColumn(id)] as const),
  )
}

type GivenCell = Values['rows'][number][number]

function cell(value: GivenCell, type: ColumnType): GivenCell | readonly string[] {
  if (type === 'list') return value === null ? [] : typeof value === 'object' ? value : [String(value)]
  if (value === null) return null
  if (type === 'number') return typeof value === 'number' ? value : Number(value)
  return typeof value === 'object' ? value.join(' ') : String(value).toWellFormed()
}

/** A format without a row has no structure to read. */
const emptyRows = (row: ColumnId, columns: readonly { readonly id: ColumnId; readonly type: ColumnType }[]): string =>
  `(SELECT ${[`toInt64(0) AS ${row}`, ...columns.map(({ id, type }) => `${nullOf(type)} AS ${id}`)].join(', ')} WHERE 0)`

export function emitUnion(emitter: Emitter, node: Union, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const places = node.columns.flatMap((column, index) =>
    needed.has(column.id) || timeOf(node) === column.id ? [{ ...column, index }] : [],
  )
  const branch = emitter.fresh('branch')
  const row = emitter.fresh('row')
  const inputs = node.inputs.map(({ plan, values }, at) => {
    const exprs = places.map(({ index, type }): Expr => values[index] ?? nothing(type))
    const block = flat(emitter, plan, exprs, ordered)
    const selected = places.map(
      ({ id, type }, index) => `${cast(emitter.sql(block, exprs[index] ?? nothing(type)), type)} AS ${id}`,
    )
    const order = ordered ? [`${at} AS ${branch}`, `${numbered(block)} AS ${row}`] : []
    return {
      depth: block.depth,
      sql: render(block, [...selected, ...order].length > 0 ? [...selected, ...order] : ['1']),
    }
  })
  const depth = 1 + inputs.reduce((most, input) => Math.max(most, input.depth), 0)
  const from = `(\n${inputs.map(({ sql }) => sql.replace(/^/gm, '  ')).join('\n  UNION ALL\n')}\n)`
  const time = timeOf(node)
  const appended = [exactKey(branch), exactKey(row)]
  const order = !ordered
    ? []
    : time === undefined
      ? appended
      : [{ ...exactKey(`ifNull(${time}, 0)`), descending: true }, ...appended]
  return defineAll(
    readFrom(from, order, depth),
    places.map(({ id }) => [id, plainColumn(id)] as const),
  )
}

const timeOf = ({ order }: Union): ColumnId | undefined => (order.kind === 'time' ? order.column : undefined)

/** Both sides of a UNION must have one type. */
const cast = (sql: string, type: ColumnType): string => (type === 'list' ? sql : `CAST(${sql}, '${sqlTypes[type]}')`)

/** A block that can be selected from as it is. */
function flat(emitter: Emitter, plan: Plan, exprs: readonly Expr[], ordered: boolean): Block {
  const needed = usedColumns(...exprs)
  const block = emitter.plan(plan, needed, ordered)
  return block.grouped || block.limit !== undefined || block.limitBy || block.windowed
    ? wrap(block, needed, ordered)
    : block
}

const numbered = (block: Block): string =>
  block.order.length === 0
    ? 'toInt64(0)'
    : `toInt64(row_number() OVER (ORDER BY ${block.order.map(orderSql).join(', ')}))`

export function emitJoin(emitter: Emitter, node: Join, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
  const added = node.columns.filter(({ id }) => needed.has(id))
  const ownIds = new Set(node.columns.map(({ id }) => id))
  const leftNeeded = new Set([...needed].filter(id => !ownIds.has(id)))
  const left = side(
    emitter,
    node.left,
    node.keys.map(({ left: value }) => value),
    leftNeeded,
    ordered,
  )
  const rightValues = added.map(({ value }) => value)
  const right = side(
    emitter,
    node.right,
    node.keys.map(({ right: value }) => value),
    usedColumns(...rightValues),
    true,
  )
  const present = right.keys.map(key => `isNotNull(${key})`)
  const limited: Block = {
    ...right.block,
    where: present,
    ...(node.max > 0 && { limitBy: { count: node.max, keys: right.keys } }),
  }
  const place = emitter.fresh('place')
  const rightColumns = added.map(({ id, value }) => `${emitter.sql(limited, value)} AS ${id}`)
  const rightSql = render(limited, [...right.keys, ...rightColumns, `${numbered(right.block)} AS ${place}`])
  const leftColumns = [...new Set([...leftNeeded, ...left.keys, ...left.block.order.map(({ sql }) => sql)])]
  const leftSql = render(left.block, leftColumns.length > 0 ? leftColumns : ['1'])
  const on = left.keys.map((key, index) => `l.${key} = r.${right.keys[index]}`).join(' AND ')
  const kind = node.type === 'left' ? 'LEFT' : 'INNER'
  const from = `(\n${leftSql.replace(/^/gm, '  ')}\n) AS l\n${kind} JOIN (\n${rightSql.replace(/^/gm, '  ')}\n) AS r ON ${on}`
  const order = ordered ? [...left.block.order, { ...exactKey(`ifNull(${place}, 0)`) }] : []
  const block = readFrom(from, order, 1 + Math.max(left.block.depth, right.block.depth))
  return defineAll(
    block,
    [...leftNeeded, ...added.map(({ id }) => id)].map(id => [id, plainColumn(id)] as const),
  )
}

/** One side as a subquery that has the keys as plain text columns. */
function side(
  emitter: Emitter,
  plan: Plan,
  keys: readonly Expr[],
  needed: ReadonlySet<ColumnId>,
  ordered: boolean,
): { block: Block; keys: ColumnId[] } {
  const below = union(needed, usedColumns(...keys))
  let block = emitter.plan(plan, below, ordered)
  if (block.grouped || block.limit !== undefined || block.limitBy) block = wrap(block, below, ordered)
  const ids = keys.map(value => {
    const id = emitter.fresh('key')
    block = define(block, id, aliased(block, emitter.sql(block, value)))
    return id
  })
  return { block: wrap(block, union(needed, new Set(ids)), ordered), keys: ids }
}
