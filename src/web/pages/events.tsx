/** Providers of events, one provider with its events, and one event with what rules look for in it. */
import type { EventPage, ProviderPage, ProvidersPage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { Count, Crumbs, grouped, plural, Rules, Technique, Value } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

export const Providers = ({ page, site }: { page: ProvidersPage; site: Site }) => (
  <Frame site={site} title="Events" part="/events/">
    <main id="main" class="page">
      <h1>Event sources</h1>
      <p class="meta">{plural(page.providers.length, 'source')} that rules read</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" class="n">
              Events
            </th>
            <th scope="col" class="n">
              Rules
            </th>
          </tr>
        </thead>
        <tbody>
          {page.providers.map(({ label, address, events, count }) => (
            <tr>
              <td>
                <To to={address}>{visible(label)}</To>
              </td>
              <td class="n">{events > 0 && grouped(events)}</td>
              <td class="n">
                <Count count={count} to={address} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  </Frame>
)

export const Provider = ({ page, site }: { page: ProviderPage; site: Site }) => (
  <Frame site={site} title={page.provider} part="/events/">
    <main id="main" class="page">
      <Crumbs of={[['Events', '/events/']]} />
      <h1>{visible(page.provider)}</h1>
      <p class="meta">
        {plural(page.rules, 'rule')}
        {page.channels.length > 0 && ` · ${page.channels.map(channel => visible(channel)).join(' · ')}`}
      </p>
      {page.events.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">Title</th>
              <th scope="col" class="n">
                Rules
              </th>
            </tr>
          </thead>
          <tbody>
            {page.events.map(({ id, title, address, count }) => (
              <tr>
                <td>
                  <To to={address} class="chip">
                    <code class="id">{id}</code>
                  </To>
                </td>
                <td>{title ? visible(title) : <span class="note">no title known</span>}</td>
                <td class="n">
                  <Count count={count} to={address} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.loose.total > 0 && (
        <section>
          <h2>{page.events.length > 0 ? 'Rules that name none of its events' : 'Rules'}</h2>
          <Rules list={page.loose} />
        </section>
      )}
    </main>
  </Frame>
)

export const Event = ({ page, site }: { page: EventPage; site: Site }) => (
  <Frame site={site} title={`${page.provider.label} ${page.id}`} part="/events/">
    <main id="main" class="page">
      <Crumbs
        of={[
          ['Events', '/events/'],
          [page.provider.label, page.provider.address],
        ]}
      />
      <h1>
        <code>{page.id}</code> {visible(page.title ?? page.provider.label)}
      </h1>
      <p class="meta">
        {visible(page.channel ?? page.provider.label)} · seen by {plural(page.list.total, 'rule')}
      </p>
      <section>
        <h2>Fields that rules test</h2>
        {page.fields.length === 0 ? <p class="note">Its rules test no field by value.</p> : <Fields page={page} />}
      </section>
      {page.techniques.length > 0 && (
        <section>
          <h2>Techniques</h2>
          <p class="chips">
            {page.techniques.map(technique => (
              <Technique of={technique} count={technique.count} />
            ))}
          </p>
        </section>
      )}
      <section>
        <h2>Rules that see it</h2>
        <Rules list={page.list} />
      </section>
    </main>
  </Frame>
)

function Fields({ page: { fields } }: { page: EventPage }) {
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Looked for most</th>
          <th scope="col" class="n">
            Rules
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, address, count, values }) => (
          <tr>
            <td>
              <To to={address}>
                <code>{visible(label)}</code>
              </To>
            </td>
            <td class="values">
              {values.map(({ operator, value, address, others }) => (
                <To to={address} class="chip">
                  <span class="note">{operator}</span> <Value text={value} most={48} />
                  <b>{grouped(others)}</b>
                </To>
              ))}
            </td>
            <td class="n">
              <Count count={count} to={address} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
