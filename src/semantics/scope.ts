/** Which names a stage sees, and what each stands for. A rename only changes the scope, never the plan. */
import type { Expr } from '../plan/expr.ts'
import type { EventScan } from './event-scan.ts'
import type { ModelDataset } from './world.ts'

export interface Scope {
  /** Visible columns in order. */
  readonly columns: ReadonlyMap<string, Expr>
  /** While rows are events: any other field can still be asked for. */
  readonly events?: EventFields
  /** Fields that `spath`, `xmlkv` and their kin find in a text, looked for when a later stage names one. */
  readonly late?: readonly ((name: string) => Expr | undefined)[]
}

export interface EventFields {
  readonly scan: EventScan
  /** Fields of the event that a later stage removed, renamed or replaced. */
  readonly hidden: ReadonlySet<string>
  /** What a bare `fillnull` puts into fields that are asked for later. */
  readonly fill?: string
  /** Rows come from a data model: its own fields are computed by it. */
  readonly dataset?: ModelDataset
  /** Fields are addressed as `Dataset.field`. */
  readonly prefixed: boolean
}

/** Events as they come from a scan: every field can be asked for. */
export const eventScope = (
  scan: EventScan,
  model: { readonly dataset?: ModelDataset; readonly prefixed: boolean } = { prefixed: false },
): Scope => ({ columns: new Map(), events: { scan, hidden: new Set(), ...model } })

/** The same rows with one column more, or another meaning for a name that was there: it keeps its place. */
export const withColumn = (scope: Scope, name: string, value: Expr): Scope => ({
  ...scope,
  columns: new Map(scope.columns).set(name, value),
})

/** Rows that are no longer events, with just these columns. */
export const closedScope = (columns: Iterable<readonly [string, Expr]>): Scope => ({ columns: new Map(columns) })

export function hide(scope: Scope, names: Iterable<string>): Scope {
  const gone = [...names]
  const columns = new Map(scope.columns)
  for (const name of gone) columns.delete(name)
  if (!scope.events) return { ...scope, columns }
  return { ...scope, columns, events: { ...scope.events, hidden: new Set([...scope.events.hidden, ...gone]) } }
}

/** Names beginning with `_` are hidden from `*` unless the pattern begins with `_` too. */
export function nameMatcher(pattern: string): (name: string) => readonly string[] | undefined {
  const pieces = pattern.split('*')
  const source = pieces.map(piece => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('(.*?)')
  const regex = new RegExp(`^${source}$`, 's')
  const internal = pattern.startsWith('_')
  return name => {
    if (name.startsWith('_') && !internal) return undefined
    const found = regex.exec(name)
    return found ? found.slice(1) : undefined
  }
}
