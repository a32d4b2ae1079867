/** `foreach`: the body once for each field, as if it had been written so often. */
import type { ForeachCommand } from '../../spl/ast.ts'
import { instantiateForeach } from '../../spl/instantiate.ts'
import { bindQuery } from '../bind.ts'
import type { Binder, Bound } from '../binder.ts'
import { visibleNames } from '../names.ts'
import { nameMatcher } from '../scope.ts'

export function bindForeach(binder: Binder, input: Bound, command: ForeachCommand): Bound | undefined {
  if (command.mode !== 'multifield') {
    binder.report('unsupported-form', command.span, { command: 'foreach', form: `'mode=${command.mode}'` })
    return undefined
  }
  let bound: Bound | undefined = input
  for (const { name, segments } of matchedFields(binder, input, command)) {
    const { query, diagnostics } = instantiateForeach(command, name, segments)
    binder.diagnostics.push(...diagnostics)
    bound = bound && bindQuery(binder, query, bound)
  }
  return bound
}

/** Each field once, in the order of the columns; `segments` is what the stars stood for. */
function matchedFields(binder: Binder, { scope }: Bound, { fields }: ForeachCommand): readonly { name: string; segments: readonly string[] }[] {
  const found = new Map<string, readonly string[]>()
  for (const { name, wildcard } of fields) {
    const match = nameMatcher(name)
    const names = wildcard ? visibleNames(binder, scope) : [name]
    for (const known of names) {
      const segments = wildcard ? match(known) : []
      if (segments && !found.has(known)) found.set(known, segments)
    }
  }
  return [...found].map(([name, segments]) => ({ name, segments }))
}
