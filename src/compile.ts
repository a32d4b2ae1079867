/** The trip on one page: the text of a search → a query, or the reasons why there is none. */
import type { Output } from './plan/plan.ts'
import { bind } from './semantics/bind.ts'
import type { RowLimit, Step } from './semantics/binder.ts'
import { say } from './semantics/messages.ts'
import type { World } from './semantics/world.ts'
import type { MacroLookup } from './spl/macros.ts'
import { type Parsed, parse } from './spl/parse.ts'
import { emit } from './sql/emit.ts'
import type { Query } from './sql/query.ts'
import { type Diagnostic, isError } from './text/diagnostic.ts'
import type { Source } from './text/source.ts'

export interface Compiled {
  readonly parsed: Parsed
  /** What the search answers; absent when something in it was not understood, or steps must run first. */
  readonly output: Output | undefined
  readonly query: Query | undefined
  /** What must be run before, with the answers put into the world: then the search is compiled again. */
  readonly steps: readonly Step[]
  readonly limits: readonly RowLimit[]
  /** Of every step, in the order of the trip. */
  readonly diagnostics: readonly Diagnostic[]
}

export function compile(source: Source, macros: MacroLookup, world: World): Compiled {
  return compileParsed(parse(source, { macros }), world)
}

/** Steps are known by the tree's own objects, so a search that has some is parsed once and compiled again and again. */
export function compileParsed(parsed: Parsed, world: World): Compiled {
  const bound = bind(parsed.query, parsed.expanded, world)
  const diagnostics = [...parsed.diagnostics, ...bound.diagnostics]
  const wrong = diagnostics.some(isError)
  const output = wrong ? undefined : bound.output
  const query = output && emit(output)
  if (output && query?.tooDeep) {
    const place = { source: parsed.expanded, span: output.plan.span }
    diagnostics.push({ code: 'too-deep-query', ...say('too-deep-query', {}), place })
    return { parsed, output: undefined, query: undefined, steps: [], limits: bound.limits, diagnostics }
  }
  return {
    parsed,
    output,
    query,
    steps: wrong ? [] : bound.steps,
    limits: bound.limits,
    diagnostics,
  }
}
