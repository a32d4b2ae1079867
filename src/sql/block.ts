/** One SELECT under construction: what it reads, which columns it defines, in which order its rows come. */
import type { ColumnId } from '../plan/columns.ts'

export interface Block {
  readonly from: string
  /** How many queries stand inside each other below this one. */
  readonly depth: number
  readonly where: readonly string[]
  readonly columns: ReadonlyMap<ColumnId, Definition>
  readonly grouped: boolean
  /** GROUP BY: names of columns. Empty with `grouped` means one row. */
  readonly keys: readonly ColumnId[]
  /** A column is computed over a window, so rows may no longer be filtered at this level. */
  readonly windowed: boolean
  readonly order: readonly OrderKey[]
  readonly limitBy?: { readonly count: number; readonly keys: readonly string[] }
  readonly limit?: number
}

export interface Definition {
  readonly sql: string
  /** Named as it stands wherever it is used (a leaf of the store, a column of the query below), never by an alias. */
  readonly plain: boolean
  /** The words of the expression with all aliases in it written out: ClickHouse does write them out. */
  readonly weight: number
  /** The same with the columns of the queries below written out too. */
  readonly whole: number
}

export interface OrderKey {
  readonly sql: string
  readonly descending: boolean
  readonly nulls: 'first' | 'last'
  /** A number that is never null: it can be part of a sort tuple. */
  readonly exact: boolean
}

export const readFrom = (from: string, order: readonly OrderKey[], depth = 0): Block => ({
  from,
  depth,
  where: [],
  columns: new Map(),
  grouped: false,
  keys: [],
  windowed: false,
  order,
})

/** The database reads about 120 queries inside each other. What goes deeper is never run, so it need not look well. */
export const deepestQuery = 100

/** Whether a WHERE at this level would act on what the rows are now. */
export const canFilter = (block: Block): boolean =>
  !block.grouped && !block.windowed && block.limit === undefined && block.limitBy === undefined

export const define = (block: Block, id: ColumnId, definition: Definition): Block =>
  defineAll(block, [[id, definition]])

export const defineAll = (block: Block, definitions: Iterable<readonly [ColumnId, Definition]>): Block => ({
  ...block,
  columns: new Map([...block.columns, ...definitions]),
})

/** How a column is named inside its block. */
export function nameIn(block: Block, id: ColumnId): string {
  const definition = block.columns.get(id)
  if (!definition) throw new Error(`no column ${id}`)
  return definition.plain ? definition.sql : id
}

export const plainColumn = (sql: string, whole = 1): Definition => ({ sql, plain: true, weight: 1, whole })

type Columns = Pick<Block, 'columns'>
/** Of a leaf: it stands upon no other column. */
export const noColumns: Columns = { columns: new Map() }

/** An expression of this block's columns under a name of its own. */
export const aliased = (block: Columns, sql: string): Definition => ({ sql, plain: false, ...weigh(block, sql) })

/** The words of an expression with what they stand for written out, as often as each stands there. */
export function weigh({ columns }: Columns, sql: string): Pick<Definition, 'weight' | 'whole'> {
  let weight = 0
  let whole = 0
  for (const [word] of sql.matchAll(/\w+/g)) {
    const definition = columns.get(word as ColumnId)
    weight += definition?.weight ?? 1
    whole += definition?.whole ?? 1
  }
  return { weight, whole }
}

/**
 * The block as a subquery of a new one that has the columns `needed`, and the order when it matters. Behind a `barrier` the
 * database moves no condition of the new one into the subquery.
 */
export function wrap(block: Block, needed: ReadonlySet<ColumnId>, ordered: boolean, barrier = false): Block {
  const columns = [...needed].filter(id => block.columns.has(id))
  const keys = ordered ? block.order.map((key, index) => ({ ...key, name: `order_${index + 1}` })) : []
  const selected = [
    ...columns.map(id => selection(block, id)),
    ...keys.map(key => (key.sql === key.name ? key.sql : `${key.sql} AS ${key.name}`)),
  ]
  const query = render(block, selected.length > 0 ? selected : ['1'])
  const inner = barrier && block.limit === undefined ? `${query}\nLIMIT ${Number.MAX_SAFE_INTEGER}` : query
  return {
    ...readFrom(
      `(\n${block.depth < deepestQuery ? indent(inner) : inner}\n)`,
      keys.map(({ name, ...key }) => ({ ...key, sql: name })),
      block.depth + 1,
    ),
    columns: new Map(columns.map(id => [id, plainColumn(id, block.columns.get(id)?.whole)])),
  }
}

function selection(block: Block, id: ColumnId): string {
  const sql = block.columns.get(id)?.sql ?? id
  return sql === id ? id : `${sql} AS ${id}`
}

/** The SELECT with these expressions; columns that are named by an alias and not selected stand in a WITH. */
export function render(
  block: Block,
  selected: readonly string[],
  ordered = block.limit !== undefined || block.limitBy !== undefined,
): string {
  const order = ordered && block.order.length > 0 ? [`ORDER BY ${block.order.map(orderSql).join(', ')}`] : []
  const tail = [
    ...(block.where.length > 0 ? [`WHERE ${block.where.join('\n  AND ')}`] : []),
    ...(block.keys.length > 0 ? [`GROUP BY ${block.keys.join(', ')}`] : []),
    ...order,
    ...(block.limitBy ? [`LIMIT ${block.limitBy.count} BY ${block.limitBy.keys.join(', ')}`] : []),
    ...(block.limit === undefined ? [] : [`LIMIT ${block.limit}`]),
  ]
  const aliases = withClause(block, [...selected, ...tail].join('\n'))
  return [...aliases, `SELECT ${selected.join(',\n       ')}`, `FROM ${block.from}`, ...tail].join('\n')
}

export const orderSql = (key: OrderKey): string =>
  `${key.sql}${key.descending ? ' DESC' : ''}${key.exact ? '' : ` NULLS ${key.nulls.toUpperCase()}`}`

function withClause(block: Block, text: string): string[] {
  const wanted = new Set<ColumnId>()
  const visit = (sql: string): void => {
    const named = namedIn(sql)
    for (const word of sql.match(/\w+/g) ?? []) {
      const id = word as ColumnId
      const definition = block.columns.get(id)
      if (!definition || definition.plain || wanted.has(id) || named.has(id)) continue
      wanted.add(id)
      visit(definition.sql)
    }
  }
  visit(text)
  const selected = namedIn(text)
  const lines = [...block.columns]
    .filter(([id]) => wanted.has(id) && !selected.has(id))
    .map(([id, { sql }]) => `${sql} AS ${id}`)
  return lines.length === 0 ? [] : [`WITH ${lines.join(',\n     ')}`]
}

/** The aliases that a text gives. */
const namedIn = (sql: string): ReadonlySet<string> =>
  new Set(Array.from(sql.matchAll(/ AS (\w+)/g), ([, id = '']) => id))

const indent = (sql: string): string => sql.replace(/^/gm, '  ')
