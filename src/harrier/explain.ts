/** What a rule or a search means: stages, predicates, indicators, coverage, plan and SQL; no engine is loaded. */
import type { ExplainOptions, Explanation } from '../harrier.ts'
import { attackCoverage } from '../rules/attack.ts'
import { makeCatalog, slugOf, stemOf } from '../rules/catalog.ts'
import { countIndicators, type IndicatorCounts } from '../rules/indicators.ts'
import { type RuleSet, readRules } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource, type Source } from '../text/source.ts'
import { type Meaning, meaningOfRule, meaningOfSearch, predicateRows } from './explain-logic.ts'

/** What was asked about, found in its rule set. */
export interface Subject {
  readonly set: RuleSet
  readonly search: Source
  readonly rule: Rule | undefined
  /** Empty where no rules were given to count in. */
  readonly catalog: RuleSet
  readonly diagnostics: readonly Diagnostic[]
}

export function explain(options: ExplainOptions, now: number): Explanation {
  const subject = findSubject(options)
  return subject.search.text === '' ? nothingBut(subject.diagnostics) : explanation(subject, now)
}

/** With an empty search where nothing was found. */
export function findSubject({ what, rules, cache }: Pick<ExplainOptions, 'what' | 'rules' | 'cache'>): Subject {
  const catalog = readRules(rules, { cache })
  catalog.keep()
  const own = isRuleFile(what) ? readRules([what]) : undefined
  const found = own ? own.rules : makeCatalog(catalog.rules).find(what)
  const [rule] = found
  const nobody = { set: own ?? catalog, search: rootSource('<search>', ''), rule: undefined, catalog }
  if (rule) {
    const diagnostics = found.length > 1 ? [severalRules(what, found)] : []
    return { ...nobody, search: rule.search, rule, diagnostics }
  }
  if (own) return { ...nobody, diagnostics: own.diagnostics.some(isError) ? own.diagnostics : [noRuleIn(what)] }
  if (rules.length > 0 && /^[\w.-]+$/.test(what)) return { ...nobody, diagnostics: [unknownRule(what, catalog.rules)] }
  const diagnostics = isName(what) ? [readAsSearch(what, catalog.rules)] : []
  return { ...nobody, search: rootSource('<search>', what), diagnostics }
}

/** Words and nothing of SPL: most likely the name of a rule. */
const isName = (what: string): boolean => /^[\w .,:/&()-]+$/.test(what) && !/\b(?:AND|OR|NOT)\b/.test(what)

const isRuleFile = (what: string): boolean => /\.(?:ya?ml|toml)$/i.test(what)

export function explanation({ set, search, rule, catalog, diagnostics }: Subject, now: number): Explanation {
  const meaning: Meaning =
    rule && rule.language !== 'spl' ? meaningOfRule(rule, set) : meaningOfSearch(search, rule, set, now)
  const counts = countsOf(catalog)
  return {
    rule: rule ? ruleFacts(rule) : null,
    stages: meaning.stages.map(({ name, text, place, predicates }) => ({
      command: name,
      text,
      span: place.span,
      predicates: predicates.flatMap(predicate => predicateRows(predicate, meaning.text)),
    })),
    indicators: meaning.indicators.map(indicator => ({
      field: indicator.field,
      kind: indicator.kind,
      value: indicator.value,
      exclude: indicator.exclude,
      selector: indicator.selector,
      others: counts ? counts.others(indicator, rule?.id ?? '') : null,
    })),
    events: meaning.events.map(({ provider, eventId, title }) => ({
      provider,
      event: eventId === undefined ? '' : String(eventId),
      title: title ?? '',
    })),
    techniques: attackCoverage(rule?.techniques ?? []).flatMap(({ tactic, techniques }) =>
      techniques.map(({ id, name }) => ({ id, name: name ?? '', tactics: tactic ? [tactic.name] : [] })),
    ),
    needs: meaning.needs,
    fieldsOut: meaning.fieldsOut,
    plan: meaning.plan,
    sql: meaning.sql,
    diagnostics: [...diagnostics, ...meaning.diagnostics],
  }
}

export const nothingBut = (diagnostics: readonly Diagnostic[]): Explanation => ({
  rule: null,
  stages: [],
  indicators: [],
  events: [],
  techniques: [],
  needs: { fields: [], datamodels: [], macros: [], lookups: [] },
  fieldsOut: [],
  plan: '',
  sql: '',
  diagnostics,
})

const noRuleIn = (file: string): Diagnostic => ({
  code: 'no-rules',
  severity: 'error',
  message: `'${file}' holds no detection to explain`,
})

const nearestSlug = (what: string, rules: readonly Rule[]): string | undefined =>
  nearest(
    what,
    rules.map(({ file }) => stemOf(file)),
  ).nearest

function unknownRule(what: string, rules: readonly Rule[]): Diagnostic {
  const slug = nearestSlug(what, rules)
  const message = `no rule has the id, name or file '${what}'`
  return { code: 'unknown-rule', severity: 'error', message, ...(slug !== undefined && { help: slug }) }
}

function readAsSearch(what: string, rules: readonly Rule[]): Diagnostic {
  const message = `'${what}' is read as a search for these words: ${
    rules.length > 0 ? 'no rule has that name' : "a rule by its name wants '--rules PATH'"
  }`
  const slug = nearestSlug(slugOf(what), rules)
  return { code: 'read-as-search', severity: 'note', message, ...(slug !== undefined && { help: slug }) }
}

const ruleFacts = (rule: Rule): NonNullable<Explanation['rule']> => ({
  id: rule.id,
  name: rule.name,
  file: rule.file,
  vendor: rule.vendor,
  language: rule.language,
  version: rule.version,
  status: rule.status,
  deprecated: rule.deprecated,
  type: rule.type,
  description: rule.description,
  author: rule.author,
  references: rule.references,
  howToImplement: rule.howToImplement,
  knownFalsePositives: rule.knownFalsePositives,
})

/** A rule looks for the same as another, of whatever vendor, under any spelling that means the same. */
function countsOf(catalog: RuleSet): IndicatorCounts | undefined {
  if (catalog.rules.length === 0) return undefined
  return countIndicators(catalog.rules.map(rule => ({ id: rule.id, indicators: catalog.logicOf(rule).indicators })))
}

function severalRules(what: string, found: readonly Rule[]): Diagnostic {
  const others = found.slice(1, 4).map(({ file }) => `'${file}'`)
  const message = `'${what}' means ${found.length} rules: the first is explained, not ${others.join(', ')}`
  return { code: 'several-rules', severity: 'warning', message }
}
