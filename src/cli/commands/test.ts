/** `harrier test`: rules against their own tests; exit 1 where one is not proved. */
import { lacksData } from '../../detect/prove.ts'
import type { TestResult } from '../../detect/report.ts'
import { testSummary } from '../../detect/summary.ts'
import type { TestSummary } from '../../harrier.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { diagnosticJson, jsonDocument, jsonLine, summaryJson } from '../print/json.ts'
import { junitView } from '../print/junit.ts'
import { tell, tellOfRules } from '../print/problems.ts'
import { githubView, minimalView, resultsView, testSummaryView } from '../print/test-results.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const paths = given.positionals
  const data = given.values('data')
  const wrong =
    paths.length === 0
      ? [usageError('missing-argument', "'test' wants a rule file or a folder of rules")]
      : missingPaths([...paths, ...data])
  tell(context, wrong)
  if (wrong.length > 0) return 2

  const format = formatOf(given, context.env['CI'] ? 'minimal' : 'full')
  const timing = !given.has('no-timing')
  const select = given.value('select')
  const results: TestResult[] = []
  const diagnostics: Diagnostic[] = []
  const summary = await withHarrier(context, harrier =>
    harrier.test(
      {
        paths,
        data,
        ...(select === undefined ? {} : { select }),
        onProgress: context.progress.update,
        onDiagnostic: diagnostic => diagnostics.push(diagnostic),
        signal: context.signal,
      },
      result => {
        results.push(result)
        if (format === 'jsonl') context.out(jsonLine(resultJson(result, timing)))
      },
    ),
  )
  const end = summary ?? interrupted(results)
  print({ results, diagnostics }, end, format, timing, context)
  tellOfRules(context, diagnostics)
  const unproved = end.rules > 0 && end.proved + end.not_proved + end.failed + end.unsupported === 0
  if (unproved && results.some(lacksData)) tell(context, [noData])
  return exitCode(end, { results, diagnostics }, given, context)
}

interface Heard {
  readonly results: readonly TestResult[]
  /** What is wrong with rule files, and with what was asked for. */
  readonly diagnostics: readonly Diagnostic[]
}

function print(
  { results, diagnostics }: Heard,
  summary: TestSummary,
  format: string,
  timing: boolean,
  context: Context,
): void {
  const { out, outPalette, errPalette, quiet } = context
  const told = summaryJson(summary, timing)
  if (format === 'jsonl') out(jsonLine({ type: 'end', summary: told }))
  else if (format === 'json') {
    out(
      jsonDocument('test', {
        summary: told,
        rows: results.map(result => resultJson(result, timing)),
        diagnostics: diagnostics.map(diagnosticJson),
      }),
    )
  } else if (format === 'junit') out(junitView(results, summary, timing))
  else if (format === 'minimal') out(minimalView(results))
  else if (format === 'github') out(githubView(results))
  else out(resultsView(results, outPalette))
  const shown = timing ? summary : { ...summary, seconds: 0 }
  if (!quiet && format !== 'minimal') context.err(`\n${testSummaryView(results, shown, errPalette)}`)
}

const noData: Diagnostic = {
  code: 'no-data',
  severity: 'warning',
  message: "no test was run, for none of their data was found: '--data PATH' names a folder of attack data",
}

function resultJson({ ms, diagnostics, ...result }: TestResult, timing: boolean): object {
  return { ...result, diagnostics: diagnostics.map(diagnosticJson), ...(timing ? { ms } : {}) }
}

function exitCode(summary: TestSummary, { results, diagnostics }: Heard, given: Arguments, context: Context): number {
  if (context.signal.aborted) return 130
  if (diagnostics.some(isError)) return 2
  if (summary.rules === 0) {
    tell(context, [usageError('no-rules', "there is no rule to test: the paths or '--select' leave none")])
    return 2
  }
  if (summary.failed > 0 || (given.has('strict') && (summary.unsupported > 0 || results.some(lacksData)))) return 2
  return summary.not_proved > 0 ? 1 : 0
}

/** What is known of a run that did not come to its end. */
const interrupted = (results: readonly TestResult[]): TestSummary =>
  testSummary(results, { rules: new Set(results.map(({ rule }) => rule.id)).size, seconds: 0 })
