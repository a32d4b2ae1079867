/** `fieldsummary maxvals=10 user`, `outlier action=RM count`, `filldown host`. */
import type { FieldsummaryCommand, FilldownCommand, OutlierCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, namesToEnd, whole } from './command-word.ts'

const defaultMaxvals = 100
const defaultOutlierParam = 2.5

export function parseFieldsummary(cursor: Cursor, word: CommandWord): FieldsummaryCommand | undefined {
  const options = new Options(cursor, 'fieldsummary', { taken: ['maxvals'] })
  const fields = namesToEnd(cursor, word, options)
  if (!fields) return undefined
  const maxvals = options.whole('maxvals', 0) ?? defaultMaxvals
  return { kind: 'fieldsummary', maxvals, fields, span: whole(word, cursor) }
}

const actions = { rm: 'remove', remove: 'remove', tf: 'transform', transform: 'transform' } as const

export function parseOutlier(cursor: Cursor, word: CommandWord): OutlierCommand | undefined {
  const options = new Options(cursor, 'outlier', {
    taken: ['action', 'param', 'mark', 'uselower'],
    unsupported: { type: 'iqr' },
  })
  const fields = namesToEnd(cursor, word, options)
  if (!fields) return undefined
  return {
    kind: 'outlier',
    action: options.choice<OutlierCommand['action']>('action', actions, 'transform'),
    param: options.number('param') ?? defaultOutlierParam,
    mark: options.flag('mark'),
    uselower: options.flag('uselower'),
    fields,
    span: whole(word, cursor),
  }
}

export function parseFilldown(cursor: Cursor, word: CommandWord): FilldownCommand | undefined {
  const fields = namesToEnd(cursor, word, new Options(cursor, 'filldown', {}))
  return fields && { kind: 'filldown', fields, span: whole(word, cursor) }
}
