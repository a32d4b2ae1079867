/** What a rule or a search means: stages, predicates, indicators, coverage, plan and SQL; no engine is loaded. */
import type { ExplainOptions, Explanation } from '../harrier.ts'
import { leaves, type Predicate } from '../predicate/predicate.ts'
import { attackCoverage } from '../rules/attack.ts'
import { makeCatalog, stemOf } from '../rules/catalog.ts'
import { eventCoverage } from '../rules/coverage.ts'
import { countIndicators } from '../rules/indicators.ts'
import { type Logic, readLogic } from '../rules/logic.ts'
import { type RuleSet, readRules } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { nearest } from '../spl/nearest.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource } from '../text/source.ts'
import { dryRun, planText, sqlText } from './dry-run.ts'
import { RunLookups } from './lookups.ts'
import { emptyFacts, worldOf } from './world.ts'

export function explain(options: ExplainOptions, now: number): Explanation {
  const set = readRules(options.rules)
  const own = /\.ya?ml$/i.test(options.what) ? readRules([options.what]) : undefined
  const found = own ? own.rules : makeCatalog(set.rules).find(options.what)
  const [rule] = found
  const search = rule?.search ?? rootSource('<search>', own ? '' : options.what)
  const subject = { set: own ?? set, search, now, rule, catalog: set.rules }
  if (rule) return explanation({ ...subject, more: found.length > 1 ? [severalRules(options.what, found)] : [] })
  if (own) return nothingBut(own.diagnostics)
  if (options.rules.length > 0 && /^[\w.-]+$/.test(options.what))
    return nothingBut([unknownRule(options.what, set.rules)])
  return explanation({ ...subject, more: [] })
}

interface Subject {
  readonly set: RuleSet
  readonly search: Rule['search']
  readonly now: number
  readonly rule: Rule | undefined
  /** Empty where no rules were given to count in. */
  readonly catalog: readonly Rule[]
  readonly more: readonly Diagnostic[]
}

function explanation({ set, search, now, rule, catalog, more }: Subject): Explanation {
  const logic = readLogic(search, set.macros)
  const { parsed } = logic
  const dry = dryRun(parsed, worldOf(emptyFacts, {}, now, new RunLookups(set.lookups)))
  const { output, diagnostics } = dry
  const counts = catalog.length === 0 ? undefined : countsOf(catalog, set)
  const text = parsed.expanded.text
  return {
    rule: rule ? ruleFacts(rule) : null,
    stages: logic.stages.map(({ commands, text: written, span, predicates }) => ({
      command: commands[0]?.kind === 'unsupported' ? commands[0].name : (commands[0]?.kind ?? ''),
      text: written,
      span,
      predicates: predicates.flatMap(predicate => predicateRows(predicate, text)),
    })),
    indicators: logic.indicators.map(indicator => ({
      field: indicator.field,
      kind: indicator.kind,
      value: indicator.value,
      exclude: indicator.exclude,
      selector: indicator.selector,
      others: counts ? counts.others(indicator, rule?.id ?? '') : null,
    })),
    events: eventsOf(rule, logic, set),
    techniques: attackCoverage(rule?.techniques ?? []).flatMap(({ tactic, techniques }) =>
      techniques.map(({ id, name }) => ({ id, name: name ?? '', tactics: tactic ? [tactic.name] : [] })),
    ),
    needs: {
      fields: logic.fields,
      datamodels: logic.dataModels,
      macros: logic.macros,
      lookups: [],
    },
    fieldsOut: output?.columns.map(({ name }) => name) ?? [],
    plan: planText(dry),
    sql: sqlText(dry),
    diagnostics: [...more, ...diagnostics],
  }
}

const nothingBut = (diagnostics: readonly Diagnostic[]): Explanation => ({
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

function unknownRule(what: string, rules: readonly Rule[]): Diagnostic {
  const { nearest: slug } = nearest(
    what,
    rules.map(({ file }) => stemOf(file)),
  )
  const message = `no rule has the id, name or file '${what}'`
  return { code: 'unknown-rule', severity: 'error', message, ...(slug !== undefined && { help: slug }) }
}

const ruleFacts = (rule: Rule): NonNullable<Explanation['rule']> => ({
  id: rule.id,
  name: rule.name,
  file: rule.file,
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

/** A rule looks for the same as another under any spelling that means the same. */
const countsOf = (catalog: readonly Rule[], set: RuleSet): ReturnType<typeof countIndicators> =>
  countIndicators(catalog.map(({ id, search }) => ({ id, indicators: readLogic(search, set.macros).indicators })))

/** Tests one by one, in the order written. */
function predicateRows(predicate: Predicate, text: string): Explanation['stages'][number]['predicates'] {
  const tests = leaves(predicate).map(({ test, exclude }) =>
    test.kind === 'test'
      ? { field: test.field, kind: test.operator, values: test.values, negated: exclude }
      : { field: test.left, kind: test.operator, values: [test.right], negated: exclude },
  )
  return tests.length > 0 || predicate.kind !== 'opaque'
    ? tests
    : [text.slice(predicate.span.start, predicate.span.end)]
}

function eventsOf(rule: Rule | undefined, logic: Logic, set: RuleSet): Explanation['events'] {
  const dataSources = rule?.dataSources ?? []
  const rows = eventCoverage(
    { dataSources, indicators: logic.indicators, dataModels: logic.dataModels },
    set.dataSources,
  )
  return rows.map(({ provider, eventId, title }) => ({
    provider,
    event: eventId === undefined ? '' : String(eventId),
    title: title ?? '',
  }))
}

function severalRules(what: string, found: readonly Rule[]): Diagnostic {
  const others = found.slice(1, 4).map(({ file }) => `'${file}'`)
  const message = `'${what}' means ${found.length} rules: the first is explained, not ${others.join(', ')}`
  return { code: 'several-rules', severity: 'warning', message }
}
