/** What the engine would make of a rule's search, asked without an engine. */

import type { Library } from '../catalog/library.ts'
import type { CompiledRule } from '../catalog/rule-page.ts'
import { compileRule } from '../harrier/compile-rule.ts'

/** Nothing for what is not SPL. */
export function compiledRule(id: string, library: Library): CompiledRule | undefined {
  const entry = library.byId.get(id)
  if (entry?.rule.vendor !== 'splunk') return undefined
  const { plan, sql, runs, diagnostics } = compileRule(entry.rule, library.set)
  return { facts: { runs, plan, sql }, diagnostics }
}
