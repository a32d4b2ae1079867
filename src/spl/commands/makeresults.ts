/** `makeresults count=3`, `makeresults format=csv data="a,b …"`, `gentimes start=-7 increment=6h`. */
import type { GentimesCommand, MakeresultsCommand, MakeresultsData } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

export function parseMakeresults(cursor: Cursor, word: CommandWord): MakeresultsCommand | undefined {
  const options = new Options(cursor, 'makeresults', {
    taken: ['count', 'annotate', 'format', 'data'],
    ignored: ['splunk_server', 'splunk_server_group'],
  })
  options.readAll()
  if (!ended(cursor, word)) return undefined
  if (options.has('format') !== options.has('data')) {
    const example = String.raw`makeresults format=json data="[{\"user\": \"ann\"}]"`
    return missing(cursor, word, "both 'format=' and 'data='", example)
  }
  const format = options.choice<MakeresultsData['format']>('format', { csv: 'csv', json: 'json' }, 'csv')
  const data = options.textNode('data')
  return {
    kind: 'makeresults',
    count: options.whole('count', 0) ?? 1,
    annotate: options.flag('annotate'),
    ...(data && { data: { format, ...data } }),
    span: whole(word, cursor),
  }
}

export function parseGentimes(cursor: Cursor, word: CommandWord): GentimesCommand | undefined {
  const options = new Options(cursor, 'gentimes', { taken: ['start', 'end', 'increment'] })
  options.readAll()
  if (!ended(cursor, word)) return undefined
  const [start, end] = [options.text('start'), options.text('end')]
  if (start === undefined) return missing(cursor, word, "a 'start='", 'gentimes start=-7 increment=6h')
  const increment = options.timeSpan('increment')
  return {
    kind: 'gentimes',
    start,
    ...(end !== undefined && { end }),
    ...(increment && { increment }),
    span: whole(word, cursor),
  }
}
