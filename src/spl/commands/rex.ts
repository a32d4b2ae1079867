/** `rex field=url "(?<domain>[^/]+)" max_match=0`, `rex mode=sed "s/a/b/g"`. */
import type { RexCommand, RexRule, Text } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, rawField, unexpected, whole } from './command-word.ts'
import { parseSed } from './sed.ts'

const example = String.raw`rex field=url "(?<domain>\w+\.com)"`

export function parseRex(cursor: Cursor, word: CommandWord): RexCommand | undefined {
  const options = new Options(cursor, 'rex', { taken: ['field', 'mode', 'max_match', 'offset_field'] })
  let pattern: Text | undefined
  for (;;) {
    options.readAll()
    if (cursor.done) break
    if (pattern || cursor.char !== '"') {
      if (pattern) return unexpected(cursor, word)
      const { text, span } = cursor.found()
      return cursor.report('unquoted-pattern', span, { command: 'rex', found: text, example })
    }
    pattern = cursor.quoted()
  }
  if (!pattern) return missing(cursor, word, 'a regex in double quotes', example)
  const sed = options.choice('mode', { sed: true }, false)
  const rule = sed ? parseSed(cursor, pattern, options) : extraction(cursor, pattern, options)
  return rule && { kind: 'rex', field: options.name('field') ?? rawField(word), rule, span: whole(word, cursor) }
}

function extraction(cursor: Cursor, pattern: Text, options: Options): RexRule | undefined {
  if (!namedGroup.test(pattern.text)) return cursor.report('no-named-group', pattern.span, {})
  const offsetField = options.name('offset_field')
  const maxMatch = options.whole('max_match', 0) ?? 1
  return { kind: 'pattern', pattern, maxMatch, ...(offsetField && { offsetField }) }
}

const namedGroup = /\(\?(?:P?<[A-Za-z_]|')/
