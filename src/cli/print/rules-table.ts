/** Rules as a person reads them, a line each: how bad, what kind, the name, technique, events, and whether there is a test. */
import type { Severity, Value } from '../../detect/report.ts'
import type { RuleRow, RulesAnswer } from '../../harrier/rules.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { authorPlace } from '../../text/source.ts'
import { palette as colourless, type Palette } from './colour.ts'
import { shortDiagnostic } from './diagnostics.ts'
import { severities } from './findings.ts'
import { type TableColumn, table } from './table.ts'
import { escapeControls } from './width.ts'
import { counted, grouped } from './words.ts'

const columns: readonly TableColumn[] = [
  { title: '', keep: true },
  { title: 'severity', keep: true },
  { title: 'type', keep: true },
  { title: 'name' },
  { title: 'technique' },
  { title: 'events' },
  { title: 'tested', keep: true },
]

/** With the reason in the place of the events where rules that cannot be run were asked for. */
export function rulesTable(rows: readonly RuleRow[], palette: Palette, width: number): string {
  if (rows.length === 0) return ''
  const [sign, severity, type, name, technique, events, tested] = columns
  const plain = colourless({ colour: false, unicode: !palette.ascii })
  const cells = rows.map(row => [
    severityOf(row) ? plain.sign(severityOf(row) ?? null) : '',
    row.severity === 'informational' ? 'info' : (row.severity ?? ''),
    row.type,
    row.deprecated ? `${row.name} (deprecated)` : row.name,
    row.techniques.join(' '),
    row.because ? reasonOf(row) : row.events.join(', '),
    row.tested ? palette.marks.passed : '',
  ])
  const shown = [
    sign,
    severity,
    type,
    name,
    technique,
    rows.some(({ because }) => because) ? { title: 'unsupported because' } : events,
    tested,
  ]
  const lines = table(
    shown.flatMap(column => column ?? []),
    cells.map(line => line.map(escapeControls)),
    { width, palette: plain },
  )
  return lines
    .map((line, at) => (at === 0 ? palette.paint('dim', line) : painted(line, rows[at - 1], palette)) + '\n')
    .join('')
}

/** The sign at the start of a line in the colour of its severity. */
function painted(line: string, row: RuleRow | undefined, palette: Palette): string {
  const severity = row && severityOf(row)
  return severity ? line.slice(0, 2) + palette.sign(severity) + line.slice(3) : line
}

const severityOf = ({ severity }: RuleRow): Severity | undefined => severities.find(one => one === severity)

const reasonOf = ({ because = [] }: RuleRow): string => {
  const [first, ...more] = because
  if (!first) return ''
  return more.length === 0 ? shortDiagnostic(first) : `${shortDiagnostic(first)} and ${more.length} more`
}

export const ruleColumns = [
  'severity',
  'type',
  'name',
  'techniques',
  'events',
  'tested',
  'status',
  'vendor',
  'id',
  'file',
  'unsupported',
] as const

/** In the order of `ruleColumns`. */
export const ruleCells = (row: RuleRow): Value[] => [
  row.severity,
  row.type,
  row.name,
  row.techniques.join(' '),
  row.events.join(', '),
  row.tested ? 'yes' : 'no',
  row.deprecated ? 'deprecated' : row.status,
  row.vendor,
  row.id,
  row.file,
  reasonOf(row),
]

export function rulesSummaryView(
  { summary, diagnostics }: RulesAnswer,
  unsupported: boolean,
  { marks }: Palette,
): string {
  const { rules, shown, tested } = summary
  const facts = [
    `${grouped(shown)}${unsupported ? ' unsupported' : ''} of ${grouped(rules)} rules`,
    `tested ${grouped(tested)}`,
    ...filesWithErrors(diagnostics),
  ]
  return `  ${facts.join(` ${marks.dot} `)}\n`
}

/** Rules that could not be read are in no line of the list. */
function filesWithErrors(diagnostics: readonly Diagnostic[]): string[] {
  const files = new Set(
    diagnostics.flatMap(one => (isError(one) && one.place ? authorPlace(one.place).source.name : [])),
  )
  files.delete('<query>')
  return files.size === 0 ? [] : [`errors in ${counted(files.size, 'file')}: 'harrier lint' lists them`]
}
