/** Searches in brackets where a command wants one. */
import type { Query } from './ast.ts'
import type { CommandWord } from './commands/command-word.ts'
import type { Cursor } from './cursor.ts'

/** Reads `[…]` if it stands here. */
export function readSubsearch(cursor: Cursor, pipeline?: 'pipeline'): Query | undefined {
  cursor.blanks()
  if (cursor.char !== '[') return undefined
  const open = cursor.at
  const close = cursor.context.brackets.get(open) ?? cursor.end
  cursor.at = Math.min(close + 1, cursor.end)
  return cursor.context.subsearch(open, close, pipeline)
}

/** A search that must be there: reported where it is not. */
export function wantSubsearch(
  cursor: Cursor,
  word: CommandWord,
  example: string,
  pipeline?: 'pipeline',
): Query | undefined {
  const query = readSubsearch(cursor, pipeline)
  if (query) return query
  const { text, span } = cursor.found()
  const data = { command: word.name, wants: 'a search in brackets', example }
  return cursor.report('missing-argument', text === '' ? word : span, data)
}
