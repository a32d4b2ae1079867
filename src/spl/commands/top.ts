/** `top 5 user by host`, `rare limit=0 process`. */
import type { Name, TopCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'
import { readCount } from './count.ts'

export const parseTop =
  (kind: TopCommand['kind']) =>
  (cursor: Cursor, word: CommandWord): TopCommand | undefined => {
    const options = new Options(cursor, kind, {
      taken: ['limit', 'showcount', 'showperc', 'countfield', 'percentfield', 'useother', 'otherstr'],
    })
    options.readAll()
    const count = options.has('limit') ? undefined : readCount(cursor, kind)
    if (count === 'broken') return undefined
    const fields = readFields(cursor, options)
    const by = cursor.eatWord('by') ? readFields(cursor, options) : 'none'
    if (!ended(cursor, word)) return undefined
    if (fields.length === 0) return missing(cursor, word, 'a field', `${kind} user`)
    if (by !== 'none' && by.length === 0) return missing(cursor, word, "a field after 'by'", `${kind} user by host`)
    return {
      kind,
      limit: count ?? options.whole('limit', 0) ?? 10,
      fields,
      by: by === 'none' ? [] : by,
      showcount: options.flag('showcount', true),
      showperc: options.flag('showperc', true),
      countfield: options.text('countfield') ?? 'count',
      percentfield: options.text('percentfield') ?? 'percent',
      useother: options.flag('useother'),
      otherstr: options.text('otherstr') ?? 'OTHER',
      span: whole(word, cursor),
    }
  }

function readFields(cursor: Cursor, options: Options): readonly Name[] {
  const fields: Name[] = []
  for (;;) {
    options.readAll()
    const name = cursor.word('by') ? undefined : readName(cursor)
    if (!name) return fields
    fields.push(name)
  }
}
