/** Diagnostics as a person reads them: painted severity, message, the place and what would be right. */
import type { Diagnostic, Severity } from '../../text/diagnostic.ts'
import { authorPlace, position } from '../../text/source.ts'
import type { Ink, Palette } from './colour.ts'
import { escapeControls } from './width.ts'

export function diagnosticText(diagnostic: Diagnostic, palette: Palette): string {
  const { severity, message, help, place } = diagnostic
  const lines = [`${palette.paint(inks[severity], `${severity}:`)} ${escapeControls(message)}`]
  if (place) lines.push(...excerpt(diagnostic, palette))
  if (help !== undefined) lines.push(`  ${palette.paint('dim', '= help:')} ${escapeControls(help)}`)
  return lines.join('\n') + '\n'
}

/** `file:line:column`, or the source's name where it has no place. */
export function whereText({ place }: Diagnostic): string {
  if (!place) return ''
  const { source, span } = authorPlace(place)
  const { line, column } = position(source, span.start)
  return `${source.name}:${line}:${column}`
}

/** The message and its place on one line. */
export function shortDiagnostic(diagnostic: Diagnostic): string {
  const where = whereText(diagnostic)
  return escapeControls(where === '' ? diagnostic.message : `${diagnostic.message} (${where})`)
}

const inks: Readonly<Record<Severity, Ink>> = { error: 'error', warning: 'medium', note: 'dim' }

function excerpt({ place, severity }: Diagnostic, palette: Palette): string[] {
  if (!place) return []
  const { source, span } = authorPlace(place)
  const { line, column } = position(source, span.start)
  const text = source.text.split('\n')[line - 1] ?? ''
  const number = String(line)
  const gutter = ' '.repeat(number.length)
  const length = Math.max(1, Math.min(span.end - span.start, text.length - column + 1))
  return [
    palette.paint('dim', `${gutter}--> ${source.name}:${line}:${column}`),
    `${palette.paint('dim', `${number} |`)} ${escapeControls(text)}`,
    `${palette.paint('dim', `${gutter} |`)} ${' '.repeat(column - 1)}${palette.paint(inks[severity], '^'.repeat(length))}`,
  ]
}
