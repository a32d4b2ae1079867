/** Comparisons and matches in ClickHouse: each never throws, whatever text a row holds. */
import type { Expr, Test } from '../plan/expr.ts'
import { exprSql, longest, type Names, numberSql, once } from './expr.ts'
import { numeral } from './query.ts'

type TestOf<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>

/** What SPL takes for a number when it is written in a rule. */
const looksNumeric = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)

export function compareSql(test: TestOf<'compare'>, names: Names): string {
  if (isTextAgainstNumber(test))
    return `toFloat64OrNull(${exprSql(test.left.operand, names)}) = ${exprSql(test.right, names)}`
  const left = exprSql(test.left, names)
  const right = exprSql(test.right, names)
  if (test.as !== 'loose') return `${left} ${test.operator} ${right}`
  const literal = constantText(test.right) ?? constantText(test.left)
  if (literal === undefined) return looseSql(test, left, right)
  if (!looksNumeric(literal)) return `${left} ${test.operator} ${right}`
  if (test.operator === '=' && constantText(test.right) !== undefined)
    return once(left, column => numericEquals(column, right, literal), 'long', longest)
  return looseSql(test, left, right)
}

/** A number that is written down is finite, so what it equals need not be looked at for `inf`. */
const isTextAgainstNumber = (
  test: TestOf<'compare'>,
): test is TestOf<'compare'> & { left: Extract<Expr, { kind: 'cast' }> } =>
  test.as === 'number' &&
  test.operator === '=' &&
  test.right.kind === 'number' &&
  test.left.kind === 'cast' &&
  test.left.operand.type === 'text'

/** Equal as written or as numbers, null for null alone: the first half lets the store compare plain text. */
const numericEquals = (column: string, text: string, literal: string): string =>
  `(${column} = ${text} OR ifNull(toFloat64OrNull(${column}) = ${numeral(Number(literal))}, false))`

/**
 * Every other spelling of a whole number is longer than its own digits (or than these without the zeros at their end: `1e3`),
 * and begins with its first digit, a plus or a point; so hardly any text need be read as a number.
 */
export function sameNumberSql({ operand, written }: TestOf<'sameNumber'>, names: Names): string {
  // a missing text counts as the empty one, which is no number
  const subject = `assumeNotNull(${exprSql(operand, names)})`
  const same = `${subject} = ${names.params.text(written)}`
  const number = Number(written)
  const equal = `ifNull(toFloat64OrNull(${subject}) = ${numeral(number)}, false)`
  if (!/^-?[1-9]\d*$/.test(written)) {
    const zeros =
      Math.abs(number) < 1
        ? `match(${subject}, '^[+-]?0[0-9]')`
        : ['0', '-0', '+0'].map(start => `startsWith(${subject}, '${start}')`).join(' OR ')
    return `(${same} OR (${equal} AND NOT (${zeros})))`
  }
  const zerosAtEnd = /0*$/.exec(written)?.[0].length ?? 0
  const short = Math.min(written.length, written.length - zerosAtEnd + 1)
  const begins = [...new Set(number < 0 ? '-' : `+.${written[0]}`)].map(character => character.charCodeAt(0))
  const zero = number < 0 ? '-0' : '+0'
  return `if(length(${subject}) <= ${short} OR ascii(${subject}) NOT IN (${begins.join(', ')}), ${same}, ${equal} AND NOT startsWith(${subject}, '${zero}'))`
}

const looseSql = (test: TestOf<'compare'>, left: string, right: string): string =>
  once(left, a => once(right, b => looseTest(test, a, b), 'r'))

function looseTest(test: TestOf<'compare'>, left: string, right: string): string {
  const leftNumber = looseNumber(test.left, left)
  const rightNumber = looseNumber(test.right, right)
  const bothNumbers = [leftNumber, rightNumber].filter(sql => sql.startsWith('if(')).map(sql => `isNotNull(${sql})`)
  const asNumbers = `${leftNumber} ${test.operator} ${rightNumber}`
  return bothNumbers.length === 0
    ? asNumbers
    : `if(${bothNumbers.join(' AND ')}, ${asNumbers}, ${left} ${test.operator} ${right})`
}

