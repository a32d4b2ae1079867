/** Plan expressions → ClickHouse expressions. Null is NULL for text and number, the empty array for a list. */
import type { ColumnId, ColumnType } from '../plan/columns.ts'
import type { Expr, Test } from '../plan/expr.ts'
import { unreachable } from '../text/unreachable.ts'
import { badPatternSql, unnamedSql } from './bad-pattern.ts'
import { operationSql } from './operations.ts'
import { numeral, type ParamList } from './query.ts'
import { tableLookupSql } from './table-lookup.ts'
import { compareSql, foldedSql, inSubnetSql, likeSql, sameNumberSql, wildcardSql, wordSql } from './tests.ts'

/** What the SQL of an expression depends on: where columns come from, and where texts are bound. */
export interface Names {
  readonly params: ParamList
  /** The SQL of a column, as it can be named at this place of the query. */
  column(id: ColumnId): string
}

export function exprSql(expr: Expr, names: Names): string {
  const sql = (inner: Expr): string => exprSql(inner, names)
  switch (expr.kind) {
    case 'column':
      return names.column(expr.id)
    case 'text':
      return names.params.text(expr.value)
    case 'number':
      return numeral(expr.value)
    case 'boolean':
      return expr.value ? 'true' : 'false'
    case 'null':
      return nullOf(expr.type)
    case 'item':
      return expr.name
    case 'choose': {
      const branches = expr.branches.map(branch => `${sql(branch.when)}, ${branchSql(branch.value, expr.type, names)}`)
      const otherwise = branchSql(expr.otherwise, expr.type, names)
      return branches.length === 1
        ? `if(${branches[0]}, ${otherwise})`
        : `multiIf(${branches.join(', ')}, ${otherwise})`
    }
    case 'call':
      return operationSql(expr, names)
    case 'cast':
      return castSql(expr.operand, expr.type, names)
    case 'map':
      return `arrayMap(${expr.item} -> assumeNotNull(${sql(expr.body)}), arrayFilter(${expr.item} -> isNotNull(${sql(expr.body)}), ${sql(expr.list)}))`
    case 'let':
      return `arrayMap(${expr.item} -> ${sql(expr.body)}, [${sql(expr.value)}])[1]`
    case 'keep':
      return `arrayFilter(${expr.item} -> ifNull(${sql(expr.test)}, false), ${sql(expr.list)})`
    case 'anywhere':
      return `(max(ifNull(${sql(expr.test)}, false)) OVER ())`
    case 'tableLookup':
      return tableLookupSql(expr, names)
    default:
      return testSql(expr, names)
  }
}

function testSql(test: Test, names: Names): string {
  const sql = (inner: Expr): string => exprSql(inner, names)
  switch (test.kind) {
    case 'and':
      return `(${test.operands.map(sql).join(' AND ')})`
    case 'or':
      return `(${test.operands.map(sql).join(' OR ')})`
    case 'not':
      return `NOT ${sql(test.operand)}`
    case 'holds':
      return neverNull(test.operand) ? sql(test.operand) : `ifNull(${sql(test.operand)}, false)`
    case 'present':
      return test.operand.type === 'list' ? `notEmpty(${sql(test.operand)})` : `isNotNull(${sql(test.operand)})`
    case 'compare':
      return compareSql(test, names)
    case 'equals':
      return `${foldedSql(sql(test.operand), [test.value])} = ${names.params.text(test.value.toLowerCase())}`
    case 'sameNumber':
      return sameNumberSql(test, names)
    case 'oneOf':
      return `${foldedSql(sql(test.operand), test.values)} IN ${names.params.texts(test.values.map(value => value.toLowerCase()))}`
    case 'wildcard':
      return wildcardSql(test, names)
    case 'matches':
      return typeof test.pattern === 'string'
        ? `match(${sql(test.operand)}, ${patternSql(test.pattern, names)})`
        : withPattern(sql(test.pattern), names, pattern => `match(${sql(test.operand)}, ${pattern})`)
    case 'like':
      return likeSql(test, names)
    case 'inSubnet':
      return inSubnetSql(test, names)
    case 'word':
      return wordSql(test, names)
    case 'any': {
      const value = memberTest(test)
      if (value !== undefined) return `has(${sql(test.list)}, ${names.params.text(value)})`
      if (test.test.kind === 'present' && isItem(test.test.operand, test.item)) return `notEmpty(${sql(test.list)})`
      const each = sql(test.test)
      return `arrayExists(${test.item} -> ${isTestOfItem(test) ? each : `ifNull(${each}, false)`}, ${sql(test.list)})`
    }
    default:
      return unreachable(test)
  }
}

/** The literal that `any` compares each value with, where that is all it does. */
function memberTest({ item, test }: Extract<Test, { kind: 'any' }>): string | undefined {
  if (test.kind !== 'compare' || test.operator !== '=' || test.as !== 'text') return undefined
  const { left, right } = test
  return isItem(left, item) && right.kind === 'text' ? right.value : undefined
}

