/** `bin span=5m _time as slot`; `bucket` and `discretize` are the same command. */
import type { Span } from '../../text/span.ts'
import type { BinCommand, Name, NumberSpan, TimeSpan } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { parseBinSize, parseNumberSpan, parseTimeSpan } from '../time-span.ts'
import { type CommandWord, unexpected, whole } from './command-word.ts'

export function parseBin(cursor: Cursor, word: CommandWord): BinCommand | undefined {
  const options = new Options(cursor, word.name, {
    taken: ['span', 'minspan', 'bins', 'start', 'end', 'aligntime'],
  })
  let field: Name | undefined
  let as: Name | undefined
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    if (options.read()) continue
    if (!field) {
      field = readName(cursor)
      if (!field) return unexpected(cursor, word)
    } else {
      if (as || !cursor.eatWord('as')) return unexpected(cursor, word)
      as = wantName(cursor, 'as')
      if (!as) return undefined
    }
  }
  if (!field) {
    return cursor.report('missing-argument', word, {
      command: word.name,
      wants: 'a field',
      example: `${word.name} span=5m _time`,
    })
  }
  return { kind: 'bin', field, ...(as && { as }), ...sizes(options), span: whole(word, cursor) }
}

function sizes(options: Options): Partial<BinCommand> {
  const size = options.parsed('span', parseBinSize, 'a stretch such as 5m, 1h, 10 or 2log10')
  const minspan = options.parsed('minspan', parseLeastSize, 'a stretch such as 5m or 10')
  const [bins, start, end] = [options.whole('bins', 2), options.number('start'), options.number('end')]
  const aligntime = options.text('aligntime')
  return {
    ...(size && { size }),
    ...(minspan && { minspan }),
    ...(bins !== undefined && { bins }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(aligntime !== undefined && { aligntime }),
  }
}

const parseLeastSize = (value: string, span: Span): TimeSpan | NumberSpan | undefined =>
  parseTimeSpan(value, span) ?? parseNumberSpan(value, span)
