/** Two rules beside each other: what both look for, what each has alone, and how they lie to each other. */
import type { PairPage, PairRow } from '../server/api-overlap.ts'
import type { Entry, Library } from './library.ts'
import { ruleRow, valueRow } from './rows.ts'

/** The rows that both have first, then those of one; selectors, which say where to look and not for what, come last. */
export function pairPage(a: Entry, b: Entry, library: Library): PairPage {
  const left = keysOf(a)
  const right = keysOf(b)
  const rows = [...new Set([...left, ...right])].flatMap((key): PairRow[] => {
    const use = library.values.get(key.replace(/^!/, ''))
    if (!use) return []
    const row = { ...valueRow(use, library), exclude: key.startsWith('!') }
    return [{ ...row, inA: left.has(key), inB: right.has(key) }]
  })
  const rank = (row: PairRow): number => (row.selector ? 4 : 0) + (row.inA && row.inB ? 0 : row.inA ? 1 : 2)
  const alike = library.overlap.similar(a.rule.id).find(({ id }) => id === b.rule.id)
  const count = (holds: (row: PairRow) => boolean): number => rows.filter(row => !row.selector && holds(row)).length
  return {
    kind: 'pair',
    a: ruleRow(a, library),
    b: ruleRow(b, library),
    relation: alike?.relation,
    likeness: alike?.likeness,
    both: count(row => row.inA && row.inB),
    onlyA: count(row => !row.inB),
    onlyB: count(row => !row.inA),
    techniques: a.techniques.filter(id => b.techniques.includes(id)),
    rows: rows.toSorted((one, other) => rank(one) - rank(other)),
  }
}

const keysOf = ({ logic }: Entry): ReadonlySet<string> => new Set(logic.indicators.map(({ key }) => key))
