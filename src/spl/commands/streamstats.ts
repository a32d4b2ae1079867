/** `streamstats window=2 current=f last(x) as before by user`. */
import { parseAggregations, parseBy } from '../aggregations.ts'
import type { Expression, StreamstatsCommand } from '../ast.ts'
import { type Context, Cursor, closingQuote } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { Options } from '../options.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseStreamstats(cursor: Cursor, word: CommandWord): StreamstatsCommand | undefined {
  const resets = new Map<string, Expression>()
  const condition = (option: string) => (at: Cursor) => {
    const read = parseReset(at, `${option}=`)
    if (read) resets.set(option, read)
    return read !== undefined
  }
  const options = new Options(cursor, 'streamstats', {
    taken: ['current', 'window', 'global', 'allnum', 'reset_on_change', 'time_window'],
    readers: { reset_before: condition('reset_before'), reset_after: condition('reset_after') },
  })
  const aggregations = parseAggregations(cursor, 'streamstats', options, ['by'])
  if (!aggregations) return undefined
  const by = cursor.eatWord('by') ? parseBy(cursor, options) : []
  if (!by) return undefined
  const [resetBefore, resetAfter] = [resets.get('reset_before'), resets.get('reset_after')]
  const timeWindow = options.timeSpan('time_window')
  return {
    kind: 'streamstats',
    aggregations,
    by,
    current: options.flag('current', true),
    window: options.whole('window', 0) ?? 0,
    global: options.flag('global', true),
    allnum: options.flag('allnum'),
    resetOnChange: options.flag('reset_on_change'),
    ...(resetBefore && { resetBefore }),
    ...(resetAfter && { resetAfter }),
    ...(timeWindow && { timeWindow }),
    span: whole(word, cursor),
  }
}

/** `(n>2)`, `"n>2"` or, as the manual has it, `"("n>2")"`; between quotes, `\\"` stands for one. */
function parseReset(cursor: Cursor, option: string): Expression | undefined {
  if (cursor.char !== '"') return parseExpression(cursor, option)
  const bracketed = cursor.starts(opening)
  const start = cursor.at + (bracketed ? opening.length : 1)
  const close = bracketed ? closingBracket(cursor, start) : closingQuote(cursor.text, cursor.at, cursor.end)
  const inner = new Cursor(unescaped(cursor.context, start, close), start, close)
  const read = parseExpression(inner, option)
  inner.blanks()
  if (read && !inner.done) {
    const { text, span } = inner.found()
    return cursor.report('missing-operator', span, { command: 'streamstats', found: text })
  }
  cursor.at = Math.min(close + (bracketed ? opening.length : 1), cursor.end)
  return read
}

const opening = '"("'
const closing = '")"'

/** Where `")"` begins, or the end of the stage. */
function closingBracket({ text, end }: Cursor, start: number): number {
  let at = text.indexOf(closing, start)
  while (at >= 0 && text[at - 1] === '\\') at = text.indexOf(closing, at + 1)
  return at < 0 || at > end ? end : at
}

/** The same search with the escaped quotes of a part as quotes, and blanks beside them so that every place stays what it is. */
function unescaped(context: Context, start: number, end: number): Context {
  const part = context.text.slice(start, end)
  if (!part.includes('\\"')) return context
  const plain = part.replace(/\\"((?:[^"\\]|\\[^"])*)\\"/g, ' "$1" ')
  return {
    text: context.text.slice(0, start) + plain + context.text.slice(end),
    brackets: context.brackets,
    nesting: context.nesting,
    report: (code, span, data) => context.report(code, span, data),
    subsearch: (open, close, pipeline) => context.subsearch(open, close, pipeline),
    checkTemplate: (open, close) => context.checkTemplate(open, close),
  }
}
