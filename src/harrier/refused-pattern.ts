/** A regular expression in the data that is one, but of a kind that the database does not run. */
import { EngineError } from '../engine/engine.ts'
import type { Expression } from '../spl/ast.ts'
import type { Parsed } from '../spl/parse.ts'
import { visit } from '../spl/walk.ts'
import type { Diagnostic } from '../text/diagnostic.ts'

/** What the database said of it, in words and with the place that asked for it; undefined for any other error. */
export function refusedPattern(error: unknown, parsed: Parsed): Diagnostic | undefined {
  if (!(error instanceof EngineError)) return undefined
  const [, pattern, reason] =
    /cannot compile re2: (?:\(\?-s\))?(.*?), error: (.*?)\. Look at /s.exec(error.message) ?? []
  if (pattern === undefined || reason === undefined) return undefined
  const span = patternOfData(parsed)?.span
  const shown = pattern.length > 60 ? `${pattern.slice(0, 59)}…` : pattern
  return {
    code: 'unsupported-data-regex',
    severity: 'error',
    message: `the data have a regular expression that is not supported: '${shown}' (${reason})`,
    help: 'a condition before it that leaves such values out',
    ...(span && { place: { source: parsed.expanded, span } }),
  }
}

/** The first pattern of a search that no text of the search is. */
function patternOfData({ query }: Parsed): Expression | undefined {
  const found: Expression[] = []
  visit(query, {
    expression: expression => {
      if (expression.kind !== 'call' || !['match', 'mvfind'].includes(expression.function)) return
      const [, pattern] = expression.arguments
      if (pattern && pattern.kind !== 'text') found.push(pattern)
    },
  })
  return found[0]
}
