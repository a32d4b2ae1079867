/** `tojson num(a) b output_field=body`, `fromjson body prefix=x_`. */
import type { FromjsonCommand, TojsonCommand, TojsonField, TojsonType } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { nameOf, readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, oneName, rawField, unexpected, whole } from './command-word.ts'

const types = { auto: 'auto', bool: 'bool', json: 'json', none: 'none', num: 'num', str: 'str' } as const

export function parseTojson(cursor: Cursor, word: CommandWord): TojsonCommand | undefined {
  const options = new Options(cursor, 'tojson', {
    taken: ['default_type', 'fill_null', 'include_internal', 'output_field'],
  })
  const fields: TojsonField[] = []
  for (;;) {
    options.readAll()
    if (cursor.done) break
    const field = readField(cursor)
    if (field === 'none') return unexpected(cursor, word)
    if (!field) return undefined
    fields.push(field)
  }
  return {
    kind: 'tojson',
    fields,
    defaultType: options.choice<TojsonType>('default_type', types, 'json'),
    fillNull: options.flag('fill_null'),
    includeInternal: options.flag('include_internal'),
    outputField: options.name('output_field') ?? rawField(word),
    span: whole(word, cursor),
  }
}

/** `num(a)`, or a name. */
function readField(cursor: Cursor): TojsonField | 'none' | undefined {
  const start = cursor.at
  const type = Object.values(types).find(
    each => cursor.word(each) !== undefined && cursor.text[start + each.length] === '(',
  )
  if (!type) {
    const field = readName(cursor)
    return field ? { field, span: field.span } : 'none'
  }
  cursor.at += type.length + 1
  cursor.blanks()
  const nameStart = cursor.at
  const name = cursor.char === '"' ? cursor.quoted().text : cursor.run(inTyped)
  const nameEnd = cursor.at
  cursor.blanks()
  const opening = { start: start + type.length, end: start + type.length + 1 }
  if (!cursor.eat(')')) return cursor.report('unclosed-parenthesis', opening, {})
  if (name === '') return cursor.report('missing-name', { start, end: cursor.at }, { after: `${type}(`, found: ')' })
  return { type, field: nameOf(name, { start: nameStart, end: nameEnd }), span: { start, end: cursor.at } }
}

const inTyped = allBut('(),"|[]')

export function parseFromjson(cursor: Cursor, word: CommandWord): FromjsonCommand | undefined {
  const options = new Options(cursor, 'fromjson', { taken: ['prefix'] })
  const field = oneName(cursor, word, options, 'fromjson body')
  return field && { kind: 'fromjson', field, prefix: options.text('prefix') ?? '', span: whole(word, cursor) }
}
