/** Diagnostics of rules in the forms that people and their tools read them: blocks, lines, annotations. */
import type { LintAnswer, LintSummary } from '../../harrier/lint.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { authorPlace, isWholeFile, position } from '../../text/source.ts'
import type { Palette } from './colour.ts'
import { diagnosticText } from './diagnostics.ts'
import { escapeControls } from './width.ts'
import { counted } from './words.ts'

/** Of each rule its name, then what was found with the lines it is found in. */
export function fullDiagnostics({ rules, diagnostics }: LintAnswer, palette: Palette, width: number): string {
  const text = (diagnostic: Diagnostic): string => {
    const [first = '', ...rest] = diagnosticText(diagnostic, palette, width).split('\n')
    return [`${first} ${palette.paint('dim', `[${diagnostic.code}]`)}`, ...rest].join('\n')
  }
  const blocks = rules.map(
    ({ rule, diagnostics: own }) => `${palette.paint('value', escapeControls(rule.name))}\n${own.map(text).join('')}`,
  )
  return [...(diagnostics.length > 0 ? [diagnostics.map(text).join('')] : []), ...blocks].join('\n')
}

/** `file:line:column: severity[code] message`. */
export const conciseDiagnostics = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(diagnostic => {
      const { file, line, column } = whereIs(diagnostic)
      const isWhole = diagnostic.place && isWholeFile(diagnostic.place)
      const where = file === '' ? '' : isWhole ? `${file}: ` : `${file}:${line}:${column}: `
      return `${escapeControls(`${where}${diagnostic.severity}[${diagnostic.code}] ${diagnostic.message}${helpOf(diagnostic)}`)}\n`
    })
    .join('')

/** Annotations as GitHub's runner reads them from a log. */
export const githubDiagnostics = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(diagnostic => {
      const { file, line, column, endLine } = whereIs(diagnostic)
      const level = diagnostic.severity === 'note' ? 'notice' : diagnostic.severity
      const place = file === '' ? '' : `file=${property(file)},line=${line},endLine=${endLine},col=${column},`
      return `::${level} ${place}title=${property(diagnostic.code)}::${data(diagnostic.message + helpOf(diagnostic))}\n`
    })
    .join('')

export function lintSummaryView({ rules, errors, warnings, notes }: LintSummary, { marks, paint }: Palette): string {
  const clean = errors + warnings + notes === 0
  const mark = clean ? `${paint('passed', marks.passed)} ` : ''
  const counts = clean
    ? ['nothing found']
    : [counted(errors, 'error'), counted(warnings, 'warning'), counted(notes, 'note')]
  return ` ${mark}${[counted(rules, 'rule'), ...counts].join(` ${marks.dot} `)}\n`
}

export interface Where {
  /** Empty where no file is meant. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The line that the author wrote. */
export function whereIs({ place }: Diagnostic): Where {
  if (!place) return { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 }
  const { source, span } = authorPlace(place)
  const start = position(source, span.start)
  const end = position(source, span.end)
  return { file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

export const helpOf = ({ help }: Diagnostic): string => (help === undefined ? '' : ` (help: ${help})`)

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
