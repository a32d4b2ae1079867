/** `rename`: other names for the same columns, all at once; only the scope changes. */
import type { Expr } from '../../plan/expr.ts'
import type { RenameCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { hide, nameMatcher, type Scope } from '../scope.ts'

export function bindRename(binder: Binder, input: Bound, command: RenameCommand): Bound {
  const { scope } = input
  const targets = new Map<string, string>()
  for (const { from, to } of command.renames) {
    for (const { name, as } of matches(binder, scope, from.name, to.name)) if (!targets.has(name)) targets.set(name, as)
  }
  return { ...input, scope: renamed(binder, scope, targets, command) }
}

/** What one pair renames; a pair without wildcards may name a field that only the data knows. */
function matches(binder: Binder, scope: Scope, from: string, to: string): { name: string; as: string }[] {
  if (!from.includes('*')) return [{ name: from, as: to }]
  const match = nameMatcher(from)
  return visibleNames(binder, scope).flatMap(name => {
    const captured = match(name)
    if (!captured) return []
    const given = [...captured]
    return [{ name, as: to.replace(/\*/g, () => given.shift() ?? '') }]
  })
}

/** The column keeps its place; a column that was called like the target is gone, even where the source is empty. */
function renamed(binder: Binder, scope: Scope, targets: ReadonlyMap<string, string>, command: RenameCommand): Scope {
  const values = new Map<string, Expr>()
  for (const [name, as] of targets)
    if (exists(scope, name) || exists(scope, as)) values.set(as, binder.field(scope, name, command.span))
  const columns: [string, Expr][] = []
  const placed = new Set<string>()
  for (const [name, value] of scope.columns) {
    const as = targets.get(name)
    const moved = as === undefined ? undefined : values.get(as)
    if (as !== undefined && moved && !placed.has(as)) {
      columns.push([as, moved])
      placed.add(as)
    } else if (as === undefined && !values.has(name)) columns.push([name, value])
  }
  for (const [as, value] of values) if (!placed.has(as)) columns.push([as, value])
  const gone = [...targets.keys()].filter(name => !values.has(name))
  return { ...hide(scope, gone), columns: new Map(columns) }
}

const exists = (scope: Scope, name: string): boolean =>
  scope.columns.has(name) || (scope.events !== undefined && !scope.events.hidden.has(name))
