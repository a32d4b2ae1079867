/** The logic of an Elastic rule: its query in stages, and what its type does with the events that the query finds. */
import { and, everything, fieldsTested, not, type Predicate } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import { unreachable } from '../../text/unreachable.ts'
import { type Indicator, indicatorsOf, uniqueIndicators } from '../indicators.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic, RuleStage } from '../rule-logic.ts'
import { parseEql } from './eql.ts'
import { parseEsql } from './esql.ts'
import { elasticEvents } from './events.ts'
import { readFilters } from './filters.ts'
import { parseKql } from './kql.ts'
import { parseToml, type Table, tableAt, tablesAt, textsAt } from './toml.ts'
import { tomlEntries } from './toml-places.ts'

export function readElasticLogic(rule: Rule): RuleLogic {
  const query = readQuery(rule)
  const filtered =
    rule.body.text.includes('filters') && /^[ \t]*(?:\[\[? *rule\.filters|filters *=)/m.test(rule.body.text)
  const table = filtered || !plainTypes.has(rule.type) ? tableAt(parseToml(rule.body).root, 'rule') : undefined
  const filters = filtered ? readFilters(table, rule.search.text.length) : everything
  const tested = and([query.tested, filters])
  const rows = uniqueIndicators(indicatorsOf(tested, query.computed))
  const indicators = isCloud(rule) ? rows : rows.map(withoutActions)
  const fields = new Set([...fieldsOf(tested, query.computed), ...query.keys, ...keysOf(table)])
  return {
    stages: [
      ...query.stages,
      ...(filtered ? extraStages(rule.body, 'filters', [filters]) : []),
      ...(plainTypes.has(rule.type) ? [] : extraStages(rule.body, rule.type, [])),
    ],
    indicators,
    fields: [...fields],
    events: elasticEvents(rule, indicators, fields),
    text: rule.search,
    condition: query.single && plainTypes.has(rule.type) ? tested : undefined,
    diagnostics: query.diagnostics,
  }
}

/** Types whose query is all that they do. */
const plainTypes: ReadonlySet<string> = new Set(['query', 'saved_query', 'eql', 'esql'])

interface Query {
  readonly stages: readonly RuleStage[]
  /** All that is tested, what a sequence must not have as left out. */
  readonly tested: Predicate
  /** Fields that the query makes itself. */
  readonly computed: ReadonlySet<string>
  /** Fields that events are joined or grouped by. */
  readonly keys: readonly string[]
  /** A single event decides. */
  readonly single: boolean
  readonly diagnostics: readonly Diagnostic[]
}

const none: ReadonlySet<string> = new Set()

function readQuery(rule: Rule): Query {
  const { search, language } = rule
  switch (language) {
    case 'kql': {
      const { predicate, diagnostics } = parseKql(search)
      const stages = [wholeStage('query', search, [predicate])]
      return { stages, tested: predicate, computed: none, keys: [], single: true, diagnostics }
    }
    case 'eql':
      return readEql(search)
    case 'esql':
      return readEsql(search)
    case 'lucene':
      return { ...untested(search), diagnostics: [notRead(search)] }
    case 'ml':
    case 'spl':
    case 'sigma':
      return { ...untested(search), stages: [] }
    default:
      return unreachable(language)
  }
}

function readEql(search: Source): Query {
  const { kind, events, by, head, pipes, diagnostics } = parseEql(search)
  const names = { event: 'event', missing: 'missing event', until: 'until' } as const
  const stages: RuleStage[] = [
    ...(head ? [stageAt(kind, search, head, [])] : []),
    ...events.map(event => stageAt(names[event.role], search, event.span, [event.predicate])),
    ...pipes.map(({ name, span }) => stageAt(name, search, span, [])),
  ]
  const tested = and(events.map(({ role, predicate }) => (role === 'event' ? predicate : not(predicate))))
  const keys = [...by, ...events.flatMap(event => event.by)]
  return { stages, tested, computed: none, keys, single: kind === 'event' && pipes.length === 0, diagnostics }
}

function readEsql(search: Source): Query {
  const { stages, computed } = parseEsql(search)
  const predicates = stages.flatMap(({ predicate }) => (predicate ? [predicate] : []))
  const single = stages.every(({ command }) => /^(?:from|where|keep|drop|limit)$/.test(command))
  return {
    stages: stages.map(({ command, span, predicate }) => stageAt(command, search, span, predicate ? [predicate] : [])),
    tested: and(predicates),
    computed,
    keys: [],
    single,
    diagnostics: [],
  }
}

const untested = (search: Source): Query => {
  const opaque: Predicate = { kind: 'opaque', span: { start: 0, end: search.text.length } }
  const stages = [wholeStage('query', search, [opaque])]
  return { stages, tested: opaque, computed: none, keys: [], single: false, diagnostics: [] }
}

const notRead = (search: Source): Diagnostic => ({
  code: 'unread-language',
  severity: 'warning',
  message: 'queries of Lucene are shown, but not taken apart',
  place: { source: search, span: { start: 0, end: search.text.length } },
})

function wholeStage(name: string, search: Source, predicates: readonly Predicate[]): RuleStage {
  const start = search.text.length - search.text.trimStart().length
  return stageAt(name, search, { start, end: Math.max(start, search.text.trimEnd().length) }, predicates)
}

const stageAt = (
  name: string,
  source: Source,
  span: { readonly start: number; readonly end: number },
  predicates: readonly Predicate[],
): RuleStage => ({ name, text: source.text.slice(span.start, span.end), place: { source, span }, predicates })

/** What stands in the file under `rule.threshold` and its like. */
function extraStages(body: Source, type: string, predicates: readonly Predicate[]): readonly RuleStage[] {
  const wanted = `rule.${type}`
  const found = tomlEntries(body.text).filter(({ path }) => path.startsWith(wanted))
  const [first] = found
  const last = found.at(-1)
  return first && last ? [stageAt(type, body, { start: first.keySpan.start, end: last.valueSpan.end }, predicates)] : []
}

function keysOf(table: Table | undefined): readonly string[] {
  const threshold = tableAt(table, 'threshold')
  return [
    ...textsAt(threshold, 'field'),
    ...tablesAt(threshold, 'cardinality').flatMap(row => textsAt(row, 'field')),
    ...textsAt(tableAt(table, 'new_terms'), 'value'),
    ...tablesAt(table, 'threat_mapping').flatMap(row =>
      tablesAt(row, 'entries').flatMap(entry => textsAt(entry, 'field')),
    ),
  ]
}

const fieldsOf = (predicate: Predicate, computed: ReadonlySet<string>): readonly string[] =>
  fieldsTested(predicate).filter(field => !computed.has(field) && !field.startsWith('Esql'))

/** Of a host `event.action` and `event.provider` say which log it is; of a cloud they are what was done. */
const withoutActions = (indicator: Indicator): Indicator =>
  indicator.field === 'event.action' || indicator.field === 'event.provider'
    ? { ...indicator, selector: true }
    : indicator

const isCloud = ({ products }: Rule): boolean => products.some(product => !/^(?:windows|linux|macos)$/.test(product))
