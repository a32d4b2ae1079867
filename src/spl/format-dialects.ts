/** Where blanks stand between the tokens of one stage, and how its words are spelled: by the command that it is. */
import { commandParsers } from './commands/index.ts'
import type { Token } from './format-tokens.ts'

/** How much may be changed: `plain` leaves blanks and words where they are, but makes every stretch of blanks one. */
export type Freedom = 'full' | 'plain' | 'none'

/** `as written`: not even blanks. */
export type Dialect = 'search' | 'eval' | 'list' | 'plain' | 'as written'

const dialects: Readonly<Record<string, Dialect>> = {
  search: 'search',
  eval: 'eval',
  where: 'eval',
  fieldformat: 'eval',
  foreach: 'as written',
  map: 'as written',
  regex: 'as written',
  rex: 'plain',
  highlight: 'as written',
  iconify: 'as written',
  localop: 'as written',
  noop: 'as written',
  redistribute: 'as written',
}

export function dialectOf(command: string): Dialect {
  if (Object.hasOwn(dialects, command)) return dialects[command] ?? 'list'
  return commandParsers.has(command) ? 'list' : 'as written'
}

/** Words that begin a part of a command, spelled in one way. */
const clauses: ReadonlyMap<string, string> = new Map([
  ...['by', 'from', 'where', 'groupby', 'over'].map(word => [word, word] as const),
  ...['output', 'outputnew'].map(word => [word, word.toUpperCase()] as const),
])

/** Commands whose clauses are read so; elsewhere `by` and `over` may be names. */
const clauseCommands = new Set(
  'stats eventstats streamstats tstats mstats chart timechart top rare lookup inputlookup'.split(' '),
)

export const isClause = (command: string, { kind, text }: Token): boolean =>
  kind === 'word' && clauseCommands.has(command) && clauses.has(text.toLowerCase())

/** The operators of expressions that are words. */
export const wordOperators: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'like', 'in'])

/** A word as it is spelled in a dialect. */
export function spelled(token: Token, command: string, dialect: Dialect): string {
  const word = token.text.toLowerCase()
  if (dialect === 'eval') return isWordOperator(token) ? word.toUpperCase() : token.text
  if (token.kind !== 'word' || dialect !== 'list') return token.text
  if (word === 'as') return 'as'
  return isClause(command, token) ? (clauses.get(word) ?? token.text) : token.text
}

const isWordOperator = ({ kind, text }: Token): boolean =>
  kind === 'operator' ? wordOperators.has(text.toLowerCase()) : kind === 'word' && text.toLowerCase() === 'not'

/** Whether a blank stands between two neighbours. */
export function blankBetween(before: Token, after: Token, dialect: Dialect): boolean {
  // What a macro stands for may join its neighbour, and a comment is a blank itself.
  if (isLoose(before) || isLoose(after)) return after.spaced
  switch (dialect) {
    case 'search':
    case 'list':
      return searchBlank(before, after, dialect)
    case 'eval':
      return evalBlank(before, after)
    default:
      return after.spaced
  }
}

const isLoose = ({ kind }: Token): boolean => kind === 'macro' || kind === 'comment'

function searchBlank(before: Token, after: Token, dialect: Dialect): boolean {
  if (after.kind === 'comma') return false
  if (before.kind === 'comma') return true
  if (dialect === 'search') {
    if (before.kind === 'open' || after.kind === 'close') return false
    if (after.kind === 'open' && before.kind === 'word' && /^(?:IN|NOT|AND|OR)$/.test(before.text)) return true
    if (before.kind === 'close' && after.kind !== 'search') return true
  }
  if (after.kind === 'search' && !endsInSign(before) && before.kind !== 'open') return true
  if (startsWithSign(after) && isSubject(before)) return false
  if (endsInSign(before) && isSubjectSign(before) && !startsWithSign(after)) return false
  return after.spaced
}

const startsWithSign = ({ kind, text }: Token): boolean => kind === 'word' && /^[=!<>]/.test(text)
const endsInSign = ({ kind, text }: Token): boolean => kind === 'word' && /[=<>]$/.test(text)
/** What may stand left of a comparison. */
const isSubject = ({ kind, text }: Token): boolean =>
  kind === 'quoted' || (kind === 'word' && !/[=!<>]/.test(text) && !/^(?:AND|OR|NOT)$/.test(text))
/** `a=` or `=`, and no `=` more. */
const isSubjectSign = ({ text }: Token): boolean => /^[^=!<>]*(?:==|!=|<=|>=|=|<|>)$/.test(text)

function evalBlank(before: Token, after: Token): boolean {
  if (after.kind === 'comma' || after.kind === 'close' || before.kind === 'open') return false
  if (before.kind === 'comma') return true
  // `a.b` and `a . b` are not the same.
  if (before.text.endsWith('.') || after.text.startsWith('.')) return after.spaced
  if (before.kind === 'sign' || before.kind === 'assign' || after.kind === 'assign') return false
  if (before.kind === 'operator' || after.kind === 'operator') return true
  if (after.kind === 'open' && before.kind === 'word') return isWordOperator(before)
  return after.spaced
}
