/** The comparison of two rules as Markdown, for an issue of whoever keeps them. */
import type { PairPage, PairRow } from '../server/api-overlap.ts'
import { code, plainText, tableText } from './markdown.ts'
import { grouped, kindOf, plural } from './parts/words.tsx'

const mostRows = 60

export function pairMarkdown(page: PairPage): string {
  const { a, b, rows, techniques } = page
  const rest = rows.length - mostRows
  const parts = [
    `## ${plainText(a.label.slice(0, 200))} and ${plainText(b.label.slice(0, 200))}`,
    [a, b]
      .map((rule, at) => `- ${at === 0 ? 'A' : 'B'}: ${plainText(`${rule.label.slice(0, 200)} (${rule.vendor})`)}`)
      .join('\n'),
    relationText(page),
    techniques.length > 0 ? `Both name ${techniques.map(id => plainText(id)).join(', ')}.` : '',
    rows.length > 0 ? tableText(['Field', 'Kind', 'Value', 'Looked for by'], rows.slice(0, mostRows).map(cells)) : '',
    rest > 0 ? `${plural(rest, 'value')} more.` : '',
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

const cells = (row: PairRow): readonly string[] => [
  `${code(row.field)}${row.selector ? ' (selector)' : ''}`,
  `${row.exclude ? '**not** ' : ''}${plainText(kindOf(row.operator))}`,
  code(row.value, 200),
  holders(row),
]

export function holders({ inA, inB, alike }: Pick<PairRow, 'inA' | 'inB' | 'alike'>): string {
  if (inA && inB) return 'both'
  const [one, other] = inA ? ['A', 'B'] : ['B', 'A']
  return alike ? `${one}, ${other} in other words` : `${one} alone`
}

const relations = {
  same: 'Both look for the same',
  contains: 'A looks for all that B does, and for more',
  within: 'B looks for all that A does, and for more',
  shares: 'They share most of what they look for',
} as const

/** How the two lie to each other, in a sentence. */
export function relationText({ relation, likeness, both, alike, onlyA, onlyB, leftOut }: PairPage): string {
  const words = alike > 0 ? `, ${grouped(alike)} in other words` : ''
  const counts = `${grouped(both)} in both${words}, ${grouped(onlyA)} in A alone, ${grouped(onlyB)} in B alone`
  const apart =
    leftOut > 0 ? ` ${plural(leftOut, 'value')} ${leftOut === 1 ? 'is' : 'are'} left out by one of them only.` : ''
  return relation === undefined || likeness === undefined
    ? `They are not alike: ${counts}.${apart}`
    : `${relations[relation]}: ${counts}, ${Math.round(likeness * 100)} % alike.${apart}`
}
