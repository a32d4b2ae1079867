/** `timechart span=1h count by user limit=5`. */
import { parseAggregations } from '../aggregations.ts'
import type { SplitField, TimechartCommand } from '../ast.ts'
import { binOptions, binsOf } from '../bins.ts'
import type { Cursor } from '../cursor.ts'
import { wantName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, whole } from './command-word.ts'
import { type Limit, limitReader, readSeriesFilter, seriesOf, seriesOptions, splitField } from './series.ts'

export function parseTimechart(cursor: Cursor, word: CommandWord): TimechartCommand | undefined {
  let limit: Limit | undefined
  const options = new Options(cursor, 'timechart', {
    taken: [...seriesOptions, ...binOptions, 'partial', 'fixedrange'],
    readers: { limit: limitReader('timechart', read => (limit = read)) },
  })
  const aggregations = parseAggregations(cursor, 'timechart', options, ['by'])
  if (!aggregations) return undefined
  const column = cursor.eatWord('by') ? readColumn(cursor, options) : 'none'
  const where = column && readSeriesFilter(cursor, 'timechart')
  if (!column || !where) return undefined
  options.readAll()
  if (options.failed || !ended(cursor, word)) return undefined
  return {
    kind: 'timechart',
    aggregations,
    time: binsOf(options),
    ...(column !== 'none' && { column }),
    ...(where !== 'none' && { where }),
    series: seriesOf(options, limit, ': '),
    partial: options.flag('partial', true),
    fixedrange: options.flag('fixedrange', true),
    span: whole(word, cursor),
  }
}

/** A `span=` after the field is that of time, unless time has one already. */
function readColumn(cursor: Cursor, options: Options): SplitField | undefined {
  const field = wantName(cursor, 'by')
  const split = field && splitField(cursor, 'timechart', field, options)
  return options.failed ? undefined : split
}
