/** stub */
import type { SearchExpression } from '../spl/ast.ts'
import type { Table } from './table.ts'
export function searchOfRows(
  _: Table,
): { kind: 'text'; text: string } | { kind: 'terms'; expression: SearchExpression } {
  return { kind: 'text', text: '*' }
}
