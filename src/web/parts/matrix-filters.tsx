/** What the matrix is narrowed by: a form, and what to do where it leaves no rule. */
import type { MatrixFilter } from '../../server/api-attack.ts'
import { visible } from '../../text/visible.ts'
import { To, useAddress } from '../site.tsx'
import { grouped, plural } from './words.tsx'

interface Props {
  readonly filters: readonly MatrixFilter[]
}

export function MatrixFilters({ filters }: Props) {
  const address = useAddress()
  return (
    <form class="filters" action={address('/attack/')}>
      {filters.map(({ name, label, values, chosen }) => (
        <label>
          {label}{' '}
          <select name={name}>
            <option value="">any</option>
            {values.map(({ value, label, count }) => (
              <option value={value} selected={value === chosen?.value}>
                {visible(label)} ({grouped(count)})
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit">Show</button>
      {filters.some(({ chosen }) => chosen) && <a href={address('/attack/')}>clear</a>}
    </form>
  )
}

export function NothingLeft({ filters }: Props) {
  const chosen = filters.flatMap(filter => filter.chosen ?? [])
  return (
    <div class="empty">
      <p>No rule that names a technique is from {chosen.map(({ label }) => visible(label)).join(' and ')}.</p>
      <ul class="plain">
        {chosen.map(({ label, without }) => (
          <li>
            <To to={without.address}>Without {visible(label)}</To>: {plural(without.count, 'rule')}
          </li>
        ))}
      </ul>
    </div>
  )
}
