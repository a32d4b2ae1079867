/** The meaning of a rule's logic as an explanation tells it: of a search with its plan and SQL, of other languages without. */
import type { Explanation } from '../harrier.ts'
import { leaves, type Predicate } from '../predicate/predicate.ts'
import { eventCoverage } from '../rules/coverage.ts'
import { readLogic } from '../rules/logic.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import { type RuleLogic, readRuleLogic } from '../rules/rule-logic.ts'
import type { Query } from '../spl/ast.ts'
import { visit } from '../spl/walk.ts'
import type { Source } from '../text/source.ts'
import { dryRun, planText, sqlText } from './dry-run.ts'
import { RunLookups } from './lookups.ts'
import { emptyFacts, worldOf } from './world.ts'

export interface Meaning extends Pick<RuleLogic, 'stages' | 'indicators' | 'events' | 'text' | 'diagnostics'> {
  readonly needs: Explanation['needs']
  readonly fieldsOut: readonly string[]
  readonly plan: string
  readonly sql: string
}

export function meaningOfRule(rule: Rule, set: RuleSet): Meaning {
  const logic = readRuleLogic(rule, set)
  const needs = { fields: logic.fields, datamodels: [], macros: [], lookups: [] }
  return { ...logic, needs, fieldsOut: [], plan: '', sql: '' }
}

/** The search is read once, for its logic and for its plan. */
export function meaningOfSearch(search: Source, rule: Rule | undefined, set: RuleSet, now: number): Meaning {
  const { parsed, stages, indicators, fields, dataModels, macros } = readLogic(search, set.macros)
  const dry = dryRun(parsed, worldOf(emptyFacts, {}, now, new RunLookups(set.lookups)))
  return {
    stages: stages.map(({ commands: [first], text, span, predicates }) => ({
      name: first?.kind === 'unsupported' ? first.name : (first?.kind ?? ''),
      text,
      place: { source: search, span },
      predicates,
    })),
    indicators,
    events: eventCoverage({ dataSources: rule?.dataSources ?? [], indicators, dataModels }, set.dataSources),
    text: parsed.expanded,
    needs: { fields, datamodels: dataModels, macros, lookups: lookupsOf(parsed.query) },
    fieldsOut: dry.output?.columns.map(({ name }) => name) ?? [],
    plan: planText(dry),
    sql: sqlText(dry),
    diagnostics: dry.diagnostics,
  }
}

/** Tables that are read, each once, in the order written. */
function lookupsOf(query: Query): readonly string[] {
  const names = new Set<string>()
  visit(query, {
    command(command) {
      if (command.kind === 'lookup' || command.kind === 'inputlookup') names.add(command.table.name)
    },
  })
  return [...names]
}

/** Tests one by one, in the order written. */
export function predicateRows(predicate: Predicate, { text }: Source): Explanation['stages'][number]['predicates'] {
  const tests = leaves(predicate).map(({ test, exclude }) =>
    test.kind === 'test'
      ? { field: test.field, kind: test.operator, values: test.values, negated: exclude }
      : { field: test.left, kind: test.operator, values: [test.right], negated: exclude },
  )
  return tests.length > 0 || predicate.kind !== 'opaque'
    ? tests
    : [text.slice(predicate.span.start, predicate.span.end)]
}
