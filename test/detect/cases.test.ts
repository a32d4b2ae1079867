/** What rows become: the cases of this folder. */
import { fillBound, runFields } from '../../src/detect/bounds.ts'
import { fillSearch } from '../../src/detect/fill-search.ts'
import { findingsOf } from '../../src/detect/finding.ts'
import { proveTest, type Trial } from '../../src/detect/prove.ts'
import type { Finding, Row } from '../../src/detect/report.ts'
import { riskEventOf } from '../../src/detect/risk.ts'
import type { RunTimes } from '../../src/detect/time.ts'
import { fillTokens } from '../../src/detect/tokens.ts'
import { type Case, testCases } from '../spl/case-file.ts'
import { ruleFrom } from './rule-from.ts'

/** Sections that are given: `row` (JSON), `original` (the search of the rule), `run` and `trial` (JSON). */
const given = new Set(['row', 'original', 'run', 'trial', 'time'])

testCases(import.meta.dirname, (section, each) => {
  if (given.has(section)) return undefined
  switch (section) {
    case 'text':
      return fillTokens(each.input, rowOf(each)).text
    case 'missing in text':
      return fillTokens(each.input, rowOf(each)).missing.join('\n')
    case 'search':
      return filledSearch(each).text
    case 'missing in search':
      return filledSearch(each).missing.join('\n')
    case 'earliest':
    case 'latest':
      return bound(each, section)
    case 'findings':
      return findings(each).map(findingLine).join('\n')
    case 'drilldowns':
      return findings(each)
        .flatMap(({ drilldowns }) => drilldowns)
        .map(({ name, search, earliest, latest }) => `${name}\n  ${search}\n  ${earliest} to ${latest}`)
        .join('\n')
    case 'risk':
      return findings(each)
        .map(finding => riskLines(finding, each))
        .join('\n\n')
    case 'verdict':
      return verdict(each)
    default:
      throw new Error(`no such section: ${section}`)
  }
})

function json<T>(each: Case, name: string, otherwise: T): T {
  const text = each.sections.find(section => section.name === name)?.text
  return text === undefined ? otherwise : (JSON.parse(text) as T)
}

const rowOf = (each: Case): Row => json<Row>(each, 'row', {})

/** A run from 2026-11-24T00:00 to 04:00, five hours after midnight. */
const runOf = (each: Case): RunTimes =>
  json<RunTimes>(each, 'run', { earliest: 1795478400, latest: 1795492800, now: 1795496400 })

function filledSearch(each: Case) {
  const original = each.sections.find(({ name }) => name === 'original')?.text ?? 'index=main'
  return fillSearch(each.input, original, rowOf(each))
}

function bound(each: Case, side: 'earliest' | 'latest'): string {
  const run = runOf(each)
  const { bound, missing } = fillBound(each.input, side, { ...runFields(run), ...rowOf(each) }, run)
  return [bound ?? 'none', ...missing.map(name => `missing ${name}`)].join('\n')
}

function findings(each: Case): readonly Finding[] {
  const time = json<number | null>(each, 'time', null)
  const rule = ruleFrom(each.input)
  return findingsOf({ rule, row: rowOf(each), time, evidence: [], evidenceOf: 'row', run: runOf(each) })
}

function findingLine({ kind, time, severity, score, entity, title, threats }: Finding): string {
  const of = entity ? `${entity.field}=${entity.value} (${entity.type})` : 'no entity'
  const lines = threats.map(({ field, type, value }) => `\n  threat ${field}=${value} (${type})`)
  return `${kind}, ${time ?? 'no time'}, ${severity ?? 'no severity'} ${score ?? '-'}, ${of}: ${title}${lines.join('')}`
}

function riskLines(finding: Finding, each: Case): string {
  const event = riskEventOf(finding, ruleFrom(each.input), runOf(each))
  if (!event) return 'no risk'
  const fields = [...event.fields].map(
    ([name, value]) => `${name} = ${typeof value === 'string' ? value : value.join(' | ')}`,
  )
  return [`at ${event.time}`, ...fields.sort()].join('\n')
}

function verdict(each: Case): string {
  const rule = ruleFrom(each.input)
  const trial = json<Trial | undefined>(each, 'trial', undefined)
  const { outcome, rows, expected, reason, test } = proveTest(rule, rule.tests[0], trial, 0)
  return [
    `${test || 'no test'}: ${outcome}, ${rows}`,
    `expected ${expected}`,
    ...(reason === null ? [] : [reason]),
  ].join('\n')
}
