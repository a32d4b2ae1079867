/** `tags outputfield=t host`, `typer`. */
import type { TagsCommand, TyperCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, namesToEnd, whole } from './command-word.ts'

export function parseTags(cursor: Cursor, word: CommandWord): TagsCommand | undefined {
  const options = new Options(cursor, 'tags', {
    taken: ['outputfield', 'inclname', 'inclvalue'],
    unsupported: { allowed_tags: undefined },
  })
  const fields = namesToEnd(cursor, word, options)
  if (!fields) return undefined
  const outputfield = options.name('outputfield')
  return {
    kind: 'tags',
    ...(outputfield && { outputfield }),
    inclname: options.flag('inclname'),
    inclvalue: options.flag('inclvalue'),
    fields,
    span: whole(word, cursor),
  }
}

export function parseTyper(cursor: Cursor, word: CommandWord): TyperCommand | undefined {
  const options = new Options(cursor, 'typer', { unsupported: { eventtypes: undefined }, ignored: ['maxlen'] })
  options.readAll()
  return ended(cursor, word) ? { kind: 'typer', span: whole(word, cursor) } : undefined
}
