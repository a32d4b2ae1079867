/** Plan → ClickHouse SQL: one SELECT for each stage that must see all rows, everything else merged into it. */
import type { ColumnId, ColumnType } from '../plan/columns.ts'
import type { Expr } from '../plan/expr.ts'
import type { Output, Plan } from '../plan/plan.ts'
import { withColumnPrefix } from '../plan/rename.ts'
import { usedColumns } from '../plan/used.ts'
import { unreachable } from '../text/unreachable.ts'
import { type Block, canFilter, deepestQuery, nameIn, readFrom, render, wrap } from './block.ts'
import { emitJoin, emitUnion, emitValues } from './combining.ts'
import { type Emitter, exactKey } from './emitter.ts'
import { exprSql } from './expr.ts'
import { emitAggregate, emitWindow } from './grouping.ts'
import { emitDistinct, emitLimit, emitSort, emitTakeWhile } from './ordering.ts'
import { ParamList, type Query } from './query.ts'
import { scanBlock } from './scan.ts'
import { emitExplode, emitExtend, emitFilter } from './streaming.ts'

export function emit(output: Output): Query {
  const emitter = new QueryEmitter()
  const values = output.columns.map(({ value }) => value)
  const needed = usedColumns(...values)
  if (output.events) needed.add(output.events.seq)
  let block = emitter.plan(output.plan, needed, true)
  if (block.grouped && values.some(value => value.kind !== 'column')) block = wrap(block, needed, true)
  const selected = values.map(value => selection(emitter, block, value))
  const columns: { name: string; type: ColumnType }[] = output.columns.map(({ name, value }) => ({
    name,
    type: value.type,
  }))
  if (output.events) {
    selected.push(selection(emitter, block, { kind: 'column', id: output.events.seq, type: 'number' }))
    columns.push({ name: '', type: 'number' })
  }
  const sql = render(block, selected.length > 0 ? selected : ['1'], true)
  return { sql, params: emitter.params.values, columns, ...(block.depth > deepestQuery && { tooDeep: true }) }
}

/**
 * How many rows each plan has, all counted in one pass over the events. A plan that does not look at one event at a time
 * is left out: `counted` says which ones the columns of the query stand for.
 */
export function emitCounts(plans: readonly Plan[]): { readonly query: Query; readonly counted: readonly number[] } {
  const emitter = new QueryEmitter()
  let all: Block = readFrom('events', [])
  const counts: string[] = []
  const counted: number[] = []
  for (const [index, plan] of plans.entries()) {
    const block = emitter.plan(withColumnPrefix(plan, `p${index}_`), new Set(), false)
    if (block.from !== all.from || !canFilter(block)) continue
    all = { ...all, columns: new Map([...all.columns, ...block.columns]) }
    counts.push(
      block.where.length === 0
        ? 'toFloat64(count())'
        : `toFloat64(countIf(ifNull(${block.where.join(' AND ')}, false)))`,
    )
    counted.push(index)
  }
  const columns = counted.map(index => ({ name: String(index), type: 'number' as const }))
  return {
    query: { sql: render(all, counts.length > 0 ? counts : ['1']), params: emitter.params.values, columns },
    counted,
  }
}

/** An output expression; a column that has an alias defines it here. */
function selection(emitter: Emitter, block: Block, value: Expr): string {
  if (value.kind !== 'column') return emitter.sql(block, value)
  const definition = block.columns.get(value.id)
  return definition && !definition.plain ? `${definition.sql} AS ${value.id}` : nameIn(block, value.id)
}

class QueryEmitter implements Emitter {
  readonly params = new ParamList()
  #made = 0

  plan(plan: Plan, needed: ReadonlySet<ColumnId>, ordered: boolean): Block {
    switch (plan.kind) {
      case 'scan':
        return scanBlock(plan, needed)
      case 'generate':
        return readFrom(`numbers(${Math.trunc(plan.count)})`, [exactKey('number')])
      case 'values':
        return emitValues(this, plan, needed)
      case 'filter':
        return emitFilter(this, plan, needed, ordered)
      case 'extend':
        return emitExtend(this, plan, needed, ordered)
      case 'explode':
        return emitExplode(this, plan, needed, ordered)
      case 'aggregate':
        return emitAggregate(this, plan, needed)
      case 'window':
        return emitWindow(this, plan, needed, ordered)
      case 'sort':
        return ordered ? emitSort(this, plan, needed) : this.plan(plan.input, needed, false)
      case 'limit':
        return emitLimit(this, plan, needed)
      case 'distinct':
        return emitDistinct(this, plan, needed)
      case 'takeWhile':
        return emitTakeWhile(this, plan, needed)
      case 'union':
        return emitUnion(this, plan, needed, ordered)
      case 'join':
        return emitJoin(this, plan, needed, ordered)
      default:
        return unreachable(plan)
    }
  }

  sql(block: Block, expr: Expr): string {
    return exprSql(expr, { params: this.params, column: id => nameIn(block, id) })
  }

  fresh(hint: string): ColumnId {
    this.#made += 1
    return `${hint}__${this.#made}` as ColumnId
  }
}
