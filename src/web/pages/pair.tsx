/** Two rules beside each other. */
import type { PairPage, PairRow } from '../../server/api-overlap.ts'
import { visible } from '../../text/visible.ts'
import { holders, pairMarkdown, relationText } from '../pair-markdown.ts'
import { Code } from '../parts/code.tsx'
import { FieldCell, IndicatorHead, KindCell } from '../parts/values.tsx'
import { Crumbs, plural, Technique, Value } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

const mostRows = 200

export const Pair = ({ page, site }: { page: PairPage; site: Site }) => (
  <Frame
    site={site}
    title={`${page.a.label} and ${page.b.label}`}
    part="/overlap/"
    beside={{ 'text/markdown': 'pair.md' }}
  >
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
      <p>{relationText(page)}</p>
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
      <IssueText page={page} />
    </main>
  </Frame>
)

/** For whoever keeps the rules; where no script runs it is read and taken from here. */
const IssueText = ({ page }: { page: PairPage }) => (
  <div class="code">
    <div class="bar">
      <a href="pair.md" class="file">
        pair.md
      </a>
      <button type="button" data-copy="pre" hidden>
        Copy as issue text
      </button>
    </div>
    <details class="form">
      <summary>As issue text</summary>
      <Code pieces={[{ kind: '', text: pairMarkdown(page).trimEnd() }]} />
    </details>
  </div>
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
