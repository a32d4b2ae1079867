/** `extract pairdelim=";" kvdelim=":"` (`kv`), `xmlkv Message`. */
import type { ExtractCommand, XmlkvCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, namesToEnd, rawField, tooMany, whole } from './command-word.ts'

export const extractLimits = { limit: 50, maxchars: 10_240 }

export function parseExtract(cursor: Cursor, word: CommandWord): ExtractCommand | undefined {
  const options = new Options(cursor, word.name, {
    taken: ['pairdelim', 'kvdelim', 'limit', 'maxchars', 'mv_add', 'clean_keys'],
    unsupported: { auto: 'true', segment: 'false' },
    ignored: ['reload'],
  })
  const transforms = namesToEnd(cursor, word, options)
  if (!transforms) return undefined
  const [pairdelim, kvdelim] = [options.text('pairdelim'), options.text('kvdelim')]
  return {
    kind: 'extract',
    ...(pairdelim !== undefined && { pairdelim }),
    ...(kvdelim !== undefined && { kvdelim }),
    limit: options.whole('limit', 0) ?? extractLimits.limit,
    maxchars: options.whole('maxchars', 1) ?? extractLimits.maxchars,
    mvAdd: options.flag('mv_add'),
    cleanKeys: options.flag('clean_keys', true),
    transforms,
    span: whole(word, cursor),
  }
}

export function parseXmlkv(cursor: Cursor, word: CommandWord): XmlkvCommand | undefined {
  const names = namesToEnd(cursor, word, new Options(cursor, 'xmlkv', { ignored: ['maxinputs'] }))
  if (!names) return undefined
  const [field, more] = names
  if (more) return tooMany(cursor, word, more, 'one field')
  return { kind: 'xmlkv', field: field ?? rawField(word), span: whole(word, cursor) }
}
