/** Results of rules against their tests: what failed in full, what passed in a line. */
import type { TestResult } from '../../detect/report.ts'
import type { TestSummary } from '../../harrier.ts'
import { isError } from '../../text/diagnostic.ts'
import type { Palette } from './colour.ts'
import { diagnosticText, shortDiagnostic } from './diagnostics.ts'
import { escapeControls } from './width.ts'
import { counted, duration, grouped } from './words.ts'

/** Proved tests by folder in a line each, then the others one by one, the untested last. */
export function resultsView(results: readonly TestResult[], palette: Palette): string {
  const { marks, paint } = palette
  const of = (...outcomes: readonly TestResult['outcome'][]): TestResult[] =>
    results.filter(({ outcome }) => outcomes.includes(outcome))
  const passed = [...byFolder(of('proved'))].map(([folder, tests]) => {
    const rules = counted(new Set(tests.map(({ rule }) => rule.id)).size, 'rule')
    const counts = `${rules} ${marks.dot} ${counted(tests.length, 'test')}`
    return ` ${paint('passed', marks.passed)} ${escapeControls(folder)}  ${paint('dim', counts)}\n`
  })
  const untested = of('untested').map(({ rule, reason }) => {
    const why = reason === null ? '' : `: ${escapeControls(reason)}`
    return ` ${paint('dim', marks.untested)} ${escapeControls(rule.file)}  untested${why}\n`
  })
  return [
    ...passed,
    ...of('not_proved', 'failed', 'unsupported').map(result => block(result, palette)),
    ...untested,
  ].join('')
}

/** The names of what failed once more, and the counts. */
export function testSummaryView(results: readonly TestResult[], summary: TestSummary, palette: Palette): string {
  const { rules, proved, not_proved, untested, unsupported, failed, seconds } = summary
  const bad = results.filter(({ outcome }) => outcome === 'not_proved' || outcome === 'failed')
  const names = bad.map(({ rule, test }) => `   ${escapeControls(`${rule.file} ${palette.marks.inside} ${test}`)}\n`)
  const counts = [
    `proved ${grouped(proved)}`,
    `not proved ${grouped(not_proved)}`,
    ...(failed > 0 ? [`failed ${grouped(failed)}`] : []),
    `unsupported ${grouped(unsupported)}`,
    `untested ${grouped(untested)}`,
    ...(seconds > 0 ? [duration(seconds)] : []),
  ]
  const list = names.length > 0 ? [` ${palette.paint('failed', 'Not proved')}\n`, ...names, '\n'] : []
  return [...list, ` ${counted(rules, 'rule')}   ${counts.join(` ${palette.marks.dot} `)}\n`].join('')
}

/** For CI: what failed, a line each, and the counts alone on the last. */
export function minimalView(results: readonly TestResult[]): string {
  const bad = results.filter(({ outcome }) => outcome === 'not_proved' || outcome === 'failed')
  const skipped = results.filter(({ outcome }) => outcome === 'untested' || outcome === 'unsupported').length
  const lines = bad.map(result => `${escapeControls(`${result.rule.file}: ${result.test}: ${reasonOf(result)}`)}\n`)
  const passed = results.length - bad.length - skipped
  return [...lines, `${passed} passed, ${bad.length} failed, ${skipped} skipped\n`].join('')
}

/** Annotations as GitHub's runner reads them from a log. */
export function githubView(results: readonly TestResult[]): string {
  return results
    .filter(({ outcome }) => outcome !== 'proved' && outcome !== 'untested')
    .map(result => {
      const level = result.outcome === 'unsupported' ? 'warning' : 'error'
      const properties = `file=${property(result.rule.file)},title=${property(`${result.rule.name}: ${result.test}`)}`
      return `::${level} ${properties}::${data(reasonOf(result))}\n`
    })
    .join('')
}

export function byFolder(results: readonly TestResult[]): Map<string, TestResult[]> {
  const folders = new Map<string, TestResult[]>()
  for (const result of results) {
    const folder = result.rule.file.replace(/[/\\][^/\\]*$/, '')
    const group = folders.get(folder)
    if (group) group.push(result)
    else folders.set(folder, [result])
  }
  return folders
}

function block(result: TestResult, palette: Palette): string {
  const { rule, test, outcome, diagnostics, expected } = result
  const { marks, paint } = palette
  const couldRun = outcome !== 'unsupported'
  const mark = !couldRun ? paint('unsupported', marks.unsupported) : paint('failed', marks.failed)
  const head = ` ${mark} ${escapeControls(`${rule.file} ${palette.marks.inside} ${test}`)}${couldRun ? '' : '  unsupported'}\n`
  const reason = result.reason ?? (diagnostics.length === 0 && !couldRun ? outcome : null)
  const lines = [
    couldRun && expected !== '' ? `   expected ${escapeControls(expected)}, got ${counted(result.rows, 'row')}\n` : '',
    reason === null ? '' : `   ${paint('dim', '=')} ${escapeControls(reason)}\n`,
    ...diagnostics.map(diagnostic => diagnosticText(diagnostic, palette).replace(/^(?=.)/gm, '   ')),
  ]
  return head + lines.join('')
}

export function reasonOf({ reason, diagnostics, outcome, expected, rows }: TestResult): string {
  if (reason !== null) return reason
  const [first] = diagnostics.filter(isError).concat(diagnostics)
  if (first) return shortDiagnostic(first)
  return expected === '' ? outcome.replace('_', ' ') : `expected ${expected}, got ${counted(rows, 'row')}`
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
