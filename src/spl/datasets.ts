/** What `from` and `union` read: `datamodel:"Web.Web"`, `lookup:assets`, `savedsearch:"x"`. */
import type { Dataset, Name } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { readDataModelName } from './data-model-name.ts'
import { readName } from './names.ts'

/** Undefined, reported, where there is none. */
export function readDataset(cursor: Cursor, command: string): Dataset | undefined {
  cursor.blanks()
  const { text: source, span } = cursor.found()
  const kind = cursor.word('datamodel', 'lookup', 'inputlookup', 'savedsearch')
  if (kind === undefined) return cursor.report('unsupported-source', span, { command, source })
  cursor.eatWord(kind)
  const name = kind === 'datamodel' ? readDataModelName(cursor) : readSourceName(cursor)
  if (!name) {
    const { text, span: place } = cursor.found()
    return cursor.report('missing-name', place, { after: kind, found: text })
  }
  if ('model' in name) return { kind: 'datamodel', name }
  return { kind: kind === 'savedsearch' ? 'savedsearch' : 'lookup', name }
}

function readSourceName(cursor: Cursor): Name | undefined {
  cursor.blanks()
  if (!cursor.eat(':')) cursor.eat('=')
  return readName(cursor)
}
