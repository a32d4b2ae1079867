/** Values from rows before: `accum x as y`, `delta x p=2`, `autoregress x p=1-3`, `trendline sma5(x) as y`. */
import type { AccumCommand, AutoregressCommand, DeltaCommand, Name, Trend, TrendlineCommand } from '../ast.ts'
import { allBut, type Cursor, isWordCode } from '../cursor.ts'
import { nameOf, readName, wantName } from '../names.ts'
import { Options } from '../options.ts'
import { type CommandWord, ended, missing, whole } from './command-word.ts'

export function parseAccum(cursor: Cursor, word: CommandWord): AccumCommand | undefined {
  const subject = readSubject(cursor, word, new Options(cursor, 'accum', {}), 'accum bytes as total')
  return subject && { kind: 'accum', ...subject, span: whole(word, cursor) }
}

export function parseDelta(cursor: Cursor, word: CommandWord): DeltaCommand | undefined {
  const options = new Options(cursor, 'delta', { taken: ['p'] })
  const subject = readSubject(cursor, word, options, 'delta bytes as change')
  return subject && { kind: 'delta', ...subject, p: options.whole('p', 1) ?? 1, span: whole(word, cursor) }
}

export function parseAutoregress(cursor: Cursor, word: CommandWord): AutoregressCommand | undefined {
  const options = new Options(cursor, 'autoregress', { taken: ['p'] })
  const subject = readSubject(cursor, word, options, 'autoregress bytes p=1-3')
  if (!subject) return undefined
  const range = options.parsed('p', parseRange, 'a number of rows such as 1, or 1-3') ?? { from: 1, to: 1 }
  if (subject.as && range.from !== range.to) {
    const wants = "one number beside 'as'"
    const value = options.text('p') ?? ''
    return cursor.report('wrong-value', options.span('p') ?? word, {
      command: 'autoregress',
      option: 'p',
      value,
      wants,
    })
  }
  return { kind: 'autoregress', ...subject, ...range, span: whole(word, cursor) }
}

function parseRange(value: string): { from: number; to: number } | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value)
  if (!match) return undefined
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from >= 1 && to >= from ? { from, to } : undefined
}

/** A field, perhaps with `as`, with options around it, to the end of the stage. */
function readSubject(
  cursor: Cursor,
  word: CommandWord,
  options: Options,
  example: string,
): { readonly field: Name; readonly as?: Name } | undefined {
  options.readAll()
  const field = readName(cursor)
  options.readAll()
  if (!field) return ended(cursor, word) ? missing(cursor, word, 'a field', example) : undefined
  const as = cursor.eatWord('as') ? wantName(cursor, 'as') : field
  if (!as) return undefined
  options.readAll()
  if (!ended(cursor, word)) return undefined
  return as === field ? { field } : { field, as }
}

export function parseTrendline(cursor: Cursor, word: CommandWord): TrendlineCommand | undefined {
  const trends: Trend[] = []
  for (;;) {
    cursor.separators()
    if (cursor.done) break
    const trend = readTrend(cursor)
    if (!trend) return undefined
    trends.push(trend)
  }
  if (trends.length === 0) return missing(cursor, word, 'a trend', 'trendline sma5(count) as trend')
  return { kind: 'trendline', trends, span: whole(word, cursor) }
}

function readTrend(cursor: Cursor): Trend | undefined {
  const start = cursor.at
  const match = /^(sma|ema|wma)(\d{1,5})$/i.exec(cursor.run(isWordCode))
  const [name, period] = [match?.[1]?.toLowerCase(), Number(match?.[2])]
  const trend = name === 'sma' || name === 'ema' || name === 'wma' ? name : undefined
  const open = cursor.at
  if (!trend || period < 2 || !cursor.eat('(')) {
    cursor.at = start
    const { text, span } = cursor.found()
    return cursor.report('wrong-trend', span, { found: text })
  }
  cursor.blanks()
  const nameStart = cursor.at
  const written = cursor.char === '"' ? cursor.quoted().text : cursor.run(inField)
  const field = nameOf(written, { start: nameStart, end: cursor.at })
  cursor.blanks()
  if (!cursor.eat(')')) return cursor.report('unclosed-parenthesis', { start: open, end: open + 1 }, {})
  const { at } = cursor
  if (written === '')
    return cursor.report('missing-name', { start, end: at }, { after: `${trend}${period}(`, found: ')' })
  const found: Omit<Trend, 'span'> = { function: trend, period, field }
  cursor.blanks()
  if (!cursor.eatWord('as')) {
    cursor.at = at
    return { ...found, span: { start, end: at } }
  }
  const as = wantName(cursor, 'as')
  return as && { ...found, as, span: { start, end: cursor.at } }
}

const inField = allBut('(),"|[]')
