/** `convert timeformat="%Y-%m-%d" ctime(_time) as day`. */
import type { Conversion, ConvertCommand } from '../ast.ts'
import { allBut, type Cursor, isWordCode } from '../cursor.ts'
import { nameOf, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, whole } from './command-word.ts'

/** What `timeformat` is where it is not written. */
export const defaultTimeformat = '%m/%d/%Y %H:%M:%S'

export function parseConvert(cursor: Cursor, word: CommandWord): ConvertCommand | undefined {
  const options = new Options(cursor, 'convert', { taken: ['timeformat'] })
  const conversions: Conversion[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    if (options.read()) continue
    const conversion = parseConversion(cursor)
    if (!conversion) return undefined
    conversions.push(conversion)
  }
  const timeformat = options.text('timeformat') ?? defaultTimeformat
  if (conversions.length > 0) return { kind: 'convert', timeformat, conversions, span: whole(word, cursor) }
  return cursor.report('missing-argument', word, {
    command: 'convert',
    wants: 'a function',
    example: 'convert ctime(_time)',
  })
}

function parseConversion(cursor: Cursor): Conversion | undefined {
  const start = cursor.at
  const name = cursor.run(isWordCode)
  cursor.blanks()
  const open = cursor.at
  if (name === '' || !cursor.eat('(')) {
    cursor.at = start
    const { text, span } = cursor.found()
    return cursor.report('expected-function', span, {
      command: 'convert',
      found: text,
      example: 'convert ctime(_time)',
    })
  }
  const field = readField(cursor)
  if (!field) return undefined
  cursor.blanks()
  if (!cursor.eat(')')) return cursor.report('unclosed-parenthesis', { start: open, end: open + 1 }, {})
  const end = cursor.at
  const conversion = { function: name.toLowerCase(), field }
  cursor.blanks()
  if (!cursor.eatWord('as')) return { ...conversion, span: { start, end } }
  const as = wantName(cursor, 'as')
  return as && { ...conversion, as, span: { start, end: cursor.at } }
}

function readField(cursor: Cursor): ReturnType<typeof nameOf> | undefined {
  cursor.blanks()
  if (cursor.char === '"' || cursor.char === "'") {
    const { text, span } = cursor.quoted()
    return nameOf(text, span)
  }
  const start = cursor.at
  const name = cursor.run(inField)
  if (name !== '') return nameOf(name, { start, end: cursor.at })
  const { text, span } = cursor.found()
  return cursor.report('missing-name', span, { after: '(', found: text })
}

const inField = allBut('(),"|[]')
