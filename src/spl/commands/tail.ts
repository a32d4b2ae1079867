/** `tail 5`. */
import type { TailCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readCount } from './count.ts'
import { type Head, unexpected, whole } from './head-of-stage.ts'

export function parseTail(cursor: Cursor, head: Head): TailCommand | undefined {
  const count = readCount(cursor, 'tail')
  if (count === 'broken') return undefined
  cursor.blanks()
  if (!cursor.done) return unexpected(cursor, head)
  return { kind: 'tail', count: count ?? 10, span: whole(head, cursor) }
}
