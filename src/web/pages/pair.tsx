/** Two rules beside each other. */
import type { PairPage, PairRow } from '../../server/api-overlap.ts'
import { visible } from '../../text/visible.ts'
import { FieldCell, IndicatorHead, KindCell } from '../parts/values.tsx'
import { Crumbs, grouped, plural, Technique, Value } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

const mostRows = 200

export const Pair = ({ page, site }: { page: PairPage; site: Site }) => (
  <Frame site={site} title={`${page.a.label} and ${page.b.label}`} part="/overlap/">
    <main id="main" class="page">
      <Crumbs of={[['Overlap', '/overlap/']]} />
      <h1>Two rules beside each other</h1>
      <dl class="pair">
        {(['a', 'b'] as const).map(side => (
          <>
            <dt>{side.toUpperCase()}</dt>
            <dd>
              <To to={page[side].address}>{visible(page[side].label)}</To> <span class="note">{page[side].vendor}</span>
            </dd>
          </>
        ))}
      </dl>
      <p>{sentence(page)}</p>
      {page.techniques.length > 0 && (
        <p class="chips">
          {page.a.techniques
            .filter(({ id }) => page.techniques.includes(id))
            .map(technique => (
              <Technique of={technique} />
            ))}
        </p>
      )}
      {page.rows.length === 0 ? (
        <p class="empty">Neither rule tests a value.</p>
      ) : (
        <table class="ind">
          <IndicatorHead last="Looked for by" />
          <tbody>
            {page.rows.slice(0, mostRows).map(row => (
              <Row row={row} />
            ))}
          </tbody>
        </table>
      )}
      {page.rows.length > mostRows && (
        <p class="note">{plural(page.rows.length - mostRows, 'value')} more in index.json</p>
      )}
    </main>
  </Frame>
)

const Row = ({ row }: { row: PairRow }) => (
  <tr>
    <FieldCell row={row} />
    <KindCell row={row} />
    <td>
      <Value text={row.value} stars={row.operator === 'like'} most={400} />
      {row.selector && <span class="note"> where, not what</span>}
    </td>
    <td class="n">{holders(row)}</td>
  </tr>
)

function holders({ inA, inB, alike }: PairRow): string {
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

function sentence({ relation, likeness, both, alike, onlyA, onlyB }: PairPage): string {
  const words = alike > 0 ? `, ${grouped(alike)} in other words` : ''
  const counts = `${grouped(both)} in both${words}, ${grouped(onlyA)} in A alone, ${grouped(onlyB)} in B alone`
  return relation === undefined || likeness === undefined
    ? `They are not alike: ${counts}.`
    : `${relations[relation]}: ${counts}, ${Math.round(likeness * 100)} % alike.`
}
