/** `makemv delim="," user`, `mvexpand user limit=5`, `mvcombine user`, `nomv user`. */
import type { MakemvCommand, MvcombineCommand, MvexpandCommand, NomvCommand } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { Options } from '../options.ts'
import { type CommandWord, oneName, whole } from './command-word.ts'

export function parseMakemv(cursor: Cursor, word: CommandWord): MakemvCommand | undefined {
  const options = new Options(cursor, 'makemv', { taken: ['delim', 'tokenizer', 'allowempty', 'setsv'] })
  const field = oneName(cursor, word, options, 'makemv delim="," user')
  if (!field) return undefined
  const pattern = options.textNode('tokenizer')
  const by: MakemvCommand['by'] = pattern
    ? { kind: 'tokenizer', pattern }
    : { kind: 'delim', text: options.text('delim') ?? ' ' }
  const [allowempty, setsv] = [options.flag('allowempty'), options.flag('setsv')]
  return { kind: 'makemv', field, by, allowempty, setsv, span: whole(word, cursor) }
}

export function parseMvexpand(cursor: Cursor, word: CommandWord): MvexpandCommand | undefined {
  const options = new Options(cursor, 'mvexpand', { taken: ['limit'] })
  const field = oneName(cursor, word, options, 'mvexpand user')
  return field && { kind: 'mvexpand', field, limit: options.whole('limit', 0) ?? 0, span: whole(word, cursor) }
}

export function parseMvcombine(cursor: Cursor, word: CommandWord): MvcombineCommand | undefined {
  const options = new Options(cursor, 'mvcombine', { taken: ['delim'] })
  const field = oneName(cursor, word, options, 'mvcombine user')
  return field && { kind: 'mvcombine', field, delim: options.text('delim') ?? ' ', span: whole(word, cursor) }
}

export function parseNomv(cursor: Cursor, word: CommandWord): NomvCommand | undefined {
  const field = oneName(cursor, word, new Options(cursor, 'nomv', {}), 'nomv user')
  return field && { kind: 'nomv', field, span: whole(word, cursor) }
}