function looseNumber(expr: Expr, sql: string): string {
  const literal = constantText(expr)
  return literal !== undefined && looksNumeric(literal) ? numeral(Number(literal)) : numberSql(sql)
}

const constantText = (expr: Expr): string | undefined => (expr.kind === 'text' ? expr.value : undefined)

/** A text as it is compared with literals that were lowered. */
export const foldedSql = (subject: string, literals: readonly string[]): string =>
  literals.every(isCaseless) ? subject : `lowerUTF8(${subject})`

/** Whether no other text differs from this one in case alone. */
const isCaseless = (text: string): boolean => /^[\0-@[-`{-\x7f]*$/.test(text)

/** Wildcards become the cheapest form that ClickHouse has for them. */
export function wildcardSql(test: TestOf<'wildcard'>, names: Names): string {
  const subject = exprSql(test.operand, names)
  const { pieces } = test
  const exact = test.caseSensitive || pieces.every(isCaseless)
  const [first = '', second = ''] = pieces
  if (pieces.length === 2 && second === '' && first !== '')
    return exact
      ? `startsWith(${subject}, ${names.params.text(first)})`
      : `startsWithCaseInsensitiveUTF8(${subject}, ${names.params.text(first)})`
  const pattern = names.params.text(pieces.map(likeEscaped).join('%'))
  return `${subject} ${exact ? 'LIKE' : 'ILIKE'} ${pattern}`
}

const likeEscaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** SPL's `like` has no escape character: a backslash is a backslash. */
export function likeSql(test: TestOf<'like'>, names: Names): string {
  const subject = exprSql(test.operand, names)
  const constant = constantText(test.pattern)
  return constant === undefined
    ? `${subject} LIKE replaceAll(${exprSql(test.pattern, names)}, '\\\\', '\\\\\\\\')`
    : `${subject} LIKE ${names.params.text(constant.replaceAll('\\', '\\\\'))}`
}

/** The guard keeps `isIPAddressInRange` from throwing on text that is no address. */
export function inSubnetSql(test: TestOf<'inSubnet'>, names: Names): string {
  const subject = exprSql(test.operand, names)
  const known = `ifNull(${subject}, '')`
  const guard = test.network.includes(':') ? `isIPv6String(${known})` : `isIPv4String(${known})`
  const fallback = test.network.includes(':') ? '::' : '0.0.0.0'
  const inside = `if(${guard}, isIPAddressInRange(if(${guard}, ${known}, '${fallback}'), ${names.params.text(test.network)}), false)`
  return `if(isNull(${subject}), NULL, ${inside})`
}

/** A cheap substring test first, then the boundaries: 93 ms against 617 on two million events. */
export function wordSql(test: TestOf<'word'>, names: Names): string {
  const subject = exprSql(test.operand, names)
  const flags = test.caseSensitive ? '(?s)' : '(?is)'
  const first = test.pieces[0] ?? ''
  const last = test.pieces.at(-1) ?? ''
  const body = test.pieces.map(regexEscaped).join('.*')
  const breaker = test.whole ? majorBreaker : '[^A-Za-z0-9]'
  const before = first === '' ? '' : `(?:^|${breaker})`
  const after = last === '' ? '' : `(?:$|${breaker})`
  const contains = `${subject} ${test.caseSensitive ? 'LIKE' : 'ILIKE'} ${names.params.text(`%${test.pieces.map(likeEscaped).join('%')}%`)}`
  if (before === '' && after === '') return contains
  return `(${contains} AND match(${subject}, ${names.params.text(`${flags}${before}${body}${after}`)}))`
}

/** What bounds a term in an index (segmenters.conf, MAJOR), as it is and as addresses on the web write it. */
const majorBreaker = String.raw`[\[\]<>(){}|!;,'"*\s&?+]|--|%(?:21|2526|2520|26|2[089bcBC]|3[abdABD]|5[bdBD]|7[cC]|0[aA])`

const regexEscaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
