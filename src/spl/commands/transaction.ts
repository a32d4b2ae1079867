/** `transaction user startswith=(EventCode=4698) endswith=eval(x>1) maxspan=2m`. */
import type { TimeSpan, TransactionCommand, TransactionEdge } from '../ast.ts'
import { Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { nameOf } from '../names.ts'
import { Options } from '../options.ts'
import { parseSearch } from '../search-terms.ts'
import { parseTimeSpan } from '../time-span.ts'
import { type CommandWord, namesToEnd, whole } from './command-word.ts'

export const defaultMaxevents = 1000

export function parseTransaction(cursor: Cursor, word: CommandWord): TransactionCommand | undefined {
  const edges = new Map<string, TransactionEdge>()
  const edge = (option: string) => (at: Cursor) => {
    const read = readEdge(at, option)
    if (read) edges.set(option, read)
    else at.at = at.end
    return read !== undefined
  }
  const options = new Options(cursor, 'transaction', {
    taken: [
      ...['maxspan', 'maxpause', 'maxevents', 'maxopentxn', 'maxopenevents', 'connected', 'unifyends'],
      ...['keepevicted', 'keeporphans', 'mvlist', 'mvraw', 'delim', 'nullstr'],
    ],
    unsupported: { name: undefined },
    readers: { startswith: edge('startswith'), endswith: edge('endswith') },
  })
  const fields = namesToEnd(cursor, word, options)
  if (!fields || options.failed) return undefined
  const [startswith, endswith] = [edges.get('startswith'), edges.get('endswith')]
  return {
    kind: 'transaction',
    fields,
    ...(startswith && { startswith }),
    ...(endswith && { endswith }),
    ...limitsOf(options),
    ...flagsOf(options),
    mvlist: mvlistOf(options),
    delim: options.text('delim') ?? ' ',
    nullstr: options.text('nullstr') ?? 'NULL',
    span: whole(word, cursor),
  }
}

function limitsOf(options: Options) {
  const [maxspan, maxpause] = [gapOf(options, 'maxspan'), gapOf(options, 'maxpause')]
  const [maxopentxn, maxopenevents] = [options.whole('maxopentxn', 1), options.whole('maxopenevents', 1)]
  return {
    ...(maxspan && { maxspan }),
    ...(maxpause && { maxpause }),
    maxevents: options.whole('maxevents', 1) ?? defaultMaxevents,
    ...(maxopentxn !== undefined && { maxopentxn }),
    ...(maxopenevents !== undefined && { maxopenevents }),
  }
}

function flagsOf(options: Options) {
  const connected = options.flag('connected', true)
  return {
    connected,
    unifyends: options.flag('unifyends', connected),
    keepevicted: options.flag('keepevicted'),
    keeporphans: options.flag('keeporphans'),
    mvraw: options.flag('mvraw'),
  }
}

/** `2m`, or seconds; -1 is no limit. */
function gapOf(options: Options, name: string): TimeSpan | undefined {
  if (options.text(name) === '-1') return undefined
  return options.parsed(
    name,
    (value, span) => parseTimeSpan(/^\d+$/.test(value) ? `${value}s` : value, span),
    'a stretch of time such as 30s, 5m or 2h',
  )
}

/** `t`, `f`, or names with commas between them. */
function mvlistOf(options: Options): TransactionCommand['mvlist'] {
  const written = options.textNode('mvlist')
  if (!written) return false
  const word = written.text.toLowerCase()
  if (['t', 'true', '1'].includes(word)) return true
  if (['f', 'false', '0'].includes(word)) return false
  return written.text
    .split(/[\s,]+/)
    .filter(name => name !== '')
    .map(name => nameOf(name, written.span))
}

/** `"a phrase or terms"`, `(terms)`, `eval(condition)`. */
function readEdge(cursor: Cursor, option: string): TransactionEdge | undefined {
  const start = cursor.at
  const opening = { start, end: start + 1 }
  if (cursor.eatWord('eval')) {
    cursor.blanks()
    if (cursor.char === '(') {
      const condition = parseExpression(cursor, `${option}=`)
      return condition && { kind: 'eval', condition }
    }
    cursor.at = start
  }
  if (cursor.char === '"') {
    const { span } = cursor.quoted()
    const inner = new Cursor(cursor.context, span.start + 1, Math.max(span.start + 1, span.end - 1))
    return edgeOf(cursor, inner, option)
  }
  if (cursor.char === '(') {
    const close = closing(cursor)
    if (close === undefined) return cursor.report('unclosed-parenthesis', opening, {})
    cursor.at = close + 1
    return edgeOf(cursor, new Cursor(cursor.context, start + 1, close), option)
  }
  const word = cursor.found()
  cursor.at = word.span.end
  return edgeOf(cursor, new Cursor(cursor.context, start, Math.max(start, cursor.at)), option)
}

function edgeOf(outer: Cursor, inner: Cursor, option: string): TransactionEdge | undefined {
  const where = parseSearch(inner)
  if (where !== 'none') return where && { kind: 'search', where }
  return outer.report('missing-option-value', outer.found().span, { command: 'transaction', option })
}

/** The offset of the parenthesis that closes the one here. */
function closing(cursor: Cursor): number | undefined {
  const probe = new Cursor(cursor.context, cursor.at, cursor.end)
  let depth = 0
  while (!probe.done) {
    const { char } = probe
    if (char === '"') {
      probe.quoted()
      continue
    }
    if (char === '\\') probe.at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return probe.at
    probe.at++
  }
  return undefined
}
