/** What a rule looks for, as rows of field, kind and value, and how many rules of a catalog look for the same. */
import { normalForm, normalKey } from '../predicate/normal-form.ts'
import { leaves, type Operator, type Predicate, type Test } from '../predicate/predicate.ts'
import type { Span } from '../text/span.ts'

export interface Indicator {
  readonly field: string
  /** `in` is one row of `eq` for each of its values; `ne` is an excluded `eq`. */
  readonly kind: Exclude<Operator, 'in' | 'ne' | 'exists'>
  readonly value: string
  /** Says which log is read, not what is looked for in it: event codes, sources, channels. */
  readonly selector: boolean
  /** What is left out: under `NOT` or `!=`. */
  readonly exclude: boolean
  /** In the text that the rule's tree speaks of. */
  readonly span: Span
  /** What it is counted by. */
  readonly key: string
}

/** The rows of a predicate in the order written; tests of `computed` fields are thresholds, not indicators. */
export function indicatorsOf(predicate: Predicate, computed: ReadonlySet<string>): readonly Indicator[] {
  return leaves(predicate).flatMap(({ test, exclude }) =>
    test.kind === 'test' && !computed.has(test.field) ? rowsOf(test, exclude) : [],
  )
}

/** Each row once, where it first stands. */
export function uniqueIndicators(rows: readonly Indicator[]): readonly Indicator[] {
  const seen = new Map<string, Indicator>()
  for (const row of rows) {
    const id = `${row.exclude} ${row.field} ${row.kind} ${row.value}`
    if (!seen.has(id)) seen.set(id, row)
  }
  return [...seen.values()]
}

function rowsOf(test: Test, exclude: boolean): readonly Indicator[] {
  const { operator } = test
  if (operator === 'exists') return []
  const kind = operator === 'in' || operator === 'ne' ? 'eq' : operator
  const excluded = operator === 'ne' ? !exclude : exclude
  return test.values.map(value => ({
    field: test.field,
    kind,
    value,
    selector: isSelector(test.field),
    exclude: excluded,
    span: test.span,
    key: (excluded ? '!' : '') + normalKey(normalForm(test.field, kind, value)),
  }))
}

/** Cases matter: `eventtype` is Splunk's own, `eventType` a field of some clouds. */
const selectors = new Set(
  `EventCode EventID EventId event_id event.code source sourcetype eventtype index Channel channel Provider_Name
  ProviderName SourceName splunk_server event.category event.type event.kind event.module event.outcome event.dataset
  data_stream.dataset host.os.type host.os.family agent.type winlog.channel winlog.provider_name nodename tag`.split(
    /\s+/,
  ),
)

const isSelector = (field: string): boolean => selectors.has(field)

export interface IndicatorCounts {
  /** How many other rules than this one have the indicator. */
  others(indicator: Indicator, ruleId: string): number
  /** The rules that have it, in the order counted. */
  rules(indicator: Indicator): readonly string[]
}

export function countIndicators(
  rules: Iterable<{ readonly id: string; readonly indicators: readonly Indicator[] }>,
): IndicatorCounts {
  const holders = new Map<string, string[]>()
  for (const { id, indicators } of rules)
    for (const { key } of indicators) {
      const found = holders.get(key)
      if (!found) holders.set(key, [id])
      else if (found.at(-1) !== id) found.push(id)
    }
  return {
    others({ key }, ruleId) {
      const found = holders.get(key)
      return found ? found.length - (found.includes(ruleId) ? 1 : 0) : 0
    },
    rules: ({ key }) => holders.get(key) ?? [],
  }
}
