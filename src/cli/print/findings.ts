/** Findings as a person reads them: by rule, most severe first, each with the value that it was made for. */
import { inOrder } from '../../detect/order.ts'
import type { Finding, Row, RuleName, Severity, Value } from '../../detect/report.ts'
import type { Palette } from './colour.ts'
import { clip, displayWidth, escapeControls, padEnd } from './width.ts'
import { counted } from './words.ts'

export const severities: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical']

/** Higher is worse; no severity is the least. */
export const rank = (severity: Severity | null): number => (severity === null ? -1 : severities.indexOf(severity))

/** The blocks of the terminal: a rule's line, its first findings, how many more. */
export function findingsView(findings: readonly Finding[], palette: Palette, width: number): string {
  const groups = byRule(findings)
  const widest = (text: (group: Group) => string, limit: number): number =>
    groups.reduce((most, group) => Math.max(most, Math.min(limit, displayWidth(text(group)))), 0)
  const techniques = widest(techniquesOf, 20)
  // Names stand whole; where the terminal is narrow what follows them is not in columns.
  const room = Math.max(0, Math.min(60, width - techniques - besideName))
  const widths = { name: widest(({ rule }) => escapeControls(rule.name), room), techniques }
  return groups.map(group => block(group, palette, width, widths)).join('')
}

/** One finding a line, tab-separated: time, severity, rule, techniques, host, user, what was seen, the rule's id. */
export function findingLine(finding: Finding): string {
  const { rule, time, severity, techniques, row } = finding
  const seen = seenIn(finding)
  return (
    [
      time ?? '-',
      severity ?? '-',
      slug(rule.name),
      techniques.join(',') || '-',
      hostOf(row) || '-',
      userOf(row) || '-',
      seen ? `${seen.field}=${seen.text}` : finding.title,
      rule.id,
    ]
      .map(escapeControls)
      .join('\t') + '\n'
  )
}

export const findingColumns = [
  'time',
  'severity',
  'score',
  'kind',
  'rule_id',
  'rule',
  'file',
  'techniques',
  'title',
  'entity_field',
  'entity_type',
  'entity',
  'seen_field',
  'seen',
  'evidence',
] as const

/** In the order of `findingColumns`. */
export function findingCells(finding: Finding): Value[] {
  const { time, severity, score, kind, rule, techniques, title, entity, evidence } = finding
  const seen = seenIn(finding)
  return [
    time,
    severity,
    score,
    kind,
    rule.id,
    rule.name,
    rule.file,
    techniques.join(' '),
    title,
    entity?.field ?? null,
    entity?.type ?? null,
    entity?.value ?? null,
    seen?.field ?? null,
    seen?.value ?? null,
    evidence.map(({ file, record }) => `${file}:${record}`).join(' '),
  ]
}

interface Group {
  readonly rule: RuleName
  readonly worst: Severity | null
  readonly findings: readonly Finding[]
}

/** Most severe first, then by name; inside a group by time. */
function byRule(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of inOrder(findings)) {
    const group = groups.get(finding.rule.id)
    if (group) group.push(finding)
    else groups.set(finding.rule.id, [finding])
  }
  return [...groups.values()]
    .flatMap(group => {
      const [first] = group
      if (!first) return []
      const worst = group.reduce<Severity | null>(
        (most, { severity }) => (rank(severity) > rank(most) ? severity : most),
        null,
      )
      return [{ rule: first.rule, worst, findings: group }]
    })
    .sort((a, b) => rank(b.worst) - rank(a.worst) || compare(a.rule.name, b.rule.name) || compare(a.rule.id, b.rule.id))
}

const shownOfRule = 3

/** Sign, severity and the count of a rule's line, with the gaps. */
const besideName = 28

/** Of what was seen; a whole script would push everything else off the screen. */
const mostSeen = 1000

interface Widths {
  readonly name: number
  readonly techniques: number
}

function block(group: Group, palette: Palette, width: number, widths: Widths): string {
  const { rule, worst, findings } = group
  const [first] = findings
  const severity = worst === 'informational' ? 'info' : (worst ?? first?.kind ?? '')
  const head = [
    `${palette.sign(worst)} ${worst === null ? padEnd(severity, 8) : palette.paint(worst, padEnd(severity, 8))}`,
    palette.paint('value', padEnd(escapeControls(rule.name), widths.name)),
    padEnd(techniquesOf(group), widths.techniques),
    size(findings),
  ].join('  ')
  const rows = onePerRow(findings)
  const shown = rows.slice(0, shownOfRule).map(finding => findingRow(finding, palette, width))
  const more = rows.length - shown.length
  const pointer = `harrier explain ${quoted(rule.file)}`
  const last = more > 0 ? `and ${counted(more, 'more', 'more')}   ${pointer}` : pointer
  return [head, ...shown, `    ${palette.paint('dim', escapeControls(last))}`].join('\n') + '\n'
}

