/** Reports as JSON: diagnostics with their place told in lines, and times left out where same input must give same bytes. */
import type { RuleResult } from '../../detect/report.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { authorPlace, position } from '../../text/source.ts'

export const jsonLine = (value: unknown): string => JSON.stringify(value) + '\n'

/** The one document of `--format json`. */
export const jsonDocument = (kind: string, parts: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ version: 1, kind, ...parts }, null, 2) + '\n'

export interface DiagnosticJson {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly help?: string
  /** The root that the author wrote, and where in it; absent where a whole file or the command line is meant. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

export function diagnosticJson({ code, severity, message, help, place }: Diagnostic): DiagnosticJson {
  const said = { code, severity, message, ...(help === undefined ? {} : { help }) }
  if (!place) return said
  const { source, span } = authorPlace(place)
  const start = position(source, span.start)
  const end = position(source, span.end)
  return {
    ...said,
    file: source.name,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

export function ruleJson({ ms, diagnostics, evidence, ...result }: RuleResult, timing: boolean): object {
  return {
    ...result,
    ...(timing ? { ms } : {}),
    diagnostics: diagnostics.map(diagnosticJson),
    ...(evidence ? { evidence } : {}),
  }
}

export function summaryJson<S extends { readonly seconds: number }>(summary: S, timing: boolean): object {
  const { seconds, ...counts } = summary
  return timing ? { ...counts, seconds } : counts
}
