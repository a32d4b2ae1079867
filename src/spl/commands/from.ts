/** `from datamodel Risk.All_Risk`, `from lookup:assets`. */
import type { FromCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readDataset } from '../datasets.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

export function parseFrom(cursor: Cursor, word: CommandWord): FromCommand | undefined {
  cursor.blanks()
  if (cursor.done) return missing(cursor, word, 'a data model', 'from datamodel Endpoint.Processes')
  const source = readDataset(cursor, 'from')
  return source && ended(cursor, word) ? { kind: 'from', source, span: whole(word, cursor) } : undefined
}
