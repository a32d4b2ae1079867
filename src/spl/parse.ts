/** SPL text to its tree: comments out, macros in, then stage by stage. Never throws. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { Query } from './ast.ts'
import { withoutComments } from './comments.ts'
import { type ExpandedCall, expandMacros, type MacroLookup } from './macros.ts'
import { type Code, type MessageData, say } from './messages.ts'
import { outline } from './outline.ts'
import { QueryReader } from './query-reader.ts'

export interface ParseOptions {
  /** Where macros are defined; without it every call is one of an unknown macro. */
  readonly macros?: MacroLookup
}

export interface Parsed {
  /** What could be read; with errors among the diagnostics it is not the whole search. */
  readonly query: Query
  /** The search as it was given. */
  readonly source: Source
  /** The search without comments: where calls of macros stand. */
  readonly uncommented: Source
  /** The text that the spans of `query` speak of. */
  readonly expanded: Source
  readonly calls: readonly ExpandedCall[]
  readonly diagnostics: readonly Diagnostic[]
}

/** How many faults of one search are listed. */
export const faultLimit = 100

export function parse(source: Source, { macros = () => undefined }: ParseOptions = {}): Parsed {
  const { source: uncommented, unclosed } = withoutComments(source)
  const { source: expanded, calls, diagnostics: macroFaults } = expandMacros(uncommented, macros)
  const diagnostics = [...macroFaults]
  if (unclosed) {
    diagnostics.push({ code: 'unclosed-comment', ...say('unclosed-comment', {}), place: { source, span: unclosed } })
  }
  const report = reporter(expanded, diagnostics)
  const outlined = outline(expanded.text)
  for (const fault of outlined.faults) report(fault.code, fault.span, {})
  const told = [...outlined.faults, ...calls.filter(call => !call.expanded)].map(({ span }) => span.start)
  const query = new QueryReader(expanded.text, outlined, told, report).readAll()
  return { query, source, uncommented, expanded, calls, diagnostics }
}

/** Adds faults to a list until they are too many. */
function reporter(source: Source, diagnostics: Diagnostic[]) {
  let count = 0
  return <C extends Code>(code: C, span: Span, data: MessageData[C]): void => {
    count++
    if (count <= faultLimit) diagnostics.push({ code, ...say(code, data), place: { source, span } })
    else if (count === faultLimit + 1) {
      const more = say('too-many-faults', { limit: faultLimit })
      diagnostics.push({ code: 'too-many-faults', ...more, place: { source, span } })
    }
  }
}
