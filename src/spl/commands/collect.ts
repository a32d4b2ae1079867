/** `collect index=summary source=nightly`. */
import type { CollectCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

export function parseCollect(cursor: Cursor, word: CommandWord): CollectCommand | undefined {
  const options = new Options(cursor, 'collect', {
    taken: ['index', 'source', 'sourcetype', 'host', 'addtime', 'marker', 'testmode'],
    unsupported: { file: undefined, output_format: 'raw', addinfo: undefined },
    ignored: ['spool', 'run_in_preview', 'uselb'],
  })
  options.readAll()
  if (!ended(cursor, word)) return undefined
  const index = options.text('index')
  if (index === undefined) return missing(cursor, word, "an 'index='", 'collect index=summary')
  const [source, sourcetype, host] = [options.text('source'), options.text('sourcetype'), options.text('host')]
  return {
    kind: 'collect',
    index,
    ...(source !== undefined && { source }),
    ...(sourcetype !== undefined && { sourcetype }),
    ...(host !== undefined && { host }),
    addtime: options.flag('addtime', true),
    marker: options.text('marker') ?? '',
    testmode: options.flag('testmode'),
    span: whole(word, cursor),
  }
}
