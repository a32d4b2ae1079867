/** What stands under `detection` of a Sigma rule, or under `filter` of a filter: its selections and its condition. */
import { or, type Predicate } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import type { RuleStage } from '../rule-logic.ts'
import { parseYaml } from '../yaml-parse.ts'
import { scalarSource, type YamlMap, type YamlNode } from '../yaml-tree.ts'
import { parseCondition } from './condition.ts'
import { joinSelections, readSelection, type Selection } from './selections.ts'

export interface Detection {
  /** What the places of predicates count in. */
  readonly text: Source
  readonly stages: readonly RuleStage[]
  readonly condition: Predicate | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function readDetection(text: Source): Detection {
  const { root, source, diagnostics: problems } = readMap(text)
  const diagnostics = [...problems]
  const report = (diagnostic: Diagnostic) => {
    if (diagnostics.length < mostProblems) diagnostics.push(diagnostic)
  }
  if (!root) return { text, stages: [], condition: undefined, diagnostics }
  const selections = new Map<string, Selection>()
  for (const [name, entry] of root.entries)
    if (!notSelections.has(name)) selections.set(name, readSelection(name, entry, source, report))
  const stages = [...selections.values()].map(({ name, predicate, span }): RuleStage => {
    const text = source.text.slice(span.start, span.end)
    return { name, text, place: { source, span }, predicates: [predicate] }
  })
  const joined = readConditions(root, selections, source, report)
  return { text: source, stages: [...stages, ...joined.stages], condition: joined.condition, diagnostics }
}

/** The map that a text holds, with what its places count in. */
export function readMap(text: Source): {
  readonly root: YamlMap | undefined
  readonly source: Source
  readonly diagnostics: readonly Diagnostic[]
} {
  const { documents, diagnostics } = parseYaml(text)
  const [document] = documents
  const root = document?.root?.kind === 'map' ? document.root : undefined
  return { root, source: document?.source ?? text, diagnostics }
}

const mostProblems = 50
const notSelections = new Set(['condition', 'timeframe', 'rules'])

/** Several conditions in a list mean any of them. */
function readConditions(
  root: YamlMap,
  selections: ReadonlyMap<string, Selection>,
  source: Source,
  report: (diagnostic: Diagnostic) => void,
): Pick<Detection, 'condition' | 'stages'> {
  const entry = root.entries.get('condition')
  const nodes = entry ? scalarsOf(entry.value) : []
  if (nodes.length === 0) {
    const span = entry?.keySpan ?? { start: root.span.start, end: root.span.start + 1 }
    const message = `a detection wants a 'condition' that joins its selections`
    report({ code: 'sigma-condition', severity: 'error', message, place: { source, span } })
  }
  const predicates = nodes.flatMap(node => {
    const text = scalarSource(source, node, source.name)
    const { condition, diagnostics } = parseCondition(text)
    for (const diagnostic of diagnostics) report(diagnostic)
    return condition ? [joinSelections(condition, selections, text, report)] : []
  })
  const stages = nodes.map(
    (node): RuleStage => ({ name: 'condition', text: node.text, place: { source, span: node.span }, predicates: [] }),
  )
  return { condition: predicates.length === 0 ? undefined : or(predicates), stages }
}

const scalarsOf = (node: YamlNode) =>
  (node.kind === 'list' ? node.items : [node]).filter(item => item.kind === 'scalar')
