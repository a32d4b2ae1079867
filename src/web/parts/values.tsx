/** Values in their normal form with a count: the rows of every page that stands above single rules. */
import type { IndicatorRow } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { To } from '../site.tsx'
import { Count, kindOf, plural, Value } from './words.tsx'

export interface ValuesProps {
  readonly rows: readonly (IndicatorRow & { readonly rules: number })[]
  readonly column: string
  /** Where all rows are of one field. */
  readonly bare?: boolean
}

export const FieldCell = ({ row }: { row: IndicatorRow }) => (
  <td>
    <To to={row.fieldAddress}>
      <code>{visible(row.field)}</code>
    </To>
  </td>
)

export const KindCell = ({ row }: { row: IndicatorRow }) => (
  <td class="kind">
    {row.exclude && <b class="not">not</b>} {kindOf(row.operator)}
  </td>
)

export function Values({ rows, column, bare }: ValuesProps) {
  return (
    <table class="ind">
      <thead>
        <tr>
          {!bare && <th scope="col">Field</th>}
          <th scope="col">Kind</th>
          <th scope="col">Value</th>
          <th scope="col" class="n">
            {column}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr>
            {!bare && <FieldCell row={row} />}
            <KindCell row={row} />
            <td>
              <Value text={row.value} stars={row.operator === 'like'} most={400} />
            </td>
            <td class="n">
              {row.rules < 2 ? (
                <span class="only">one rule</span>
              ) : (
                <Count count={row.rules} to={row.address} label={plural(row.rules, 'rule')} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
