/** The selections of a Sigma rule as predicates, and the condition that joins them. */

import { matchesStars } from '../../predicate/pattern.ts'
import { and, everything, leaves, not, or, type Predicate } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { nearest } from '../../text/nearest.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { unreachable } from '../../text/unreachable.ts'
import type { YamlEntry, YamlNode } from '../yaml-tree.ts'
import type { Condition } from './condition-tree.ts'
import { readLine } from './modifiers.ts'

export interface Selection {
  readonly name: string
  readonly predicate: Predicate
  /** From its name to its last value. */
  readonly span: Span
}

type Report = (diagnostic: Diagnostic) => void

export function readSelection(name: string, entry: YamlEntry, source: Source, report: Report): Selection {
  const predicate = selectionPredicate(entry.value, entry.keySpan, source, report)
  return { name, predicate, span: { start: entry.keySpan.start, end: entry.value.span.end } }
}

/** A map is all of its lines, a list any of its items, a text alone stands anywhere in the event. */
function selectionPredicate(node: YamlNode, keySpan: Span, source: Source, report: Report): Predicate {
  switch (node.kind) {
    case 'map':
      return and(
        [...node.entries].map(([key, { keySpan, value }]) => readLine({ key, keySpan, value, source }, report)),
      )
    case 'list': {
      const keywords = node.items.every(item => item.kind === 'scalar')
      if (keywords) return readLine({ key: '', keySpan, value: node, source }, report)
      return or(node.items.map(item => selectionPredicate(item, keySpan, source, report)))
    }
    case 'scalar':
      return readLine({ key: '', keySpan, value: node, source }, report)
    default:
      return unreachable(node)
  }
}

/** A condition that names selections over and over could grow without end. */
const mostTests = 200_000

/** `N of` more names than this makes is not spelled out. */
const mostCombinations = 200

/** What the condition means; selections that it names and that are not there are told. */
export function joinSelections(
  condition: Condition,
  selections: ReadonlyMap<string, Selection>,
  source: Source,
  report: Report,
): Predicate {
  const sizes = new Map([...selections].map(([name, { predicate }]) => [name, leaves(predicate).length + 1]))
  let spent = 0
  const predicateOf = ({ name, predicate }: Selection, span: Span): Predicate => {
    const before = spent
    spent += sizes.get(name) ?? 0
    if (spent <= mostTests) return predicate
    const message = `the condition comes to more than ${mostTests} tests`
    if (before <= mostTests) report({ code: 'sigma-condition', severity: 'error', message, place: { source, span } })
    return { kind: 'opaque', span }
  }
  const join = (condition: Condition): Predicate => {
    switch (condition.kind) {
      case 'and':
        return and(condition.items.map(join))
      case 'or':
        return or(condition.items.map(join))
      case 'not':
        return not(join(condition.item))
      case 'selection': {
        const found = selections.get(condition.name)
        if (!found) report(unknownSelection(condition.name, condition.span, selections, source))
        return found ? predicateOf(found, condition.span) : { kind: 'opaque', span: condition.span }
      }
      case 'of':
        return quantified(condition)
      default:
        return unreachable(condition)
    }
  }
  const quantified = ({ count, pattern, span }: Condition & { kind: 'of' }): Predicate => {
    if (spent > mostTests) return { kind: 'opaque', span }
    // To look through very many names is not free either.
    spent += selections.size >> 6
    const named = [...selections.values()].filter(
      ({ name }) => matchesStars(name, pattern) && (pattern.startsWith('_') || !name.startsWith('_')),
    )
    if (named.length === 0 || (count !== 'all' && count > named.length)) {
      report(tooFew(pattern, count, named.length, span, source))
      return { kind: 'opaque', span }
    }
    const predicates = named.map(selection => predicateOf(selection, span))
    if (count === 'all' || count === named.length) return and(predicates)
    if (count === 0) return everything
    const chosen = combinations(predicates, count)
    return chosen ? or(chosen.map(and)) : { kind: 'opaque', span }
  }
  return join(condition)
}

/** Every choice of `count` of the items, unless there are too many. */
function combinations<T>(items: readonly T[], count: number): readonly (readonly T[])[] | undefined {
  let chosen: (readonly T[])[] = [[]]
  for (const [index, item] of items.entries()) {
    const left = items.length - index - 1
    chosen = chosen.flatMap(set => [
      ...(set.length < count ? [[...set, item]] : []),
      ...(set.length + left >= count ? [set] : []),
    ])
    if (chosen.length > mostCombinations) return undefined
  }
  return chosen
}

function unknownSelection(
  name: string,
  span: Span,
  selections: ReadonlyMap<string, Selection>,
  source: Source,
): Diagnostic {
  const { nearest: help } = nearest(name, selections.keys())
  const message = `the condition names '${name.length > 60 ? `${name.slice(0, 57)}…` : name}', which is no selection`
  return { code: 'sigma-unknown-selection', severity: 'error', message, ...(help && { help }), place: { source, span } }
}

function tooFew(pattern: string, count: number | 'all', found: number, span: Span, source: Source): Diagnostic {
  const message =
    found === 0
      ? `no selection has a name like '${pattern}'`
      : `'${count} of ${pattern}' wants more than the ${found} there are`
  return { code: 'sigma-unknown-selection', severity: 'error', message, place: { source, span } }
}
