/** The indicators of a rule: rows of field and kind, each value with the number of other rules that look for the same. */
import type { IndicatorRow, RulePage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import type { Limits } from '../limits.ts'
import { To } from '../site.tsx'
import { IndicatorHead } from './values.tsx'
import { Count, grouped, Heading, kindOf, Value } from './words.tsx'

export function Indicators({ page: { indicators, address }, limits }: { page: RulePage; limits: Limits }) {
  const shown = groupsOf(indicators.slice(0, limits.values))
  return (
    <section>
      <Heading id="indicators" label="Indicators" />
      {indicators.length === 0 ? (
        <p class="note">The rule compares no field with a value of its own.</p>
      ) : (
        <table class="ind">
          <IndicatorHead last="In other rules" />
          {shown.map(rows => (
            <Group rows={rows} limits={limits} />
          ))}
        </table>
      )}
      {indicators.length > limits.values && (
        <p>
          {limits.values} shown. <To to={`${address}indicators.txt`}>All {grouped(indicators.length)} indicators</To>
        </p>
      )}
      {indicators.length > 0 && (
        <p class="note">
          Counted are the other rules that look for the same under any spelling: high numbers point to widely used,
          community-vetted indicators.
        </p>
      )}
    </section>
  )
}

function Group({ rows, limits }: { rows: readonly IndicatorRow[]; limits: Limits }) {
  const [first] = rows
  if (!first) return null
  const several = rows.length > 1 ? rows.length : undefined
  return (
    <tbody class={first.exclude ? 'left-out' : undefined}>
      {rows.map((row, index) => (
        <tr>
          {index === 0 && (
            <>
              <th scope="row" rowspan={several}>
                <To to={first.fieldAddress}>
                  <code>{visible(first.field)}</code>
                </To>
                {first.selector && (
                  <span class="tag" title="says which log is read">
                    selector
                  </span>
                )}
              </th>
              <td rowspan={several} class="kind">
                {first.exclude && <b class="not">not </b>}
                {kindOf(first.operator)}
              </td>
            </>
          )}
          <td>
            <Value text={row.value} stars={row.operator === 'like'} most={limits.value} />
            {row.written !== undefined && (
              <span class="written">
                written <Value text={row.written} stars most={limits.value} />
              </span>
            )}
          </td>
          <td class="n">
            {row.others === 0 ? <span class="only">only here</span> : <Count count={row.others} to={row.address} />}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** Rows of one field and kind that stand together. */
function groupsOf(rows: readonly IndicatorRow[]): readonly (readonly IndicatorRow[])[] {
  const groups: IndicatorRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)?.[0]
    const same = last && last.field === row.field && last.operator === row.operator && last.exclude === row.exclude
    if (same) groups.at(-1)?.push(row)
    else groups.push([row])
  }
  return groups
}
