/** `regex process="net\s+user"`, `regex field!="…"`, `regex "…"`. */
import type { RegexCommand, Text } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { nameOf } from '../names.ts'
import { type CommandWord, ended, missing, rawField, whole } from './command-word.ts'

const example = String.raw`regex process="net\s+user"`

export function parseRegex(cursor: Cursor, word: CommandWord): RegexCommand | undefined {
  cursor.blanks()
  const start = cursor.at
  const subject = cursor.char === '"' ? cursor.quoted() : readBare(cursor)
  if (!subject) return missing(cursor, word, 'a regex', example)
  cursor.blanks()
  const sign = cursor.starts('!=') ? '!=' : cursor.starts('=') ? '=' : ''
  if (sign === '' && cursor.text[start] !== '"') {
    return cursor.report('unquoted-pattern', subject.span, { command: 'regex', found: subject.text, example })
  }
  if (sign === '') return finish(cursor, word, rawField(word), false, subject)
  const signSpan = { start: cursor.at, end: cursor.at + sign.length }
  cursor.eat(sign)
  cursor.blanks()
  const pattern = cursor.char === '"' ? cursor.quoted() : readPattern(cursor)
  if (!pattern) return cursor.report('missing-value', signSpan, { field: subject.text, operator: sign })
  return finish(cursor, word, nameOf(subject.text, subject.span), sign === '!=', pattern)
}

function finish(
  cursor: Cursor,
  word: CommandWord,
  field: RegexCommand['field'],
  negated: boolean,
  pattern: Text,
): RegexCommand | undefined {
  if (!ended(cursor, word)) return undefined
  return { kind: 'regex', field, negated, pattern, span: whole(word, cursor) }
}

const readBare = (cursor: Cursor): Text | undefined => read(cursor, inField)
const readPattern = (cursor: Cursor): Text | undefined => read(cursor, inPattern)

function read(cursor: Cursor, belongs: (code: number) => boolean): Text | undefined {
  const start = cursor.at
  const text = cursor.run(belongs)
  return text === '' ? undefined : { text, span: { start, end: cursor.at } }
}

const inField = allBut('=!"(),|[]')
const inPattern = allBut('"')
