/** Results of rules against their own tests as JUnit XML: a suite a folder, a case a test. */
import type { TestResult } from '../../detect/report.ts'
import type { TestSummary } from '../../harrier.ts'
import { conciseDiagnostics } from './lint-results.ts'
import { byFolder, reasonOf } from './test-results.ts'

export function junitView(results: readonly TestResult[], summary: TestSummary, timing: boolean): string {
  const suites = [...byFolder(results)].map(([folder, tests]) => {
    const cases = tests.map(test => caseOf(test, timing))
    const time = timing ? ` time="${seconds(tests.reduce((sum, { ms }) => sum + ms, 0))}"` : ''
    return `  <testsuite name="${escaped(folder)}" ${counts(tests)}${time}>\n${cases.join('')}  </testsuite>\n`
  })
  const time = timing ? ` time="${summary.seconds.toFixed(3)}"` : ''
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="harrier" ${counts(results)}${time}>\n`,
    ...suites,
    '</testsuites>\n',
  ].join('')
}

function counts(results: readonly TestResult[]): string {
  const of = (...outcomes: readonly TestResult['outcome'][]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length
  return `tests="${results.length}" failures="${of('not_proved')}" errors="${of('failed')}" skipped="${of('untested', 'unsupported')}"`
}

function caseOf(result: TestResult, timing: boolean): string {
  const { rule, test, outcome, diagnostics, ms } = result
  const time = timing ? ` time="${seconds(ms)}"` : ''
  const head = `    <testcase classname="${escaped(rule.file)}" name="${escaped(`${rule.name}: ${test || 'no test'}`)}"${time}`
  if (outcome === 'proved') return `${head}/>\n`
  const reason = ` message="${escaped(reasonOf(result))}"`
  const detail = escaped(conciseDiagnostics(diagnostics))
  const element = elements[outcome]
  const inner = detail === '' ? `<${element}${reason}/>` : `<${element}${reason}>${detail}</${element}>`
  return `${head}>\n      ${inner}\n    </testcase>\n`
}

const elements = { not_proved: 'failure', failed: 'error', untested: 'skipped', unsupported: 'skipped' } as const

const seconds = (ms: number): string => (ms / 1000).toFixed(4)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
}

/** Characters that XML 1.0 cannot hold, even escaped, become U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n]/g, character => entities[character] ?? '')
