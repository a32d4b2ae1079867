/** What is wrong, odd or costly in rules: all that reading and binding say, and what only the whole rule shows. */
import type { RuleName } from '../detect/report.ts'
import { type RuleSet, readRules } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { readRuleLogic } from '../rules/rule-logic.ts'
import { type Parsed, parse } from '../spl/parse.ts'
import { visit } from '../spl/walk.ts'
import { type Diagnostic, isError, type Severity } from '../text/diagnostic.ts'
import { authorPlace } from '../text/source.ts'
import { dryRun } from './dry-run.ts'
import { oddities } from './lint-oddities.ts'
import { promises } from './lint-promises.ts'
import { RunLookups } from './lookups.ts'
import { selectRules } from './select.ts'
import { emptyFacts, worldOf } from './world.ts'

export interface LintOptions {
  /** Rule files and folders. */
  readonly paths: readonly string[]
  /** Where else macros, lookups and data sources are defined; rules of theirs are not looked at. */
  readonly rules: readonly string[]
  readonly select?: string
  /** Also whether the data sources of a rule have the fields that it reads. */
  readonly fields: boolean
}

export interface LintAnswer {
  /** In the order of the rules; those in which nothing was found are left out. */
  readonly rules: readonly LintedRule[]
  /** Of no rule: files that cannot be read, macros that are defined twice, a wrong `select`. */
  readonly diagnostics: readonly Diagnostic[]
  readonly summary: LintSummary
}

export interface LintedRule {
  readonly rule: RuleName
  readonly diagnostics: readonly Diagnostic[]
}

export interface LintSummary {
  readonly rules: number
  /** Rules that could not be run. */
  readonly unsupported: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** The fields that a rule reads and no data source of it has. */
export type FieldCheck = (rule: Rule, set: RuleSet) => readonly Diagnostic[]

export function lint({ paths, rules: more, select }: LintOptions, now: number, fields?: FieldCheck): LintAnswer {
  const own = readRules(paths)
  const pool = more.length > 0 ? readRules([...paths, ...more]) : own
  const set: RuleSet = { ...pool, rules: own.rules, diagnostics: own.diagnostics }
  const selection = selectRules(own.rules, select)
  const said = byFile(own.diagnostics)
  const looked = selection.rules.map((rule): LintedRule => {
    const found = [...(said.get(rule.file) ?? []), ...problemsOf(rule, set, now), ...(fields?.(rule, set) ?? [])]
    return { rule: { id: rule.id, name: rule.name, file: rule.file }, diagnostics: inPlace(found) }
  })
  const named = new Set(own.rules.map(({ file }) => file))
  const rest = own.diagnostics.filter(diagnostic => !named.has(fileOf(diagnostic)))
  const diagnostics = [...selection.diagnostics, ...rest]
  const all = [...diagnostics, ...looked.flatMap(rule => rule.diagnostics)]
  const count = (severity: Severity): number => all.filter(diagnostic => diagnostic.severity === severity).length
  return {
    rules: looked.filter(rule => rule.diagnostics.length > 0),
    diagnostics,
    summary: {
      rules: looked.length,
      unsupported: looked.filter(rule => rule.diagnostics.some(isError)).length,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
  }
}

/** What reading said of each file. */
function byFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const known = files.get(fileOf(diagnostic))
    if (known) known.push(diagnostic)
    else files.set(fileOf(diagnostic), [diagnostic])
  }
  return files
}

const fileOf = ({ place }: Diagnostic): string => (place ? authorPlace(place).source.name : '')

function problemsOf(rule: Rule, set: RuleSet, now: number): readonly Diagnostic[] {
  if (rule.language !== 'spl') return readRuleLogic(rule, set).diagnostics
  const parsed = parse(rule.search, { macros: set.macros.find })
  const lookups = new RunLookups(set.lookups)
  const { output, diagnostics } = dryRun(parsed, worldOf(emptyFacts, {}, now, lookups))
  // Binding ends at the first thing that is not there.
  const missing = output ? [] : missingLookups(parsed, lookups)
  return [...diagnostics, ...missing, ...oddities(parsed), ...promises(rule, output)]
}

function missingLookups({ query, expanded }: Parsed, lookups: RunLookups): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  visit(query, {
    command(command) {
      if ((command.kind !== 'lookup' && command.kind !== 'inputlookup') || lookups.find(command.table.name)) return
      const place = { source: expanded, span: command.table.span }
      found.push({
        code: 'unknown-lookup',
        severity: 'error',
        message: `there is no lookup '${command.table.name}'`,
        place,
      })
    },
  })
  return found
}

/** In the order of the file, what is said twice of one place once. */
function inPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly at: number; readonly diagnostic: Diagnostic }>()
  for (const diagnostic of diagnostics) {
    const at = diagnostic.place ? authorPlace(diagnostic.place).span.start : -1
    const key = `${diagnostic.code} ${at} ${diagnostic.message}`
    if (!seen.has(key)) seen.set(key, { at, diagnostic })
  }
  return [...seen.values()].sort((a, b) => a.at - b.at).map(({ diagnostic }) => diagnostic)
}
