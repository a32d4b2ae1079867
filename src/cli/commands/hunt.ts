/** `harrier hunt`: many rules over logs; findings to standard output, the account of it to standard error. */
import { inOrder } from '../../detect/order.ts'
import type { Finding, HuntSummary, RuleResult, Severity } from '../../detect/report.ts'
import { huntSummary } from '../../detect/summary.ts'
import type { HuntOptions, LogProblem, Progress } from '../../harrier.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, readAsOf, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { csvLine } from '../print/csv.ts'
import { shortDiagnostic } from '../print/diagnostics.ts'
import { findingCells, findingColumns, findingLine, findingsView, rank } from '../print/findings.ts'
import { huntSummaryView } from '../print/hunt-summary.ts'
import { diagnosticJson, jsonDocument, jsonLine, ruleJson, summaryJson } from '../print/json.ts'
import { noLogs, tell, tellOfRules, tellProblems } from '../print/problems.ts'
import { table } from '../print/table.ts'
import { escapeControls } from '../print/width.ts'
import { counted } from '../print/words.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const options = optionsOf(given, context)
  if ('wrong' in options) {
    tell(context, options.wrong)
    return 2
  }
  const format = formatOf(given, context.toTerminal ? 'full' : 'concise')
  const timing = options.timing
  const heard: Heard = { findings: [], rules: [], problems: [], diagnostics: [] }
  let last: Progress | undefined
  const onProgress = (progress: Progress): void => {
    last = progress
    context.progress.update(progress)
  }
  const summary = await withHarrier(context, harrier =>
    harrier.hunt(
      { ...options, onProgress },
      {
        finding(finding) {
          heard.findings.push(finding)
          if (format === 'jsonl') context.out(jsonLine(finding))
        },
        rule(result) {
          heard.rules.push(result)
          if (format === 'jsonl') context.out(jsonLine(ruleJson(result, timing)))
        },
        problem: problem => heard.problems.push(problem),
        diagnostic: diagnostic => heard.diagnostics.push(diagnostic),
      },
    ),
  )
  const end = summary ?? interrupted(heard, last)
  print(heard, end, format, timing, context)
  const hasBegun = end.rules > 0 || !heard.diagnostics.some(isError)
  tellOfRules(context, hasBegun ? heard.diagnostics : heard.diagnostics.filter(isError))
  tellProblems(context, heard.problems)
  if (!context.quiet) tellUnsupported(heard.rules, context)
  if (!context.quiet && hasBegun)
    context.err(`\n${huntSummaryView(heard.findings, end, context.errPalette, context.width)}`)
  return exitCode(heard, end, given, context)
}

interface Heard {
  readonly findings: Finding[]
  readonly rules: RuleResult[]
  readonly problems: LogProblem[]
  readonly diagnostics: Diagnostic[]
}

type Wrong = { readonly wrong: readonly Diagnostic[] }

function optionsOf(given: Arguments, context: Context): HuntOptions | Wrong {
  const paths = given.positionals
  const rules = given.values('rules')
  const store = given.value('store')
  if (paths.length === 0 && store === undefined)
    return { wrong: [usageError('missing-argument', "'hunt' wants a log file or folder, or '--store DIR'")] }
  if (rules.length === 0)
    return { wrong: [usageError('missing-rules', "'hunt' wants '--rules PATH', a folder of rules")] }
  const missing = missingPaths([...paths, ...rules])
  if (missing.length > 0) return { wrong: missing }
  const evidence = given.value('evidence') ?? '10'
  if (!/^(all|none|\d{1,9})$/.test(evidence)) {
    return { wrong: [usageError('not-a-count', `'--evidence' takes a count, 'all' or 'none', not '${evidence}'`)] }
  }
  const select = given.value('select')
  const earliest = given.value('from')
  const latest = given.value('to')
  return {
    paths,
    rules,
    readAs: readAsOf(given),
    ...(store === undefined ? {} : { store }),
    evidence: evidence === 'all' || evidence === 'none' ? evidence : Number(evidence),
    timing: !given.has('no-timing'),
    ...(select === undefined ? {} : { select }),
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
    splunkLimits: given.has('splunk-limits'),
    signal: context.signal,
  }
}

