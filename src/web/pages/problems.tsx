/** What is wrong with files of rules, and the answer where there is no page. */
import type { ProblemsPage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { grouped, plural, prose } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

export const Problems = ({ page, site }: { page: ProblemsPage; site: Site }) => (
  <Frame site={site} title="Notes on files">
    <main id="main" class="page">
      <h1>Notes on files</h1>
      <p class="meta">
        {plural(page.total, 'note')} on files of rules, errors first
        {page.rows.length < page.total && `; here are the first ${grouped(page.rows.length)}`}
      </p>
      {page.rows.length === 0 ? (
        <p class="empty">Every file was read without a word.</p>
      ) : (
        <table class="problems">
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">File</th>
              <th scope="col">What was read</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map(row => (
              <Problem row={row} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  </Frame>
)

const glyphs = { error: '✕', warning: '▲', note: '○' }

function Problem({ row }: { row: ProblemsPage['rows'][number] }) {
  const { severity, code, message, help, file, line, rule } = row
  return (
    <tr>
      <td class={`nowrap ${severity}`}>
        <span aria-hidden="true">{glyphs[severity]}</span> {severity}
      </td>
      <td>
        <code>
          {visible(file ?? '')
            .split(/(?<=\/)/)
            .map((part, index) => (
              <>
                {index > 0 && <wbr />}
                {part}
              </>
            ))}
          {line !== undefined && `:${line}`}
        </code>
        {rule && (
          <>
            <br />
            <To to={rule.address}>{visible(rule.label)}</To>
          </>
        )}
      </td>
      <td>
        {prose(message.slice(0, 600))}
        {help !== undefined && (
          <>
            : <code>{visible(help.slice(0, 300))}</code>
          </>
        )}{' '}
        <span class="tag">{visible(code)}</span>
      </td>
    </tr>
  )
}

export const Missing = ({ site }: { site: Site }) => (
  <Frame site={site} title="No such page" json={false}>
    <main id="main" class="page">
      <h1>No such page</h1>
      <p class="empty">
        Nothing stands at this address. <To to="/rules/">All rules</To>
      </p>
    </main>
  </Frame>
)