const techniquesOf = ({ findings: [first] }: Group): string => escapeControls((first?.techniques ?? []).join(' '))

/** A row that makes a finding for its host and one for its user is shown once. */
function onePerRow(findings: readonly Finding[]): Finding[] {
  const rows = new Map(findings.map(finding => [JSON.stringify([finding.time, finding.row]), finding]))
  return [...rows.values()]
}

function size(findings: readonly Finding[]): string {
  const hosts = new Set(findings.map(({ row }) => hostOf(row).toLowerCase()).filter(host => host !== ''))
  const isMatch = findings[0]?.kind === 'match'
  const count = counted(findings.length, isMatch ? 'match' : 'finding', isMatch ? 'matches' : 'findings')
  return hosts.size > 1 ? `${count}, ${hosts.size} hosts` : count
}

/** Time, host and user give way where the line is too long; what was seen is cut on a terminal, where it is a whole script. */
function findingRow(finding: Finding, palette: Palette, width: number): string {
  const { time, row, title } = finding
  const short = Math.max(12, Math.floor(width / 5))
  const head = [time === null ? '-' : shortTime(time), hostOf(row), userOf(row)]
    .filter(text => text !== '')
    .map(text => clip(escapeControls(text), Math.max(short, 24), palette.marks.ellipsis))
  const seen = seenIn(finding)
  const most = Number.isFinite(width) ? mostSeen : Infinity
  const what = seen
    ? `${palette.paint('field', escapeControls(seen.field))} = ${seenText(seen.text, most, palette)}`
    : escapeControls(title)
  return `    ${palette.paint('dim', head.join('  '))}  ${what}`
}

function seenText(text: string, most: number, { paint, marks }: Palette): string {
  if (text.length <= most) return paint('value', escapeControls(text))
  const rest = `${marks.ellipsis} and ${counted(text.length - most, 'character')} more`
  return `${paint('value', escapeControls(text.slice(0, most)))}${paint('dim', rest)}`
}

/** Milliseconds are enough to tell events apart by eye: `2026-11-24 02:41:07.120Z`. */
const shortTime = (time: string): string => time.replace('T', ' ').replace(/(\.\d{3})\d+/, '$1')

interface Seen {
  readonly field: string
  readonly value: Value
  readonly text: string
}

/** What the finding was made for: its first threat object, else the most telling field that the row has. */
function seenIn({ threats, row, entity }: Finding): Seen | undefined {
  const [threat] = threats
  if (threat && !weak.test(threat.field)) return { field: threat.field, value: threat.value, text: threat.value }
  for (const field of telling) {
    const text = textOf(row, field)
    if (text !== '') return { field, value: row[field] ?? null, text }
  }
  if (threat) return { field: threat.field, value: threat.value, text: threat.value }
  const field = Object.keys(row).find(name => !dull.has(name) && name !== entity?.field && textOf(row, name) !== '')
  return field === undefined ? undefined : { field, value: row[field] ?? null, text: textOf(row, field) }
}

/** Threat objects that name a thing where the row also says what the thing did. */
const weak = /^(parent_)?process_name$|^user$|^dest$/

const telling: readonly string[] = [
  'process',
  'ScriptBlockText',
  'CommandLine',
  'Payload',
  'ImagePath',
  'registry_path',
  'file_path',
  'TargetFilename',
  'query',
  'url',
  'Image',
  'process_path',
  'process_name',
  'file_name',
  'Service_File_Name',
]

const dull = new Set([
  'count',
  '_time',
  'firstTime',
  'lastTime',
  'dest',
  'host',
  'dvc',
  'Computer',
  'user',
  'User',
  'user_id',
])

const hostOf = (row: Row): string => firstOf(row, ['dest', 'Computer', 'host', 'dvc'])
const userOf = (row: Row): string => firstOf(row, ['user', 'User', 'src_user', 'user_id'])

function firstOf(row: Row, fields: readonly string[]): string {
  for (const field of fields) {
    const text = textOf(row, field)
    if (text !== '' && text !== 'unknown' && text !== '0') return text
  }
  return ''
}

function textOf(row: Row, field: string): string {
  const value = Object.hasOwn(row, field) ? row[field] : undefined
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join(', ') : String(value)
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const quoted = (path: string): string => (/^[\w./\\:@%+=-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
