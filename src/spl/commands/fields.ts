/** `fields a b`, `fields - a`. */
import type { FieldsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseFields(cursor: Cursor, word: CommandWord): FieldsCommand | undefined {
  cursor.blanks()
  const remove = cursor.eat('-')
  if (!remove) cursor.eat('+')
  const fields = readNames(cursor, new Options(cursor, 'fields', {}))
  if (!cursor.done) return unexpected(cursor, word)
  const mode = remove ? 'remove' : 'keep'
  if (fields.length > 0) return { kind: 'fields', mode, fields, span: whole(word, cursor) }
  return cursor.report('missing-argument', word, { command: 'fields', wants: 'a field', example: 'fields user host' })
}
