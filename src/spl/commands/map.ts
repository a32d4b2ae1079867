/** `map maxsearches=20 search="search user=$user$"`, `map [search user=$user$]`, `map "saved search"`. */
import type { MapBody, MapCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

/** How many rows `map` runs a search for where nothing else is written. */
export const defaultMaxsearches = 10

export function parseMap(cursor: Cursor, word: CommandWord): MapCommand | undefined {
  const options = new Options(cursor, 'map', { taken: ['search', 'maxsearches'] })
  options.readAll()
  const body = readBody(cursor)
  options.readAll()
  if (!ended(cursor, word)) return undefined
  const written = options.textNode('search')
  if (body && written) {
    return cursor.report('unexpected-text', body.span, { command: 'map', found: body.found })
  }
  const template = written && { kind: 'template' as const, quoted: true, ...written }
  const chosen = template ?? body?.body
  if (!chosen) return missing(cursor, word, 'a search', 'map search="search user=$user$"')
  const maxsearches = options.whole('maxsearches', 0) ?? defaultMaxsearches
  return { kind: 'map', body: chosen, maxsearches, span: whole(word, cursor) }
}

function readBody(cursor: Cursor): { body: MapBody; span: MapCommand['span']; found: string } | undefined {
  if (cursor.char === '[') {
    const open = cursor.at
    const close = cursor.context.brackets.get(open) ?? cursor.end
    cursor.at = Math.min(close + 1, cursor.end)
    // Read once as it stands, for its faults: a `$field$` is a word in every dialect.
    cursor.context.subsearch(open, close)
    const text = cursor.text.slice(open + 1, close)
    const span = { start: open + 1, end: close }
    return { body: { kind: 'template', quoted: false, text, span }, span: { start: open, end: cursor.at }, found: '[' }
  }
  const name = readName(cursor)
  return name && { body: { kind: 'savedsearch', name }, span: name.span, found: name.name }
}
