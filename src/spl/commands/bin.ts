/** `bin span=5m _time as slot`; `bucket` and `discretize` are the same command. */
import type { BinCommand, Name } from '../ast.ts'
import type { Cursor } from '../cursor.ts'
import { readName, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { parseBinSize, parseNumberSpan, parseTimeSpan } from '../time-span.ts'
import { type Head, unexpected, whole } from './head-of-stage.ts'

export function parseBin(cursor: Cursor, head: Head): BinCommand | undefined {
  const options = new Options(cursor, head.name, {
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
      if (!field) return unexpected(cursor, head)
    } else {
      if (as || !cursor.eatWord('as')) return unexpected(cursor, head)
      as = wantName(cursor, 'as')
      if (!as) return undefined
    }
  }
  if (!field) {
    return cursor.report('missing-argument', head, {
      command: head.name,
      wants: 'a field',
      example: `${head.name} span=5m _time`,
    })
  }
  return { kind: 'bin', field, ...(as && { as }), ...sizes(options), span: whole(head, cursor) }
}

function sizes(options: Options): Partial<BinCommand> {
  const wants = 'a stretch such as 5m, 1h, 10 or 2log10'
  const [span, minspan] = [options.text('span'), options.text('minspan')]
  const size =
    span === undefined ? undefined : (parseBinSize(span, options.span('span') ?? none) ?? options.wrong('span', wants))
  const least =
    minspan === undefined
      ? undefined
      : (parseTimeSpan(minspan, options.span('minspan') ?? none) ??
        parseNumberSpan(minspan, options.span('minspan') ?? none) ??
        options.wrong('minspan', 'a stretch such as 5m or 10'))
  const [bins, start, end] = [options.whole('bins', 2), options.number('start'), options.number('end')]
  const aligntime = options.text('aligntime')
  return {
    ...(size && { size }),
    ...(least && { minspan: least }),
    ...(bins !== undefined && { bins }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(aligntime !== undefined && { aligntime }),
  }
}

const none = { start: 0, end: 0 }
