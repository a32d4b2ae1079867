/** The front page: how much there is, and the ways in. */
import type { Counted, HomePage } from '../../server/api.ts'
import { Values } from '../parts/values.tsx'
import { Count, grouped } from '../parts/words.tsx'
import { Frame, type Site, To, useAddress } from '../site.tsx'

export const Home = ({ page, site }: { page: HomePage; site: Site }) => (
  <Frame site={site} title="Detection rules, explained">
    <Content page={page} />
  </Frame>
)

function Content({ page: { figures, vendors, tactics, widest } }: { page: HomePage }) {
  const address = useAddress()
  return (
    <main id="main" class="page">
      <h1>Detection rules, explained</h1>
      <p class="lede">
        What each rule looks for, which events it needs, and how many other rules look for the same. Search by words, by{' '}
        <code>T1003</code> or <code>4688</code>, or by logic: <code>process_name=rundll32.exe</code>.
      </p>
      <ul class="figures">
        {figures.map(({ label, count, address: to }) => (
          <li>
            <a href={address(to)}>
              <b>{grouped(count)}</b> {label}
            </a>
          </li>
        ))}
      </ul>
      <div class="columns">
        <Counts title="By vendor" rows={vendors} />
        <Counts title="By tactic" rows={tactics} />
      </div>
      {widest.length > 0 && (
        <section>
          <h2>Looked for most</h2>
          <Values
            rows={widest.map(row => ({ ...row, rules: row.others + 1 })).toSorted((a, b) => b.rules - a.rules)}
            column="Rules"
          />
        </section>
      )}
    </main>
  )
}

function Counts({ title, rows }: { title: string; rows: readonly Counted[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map(({ label, count, address }) => (
            <tr>
              <td>
                <To to={address}>{label}</To>
              </td>
              <td class="n">
                <Count count={count} to={address} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
