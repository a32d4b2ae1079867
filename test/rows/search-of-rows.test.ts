/** The rows of a subsearch as a tree say what their text says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchOfRows } from '../../src/rows/search-of-rows.ts'
import type { SearchExpression } from '../../src/spl/ast.ts'
import { readTable } from './table-text.ts'

const span = { start: 3, end: 9 }

/** A raw text becomes a keyword that shows where it came from. */
const read = (text: string, column: string): SearchExpression => ({
  kind: 'keyword',
  value: { text: `${column}:${text}`, quoted: true, caseSensitive: false, span },
  term: false,
  span,
})

function shown(expression: SearchExpression): string {
  assert.deepEqual(expression.span, span)
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.items.map(shown).join(` ${expression.kind} `)})`
    case 'not':
      return `not ${shown(expression.item)}`
    case 'comparison':
      return `${expression.field.name}${expression.operator}${expression.value.text}`
    case 'keyword':
      return expression.value.text
    default:
      return expression.kind
  }
}

const cases: readonly (readonly [title: string, table: string, expected: string])[] = [
  ['rows are alternatives, fields hold together', 'a b\n1 x\n2 -', '((a=1 and b=x) or a=2)'],
  ['several values are alternatives', 'a b\n1 ["x","y"]', '(a=1 and (b=x or b=y))'],
  ['no rows match nothing', 'a', 'not everything'],
  ['rows that hold nothing match nothing', 'a _time\n- 5', 'not everything'],
  ['internal fields are left out', '_time user\n5 bob', 'user=bob'],
  [
    'search and query are read as text',
    'query search user\n"x y" "a=1" bob',
    '(query:x y and search:a=1 and user=bob)',
  ],
  ['one test stays one', 'user\nbob*', 'user=bob*'],
]

for (const [title, table, expected] of cases) {
  test(title, () => assert.equal(shown(searchOfRows(readTable(table), { span, read })), expected))
}
