/** Plans side by side in one query: each gets column identities of its own. */
import type { ColumnId } from './columns.ts'
import type { Plan } from './plan.ts'

/** The same plan, its columns called `prefix` and their name. */
export const withColumnPrefix = (plan: Plan, prefix: string): Plan => renamed(plan, prefix)

/** In plans and expressions `id` is always the identity of a column, and nothing else is called so. */
function renamed<Value>(value: Value, prefix: string): Value {
  if (Array.isArray(value)) return value.map(each => renamed(each, prefix)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'id' ? ((prefix + String(inner)) as ColumnId) : renamed(inner, prefix),
  ])
  return Object.fromEntries(entries) as Value
}
