/** `Endpoint.Processes`: a data model and, after the first dot, a dataset of it. */
import type { Span } from '../text/span.ts'
import type { DataModelName } from './ast.ts'
import { allBut, type Cursor } from './cursor.ts'

/** Reads `=X.Y`, `:X.Y`, `"X.Y"` or ` X.Y` after the word `datamodel`; undefined where there is none. */
export function readDataModelName(cursor: Cursor): DataModelName | undefined {
  cursor.blanks()
  if (!cursor.eat('=')) cursor.eat(':')
  cursor.blanks()
  const start = cursor.at
  const parts = [readPart(cursor)]
  // `"Web"."Web"`: the two quoted one by one.
  if (cursor.starts('."')) {
    cursor.eat('.')
    parts.push(readPart(cursor))
  }
  const text = parts.join('.')
  return text === '' ? undefined : dataModelName(text, { start, end: cursor.at })
}

const readPart = (cursor: Cursor): string => (cursor.char === '"' ? cursor.quoted().text : cursor.run(inName))

function dataModelName(text: string, span: Span): DataModelName {
  const dot = text.indexOf('.')
  if (dot < 0) return { model: text, span }
  return { model: text.slice(0, dot), dataset: text.slice(dot + 1), span }
}

const inName = allBut(',"|[]()=')
