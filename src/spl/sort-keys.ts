/** What rows are ordered by: `-count`, `- a, b`, `num(x)`; shared by `sort` and `dedup … sortby`. */
import type { SortKey } from './ast.ts'
import { allBut, type Cursor } from './cursor.ts'
import { nameOf } from './names.ts'

/** Reads keys as far as they go; undefined where a fault was reported. */
export function readSortKeys(cursor: Cursor, command: string): SortKey[] | undefined {
  const keys: SortKey[] = []
  // A sign with a blank after it holds for every following field that has none of its own.
  let descendingFrom = false
  for (;;) {
    const comma = separated(cursor)
    if (cursor.done) return keys
    const start = cursor.at
    if (!comma && keys.length > 0 && cursor.word('d', 'desc') && restIsWord(cursor)) {
      cursor.at = cursor.end
      return keys.map(key => ({ ...key, descending: !key.descending }))
    }
    const sign = cursor.char === '-' || cursor.char === '+' ? cursor.char : ''
    cursor.eat(sign)
    const before = cursor.at
    cursor.blanks()
    if (sign !== '' && cursor.at > before) descendingFrom = sign === '-'
    const key = readKey(cursor, start, sign === '' ? descendingFrom : sign === '-')
    if (!key) {
      const { text, span } = cursor.found()
      return cursor.report('missing-name', span, { after: sign || command, found: text })
    }
    keys.push(key)
  }
}

/** Skips blanks and commas; whether there was a comma. */
function separated(cursor: Cursor): boolean {
  const start = cursor.at
  cursor.separators()
  return cursor.text.slice(start, cursor.at).includes(',')
}

const restIsWord = (cursor: Cursor): boolean =>
  /^\w+\s*$/.test(cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + 100)))

function readKey(cursor: Cursor, start: number, descending: boolean): SortKey | undefined {
  const as = readType(cursor)
  const nameStart = cursor.at
  const quoted = cursor.char === '"' || cursor.char === "'"
  const text = quoted ? cursor.quoted().text : cursor.run(as === undefined ? inName : inTyped)
  if (text === '') return undefined
  const field = nameOf(text, { start: nameStart, end: cursor.at })
  cursor.blanks()
  if (as !== undefined && !cursor.eat(')')) return undefined
  return { field, descending, as: as ?? 'auto', span: { start, end: as === undefined ? field.span.end : cursor.at } }
}

function readType(cursor: Cursor): SortKey['as'] | undefined {
  for (const type of ['auto', 'num', 'str', 'ip'] as const) {
    if (!cursor.eat(`${type}(`)) continue
    cursor.blanks()
    return type
  }
  return undefined
}

const inName = allBut(',"|[]')
const inTyped = allBut(',"|[]()')
