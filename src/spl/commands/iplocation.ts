/** `iplocation prefix=src_ src`. */
import type { IplocationCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, oneName, whole } from './command-word.ts'

export function parseIplocation(cursor: Cursor, word: CommandWord): IplocationCommand | undefined {
  const options = new Options(cursor, 'iplocation', { taken: ['prefix', 'allfields', 'lang'] })
  const field = oneName(cursor, word, options, 'iplocation src')
  if (!field) return undefined
  const lang = options.text('lang')
  return {
    kind: 'iplocation',
    field,
    prefix: options.text('prefix') ?? '',
    allfields: options.flag('allfields'),
    ...(lang !== undefined && { lang }),
    span: whole(word, cursor),
  }
}
