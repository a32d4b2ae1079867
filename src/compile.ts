/** The trip on one page: the text of a search → a query, or the reasons why there is none. */
import type { Output } from './plan/plan.ts'
import { bind } from './semantics/bind.ts'
import type { World } from './semantics/world.ts'
import type { MacroLookup } from './spl/macros.ts'
import { type Parsed, parse } from './spl/parse.ts'
import { emit } from './sql/emit.ts'
import type { Query } from './sql/query.ts'
import { type Diagnostic, isError } from './text/diagnostic.ts'
import type { Source } from './text/source.ts'

export interface Compiled {
  readonly parsed: Parsed
  /** What the search answers; absent when something in it was not understood. */
  readonly output: Output | undefined
  readonly query: Query | undefined
  /** Of every step, in the order of the trip. */
  readonly diagnostics: readonly Diagnostic[]
}

export function compile(source: Source, macros: MacroLookup, world: World): Compiled {
  const parsed = parse(source, { macros })
  const { output, diagnostics: bindDiagnostics } = bind(parsed.query, parsed.expanded, world)
  const diagnostics = [...parsed.diagnostics, ...bindDiagnostics]
  const done = output !== undefined && !diagnostics.some(isError)
  return { parsed, output: done ? output : undefined, query: done ? emit(output) : undefined, diagnostics }
}
