/** The end of a hunt in a few lines: when, how bad, who is most at risk, and what the rules answered. */
import type { Finding, HuntSummary, Severity } from '../../detect/report.ts'
import type { Palette } from './colour.ts'
import { severities } from './findings.ts'
import { clip, displayWidth, escapeControls, padEnd } from './width.ts'
import { counted, duration, grouped } from './words.ts'

export function huntSummaryView(
  findings: readonly Finding[],
  summary: HuntSummary,
  palette: Palette,
  width: number,
): string {
  const parts = [timeline(findings, palette), severityTable(findings, palette, width), [counts(summary, palette)]]
  return parts
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n') + '\n')
    .join('\n')
}

function counts(summary: HuntSummary, { marks }: Palette): string {
  const { found, silent, unsupported, failed, files, events, bad_records, seconds } = summary
  const rules = [
    `found ${grouped(found)}`,
    `silent ${grouped(silent)}`,
    `unsupported ${grouped(unsupported)}`,
    ...(failed > 0 ? [`failed ${grouped(failed)}`] : []),
  ]
  const data = [
    `${counted(events, 'event')} from ${counted(files, 'file')}`,
    ...(bad_records > 0 ? [counted(bad_records, 'bad record')] : []),
    ...(seconds > 0 ? [duration(seconds)] : []),
  ]
  return `${rules.join(` ${marks.dot} `)}   ${data.join(', ')}`
}

const buckets = 24

/** Nothing where all findings are of one moment. */
function timeline(findings: readonly Finding[], { marks, paint }: Palette): string[] {
  const times = findings.flatMap(({ time }) => (time === null ? [] : [Date.parse(time)])).filter(Number.isFinite)
  const first = times.reduce((least, time) => Math.min(least, time), Infinity)
  const last = times.reduce((most, time) => Math.max(most, time), -Infinity)
  if (!(last > first)) return []
  const heights = new Array<number>(buckets).fill(0)
  for (const time of times) {
    const at = Math.min(buckets - 1, Math.floor(((time - first) / (last - first)) * buckets))
    heights[at] = (heights[at] ?? 0) + 1
  }
  const most = Math.max(...heights)
  const peak = heights.indexOf(most)
  const line = heights.map(height => level(height, most, marks.levels)).join('')
  const clock = (time: number): string => {
    const iso = new Date(time).toISOString()
    // The day matters where there are several.
    return last - first < 86_400_000 ? iso.slice(11, 16) : iso.slice(0, 16).replace('T', ' ')
  }
  const at = clock(first + ((last - first) / buckets) * peak)
  return [
    `Findings by time   ${clock(first)} ${line} ${clock(last)}   ${paint('dim', `(peak ${at}, ${grouped(most)})`)}`,
  ]
}

const level = (height: number, most: number, levels: readonly string[]): string =>
  levels[height === 0 ? 0 : Math.max(1, Math.round((height / most) * (levels.length - 1)))] ?? ''

/** Severities on the left, the entities with the highest sums of scores on the right. */
function severityTable(findings: readonly Finding[], palette: Palette, width: number): string[] {
  const left = severityRows(findings, palette)
  if (left.length === 0) return []
  const right = riskRows(findings).slice(0, Math.max(3, left.length))
  const names = right.map(({ name }) => clip(name, Math.max(16, width - 52), palette.marks.ellipsis))
  const nameWidth = Math.max(9, ...names.map(displayWidth))
  const heading = `${' '.repeat(16)}rules  findings`
  const lines = [
    right.length === 0
      ? palette.paint('dim', heading)
      : palette.paint('dim', `${heading}   ${padEnd('Most risk', nameWidth)}  score`),
  ]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const risk = right[at]
    const entity = risk ? `   ${padEnd(names[at] ?? '', nameWidth)}  ${grouped(risk.score).padStart(5)}` : ''
    lines.push(`${left[at] ?? ' '.repeat(31)}${entity}`)
  }
  return lines
}

function severityRows(findings: readonly Finding[], palette: Palette): string[] {
  return [...severities].reverse().flatMap((severity: Severity) => {
    const of = findings.filter(finding => finding.severity === severity)
    if (of.length === 0) return []
    const rules = new Set(of.map(({ rule }) => rule.id)).size
    const name = palette.paint(severity, severity.padEnd(13))
    return [`${palette.sign(severity)} ${name} ${grouped(rules).padStart(5)}  ${grouped(of.length).padStart(8)}`]
  })
}

/** Risk counts a rule once for an entity, as repeated rows of one rule say little more than the first. */
function riskRows(findings: readonly Finding[]): { readonly name: string; readonly score: number }[] {
  const risks = new Map<string, { name: string; byRule: Map<string, number> }>()
  for (const { entity, score, rule } of findings) {
    if (!entity || score === null || entity.value === '') continue
    const key = JSON.stringify([entity.type, entity.value.toLowerCase()])
    const risk = risks.get(key) ?? { name: escapeControls(`${entity.value} (${entity.type})`), byRule: new Map() }
    risk.byRule.set(rule.id, Math.max(score, risk.byRule.get(rule.id) ?? 0))
    risks.set(key, risk)
  }
  return [...risks.values()]
    .map(({ name, byRule }) => ({ name, score: [...byRule.values()].reduce((sum, score) => sum + score, 0) }))
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
}
