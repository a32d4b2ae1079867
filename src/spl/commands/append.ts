/** `append [search …]`, `appendcols override=t [search …]`, `appendpipe [stats count]`. */
import type { AppendCommand, AppendcolsCommand, AppendpipeCommand, Query } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { wantSubsearch } from '../subsearches.ts'
import { type CommandWord, ended, whole } from './command-word.ts'

const steering = ['maxtime', 'timeout', 'extendtimerange', 'run_in_preview']

export function parseAppend(cursor: Cursor, word: CommandWord): AppendCommand | undefined {
  const options = new Options(cursor, 'append', { taken: ['maxout'], ignored: steering })
  const query = readBody(cursor, word, options, 'append [search index=dns]')
  return query && { kind: 'append', query, ...maxout(options), span: whole(word, cursor) }
}

export function parseAppendcols(cursor: Cursor, word: CommandWord): AppendcolsCommand | undefined {
  const options = new Options(cursor, 'appendcols', { taken: ['override', 'maxout'], ignored: steering })
  const query = readBody(cursor, word, options, 'appendcols [search index=dns | stats count]')
  if (!query) return undefined
  return {
    kind: 'appendcols',
    query,
    override: options.flag('override'),
    ...maxout(options),
    span: whole(word, cursor),
  }
}

export function parseAppendpipe(cursor: Cursor, word: CommandWord): AppendpipeCommand | undefined {
  const options = new Options(cursor, 'appendpipe', { ignored: steering })
  const query = readBody(cursor, word, options, 'appendpipe [stats count]', 'pipeline')
  return query && { kind: 'appendpipe', query, span: whole(word, cursor) }
}

/** 0 is no limit. */
function maxout(options: Options): { readonly maxout?: number } {
  const limit = options.whole('maxout', 0)
  return limit === undefined ? {} : { maxout: limit }
}

function readBody(
  cursor: Cursor,
  word: CommandWord,
  options: Options,
  example: string,
  pipeline?: 'pipeline',
): Query | undefined {
  options.readAll()
  const query = wantSubsearch(cursor, word, example, pipeline)
  if (!query) return undefined
  options.readAll()
  return ended(cursor, word) ? query : undefined
}
