/** Names of fields where a command wants them: bare, quoted, in lists with or without commas. */
import type { Span } from '../text/span.ts'
import type { Name } from './ast.ts'
import { allBut, type Cursor } from './cursor.ts'
import type { Options } from './options.ts'

export const nameOf = (name: string, span: Span): Name => ({ name, wildcard: name.includes('*'), span })

/** A quoted name, or all up to a blank or a comma: parentheses belong to it (`rename count(x) as n`). */
export function readName(cursor: Cursor): Name | undefined {
  cursor.blanks()
  if (cursor.char === '"' || cursor.char === "'") {
    const { text, span } = cursor.quoted()
    return nameOf(text, span)
  }
  const start = cursor.at
  const name = cursor.run(inName)
  return name === '' ? undefined : nameOf(name, { start, end: cursor.at })
}

/** A name that must be there: reported where it is not. `after` is the word that wants it. */
export function wantName(cursor: Cursor, after: string): Name | undefined {
  const name = readName(cursor)
  if (name) return name
  const { text, span } = cursor.found()
  return cursor.report('missing-name', span, { after, found: text })
}

/** Names, with options among them, as far as they go. */
export function readNames(cursor: Cursor, options?: Options): readonly Name[] {
  const names: Name[] = []
  for (;;) {
    cursor.separators()
    if (options?.read()) continue
    const name = readName(cursor)
    if (!name) return names
    names.push(name)
  }
}

/** `a` or `a as b`; undefined where there is no name, or a fault was reported after it. */
export function readRenamed(cursor: Cursor): { readonly from: Name; readonly to: Name } | 'none' | undefined {
  const from = readName(cursor)
  if (!from) return 'none'
  const { at } = cursor
  cursor.blanks()
  if (!cursor.eatWord('as')) {
    cursor.at = at
    return { from, to: from }
  }
  const to = wantName(cursor, 'as')
  return to && { from, to }
}

const inName = allBut(',"|[]')
