/** What a subsearch gives its outer search: `format "(" "(" "AND" ")" "OR" ")"`, `return 10 src=ip $user`. */
import type { FormatCommand, ReturnCommand, ReturnField } from '../ast.ts'
import { allBut, type Cursor, isDigit } from '../cursor.ts'
import { nameOf } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, unexpected, whole } from './command-word.ts'

/** The texts that `format` puts around rows and columns unless it is given six others. */
export const defaultTexts = ['(', '(', 'AND', ')', 'OR', ')'] as const

export const defaultFormat = { mvsep: 'OR', maxresults: 0, emptystr: 'NOT( )' }

export function parseFormat(cursor: Cursor, word: CommandWord): FormatCommand | undefined {
  const options = new Options(cursor, 'format', { taken: ['mvsep', 'maxresults', 'emptystr', 'quote'] })
  const texts: string[] = []
  for (;;) {
    options.readAll()
    if (cursor.done) break
    if (cursor.char !== '"') return unexpected(cursor, word)
    texts.push(cursor.quoted().text)
  }
  if (texts.length !== 0 && texts.length !== 6) return cursor.report('six-texts', word, { count: texts.length })
  const [a, b, c, d, e, f] = defaultTexts
  const [rowPrefix = a, columnPrefix = b, columnSeparator = c, columnEnd = d, rowSeparator = e, rowEnd = f] = texts
  return {
    kind: 'format',
    ...{ rowPrefix, columnPrefix, columnSeparator, columnEnd, rowSeparator, rowEnd },
    mvsep: options.text('mvsep') ?? defaultFormat.mvsep,
    maxresults: options.whole('maxresults', 0) ?? defaultFormat.maxresults,
    emptystr: options.text('emptystr') ?? defaultFormat.emptystr,
    quote: options.flag('quote'),
    span: whole(word, cursor),
  }
}

export function parseReturn(cursor: Cursor, word: CommandWord): ReturnCommand | undefined {
  const count = readSignedCount(cursor)
  const fields: ReturnField[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    const field = readField(cursor)
    if (!field) return unexpected(cursor, word)
    fields.push(field)
  }
  if (fields.length === 0) return missing(cursor, word, 'a field', 'return 10 user')
  return { kind: 'return', count: count ?? 1, fields, span: whole(word, cursor) }
}

function readSignedCount(cursor: Cursor): number | undefined {
  cursor.blanks()
  const start = cursor.at
  const sign = cursor.eat('-') ? -1 : 1
  const digits = cursor.run(isDigit)
  if (digits !== '' && digits.length < 10 && (cursor.done || /[\s,]/.test(cursor.char))) return sign * Number(digits)
  cursor.at = start
  return undefined
}

/** `ip`, `src=ip`, `$ip`. */
function readField(cursor: Cursor): ReturnField | undefined {
  const bare = cursor.eat('$')
  const field = readName(cursor)
  if (!field) return undefined
  if (bare) return { kind: 'value', field }
  const { at } = cursor
  cursor.blanks()
  if (!cursor.eat('=')) {
    cursor.at = at
    return { kind: 'field', field }
  }
  cursor.blanks()
  const value = readName(cursor)
  return value && { kind: 'alias', alias: field, field: value }
}

function readName(cursor: Cursor): ReturnField['field'] | undefined {
  const start = cursor.at
  const text = cursor.char === '"' || cursor.char === "'" ? cursor.quoted().text : cursor.run(inName)
  return text === '' ? undefined : nameOf(text, { start, end: cursor.at })
}

const inName = allBut('=,"|[]')
