/** `chart count over host by user`, `chart sum(bytes) by host user limit=5`. */
import { parseAggregations } from '../aggregations.ts'
import type { ChartCommand, SplitField } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, tooMany, whole } from './command-word.ts'
import { type Limit, limitReader, readSeriesFilter, seriesOf, seriesOptions, splitField } from './series.ts'

export function parseChart(cursor: Cursor, word: CommandWord): ChartCommand | undefined {
  let limit: Limit | undefined
  const options = new Options(cursor, 'chart', {
    taken: seriesOptions,
    readers: { limit: limitReader('chart', read => (limit = read)) },
  })
  const aggregations = parseAggregations(cursor, 'chart', options, ['over', 'by'])
  if (!aggregations) return undefined
  const splits = parseSplits(cursor, options)
  const where = splits && readSeriesFilter(cursor, 'chart')
  if (!splits || !where) return undefined
  options.readAll()
  const more = splits.column && where === 'none' ? readName(cursor) : undefined
  if (more) return tooMany(cursor, word, more, 'two fields at most')
  if (options.failed || !ended(cursor, word)) return undefined
  return {
    kind: 'chart',
    aggregations,
    ...splits,
    ...(where !== 'none' && { where }),
    series: seriesOf(options, limit, ': '),
    span: whole(word, cursor),
  }
}

type Splits = Pick<ChartCommand, 'row' | 'column'>

function parseSplits(cursor: Cursor, options: Options): Splits | undefined {
  if (cursor.eatWord('over')) {
    const row = readSplit(cursor, 'over', options)
    if (!row) return undefined
    if (!cursor.eatWord('by')) return { row }
    const column = readSplit(cursor, 'by', options)
    return column && { row, column }
  }
  if (!cursor.eatWord('by')) return {}
  const row = readSplit(cursor, 'by', options)
  if (!row || cursor.done || cursor.word('where')) return row && { row }
  const column = readSplit(cursor, ',', options)
  return column && { row, column }
}

function readSplit(cursor: Cursor, after: string, options: Options): SplitField | undefined {
  const field = wantName(cursor, after)
  const split = field && splitField(cursor, 'chart', field, options)
  return options.failed ? undefined : split
}
