/** `spath input=log path=items{}.id output=id`, `spath userIdentity.arn`. */
import type { SpathCommand, Text } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, rawField, unexpected, whole } from './command-word.ts'

export function parseSpath(cursor: Cursor, word: CommandWord): SpathCommand | undefined {
  const options = new Options(cursor, 'spath', { taken: ['input', 'output', 'path'] })
  let positional: Text | undefined
  for (;;) {
    options.readAll()
    if (cursor.done) break
    const name = positional ? undefined : readName(cursor)
    if (!name) return unexpected(cursor, word)
    positional = { text: name.name, span: name.span }
  }
  const written = options.textNode('path')
  if (written && positional) {
    return cursor.report('unexpected-text', positional.span, { command: 'spath', found: positional.text })
  }
  const [path, output] = [written ?? positional, options.name('output')]
  if (output && !path)
    return missing(cursor, word, "a path where it has an 'output'", 'spath output=id path=items{}.id')
  const input = options.name('input') ?? rawField(word)
  return { kind: 'spath', input, ...(output && { output }), ...(path && { path }), span: whole(word, cursor) }
}
