/** The text of `format`, read by the reader of SPL, is the tree that is made without it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tableOf } from '../../src/rows/columns.ts'
import { formatRows } from '../../src/rows/format.ts'
import { searchOfRows } from '../../src/rows/search-of-rows.ts'
import type { SearchExpression } from '../../src/spl/ast.ts'
import { parse } from '../../src/spl/parse.ts'
import { rootSource } from '../../src/text/source.ts'

const span = { start: 0, end: 0 }

function shown(expression: SearchExpression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.items.map(shown).join(` ${expression.kind} `)})`
    case 'comparison':
      return JSON.stringify([expression.field.name, expression.operator, expression.value.text])
    default:
      return expression.kind
  }
}

test('the text of rows means what their tree means', () => {
  const value = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '*', ' ', '|', '`', '[', '\n', "'", 'é'),
    minLength: 1,
  })
  const cell = fc.oneof(fc.constant(null), fc.nat(), value, fc.array(value, { minLength: 2, maxLength: 3 }))
  const row = fc.tuple(cell, cell, cell).filter(cells => cells.some(each => each !== null))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), rows => {
      const table = tableOf(['user', 'a.b{}', 'two words'], rows)
      const { query, diagnostics } = parse(rootSource('<search>', formatRows(table)))
      assert.deepEqual(
        diagnostics.filter(({ severity }) => severity === 'error'),
        [],
      )
      const [command] = query.commands
      assert.ok(command?.kind === 'search' && query.commands.length === 1)
      const wanted = searchOfRows(table, { span, read: () => assert.fail('no text to be read') })
      assert.equal(shown(command.where), shown(wanted))
    }),
  )
})