/** Whether a test looks at nothing but the value of the list, which is never null, and a literal. */
function isTestOfItem({ item, test }: Extract<Test, { kind: 'any' }>): boolean {
  if (test.kind !== 'equals' && test.kind !== 'oneOf' && test.kind !== 'wildcard') return false
  return isItem(test.operand, item)
}

const isItem = (expr: Expr, name: string): boolean => expr.kind === 'item' && expr.name === name

/** A pattern of the rule is a bound constant. */
export const patternSql = (pattern: string, names: Names): string => names.params.text(regexSql(pattern))

/** A pattern of the data differs from row to row; NULL where there is none, and where what is there cannot be one. */
export function withPattern(pattern: string, { params }: Names, body: (pattern: string) => string): string {
  const given = `ifNull(${pattern}, '(')`
  return `arrayMap(re -> if(${badPatternSql('re', params)}, NULL, ${body(`concat('(?-s)', ${unnamedSql('re', params)})`)}), [${given}])[1]`
}

/** In ClickHouse `.` matches a newline unless told otherwise; in SPL it does not. */
export const regexSql = (pattern: string): string => `(?-s)${pattern}`

/** Tests that answer true or false whatever they are given. */
function neverNull(expr: Expr): boolean {
  switch (expr.kind) {
    case 'boolean':
    case 'holds':
    case 'present':
    case 'sameNumber':
    case 'any':
    case 'anywhere':
      return true
    case 'and':
    case 'or':
      return expr.operands.every(neverNull)
    case 'not':
      return neverNull(expr.operand)
    default:
      return false
  }
}

export function nullOf(type: ColumnType): string {
  switch (type) {
    case 'text':
      return "CAST(NULL, 'Nullable(String)')"
    case 'number':
      return "CAST(NULL, 'Nullable(Float64)')"
    case 'boolean':
      return "CAST(NULL, 'Nullable(Bool)')"
    case 'list':
      return "CAST([], 'Array(String)')"
    default:
      return unreachable(type)
  }
}

/** All branches must have one type in SQL too; a bare constant has a narrower one. */
function branchSql(value: Expr, type: ColumnType, names: Names): string {
  const sql = exprSql(value, names)
  return value.kind === 'number' && type === 'number' ? `toFloat64(${sql})` : sql
}

/** A number as text: at most 15 significant digits, whole numbers without a point (`3`, not `3.0`). */
const numberText = (number: string): string =>
  once(
    number,
    sql =>
      `if(abs(${sql}) < 1e15 AND ${sql} = trunc(${sql}), toString(${wholeSql(sql)}), toString(toFloat64(printf('%.15g', ${sql}))))`,
  )

/** SQL that uses a value several times; one that is long is reckoned, and written, once. */
export const once = (value: string, body: (value: string) => string, name = 'l', most = 100): string =>
  value.length <= most ? body(value) : `arrayMap(${name} -> ${body(name)}, [${value}])[1]`

/** Where each level writes the one below it twice, a few levels are more than a memory holds: what is longer is named. */
export const longest = 4000

function castSql(operand: Expr, type: ColumnType, names: Names): string {
  return once(exprSql(operand, names), sql => castOf(sql, operand, type, names), 'long', longest)
}

function castOf(sql: string, operand: Expr, type: ColumnType, names: Names): string {
  if (operand.kind === 'number' && type === 'text') return names.params.text(String(operand.value))
  if (operand.kind === 'null') return nullOf(type)
  switch (`${operand.type}→${type}` as const) {
    case 'text→number':
      return numberSql(sql)
    case 'number→text':
      return numberText(sql)
    case 'text→list':
      return operand.kind === 'text' ? `[${sql}]` : `if(isNull(${sql}), [], [assumeNotNull(${sql})])`
    case 'number→list':
      return `if(isNull(${sql}), [], [assumeNotNull(${numberText(sql)})])`
    case 'list→text':
      return `if(length(${sql}) = 1, ${sql}[1], NULL)`
    case 'list→number':
      return numberSql(`if(length(${sql}) = 1, ${sql}[1], NULL)`)
    case 'boolean→text':
      return truthText(sql)
    case 'boolean→list':
      return `if(isNull(${sql}), [], [assumeNotNull(${truthText(sql)})])`
    case 'boolean→number':
      return nullOf('number')
    default:
      throw new Error(`no cast from ${operand.type} to ${type}`)
  }
}

const truthText = (sql: string): string => `if(isNull(${sql}), NULL, if(${sql}, 'True', 'False'))`

/** A number without its fraction; NULL for what no integer can be: `inf`, `nan`, what is too large. */
export const wholeSql = (sql: string, type: 'Int64' | 'UInt64' = 'Int64'): string =>
  `accurateCastOrNull(trunc(${sql}), '${type}')`

/** The number that a text looks like, else NULL; `inf` and `nan` are words, not numbers. */
export const numberSql = (text: string): string =>
  once(text, sql => `if(isFinite(toFloat64OrNull(${sql})), toFloat64OrNull(${sql}), NULL)`)
