/** `bin span=5m _time as slot`; `bucket` and `discretize` are the same command. */
import type { BinCommand, Name } from '../ast.ts'
import { binOptions, binsOf } from '../bins.ts'
import type { Cursor } from '../cursor.ts'
import { readName, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseBin(cursor: Cursor, word: CommandWord): BinCommand | undefined {
  const options = new Options(cursor, word.name, { taken: binOptions })
  let field: Name | undefined
  let as: Name | undefined
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    if (options.read()) continue
    if (!field) {
      field = readName(cursor)
      if (!field) return unexpected(cursor, word)
    } else {
      if (as || !cursor.eatWord('as')) return unexpected(cursor, word)
      as = wantName(cursor, 'as')
      if (!as) return undefined
    }
  }
  if (!field) {
    return cursor.report('missing-argument', word, {
      command: word.name,
      wants: 'a field',
      example: `${word.name} span=5m _time`,
    })
  }
  return { kind: 'bin', field, ...(as && { as }), ...binsOf(options), span: whole(word, cursor) }
}
