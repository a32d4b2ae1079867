/** What went wrong on the way to an answer, said beside it: diagnostics and records that could not be read. */
import type { LogProblem } from '../../harrier.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { diagnosticText } from './diagnostics.ts'
import { escapeControls } from './width.ts'
import { grouped } from './words.ts'

/** Errors always, the rest unless told to be quiet. */
export function tell(context: Context, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    if (!context.quiet || isError(diagnostic))
      context.err(diagnosticText(diagnostic, context.errPalette, context.width))
  }
}

/** Of what is wrong in rule files the first few, errors before the rest: a run is not the place to read them all. */
export function tellOfRules(context: Context, diagnostics: readonly Diagnostic[]): void {
  const most = 3
  const told = [...diagnostics.filter(isError), ...diagnostics.filter(one => !isError(one))]
  tell(context, told.slice(0, most))
  const more = told.slice(most).filter(one => !context.quiet || isError(one)).length
  if (more > 0)
    context.err(`${context.errPalette.paint('dim', `and ${grouped(more)} more: 'harrier lint' lists them`)}\n`)
}

/** The first few problems of the logs and how many more there are. */
export function tellProblems(context: Context, problems: readonly LogProblem[]): void {
  if (context.quiet) return
  const { paint } = context.errPalette
  const most = 5
  for (const { kind, file, line, offset, message } of problems.slice(0, most)) {
    const where = line !== undefined ? `:${line}` : offset !== undefined ? ` at byte ${offset}` : ''
    context.err(
      `${paint('medium', `${kindNames[kind]}:`)} ${escapeControls(`${file}${where}`)}: ${escapeControls(message)}\n`,
    )
  }
  const more = problems.length - most
  if (more > 0) context.err(`${paint('dim', `and ${grouped(more)} more: --format json lists them all`)}\n`)
}

const kindNames: Readonly<Record<LogProblem['kind'], string>> = {
  bad_record: 'bad record',
  skipped: 'skipped',
  no_time: 'no time',
}

/** An answer about nothing must not look like an answer. */
export const noLogs = usageError('no-logs', 'there is no log that could be read')

export const badRecords = (problems: readonly LogProblem[]): number =>
  problems.filter(({ kind }) => kind === 'bad_record').length
