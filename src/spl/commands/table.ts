/** `table a, b`. */
import type { TableCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseTable(cursor: Cursor, word: CommandWord): TableCommand | undefined {
  const fields = readNames(cursor, new Options(cursor, 'table', {}))
  if (!cursor.done) return unexpected(cursor, word)
  if (fields.length > 0) return { kind: 'table', fields, span: whole(word, cursor) }
  return cursor.report('missing-argument', word, { command: 'table', wants: 'a field', example: 'table user host' })
}
