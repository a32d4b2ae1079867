/** Diagnostics in the colours of the command line, whole with their excerpt or short on one line. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import { type Role, renderDiagnostic } from '../../text/render.ts'
import { authorPlace, isWholeFile, position } from '../../text/source.ts'
import type { Ink, Palette } from './colour.ts'
import { escapeControls } from './width.ts'

export function diagnosticText(diagnostic: Diagnostic, palette: Palette, width = 100): string {
  const paint = (role: Role, text: string): string => {
    const ink = inks[role]
    return ink === undefined ? text : palette.paint(ink, text)
  }
  return renderDiagnostic(diagnostic, { paint, ascii: palette.ascii, width: Math.min(width, 160) })
    .map(line => line + '\n')
    .join('')
}

/** The message and its place on one line. */
export function shortDiagnostic({ message, place }: Diagnostic): string {
  if (!place) return escapeControls(message)
  const { source, span } = authorPlace(place)
  const { line, column } = position(source, span.start)
  // What was typed has no file.
  const name = /^<\w+>$/.test(source.name) ? '' : `${source.name}:`
  const where = isWholeFile(place) ? source.name : `${name}${line}:${column}`
  // Mostly the message has said it.
  return escapeControls(isWholeFile(place) && message.includes(source.name) ? message : `${message} (${where})`)
}

const inks: Readonly<Record<Role, Ink | undefined>> = {
  error: 'error',
  warning: 'medium',
  note: 'dim',
  message: 'value',
  place: 'dim',
  gutter: 'dim',
  mark: undefined,
  help: undefined,
}
