/** `rename a as b, "Processes.*" as *`. */
import type { Name, RenameCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName, wantName } from '../names.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseRename(cursor: Cursor, word: CommandWord): RenameCommand | undefined {
  const renames: { from: Name; to: Name }[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    const from = readName(cursor)
    if (!from) return unexpected(cursor, word)
    cursor.blanks()
    const { text, span } = cursor.found()
    if (!cursor.eatWord('as')) return cursor.report('missing-as', span, { field: from.name, found: text })
    const to = wantName(cursor, 'as')
    if (!to) return undefined
    if (stars(from) !== stars(to)) {
      return cursor.report(
        'wildcard-mismatch',
        { start: from.span.start, end: to.span.end },
        { from: from.name, to: to.name },
      )
    }
    renames.push({ from, to })
  }
  if (renames.length > 0) return { kind: 'rename', renames, span: whole(word, cursor) }
  return cursor.report('missing-argument', word, { command: 'rename', wants: 'a field', example: 'rename a as b' })
}

const stars = ({ name }: Name): number => name.split('*').length - 1
