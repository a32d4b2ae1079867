/** Conformance cases: events and a search in, rows out; one JSON object a line. */
import { readFileSync } from 'node:fs'
import type { Answer } from '../../src/engine/answer.ts'
import type { Cell } from '../../src/engine/engine.ts'

export interface ConformanceCase {
  readonly name: string
  readonly events: readonly Readonly<Record<string, unknown>>[]
  readonly spl: string
  readonly expect: readonly Readonly<Record<string, unknown>>[]
  readonly ordered: boolean
  readonly why?: string
  readonly macros?: Readonly<Record<string, { readonly args?: readonly string[]; readonly definition: string }>>
  readonly lookups?: Readonly<
    Record<
      string,
      {
        readonly rows: readonly Readonly<Record<string, unknown>>[]
        readonly match_type?: Readonly<Record<string, string>>
        readonly case_sensitive_match?: boolean
        readonly default_match?: string
        readonly min_matches?: number
        readonly max_matches?: number
      }
    >
  >
  readonly now?: number
  readonly columns?: readonly string[]
  readonly error?: boolean
  readonly datamodel?: { readonly name: string; readonly prefix: string; readonly unprefixed?: readonly string[] }
}

export const readCases = (path: string): ConformanceCase[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as ConformanceCase)

/** What differs, in words; undefined where the answer is the expected one. */
export function difference(wanted: ConformanceCase, answer: Answer): string | undefined {
  const expected = wanted.expect.map(present)
  const mentioned = new Set([
    ...expected.flatMap(row => Object.keys(row)),
    ...wanted.events.flatMap(event => Object.keys(event)),
  ])
  const named = new Set(expected.flatMap(row => Object.keys(row)))
  const actual = answer.rows.map(({ cells }) =>
    present(Object.fromEntries([...cells].filter(([name]) => counts(name, named, mentioned)))),
  )
  if (wanted.columns) {
    const columns = answer.columns.filter(name => !name.startsWith('_') || wanted.columns?.includes(name))
    if (JSON.stringify(columns) !== JSON.stringify(wanted.columns))
      return `columns: expected ${JSON.stringify(wanted.columns)}, got ${JSON.stringify(columns)}`
  }
  const same = wanted.ordered ? sameList(expected, actual) : sameSet(expected, actual)
  return same ? undefined : `expected ${JSON.stringify(expected)}\n       got ${JSON.stringify(actual)}`
}

/** Fields that any store adds, and internal ones, count only where a case speaks of them. */
const added = new Set([
  'index',
  'host',
  'source',
  'sourcetype',
  'splunk_server',
  'linecount',
  'punct',
  'eventtype',
  'tag',
])

function counts(name: string, named: ReadonlySet<string>, mentioned: ReadonlySet<string>): boolean {
  if (name.startsWith('_')) return named.has(name)
  return !added.has(name) || mentioned.has(name)
}

/** Without null, absent and empty lists, which are the same; a list of one is its value. */
function present(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(row).map(
    ([name, value]) => [name, Array.isArray(value) && value.length === 1 ? value[0] : value] as const,
  )
  return Object.fromEntries(
    kept.filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}

type Row = Readonly<Record<string, unknown>>

const sameList = (expected: readonly Row[], actual: readonly Row[]): boolean =>
  expected.length === actual.length && expected.every((row, index) => sameRow(row, actual[index] ?? {}))

function sameSet(expected: readonly Row[], actual: readonly Row[]): boolean {
  if (expected.length !== actual.length) return false
  const left = [...actual]
  return expected.every(row => {
    const found = left.findIndex(candidate => sameRow(row, candidate))
    if (found >= 0) left.splice(found, 1)
    return found >= 0
  })
}

function sameRow(expected: Row, actual: Row): boolean {
  const names = Object.keys(expected)
  return (
    names.length === Object.keys(actual).length &&
    names.every(name => sameValue(expected[name], actual[name] as Cell | undefined))
  )
}

/** A number equals its text; a text that is not how its number is written must be the same text. */
function sameValue(expected: unknown, actual: Cell | undefined): boolean {
  if (actual === undefined || actual === null) return false
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      expected.length === actual.length &&
      expected.every((value, index) => sameValue(value, actual[index]))
    )
  if (Array.isArray(actual)) return false
  if (typeof expected === 'boolean') return String(actual).toLowerCase() === String(expected)
  const number = Number(expected)
  const canonical =
    typeof expected === 'number' || (String(expected).trim() !== '' && String(number) === String(expected))
  if (canonical && Number.isFinite(Number(actual)) && String(actual).trim() !== '')
    return Math.abs(Number(actual) - number) <= 1e-9 * Math.max(1, Math.abs(number))
  return String(actual) === String(expected)
}
