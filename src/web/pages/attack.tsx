/** The ATT&CK matrix over the rules, and one technique of it. */
import type { MatrixCell, MatrixPage, TechniquePage } from '../../server/api-attack.ts'
import { visible } from '../../text/visible.ts'
import { MatrixFilters, NothingLeft } from '../parts/matrix-filters.tsx'
import { Values } from '../parts/values.tsx'
import { Count, Crumbs, Event, grouped, plural, Rules, Technique as TechniqueChip } from '../parts/words.tsx'
import { Frame, type Site, To, useSite } from '../site.tsx'

export const Matrix = ({ page, site }: { page: MatrixPage; site: Site }) => (
  <Frame site={site} title="ATT&CK coverage" part="/attack/">
    <MatrixContent page={page} />
  </Frame>
)

function MatrixContent({ page }: { page: MatrixPage }) {
  const { tactics, rules, techniques, version, compared, filters, of } = page
  const { query } = useSite()
  const narrowed = filters.some(({ chosen }) => chosen)
  return (
    <main id="main" class="page wide">
      <h1>ATT&CK coverage</h1>
      <p class="meta">
        <span>
          Enterprise {version} · {narrowed && `${grouped(rules)} of `}
          {plural(narrowed ? of : rules, 'rule')} name {plural(techniques, 'technique')} ·{' '}
          <a href={`layer.json${query}`} download="layer.json">
            Navigator layer{narrowed && ' of these rules'}
          </a>
        </span>
      </p>
      {filters.length > 0 && <MatrixFilters filters={filters} />}
      {narrowed && rules === 0 && <NothingLeft filters={filters} />}
      <p class="legend">
        <span>Rules of a technique and its sub-techniques:</span>
        {legend.map(([step, label]) => (
          <span class={`cell s${step}`}>{label}</span>
        ))}
        {compared && <span class="cell s0 marked">marked in {visible(compared.name)}</span>}
        <span class="note">A count of rules, not of what they find.</span>
      </p>
      {compared && <Compared compared={compared} />}
      <attack-matrix class="matrix" role="region" aria-label="Matrix, scrolls sideways" tabindex={0}>
        {tactics.map(({ id, name, address: to, covered, cells }) => (
          <section id={id} aria-labelledby={`${id}-name`}>
            <h2 id={`${id}-name`}>
              <To to={to}>{name}</To>
              <span class="note">
                {covered} of {cells.length}
              </span>
            </h2>
            <ul>
              {cells.map(cell => (
                <Cell cell={cell} />
              ))}
            </ul>
          </section>
        ))}
      </attack-matrix>
    </main>
  )
}

const legend = [
  [0, 'none'],
  [1, '1–2'],
  [2, '3–9'],
  [3, '10–29'],
  [4, '30–99'],
  [5, '100 and more'],
] as const

/** Six steps on a logarithmic scale. */
function stepOf(count: number): number {
  if (count === 0) return 0
  return 1 + [3, 10, 30, 100].filter(least => count >= least).length
}

function Cell({ cell }: { cell: MatrixCell }) {
  const { children } = cell
  const covered = children.filter(child => child.count > 0).length
  return (
    <li>
      <CellLink cell={cell} />
      {children.length > 0 && (
        <details>
          <summary>
            {covered} of {children.length} sub
          </summary>
          <ul>
            {children.map(child => (
              <li>
                <CellLink cell={child} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** Of a thousand cells each has its id, name and count and nothing else: what the count is, the legend says. */
const CellLink = ({ cell: { id, name, address, count, marked } }: { cell: Omit<MatrixCell, 'children'> }) => (
  <To to={address} class={`cell s${stepOf(count)}${marked ? ' marked' : ''}`}>
    <i>{id}</i> <span>{name}</span> {count > 0 && <b>{grouped(count)}</b>}
    {marked && <span class="sr"> marked in the layer</span>}
  </To>
)

function Compared({ compared }: { compared: NonNullable<MatrixPage['compared']> }) {
  const { name, techniques, covered, gaps, beyond, renamed, unknown } = compared
  return (
    <section>
      <h2>Compared with {visible(name)}</h2>
      <p>
        {grouped(covered)} of its {plural(techniques, 'technique')} have a rule; {grouped(beyond)} with rules are not in
        it.
        {renamed.length > 0 && ` Shown under ids of today: ${renamed.map(pair => pair.join(' → ')).join(', ')}.`}
        {unknown.length > 0 && ` Not known: ${unknown.map(id => visible(id)).join(', ')}.`}
      </p>
      {gaps.length > 0 && (
        <details open={gaps.length <= 20}>
          <summary>{plural(gaps.length, 'technique')} without a rule</summary>
          <p class="chips">
            {gaps.map(gap => (
              <TechniqueChip of={gap} />
            ))}
          </p>
        </details>
      )}
    </section>
  )
}

export const Technique = ({ page, site }: { page: TechniquePage; site: Site }) => (
  <Frame site={site} title={`${page.id} ${page.name}`} part="/attack/">
    <main id="main" class="page">
      <TechniqueContent page={page} />
    </main>
  </Frame>
)

function TechniqueContent({ page }: { page: TechniquePage }) {
  const { id, name, parent, tactics, children, events, indicators, list } = page
  return (
    <>
      <Crumbs
        of={[
          ['ATT&CK', '/attack/'],
          ...tactics.slice(0, 1).map(({ label, address }) => [label, address] as const),
          ...(parent?.address ? [[`${parent.id} ${parent.name ?? ''}`, parent.address] as const] : []),
        ]}
      />
      <h1>
        <code>{id}</code> {name}
      </h1>
      <p class="meta">
        {plural(list.total, 'rule')} · {tactics.map(({ label }) => label).join(' · ')}
      </p>
      {children.length > 0 && (
        <section>
          <h2>Sub-techniques</h2>
          <table>
            <tbody>
              {children.map(child => (
                <tr>
                  <td>
                    <TechniqueChip of={child} />
                  </td>
                  <td class="n">
                    {child.count === 0 ? (
                      <span class="only">no rule</span>
                    ) : (
                      <Count count={child.count} to={child.address} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {events.length > 0 && (
        <section>
          <h2>Events that see it</h2>
          <p class="chips">
            {events.map(event => (
              <Event of={event} count={event.count} />
            ))}
          </p>
        </section>
      )}
      {indicators.length > 0 && (
        <section>
          <h2>What its rules look for most</h2>
          <Values rows={indicators.map(row => ({ ...row, rules: row.count }))} column="Rules" />
        </section>
      )}
      <section>
        <h2>Rules</h2>
        {list.total === 0 ? <p class="empty">No rule names {visible(id)}: a gap.</p> : <Rules list={list} />}
      </section>
    </>
  )
}
