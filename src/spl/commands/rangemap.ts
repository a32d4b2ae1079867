/** `rangemap field=count low=0-0 elevated=1-100 default=severe`. */
import type { Name, RangemapCommand } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { nameOf } from '../names.ts'
import { type CommandWord, missing, unexpected, whole } from './command-word.ts'

const example = 'rangemap field=count low=0-9 high=10-99 default=severe'

export function parseRangemap(cursor: Cursor, word: CommandWord): RangemapCommand | undefined {
  const ranges: RangemapCommand['ranges'][number][] = []
  let field: Name | undefined
  let otherwise = 'None'
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    const pair = readPair(cursor)
    if (!pair) return unexpected(cursor, word)
    const { name, value, span } = pair
    if (name.toLowerCase() === 'field') field = nameOf(value, span)
    else if (name.toLowerCase() === 'default') otherwise = value
    else {
      const match = /^(-?\d{1,15})-(-?\d{1,15})$/.exec(value)
      if (!match) return cursor.report('wrong-range', span, { name, value })
      ranges.push({ name, low: Number(match[1]), high: Number(match[2]) })
    }
  }
  if (!field) return missing(cursor, word, "a 'field='", example)
  if (ranges.length === 0) return missing(cursor, word, 'a range', example)
  return { kind: 'rangemap', field, ranges, default: otherwise, span: whole(word, cursor) }
}

function readPair(cursor: Cursor): { name: string; value: string; span: Name['span'] } | undefined {
  const start = cursor.at
  const name = cursor.char === '"' ? cursor.quoted().text : cursor.run(inName)
  cursor.blanks()
  if (name === '' || !cursor.eat('=')) {
    cursor.at = start
    return undefined
  }
  cursor.blanks()
  const valueStart = cursor.at
  const value = cursor.char === '"' ? cursor.quoted().text : cursor.run(inValue)
  if (cursor.at === valueStart) {
    cursor.at = start
    return undefined
  }
  return { name, value, span: { start: valueStart, end: cursor.at } }
}

const inName = allBut('=,"|[]()')
const inValue = allBut(',"|[]()')
