/** `from datamodel Risk.All_Risk`. */
import type { FromCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readDataModelName } from '../data-model-name.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseFrom(cursor: Cursor, word: CommandWord): FromCommand | undefined {
  cursor.blanks()
  const source = cursor.found()
  if (cursor.done) {
    const example = 'from datamodel Endpoint.Processes'
    return cursor.report('missing-argument', word, { command: 'from', wants: 'a data model', example })
  }
  if (!cursor.eatWord('datamodel')) {
    return cursor.report('unsupported-source', source.span, { command: 'from', source: source.text })
  }
  const datamodel = readDataModelName(cursor)
  if (!datamodel) {
    const { text, span } = cursor.found()
    return cursor.report('missing-name', span, { after: 'datamodel', found: text })
  }
  cursor.blanks()
  if (!cursor.done) return unexpected(cursor, word)
  return { kind: 'from', datamodel, span: whole(word, cursor) }
}
