/** `head 5`, `head (count > 1) keeplast=true`. */
import type { Expression, HeadCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'
import { readCount } from './count.ts'

export function parseHead(cursor: Cursor, word: CommandWord): HeadCommand | undefined {
  const options = new Options(cursor, 'head', { taken: ['limit', 'keeplast', 'null'] })
  let condition: Expression | undefined
  let count: number | undefined
  for (;;) {
    cursor.blanks()
    if (cursor.done) break
    if (options.read()) continue
    if (cursor.char === '(' && !condition) {
      condition = parseExpression(cursor, 'head')
      if (!condition) return undefined
      continue
    }
    const read = count === undefined ? readCount(cursor, 'head') : undefined
    if (read === 'broken') return undefined
    if (read === undefined) return unexpected(cursor, word)
    count = read
  }
  const limit = count ?? options.whole('limit', 0) ?? (condition ? undefined : 10)
  return {
    kind: 'head',
    ...(limit !== undefined && { count: limit }),
    ...(condition && { condition }),
    keeplast: options.flag('keeplast'),
    null: options.flag('null'),
    span: whole(word, cursor),
  }
}
