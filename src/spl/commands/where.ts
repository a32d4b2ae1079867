/** `where a="x" AND b>1`. */
import type { WhereCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseWhere(cursor: Cursor, word: CommandWord): WhereCommand | undefined {
  cursor.blanks()
  if (cursor.done) {
    return cursor.report('missing-argument', word, {
      command: 'where',
      wants: 'a condition',
      example: 'where count > 5',
    })
  }
  const condition = parseExpression(cursor, 'where')
  if (!condition) return undefined
  cursor.blanks()
  if (cursor.done) return { kind: 'where', condition, span: whole(word, cursor) }
  const { text, span } = cursor.found()
  if (text === ')') return cursor.report('stray-parenthesis', span, {})
  return cursor.report('missing-operator', span, { found: text, command: 'where' })
}
