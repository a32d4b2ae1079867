/** `makeresults count=3`. */
import type { MakeresultsCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseMakeresults(cursor: Cursor, word: CommandWord): MakeresultsCommand | undefined {
  const options = new Options(cursor, 'makeresults', {
    taken: ['count'],
    unsupported: { annotate: 'false', format: undefined, data: undefined },
    ignored: ['splunk_server', 'splunk_server_group'],
  })
  do cursor.separators()
  while (options.read())
  if (!cursor.done) return unexpected(cursor, word)
  return { kind: 'makeresults', count: options.whole('count', 0) ?? 1, span: whole(word, cursor) }
}
