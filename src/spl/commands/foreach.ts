/** `foreach a* [eval <<FIELD>>=…]`: the body stays a text, which is read once for each field. */
import type { ForeachCommand, ForeachTokens, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { defaultTokens } from '../foreach-tokens.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

const example = "foreach count_* [eval total=total+'<<FIELD>>']"
const modes = {
  multifield: 'multifield',
  multivalue: 'multivalue',
  json_array: 'json_array',
  auto_collections: 'auto_collections',
} as const

export function parseForeach(cursor: Cursor, word: CommandWord): ForeachCommand | undefined {
  const options = new Options(cursor, 'foreach', {
    taken: ['mode', 'fieldstr', 'matchstr', 'matchseg1', 'matchseg2', 'matchseg3', 'itemstr', 'iterstr'],
  })
  if (!cursor.text.slice(cursor.at, cursor.end).includes('['))
    return missing(cursor, word, 'a command in brackets', example)
  const fields: Name[] = []
  for (;;) {
    options.readAll()
    if (cursor.done || cursor.char === '[') break
    const name = readName(cursor)
    if (!name) break
    fields.push(name)
  }
  if (cursor.char !== '[') return missing(cursor, word, 'a command in brackets', example)
  const mode = options.choice<ForeachCommand['mode']>('mode', modes, 'multifield')
  if (fields.length === 0) return missing(cursor, word, 'a field', example)
  const open = cursor.at
  const close = cursor.context.brackets.get(open) ?? cursor.end
  cursor.at = Math.min(close + 1, cursor.end)
  if (!ended(cursor, word)) return undefined
  const tokens = tokensOf(options)
  // With tokens of its own names the body can be read only when they are known.
  if (tokens === defaultTokens) cursor.context.checkTemplate(open, close)
  const body = { text: cursor.text.slice(open + 1, close), span: { start: open + 1, end: close } }
  return { kind: 'foreach', mode, fields, body, tokens, span: whole(word, cursor) }
}

function tokensOf(options: Options): ForeachTokens {
  const renamed = ['fieldstr', 'matchstr', 'matchseg1', 'matchseg2', 'matchseg3', 'itemstr', 'iterstr']
  if (!renamed.some(option => options.has(option))) return defaultTokens
  const [first, second, third] = defaultTokens.segments
  return {
    field: options.text('fieldstr') || defaultTokens.field,
    matched: options.text('matchstr') || defaultTokens.matched,
    segments: [
      options.text('matchseg1') || first,
      options.text('matchseg2') || second,
      options.text('matchseg3') || third,
    ],
    item: options.text('itemstr') || defaultTokens.item,
    iteration: options.text('iterstr') || defaultTokens.iteration,
  }
}
