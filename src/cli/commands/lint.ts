/** `harrier lint`: what is wrong, odd or costly in rules. */
import type { LintAnswer } from '../../harrier/lint.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { diagnosticJson, jsonDocument, jsonLine } from '../print/json.ts'
import { conciseDiagnostics, fullDiagnostics, githubDiagnostics, lintSummaryView } from '../print/lint-results.ts'
import { tell } from '../print/problems.ts'
import { sarifOf } from '../print/sarif.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const paths = given.positionals
  const rules = given.values('rules')
  const wrong =
    paths.length === 0
      ? [usageError('missing-argument', "'lint' wants a rule file or a folder of rules")]
      : missingPaths([...paths, ...rules])
  tell(context, wrong)
  if (wrong.length > 0) return 2
  const select = given.value('select')
  const options = { paths, rules, fields: given.has('fields'), ...(select !== undefined && { select }) }
  const answer = await withHarrier(context, harrier => harrier.lint(options))
  if (!answer) return 130
  const automatic = context.env['GITHUB_ACTIONS'] ? 'github' : context.toTerminal ? 'full' : 'concise'
  print(answer, formatOf(given, automatic), context)
  if (!context.quiet) context.err(lintSummaryView(answer.summary, context.errPalette))
  if (answer.summary.rules === 0) {
    tell(context, [usageError('no-rules', "there is no rule to look at: the paths or '--select' leave none")])
    return 2
  }
  return met(answer, given.value('fail-level') ?? 'error') ? 1 : 0
}

const levels: readonly string[] = ['error', 'warning', 'note']

function met({ summary: { errors, warnings, notes } }: LintAnswer, level: string): boolean {
  const counts = [errors, warnings, notes]
  const most = levels.indexOf(level)
  return counts.slice(0, most + 1).some(count => count > 0)
}

function print(answer: LintAnswer, format: string, context: Context): void {
  const { out, outPalette } = context
  const width = context.toTerminal ? context.width : 100
  const all = [...answer.diagnostics, ...answer.rules.flatMap(({ diagnostics }) => diagnostics)]
  if (format === 'json') out(document(answer))
  else if (format === 'jsonl') lines(answer, out)
  else if (format === 'github') out(githubDiagnostics(all))
  else if (format === 'sarif') out(sarifOf(all))
  else if (format === 'concise') out(conciseDiagnostics(all))
  else out(fullDiagnostics(answer, outPalette, width))
}

const document = ({ rules, diagnostics, summary }: LintAnswer): string =>
  jsonDocument('lint', {
    summary,
    rows: rules.map(one => ({ rule: one.rule, diagnostics: one.diagnostics.map(diagnosticJson) })),
    diagnostics: diagnostics.map(diagnosticJson),
  })

function lines({ rules, diagnostics, summary }: LintAnswer, out: (text: string) => void): void {
  const line = (diagnostic: Diagnostic, rule: object | null) =>
    out(jsonLine({ type: 'diagnostic', rule, ...diagnosticJson(diagnostic) }))
  for (const diagnostic of diagnostics) line(diagnostic, null)
  for (const { rule, diagnostics: own } of rules) for (const diagnostic of own) line(diagnostic, rule)
  out(jsonLine({ type: 'end', summary }))
}
