/** `replace "::ffff:*" with * in src`. */
import type { ReplaceCommand, Text } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { readNames } from '../names.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

const example = 'replace "old" with "new" in field'

export function parseReplace(cursor: Cursor, word: CommandWord): ReplaceCommand | undefined {
  const replacements: { from: Text; to: Text }[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done || (cursor.word('in') && replacements.length > 0)) break
    const pair = readPair(cursor, word)
    if (!pair) return undefined
    replacements.push(pair)
  }
  const fields = cursor.eatWord('in') ? readNames(cursor) : 'none'
  if (!ended(cursor, word)) return undefined
  if (replacements.length === 0) return missing(cursor, word, 'a value', example)
  if (fields !== 'none' && fields.length === 0) return missing(cursor, word, "a field after 'in'", example)
  return { kind: 'replace', replacements, fields: fields === 'none' ? [] : fields, span: whole(word, cursor) }
}

function readPair(cursor: Cursor, word: CommandWord): { from: Text; to: Text } | undefined {
  const from = readValue(cursor)
  cursor.blanks()
  const between = cursor.found()
  if (!from || !cursor.eatWord('with')) return cursor.report('missing-with', between.span, { found: between.text })
  const to = readValue(cursor)
  if (!to) return missing(cursor, word, "a value after 'with'", example)
  const [before, after] = [stars(from), stars(to)]
  if (after === 0 || before === after) return { from, to }
  const span = { start: from.span.start, end: to.span.end }
  return cursor.report('wildcard-mismatch', span, { from: from.text, to: to.text })
}

function readValue(cursor: Cursor): Text | undefined {
  cursor.blanks()
  if (cursor.char === '"') return cursor.quoted()
  const start = cursor.at
  const text = cursor.run(inValue)
  return text === '' ? undefined : { text, span: { start, end: cursor.at } }
}

const stars = ({ text }: Text): number => text.split('*').length - 1
const inValue = allBut(',"|[]')
