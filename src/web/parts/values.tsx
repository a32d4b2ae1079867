/** Values in their normal form with a count: the rows of every page that stands above single rules. */
import type { IndicatorRow, ValueRow } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { To } from '../site.tsx'
import { Count, kindOf, Value } from './words.tsx'

export interface ValuesProps {
  readonly rows: readonly ValueRow[]
  readonly column: string
  /** Where all rows are of one field. */
  readonly bare?: boolean
}

/** The heads of a table of indicators; `last` is of what its last column counts. */
export const IndicatorHead = ({ last }: { last: string }) => (
  <thead>
    <tr>
      <th scope="col">Field</th>
      <th scope="col">Kind</th>
      <th scope="col">Value</th>
      <th scope="col" class="n">
        {last}
      </th>
    </tr>
  </thead>
)

export const FieldCell = ({ row }: { row: IndicatorRow }) => (
  <td>
    <To to={row.fieldAddress}>
      <code>{visible(row.field)}</code>
    </To>
  </td>
)

export const KindCell = ({ row }: { row: IndicatorRow }) => (
  <td class="kind">
    {row.exclude && <b class="not">not </b>}
    {kindOf(row.operator)}
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
          <tr id={row.id}>
            {!bare && <FieldCell row={row} />}
            <KindCell row={row} />
            <td>
              <Value text={row.value} stars={row.operator === 'like'} most={400} />
              {row.in && (
                <span class="written">
                  {row.in.map(({ label, address }, index) => (
                    <>
                      {index > 0 && ' · '}
                      <To to={address}>{visible(label)}</To>
                    </>
                  ))}
                </span>
              )}
            </td>
            <td class="n">
              {row.rules < 2 ? (
                <To to={row.address} class="only">
                  one rule
                </To>
              ) : (
                <Count count={row.rules} to={row.address} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
