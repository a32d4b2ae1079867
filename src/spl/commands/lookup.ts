/** `lookup table a as b OUTPUT c as d`. */
import type { LookupCommand, LookupField } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName, readRenamed } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, missing, unexpected, whole } from './command-word.ts'

const example = 'lookup assets ip as src OUTPUT owner'

export function parseLookup(cursor: Cursor, word: CommandWord): LookupCommand | undefined {
  const options = new Options(cursor, 'lookup', { ignored: ['local', 'update'] })
  options.readAll()
  const table = cursor.word('output', 'outputnew') ? undefined : readName(cursor)
  if (!table) return missing(cursor, word, 'the name of a lookup', example)
  const keys = readFields(cursor, options)
  if (!keys) return undefined
  if (keys.length === 0) return missing(cursor, word, 'a field to look up', example)
  const output = cursor.eatWord('output') ? 'output' : cursor.eatWord('outputnew') ? 'outputnew' : 'all'
  const outputs = output === 'all' ? [] : readFields(cursor, options)
  if (!outputs) return undefined
  if (!cursor.done) return unexpected(cursor, word)
  if (output !== 'all' && outputs.length === 0) return missing(cursor, word, `a field after '${output}'`, example)
  return { kind: 'lookup', table, keys, output, outputs, span: whole(word, cursor) }
}

/** Fields of the table, each with the name that it has in the row. */
function readFields(cursor: Cursor, options: Options): readonly LookupField[] | undefined {
  const fields: LookupField[] = []
  for (;;) {
    options.readAll()
    if (cursor.done || cursor.word('output', 'outputnew')) return fields
    const renamed = readRenamed(cursor)
    if (!renamed) return undefined
    if (renamed === 'none') return fields
    fields.push({ lookup: renamed.from, event: renamed.to })
  }
}
