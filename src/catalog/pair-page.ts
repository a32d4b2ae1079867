/** Two rules beside each other: what both look for, what each has alone, and how they lie to each other. */
import { comparisonKeys } from '../rules/comparison-key.ts'
import type { PairPage, PairRow } from '../server/api-overlap.ts'
import type { Entry, Library } from './library.ts'
import { ruleRow, valueRow } from './rows.ts'

/** The rows that both have first, then those that one has in other words, then those of one; selectors, which say where to look and not for what, come last. */
export function pairPage(a: Entry, b: Entry, library: Library): PairPage {
  const left = keysOf(a)
  const right = keysOf(b)
  const wordsA = wordsOf(a)
  const wordsB = wordsOf(b)
  const rows = [...new Set([...left, ...right])].flatMap((key): PairRow[] => {
    const use = library.values.get(key.replace(/^!/, ''))
    if (!use) return []
    const row = { ...valueRow(use, library), exclude: key.startsWith('!') }
    const [inA, inB] = [left.has(key), right.has(key)]
    const words = row.selector || row.exclude || (inA && inB) ? [] : comparisonKeys(key)
    const others = inA ? wordsB : wordsA
    return [{ ...row, inA, inB, alike: words.length > 0 && words.every(word => others.has(word)) }]
  })
  const rank = (row: PairRow): number =>
    (row.selector ? 8 : 0) + (row.inA && row.inB ? 0 : row.alike ? 1 : 3) + (row.inA ? 0 : 1)
  const alike = library.overlap.similar(a.rule.id).find(({ id }) => id === b.rule.id)
  const count = (holds: (row: PairRow) => boolean): number =>
    rows.filter(row => !row.selector && !row.exclude && holds(row)).length
  return {
    kind: 'pair',
    a: ruleRow(a, library),
    b: ruleRow(b, library),
    relation: alike?.relation,
    likeness: alike?.likeness,
    both: count(row => row.inA && row.inB),
    alike: count(row => row.alike),
    onlyA: count(row => !row.inB && !row.alike),
    onlyB: count(row => !row.inA && !row.alike),
    leftOut: rows.filter(row => row.exclude && row.inA !== row.inB).length,
    techniques: a.techniques.filter(id => b.techniques.includes(id)),
    rows: rows.toSorted((one, other) => rank(one) - rank(other)),
  }
}

const keysOf = ({ logic }: Entry): ReadonlySet<string> => new Set(logic.indicators.map(({ key }) => key))

/** What the likeness of two rules is measured by. */
const wordsOf = ({ logic }: Entry): ReadonlySet<string> =>
  new Set(logic.indicators.flatMap(({ key, selector, exclude }) => (selector || exclude ? [] : comparisonKeys(key))))
