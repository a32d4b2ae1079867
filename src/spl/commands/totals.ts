/** `addtotals fieldname=Score a, b`, `addcoltotals labelfield=user`. */
import type { AddcoltotalsCommand, AddtotalsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, namesToEnd, whole } from './command-word.ts'

export function parseAddtotals(cursor: Cursor, word: CommandWord): AddtotalsCommand | undefined {
  const options = new Options(cursor, 'addtotals', { taken: ['row', 'col', 'fieldname', 'labelfield', 'label'] })
  const fields = namesToEnd(cursor, word, options)
  if (!fields) return undefined
  return {
    kind: 'addtotals',
    row: options.flag('row', true),
    col: options.flag('col'),
    fieldname: options.text('fieldname') ?? 'Total',
    ...labelOf(options),
    fields,
    span: whole(word, cursor),
  }
}

export function parseAddcoltotals(cursor: Cursor, word: CommandWord): AddcoltotalsCommand | undefined {
  const options = new Options(cursor, 'addcoltotals', { taken: ['labelfield', 'label'] })
  const fields = namesToEnd(cursor, word, options)
  return fields && { kind: 'addcoltotals', ...labelOf(options), fields, span: whole(word, cursor) }
}

function labelOf(options: Options) {
  const labelfield = options.name('labelfield')
  return { ...(labelfield && { labelfield }), label: options.text('label') ?? 'Total' }
}
