/** `fillnull value="none" a b`. */
import type { FillnullCommand, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseFillnull(cursor: Cursor, word: CommandWord): FillnullCommand | undefined {
  const options = new Options(cursor, 'fillnull', { taken: ['value'] })
  const fields: readonly Name[] = readNames(cursor, options)
  if (!cursor.done) return unexpected(cursor, word)
  return { kind: 'fillnull', value: options.text('value') ?? '0', fields, span: whole(word, cursor) }
}
