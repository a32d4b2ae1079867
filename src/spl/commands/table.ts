/** `table a, b`. */
import type { TableCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import { Options } from '../options.ts'
import { type Head, unexpected, whole } from './head-of-stage.ts'

export function parseTable(cursor: Cursor, head: Head): TableCommand | undefined {
  const fields = readNames(cursor, new Options(cursor, 'table', {}))
  if (!cursor.done) return unexpected(cursor, head)
  if (fields.length > 0) return { kind: 'table', fields, span: whole(head, cursor) }
  return cursor.report('missing-argument', head, { command: 'table', wants: 'a field', example: 'table user host' })
}
