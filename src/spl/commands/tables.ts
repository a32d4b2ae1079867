/** Tables turned round: `xyseries x y v`, `untable x y v`, `transpose 10 header_field=name`, `makecontinuous _time`. */
import type { MakecontinuousCommand, TransposeCommand, UntableCommand, XyseriesCommand } from '../ast.ts'
import { binOptions, binsOf } from '../bins.ts'
import type { Cursor } from '../cursor.ts'
import { nameOf } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, namesToEnd, tooMany, whole } from './command-word.ts'
import { readCount } from './count.ts'

export function parseXyseries(cursor: Cursor, word: CommandWord): XyseriesCommand | undefined {
  const options = new Options(cursor, 'xyseries', { taken: ['grouped', 'sep', 'format'] })
  const names = namesToEnd(cursor, word, options)
  if (!names) return undefined
  const [x, y, ...values] = names
  if (!x || !y || values.length === 0)
    return wrongCount(cursor, word, 'three fields or more', 'xyseries host user count')
  const format = options.text('format')
  return {
    kind: 'xyseries',
    x,
    y,
    values,
    grouped: options.flag('grouped'),
    sep: options.text('sep') ?? ': ',
    ...(format !== undefined && { format }),
    span: whole(word, cursor),
  }
}

export function parseUntable(cursor: Cursor, word: CommandWord): UntableCommand | undefined {
  const names = namesToEnd(cursor, word, new Options(cursor, 'untable', {}))
  if (!names) return undefined
  const [x, y, value, more] = names
  if (!x || !y || !value || more) return wrongCount(cursor, word, 'three fields', 'untable host user count')
  return { kind: 'untable', x, y, value, span: whole(word, cursor) }
}

function wrongCount(cursor: Cursor, word: CommandWord, wants: string, example: string): undefined {
  return cursor.report('wrong-count-of-names', word, { command: word.name, wants, example })
}

export const defaultTranspose = { limit: 5, columnName: 'column' }

export function parseTranspose(cursor: Cursor, word: CommandWord): TransposeCommand | undefined {
  const options = new Options(cursor, 'transpose', { taken: ['column_name', 'header_field', 'include_empty'] })
  options.readAll()
  const count = readCount(cursor, 'transpose')
  if (count === 'broken') return undefined
  options.readAll()
  if (!ended(cursor, word)) return undefined
  const headerField = options.name('header_field')
  return {
    kind: 'transpose',
    limit: count ?? defaultTranspose.limit,
    columnName: options.text('column_name') ?? defaultTranspose.columnName,
    ...(headerField && { headerField }),
    includeEmpty: options.flag('include_empty', true),
    span: whole(word, cursor),
  }
}

export function parseMakecontinuous(cursor: Cursor, word: CommandWord): MakecontinuousCommand | undefined {
  const options = new Options(cursor, 'makecontinuous', { taken: binOptions })
  const names = namesToEnd(cursor, word, options)
  if (!names) return undefined
  const [field, more] = names
  if (more) return tooMany(cursor, word, more, 'one field')
  const time = nameOf('_time', { start: word.start, end: word.end })
  return { kind: 'makecontinuous', field: field ?? time, ...binsOf(options), span: whole(word, cursor) }
}
