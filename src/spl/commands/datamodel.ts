/** `datamodel Endpoint Processes search summariesonly=t`. */
import type { DatamodelCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, namesToEnd, tooMany, whole } from './command-word.ts'

export function parseDatamodel(cursor: Cursor, word: CommandWord): DatamodelCommand | undefined {
  const options = new Options(cursor, 'datamodel', {
    taken: ['summariesonly', 'strict_fields'],
    ignored: ['allow_old_summaries'],
  })
  const names = namesToEnd(cursor, word, options)
  if (!names) return undefined
  const [model, dataset, mode, more] = names
  if (more) return tooMany(cursor, word, more, 'a model, a dataset and a mode')
  const found = mode?.name.toLowerCase()
  if (mode && found !== 'search' && found !== 'flat') {
    const wants = "'search' or 'flat'"
    return cursor.report('wrong-value', mode.span, {
      command: 'datamodel',
      option: 'mode',
      value: mode.name,
      wants,
    })
  }
  return {
    kind: 'datamodel',
    ...(model && { model }),
    ...(dataset && { dataset }),
    ...((found === 'search' || found === 'flat') && { mode: found }),
    summariesonly: options.flag('summariesonly'),
    strictFields: options.flag('strict_fields', true),
    span: whole(word, cursor),
  }
}
