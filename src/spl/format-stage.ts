/** One stage for its layout: which command it is, and its tokens joined to pieces with one blank between them. */
import { commandParsers } from './commands/index.ts'
import { blankBetween, type Dialect, dialectOf, type Freedom, isClause, spelled } from './format-dialects.ts'
import { cutExpression } from './format-expression.ts'
import type { Pipeline, Token } from './format-tokens.ts'
import { generatingCommands } from './known-commands.ts'

/** What no line is broken in: a text, or a search in brackets that may have lines of its own. */
export interface Piece {
  readonly text: string
  /** Whether a part of the command begins here: `by …`, the next assignment. */
  readonly clause: boolean
  readonly search?: { readonly pipeline: Pipeline; readonly command: string }
}

export interface StageContext {
  /** What the tokens were cut from. */
  readonly text: string
  readonly freedom: Freedom
  /** Whether a pipe stands before the stage. */
  readonly piped: boolean
  /** The command whose brackets the stage stands in; absent for a whole search. */
  readonly parent?: string
  /** A search in brackets on one line. */
  readonly inline: (pipeline: Pipeline, command: string) => string
}

export function stagePieces(tokens: readonly Token[], context: StageContext): readonly Piece[] {
  const start = tokens[0]?.start ?? 0
  const end = tokens.at(-1)?.end ?? start
  const asWritten = [{ text: context.text.slice(start, end), clause: false }]
  if (context.freedom === 'none') return asWritten
  const first = tokens.findIndex(({ kind }) => kind !== 'comment')
  const { command, dialect } = readCommand(tokens, first, context)
  if (dialect === 'as written') return asWritten
  if (context.freedom === 'plain') return join(marked(tokens, command, 'plain'), -1, command, context)
  const from = command === '' ? first : first + 1
  const rest = tokens.slice(from)
  const parts = dialect === 'eval' ? cutExpression(rest, context.text, command !== 'where') : rest
  if (!parts) return join(marked(tokens, command, 'plain'), -1, command, context)
  const kept = statistics.has(command) ? withArguments(parts, context.text, command) : parts
  return join(
    [...marked(tokens.slice(0, from), command, dialect), ...marked(kept, command, dialect)],
    from - 1,
    command,
    context,
  )
}

function readCommand(
  tokens: readonly Token[],
  first: number,
  { piped, parent }: StageContext,
): { readonly command: string; readonly dialect: Dialect } {
  const token = tokens[first]
  if (!piped && !startsWithCommand(token, tokens[first + 1], parent)) return { command: '', dialect: 'search' }
  if (token?.kind !== 'word' || !/^[\w.-]+$/.test(token.text)) return { command: '', dialect: 'plain' }
  const command = token.text.toLowerCase()
  return { command, dialect: dialectOf(command) }
}

/** Without a pipe before it a stage is a search, unless its first word says otherwise. */
function startsWithCommand(token: Token | undefined, next: Token | undefined, parent: string | undefined): boolean {
  const word = token?.kind === 'word' ? token.text.toLowerCase() : ''
  if (parent === 'appendpipe') return commandParsers.has(word)
  const compared = next?.kind === 'word' && /^[=!<>]/.test(next.text)
  if (word === 'search') return !compared
  return parent !== undefined && (generatingCommands.has(word) || (commandParsers.has(word) && !compared))
}

const statistics = new Set('stats eventstats streamstats tstats mstats chart timechart'.split(' '))
const searching = new Set(['tstats', 'mstats', 'inputlookup'])

/** The arguments of aggregations stay as they are: an unnamed column has their text for a name. */
function withArguments(tokens: readonly Token[], text: string, command: string): readonly Token[] {
  const found: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    if (searching.has(command) && isWord(token, 'where')) return [...found, ...tokens.slice(index)]
    const close = token.kind === 'open' ? closing(tokens, index) : index
    const { end } = tokens[close] ?? token
    found.push(close === index ? token : { ...token, kind: 'close', text: text.slice(token.start, end), end })
    index = close
  }
  return found
}

const isWord = ({ kind, text }: Token, ...words: readonly string[]): boolean =>
  kind === 'word' && words.includes(text.toLowerCase())

/** The index of the parenthesis that closes the one at an index, or the index itself. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    if (tokens[index]?.kind === 'open') depth++
    if (tokens[index]?.kind === 'close' && --depth === 0) return index
  }
  return open
}

interface Marked {
  readonly token: Token
  readonly dialect: Dialect
  readonly clause: boolean
}

/** Each token with the dialect it stands in: `where` begins a search, and `by` ends it. */
function marked(tokens: readonly Token[], command: string, dialect: Dialect): readonly Marked[] {
  let depth = 0
  let here = dialect
  let before: Token | undefined
  return tokens.map(token => {
    if (token.kind === 'open') depth++
    if (token.kind === 'close' && token.text === ')') depth--
    const clause = depth === 0 && (isClause(command, token) || (dialect === 'eval' && begins(command, token, before)))
    if (clause && searching.has(command)) here = dialect
    const found = { token, dialect: here, clause }
    if (clause && searching.has(command) && isWord(token, 'where') && dialect === 'list') here = 'search'
    before = token
    return found
  })
}

/** Another assignment, or another condition. */
function begins(command: string, token: Token, before: Token | undefined): boolean {
  if (command !== 'where') return before?.kind === 'comma'
  return token.kind === 'operator' && /^(?:and|or|xor)$/i.test(token.text)
}

/** `name`: where the command's name stands among the tokens, -1 where it stays as it is written. */
function join(tokens: readonly Marked[], name: number, command: string, context: StageContext): readonly Piece[] {
  const found: Piece[] = []
  tokens.forEach((here, index) => {
    const { token, dialect, clause } = here
    const before = tokens[index - 1]
    const next = tokens[index + 1]
    const last = found.at(-1)
    const text = token.inner
      ? context.inline(token.inner, command)
      : index === name && command !== ''
        ? command
        : spelled(token, command, dialect)
    const isFirst = index === name + 1 && command !== '' && isPlain(token)
    const spaced = isFirst || (before !== undefined && blankBetween(before.token, token, dialect))
    const alone = token.inner && (!next || blankBetween(token, next.token, next.dialect))
    if (last && before && !(spaced && (alone || clause || !clings(before, here)))) {
      found[found.length - 1] = { text: `${last.text}${spaced ? ' ' : ''}${text}`, clause: last.clause }
    } else found.push({ text, clause, ...(alone && token.inner && { search: { pipeline: token.inner, command } }) })
  })
  return found
}

const isPlain = ({ kind }: Token): boolean => kind !== 'macro' && kind !== 'comment'

/** Whether no line is broken between two tokens although a blank is: an operator stays before what it takes. */
function clings({ token: before, dialect, clause }: Marked, { token: after }: Marked): boolean {
  if (before.text.includes('\n') || after.kind === 'comment') return false
  if (clause && dialect !== 'eval') return true
  switch (dialect) {
    case 'eval':
      return before.kind === 'operator' || isWord(before, 'not')
    case 'list':
      return isWord(before, 'as') || isWord(after, 'as')
    default:
      return (before.kind === 'word' && ['AND', 'OR', 'NOT', 'IN'].includes(before.text)) || after.text === 'IN'
  }
}