function print(heard: Heard, summary: HuntSummary, format: string, timing: boolean, context: Context): void {
  const { out, outPalette } = context
  const findings = inOrder(heard.findings)
  const width = context.toTerminal ? context.width : Infinity
  if (format === 'jsonl') out(jsonLine({ type: 'end', summary: summaryJson(summary, timing) }))
  else if (format === 'json') out(document(heard, summary, timing))
  else if (format === 'csv') out([findingColumns, ...findings.map(findingCells)].map(csvLine).join(''))
  else if (format === 'table') out(findingTable(findings, context, width))
  else if (format === 'concise') out(findings.map(findingLine).join(''))
  else out(findingsView(findings, outPalette, width))
}

function document({ findings, rules, diagnostics, problems }: Heard, summary: HuntSummary, timing: boolean): string {
  return jsonDocument('hunt', {
    summary: summaryJson(summary, timing),
    rows: inOrder(findings),
    rules: rules.map(result => ruleJson(result, timing)),
    diagnostics: diagnostics.map(diagnosticJson),
    problems,
  })
}

const tableColumns = [
  { title: 'time', keep: true },
  { title: 'severity', keep: true },
  { title: 'rule' },
  { title: 'entity' },
  { title: 'title' },
] as const

function findingTable(findings: readonly Finding[], context: Context, width: number): string {
  if (findings.length === 0) return ''
  const rows = findings.map(({ time, severity, kind, rule, entity, title }) =>
    [time ?? '', severity ?? kind, rule.name, entity?.value ?? '', title].map(escapeControls),
  )
  return table(tableColumns, rows, { width, palette: context.outPalette }).join('\n') + '\n'
}

/** Why rules could not be run, the first few; a quiet rule and an unsupported one never look alike. */
function tellUnsupported(rules: readonly RuleResult[], context: Context): void {
  const { marks, paint } = context.errPalette
  const most = 5
  const not = rules.filter(({ outcome }) => outcome === 'unsupported' || outcome === 'failed')
  for (const { outcome, file, diagnostics } of not.slice(0, most)) {
    const [why] = diagnostics.filter(isError).concat(diagnostics)
    const mark = outcome === 'failed' ? paint('failed', marks.failed) : paint('unsupported', marks.unsupported)
    context.err(`${mark} ${escapeControls(file)}: ${outcome}${why ? `: ${shortDiagnostic(why)}` : ''}\n`)
  }
  const more = not.length - most
  if (more > 0) context.err(paint('dim', `  and ${counted(more, 'more', 'more')}: --jsonl lists every rule`) + '\n')
}

function exitCode(heard: Heard, summary: HuntSummary, given: Arguments, context: Context): number {
  if (context.signal.aborted) return 130
  // What kept the hunt from beginning was told.
  if (summary.rules === 0 && heard.diagnostics.some(isError)) return 2
  const wrong = [
    ...(summary.rules === 0
      ? [usageError('no-rules', "there is no rule to run: '--rules' or '--select' leave none")]
      : []),
    ...(summary.files === 0 ? [noLogs] : []),
  ]
  tell(context, wrong)
  if (wrong.length > 0 || summary.failed > 0 || heard.diagnostics.some(isError)) return 2
  if (given.has('strict') && summary.unsupported + summary.bad_records > 0) return 2
  const threshold = given.value('fail-on')
  if (threshold === undefined) return 0
  return heard.findings.some(({ severity }) => rank(severity) >= rank(threshold as Severity)) ? 1 : 0
}

/** What is known of a hunt that did not come to its end. */
function interrupted({ rules, problems }: Heard, progress: Progress | undefined): HuntSummary {
  const { files = 0, events = 0 } = progress ?? {}
  const bad = problems.filter(({ kind }) => kind === 'bad_record').length
  return huntSummary(rules, { files, events, bad_records: bad, seconds: 0 })
}
