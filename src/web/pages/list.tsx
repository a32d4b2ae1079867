/** The list of rules: facets at the side, and rows that show what each rule decides by. */
import type { Facet, ListPage, ListRow, RuleRow } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { Event, grouped, plural, prose, Severity, Turn } from '../parts/words.tsx'
import { Frame, type Site, To, useAddress, useSite } from '../site.tsx'

export const List = ({ page, site }: { page: ListPage; site: Site }) => (
  <Frame
    site={site}
    title={['Detection rules', ...page.filters.map(({ label }) => label), page.query].filter(Boolean).join(' · ')}
    part="/rules/"
    query={page.query}
  >
    <Content page={page} />
  </Frame>
)

function Content({ page }: { page: ListPage }) {
  const { files } = useSite()
  const address = useAddress()
  const rows = <Rows page={page} />
  return (
    <main class="page facets">
      <div class="top">
        <h1>Detection rules</h1>
        <p class="meta" id="total" aria-live="polite">
          {page.total === page.of ? plural(page.of, 'rule') : `${grouped(page.total)} of ${plural(page.of, 'rule')}`}
        </p>
        <Filters page={page} />
        {page.notes.map(note => (
          <p class="banner">{visible(note)}</p>
        ))}
      </div>
      <details class="side" open>
        <summary>Filters</summary>
        {page.facets.map(facet => facet.values.length > 0 && <FacetList facet={facet} />)}
      </details>
      <div id="main" tabindex={-1}>
        {page.rows.length > 1 && page.orders.length > 0 && <Orders of={page.orders} />}
        {files ? (
          <>
            <noscript>
              <p class="note">
                The search box needs a script in this copy of the catalog; filters are links, one at a time. On a
                terminal: <code>harrier rules 'lsass' --rules PATH</code>
              </p>
            </noscript>
            <catalog-filter src={address('/rules/catalog.js')}>{rows}</catalog-filter>
          </>
        ) : (
          rows
        )}
        <Turn of={page} />
      </div>
    </main>
  )
}

function Filters({ page: { filters, query } }: { page: ListPage }) {
  const address = useAddress()
  if (filters.length === 0 && query === '') return null
  return (
    <p class="chips">
      {query !== '' && (
        <a href={address('/rules/')} class="chip">
          <code>{visible(query)}</code> <span aria-hidden="true">×</span>
        </a>
      )}
      {filters.map(({ label, address: to }) => (
        <To to={to} class="chip" aria-label={`without ${label}`}>
          {visible(label)} <span aria-hidden="true">×</span>
        </To>
      ))}
      <a href={address('/rules/')}>clear</a>
    </p>
  )
}

const Orders = ({ of }: { of: ListPage['orders'] }) => (
  <nav class="orders" aria-label="Order">
    <span class="note">by</span>
    {of.map(({ label, address, chosen }) => (
      <To to={address} aria-current={chosen && 'true'}>
        {label}
        {chosen && <span aria-hidden="true"> {chosen === 'up' ? '↑' : '↓'}</span>}
        {chosen && <span class="sr">, {chosen === 'up' ? 'upwards' : 'downwards'}</span>}
      </To>
    ))}
  </nav>
)

function FacetList({ facet: { label, values } }: { facet: Facet }) {
  const most = values.reduce((most, { count }) => Math.max(most, count), 1)
  return (
    <section>
      <h2>{label}</h2>
      <ul>
        {values.map(({ label, address, count, chosen }) => (
          <li class={chosen ? 'chosen' : count === 0 ? 'none' : undefined}>
            <To to={address}>{visible(label)}</To>
            <meter min={0} max={most} value={count} aria-hidden="true" />
            <span class="n">{grouped(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rows({ page }: { page: ListPage }) {
  const { rows, filters } = page
  const { files } = useSite()
  if (rows.length === 0) return <Nothing page={page} />
  if (files && filters.length > 0)
    return (
      <ul class="rules">
        {rows.map(row => (
          <Name row={row} />
        ))}
      </ul>
    )
  return (
    <ol class="rows">
      {rows.map(row => (
        <Row row={row} />
      ))}
    </ol>
  )
}

/** Why the list is empty, and what would fill it. */
function Nothing({ page: { query, filters } }: { page: ListPage }) {
  const address = useAddress()
  return (
    <div class="empty">
      <p>
        No rule matches{query !== '' && <code> {visible(query)}</code>}
        {query !== '' && filters.length > 0 && ' under'}
        {filters.map(({ label }, index) => `${index > 0 ? ',' : ''} ${visible(label)}`)}.
      </p>
      {filters.length > 0 && (
        <ul class="plain">
          {filters.map(({ label, address: to }) => (
            <li>
              <To to={to}>Without {visible(label)}</To>
            </li>
          ))}
          {query !== '' && (
            <li>
              <a href={address('/rules/')}>All rules</a>
            </li>
          )}
        </ul>
      )}
      {query !== '' && (
        <p>
          Words look in names, descriptions and files; <code>field=value</code> looks in what rules test, as in{' '}
          <code>process_name=rundll32.exe</code>; <code>T1003</code> and <code>4688</code> are techniques and events.
        </p>
      )}
    </div>
  )
}

/** Of the many lists under a filter that an export has: what a rule decides by is in the list of all. */
const Name = ({ row: { label, address, severity, vendor, techniques } }: { row: RuleRow }) => (
  <li>
    <Severity of={severity} plain />
    <To to={address}>{visible(label)}</To>{' '}
    <span class="note">{visible([vendor, ...techniques.slice(0, 3).map(({ id }) => id)].join(' · '))}</span>
  </li>
)

function Row({ row }: { row: ListRow }) {
  const { label, address, severity, vendor, type, techniques, events, decisive, deprecated, description, stage } = row
  return (
    <li>
      <div class="what">
        <To to={address} class="name">
          {visible(label)}
        </To>
        {decisive.length > 0 && (
          <p class="logic">
            {decisive.map(({ field, operator, value }) => (
              <span>
                {visible(field)} <i>{operator}</i> <b>{visible(value)}</b>
              </span>
            ))}
          </p>
        )}
        {description + stage !== '' && (
          <details class="form">
            <summary>more</summary>
            {description !== '' && <p>{prose(description)}</p>}
            {stage !== '' && <code>{visible(stage)}</code>}
          </details>
        )}
      </div>
      <div class="about">
        <p>
          <Severity of={severity} plain />
          <span class="note">
            {severity && ' · '}
            {vendor} · {visible(type)}
            {deprecated && ' · deprecated'}
          </span>
        </p>
        <p class="chips">
          {techniques.slice(0, 3).map(({ id, address, name }) => (
            <To to={address} class="chip" title={name}>
              <code>{visible(id)}</code>
            </To>
          ))}
          {events.slice(0, 2).map(event => (
            <Event of={event} />
          ))}
        </p>
      </div>
    </li>
  )
}
