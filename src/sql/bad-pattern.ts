/**
 * Whether a regular expression that stands in the data cannot be one: what PCRE refuses, `semantics/regex.ts` calls a fault in
 * a pattern of a search. Nothing that some engine reads is called bad: what is left over the database judges.
 */
import type { ParamList } from './query.ts'

/** SQL that is true for such a text; the SQL of the text is used more than once and must not be NULL. */
export function badPatternSql(pattern: string, params: ParamList): string {
  const bound = (text: string): string => params.text(text)
  const escapes = `extractAll(p, ${bound(anyEscape)})`
  const plain = `replaceRegexpAll(p, ${bound(anyEscape)}, ${bound(escaped)})`
  const skeleton = [
    [characterClass, 'a'],
    [comment, ''],
    [flags, ''],
    [groupStart, '('],
  ].reduce((sql, [from = '', to = '']) => `replaceRegexpAll(${sql}, ${bound(from)}, ${bound(to)})`, 'q')
  const depths = `arrayCumSum(c -> if(c = '(', 1, -1), extractAll(s, '[()]'))`
  const tests = [
    `arrayExists(e -> match(e, ${bound(badEscape)}), ${escapes})`,
    `arrayExists(c -> arrayExists(r -> r[1] > r[2], extractAllGroupsVertical(c, ${bound(range)})), extractAll(q, ${bound(characterClass)}))`,
    `position(s, '[') > 0`,
    `arrayExists(d -> d < 0, ${depths})`,
    `${depths}[-1] != 0`,
    `match(s, ${bound(repeatsNothing)})`,
    `arrayExists(r -> toUInt32OrZero(r[1]) > toUInt32OrZero(r[2]), extractAllGroupsVertical(s, '\\\\{(\\\\d+),(\\\\d+)\\\\}'))`,
  ]
  const body = `arrayMap(q -> arrayMap(s -> ${tests.join(' OR ')}, [${skeleton}])[1], [${plain}])[1]`
  return `arrayMap(p -> ${body}, [${pattern}])[1]`
}

/**
 * SQL of a text that is a regular expression, its groups without their names, which ClickHouse (26.7) looks for in the text
 * itself where they have a `_`. A bracket that is escaped before `?<` begins no group.
 */
export const unnamedSql = (pattern: string, params: ParamList): string =>
  `if(position(${pattern}, ${params.text('\\(?')}) > 0, ${pattern}, replaceRegexpAll(${pattern}, ${params.text(named)}, '('))`

const named = String.raw`\(\?(?:P?<\w+>|'\w+')`

/** Stands for every escape: it is in no range, and repeats as a character does. */
const escaped = '\u{f8ff}'

/** One escape, or what `\Q` quotes; the longest form that has a meaning comes first. */
const anyEscape = String.raw`(?s)\\Q.*?(?:\\E|\z)|\\x(?:[0-9A-Fa-f]{1,2}|\{[0-9A-Fa-f]+\})|\\[pP](?:[A-Z]|\{\^?\w+\})|\\k[{<']|\\g[-+\d{<']|\\.?`

/** What is left of an escape without a meaning: a letter alone, or a backslash at the end. */
const badEscape = String.raw`^\\[xpPkgFIJLMOTUYijlmquy]?$`

const characterClass = String.raw`(?s)\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]`
const range = '(?s)([^\u{f8ff}])-([^\u{f8ff}\\[\\]])'
const comment = String.raw`\(\?#[^)]*\)`
const flags = String.raw`\(\?[imsUxJ-]+\)`
const groupStart = String.raw`\(\?(?:P?<\w+>|'\w+'|[imsUxJ-]*:|<?[=!]|>|\|)`

const quantifier = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})`

/** Behind a quantifier `?` and `+` say how it repeats; behind those none may stand. `(?` is what has no name here. */
const repeatsNothing = String.raw`^${quantifier}|\((?:[*+]|\{\d)|\|${quantifier}|${quantifier}(?:\*|\{\d+(?:,\d*)?\}|\?${quantifier})`
