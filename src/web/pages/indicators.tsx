/** Fields of all rules, the values of one field, and one value with the rules that look for it. */
import type { FieldPage, FieldsPage, IndicatorPage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { Values } from '../parts/values.tsx'
import { Count, Crumbs, Event, grouped, kindOf, Names, plural, Rules, Technique, Turn, Value } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

export const Fields = ({ page, site }: { page: FieldsPage; site: Site }) => (
  <Frame site={site} title="Indicators" part="/indicators/">
    <main id="main" class="page">
      <h1>Indicators by field</h1>
      <p class="meta">{plural(page.total, 'field')}, each under the one name that all vendors are counted by</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" class="p2">
              Written as
            </th>
            <th scope="col" class="n">
              Values
            </th>
            <th scope="col" class="n">
              Rules
            </th>
          </tr>
        </thead>
        <tbody>
          {page.fields.map(({ label, address, count, values, spellings }) => (
            <tr>
              <td>
                <To to={address}>
                  <code>{visible(label) || '""'}</code>
                </To>
              </td>
              <td class="p2 note">
                <Names of={spellings.filter(name => name !== label)} />
              </td>
              <td class="n">{grouped(values)}</td>
              <td class="n">
                <Count count={count} to={address} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Turn of={page} />
    </main>
  </Frame>
)

export const Field = ({ page, site }: { page: FieldPage; site: Site }) => (
  <Frame site={site} title={page.field} part="/indicators/">
    <main id="main" class="page">
      <Crumbs of={[['Indicators', '/indicators/']]} />
      <h1>
        <code>{visible(page.field)}</code>
      </h1>
      <p class="meta">
        tested by {plural(page.rules, 'rule')} · {plural(page.values, 'value')}, {grouped(page.single)} of one rule only
        · {page.kinds.map(({ operator, count }) => `${kindOf(operator)} ${grouped(count)}`).join(' · ')}
      </p>
      <p class="note">
        Written as <Names of={page.spellings.slice(0, 20)} />
      </p>
      {page.events.length > 0 && (
        <p class="chips">
          {page.events.map(event => (
            <Event of={event} count={event.count} />
          ))}
        </p>
      )}
      <h2>Values</h2>
      <Values rows={page.rows} column="Rules" bare />
      <Turn of={page} />
      {page.more > 0 && <p class="note">{plural(page.more, 'value')} more, each of one rule alone.</p>}
    </main>
  </Frame>
)

export const Indicator = ({ page, site }: { page: IndicatorPage; site: Site }) => (
  <Frame site={site} title={`${page.field.label} ${page.operator} ${page.value.slice(0, 80)}`} part="/indicators/">
    <main id="main" class="page">
      <Crumbs
        of={[
          ['Indicators', '/indicators/'],
          [page.field.label, page.field.address],
        ]}
      />
      <h1 class="sentence">
        <code>{visible(page.field.label)}</code> <span class="op">{page.operator}</span> <Value text={page.value} />
      </h1>
      <p class="meta">
        in {plural(page.list.total, 'rule')}
        {page.excluded.total > 0 && ` · left out by ${plural(page.excluded.total, 'rule')}`}
      </p>
      <section>
        <h2>As written</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
              <th scope="col" class="n">
                Rules
              </th>
            </tr>
          </thead>
          <tbody>
            {page.spellings.map(({ field, written, count }) => (
              <tr>
                <td>
                  <code>{visible(field)}</code>
                </td>
                <td>
                  <Value text={written} stars most={400} />
                </td>
                <td class="n">
                  <Count count={count} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
      {page.together.length > 0 && (
        <section>
          <h2>Looked for together with</h2>
          <Values rows={page.together.map(row => ({ ...row, rules: row.count }))} column="Of these rules" />
        </section>
      )}
      {page.list.total > 0 && (
        <section>
          <h2>Rules that look for it</h2>
          <Rules list={page.list} />
        </section>
      )}
      {page.excluded.total > 0 && (
        <section>
          <h2>Rules that leave it out</h2>
          <Rules list={page.excluded} />
        </section>
      )}
    </main>
  </Frame>
)
