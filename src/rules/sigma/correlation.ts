/** Correlation documents of Sigma: which rules they count or order, in which window, and from what number on. */
import type { Span } from '../../text/span.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic, RuleStage } from '../rule-logic.ts'
import { keyReader, valueAt } from '../yaml-keys.ts'
import type { YamlMap } from '../yaml-tree.ts'
import { readMap } from './detection.ts'

const types = new Set(
  `event_count value_count temporal temporal_ordered value_sum value_avg value_percentile value_median`.split(' '),
)
const counting = /^(?:event|value)_/

export function readCorrelation(rule: Rule): RuleLogic {
  const { root, source, diagnostics: problems } = readMap(rule.search)
  const diagnostics = [...problems]
  const keys = keyReader(source, diagnostic => diagnostics.push(diagnostic))
  const stages: RuleStage[] = []
  const stage = (key: string): void => {
    const entry = root?.entries.get(key)
    if (!entry) return
    const span = { start: entry.keySpan.start, end: entry.value.span.end }
    stages.push({ name: key, text: source.text.slice(span.start, span.end), place: { source, span }, predicates: [] })
  }
  for (const key of ['type', 'rules', 'aliases', 'group-by', 'timespan', 'condition']) stage(key)
  if (root)
    for (const { message, span } of faultsOf(root)) {
      diagnostics.push({ code: 'sigma-correlation', severity: 'error', message, place: { source, span } })
    }
  const condition = keys.map(root, 'condition')
  const named = keys.texts(condition, 'field')
  return {
    stages,
    indicators: [],
    fields: [...new Set([...keys.texts(root, 'group-by'), ...named])],
    events: [],
    text: source,
    condition: undefined,
    diagnostics,
  }
}

/** What a correlation cannot do without. */
function faultsOf(root: YamlMap): readonly { readonly message: string; readonly span: Span }[] {
  const start = { start: root.span.start, end: root.span.start + 1 }
  const faults: { message: string; span: Span }[] = []
  const type = valueAt(root, 'type')
  const name = type?.kind === 'scalar' ? type.text : ''
  if (!types.has(name))
    faults.push({
      message:
        name === ''
          ? `a correlation wants a 'type'`
          : `'${name}' is no type of correlation; known are ${[...types].join(', ')}`,
      span: type?.span ?? start,
    })
  if (!valueAt(root, 'rules')) faults.push({ message: `a correlation wants 'rules' that it speaks of`, span: start })
  const timespan = valueAt(root, 'timespan')
  if (timespan?.kind !== 'scalar' || !/^\d{1,6}[smhdwMy]$/.test(timespan.text))
    faults.push({ message: `a correlation wants a 'timespan' such as 5m`, span: timespan?.span ?? start })
  const condition = valueAt(root, 'condition')
  if (types.has(name) && counting.test(name) && !condition)
    faults.push({ message: `'${name}' wants a 'condition' such as gte: 10`, span: start })
  if (condition?.kind === 'map')
    for (const [key, { keySpan }] of condition.entries)
      if (!/^(?:gte?|lte?|eq|neq|field|percentile)$/.test(key))
        faults.push({ message: `'${key}' is no comparison; known are gt, gte, lt, lte, eq, neq`, span: keySpan })
  return faults
}
