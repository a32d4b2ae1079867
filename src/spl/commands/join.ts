/** `join type=outer user host [search …]`. */
import type { JoinCommand, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { wantSubsearch } from '../subsearches.ts'
import { type CommandWord, ended, whole } from './command-word.ts'

export function parseJoin(cursor: Cursor, word: CommandWord): JoinCommand | undefined {
  const options = new Options(cursor, 'join', {
    taken: ['type', 'max', 'overwrite', 'usetime', 'earlier'],
    unsupported: { left: undefined, right: undefined, return_multivalue: 'false' },
  })
  const fields: Name[] = []
  for (;;) {
    options.readAll()
    if (cursor.done || cursor.char === '[') break
    const name = readName(cursor)
    if (!name) break
    fields.push(name)
  }
  const query = wantSubsearch(cursor, word, 'join user [search index=assets]')
  if (!query) return undefined
  options.readAll()
  if (!ended(cursor, word)) return undefined
  return {
    kind: 'join',
    type: options.choice<JoinCommand['type']>('type', { inner: 'inner', left: 'left', outer: 'left' }, 'inner'),
    fields,
    query,
    max: options.whole('max', 0) ?? 1,
    overwrite: options.flag('overwrite', true),
    usetime: options.flag('usetime'),
    earlier: options.flag('earlier', true),
    span: whole(word, cursor),
  }
}
