/** `strcat host "::" port address`. */
import type { StrcatCommand, StrcatSource } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, unexpected, whole } from './command-word.ts'

export function parseStrcat(cursor: Cursor, word: CommandWord): StrcatCommand | undefined {
  const options = new Options(cursor, 'strcat', { taken: ['allrequired'] })
  const sources: StrcatSource[] = []
  let quoted: StrcatCommand['span'] | undefined
  for (;;) {
    options.readAll()
    if (cursor.done) break
    const isText = cursor.char === '"'
    const name = readName(cursor)
    if (!name) return unexpected(cursor, word)
    sources.push(isText ? { kind: 'text', text: name.name } : { kind: 'field', field: name })
    quoted = isText ? name.span : undefined
  }
  const target = sources.pop()
  if (!target || sources.length === 0) {
    return missing(cursor, word, 'what to join and a field for it', 'strcat user "@" host address')
  }
  if (target.kind === 'text') return cursor.report('text-as-target', quoted ?? word, {})
  const allrequired = options.flag('allrequired')
  return { kind: 'strcat', sources, target: target.field, allrequired, span: whole(word, cursor) }
}
