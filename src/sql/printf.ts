/** One conversion of C's printf; ClickHouse's own covers all but the thousands separators. */
import { type Names, wholeSql } from './expr.ts'

export function printfSql(value: string, conversion: string, names: Names): string {
  const grouped = conversion.includes("'")
  const format = names.params.text(conversion.replace("'", '').replace(/[iu]$/, 'd'))
  const letter = conversion.at(-1) ?? 's'
  if (grouped) {
    const plain = `printf(${format}, ${letter === 'f' || letter === 'F' ? value : wholeSql(value)})`
    return `reverse(replaceRegexpAll(reverse(splitByChar('.', assumeNotNull(${plain}))[1]), '(\\\\d{3})(\\\\d)', '\\\\1,\\\\2'))`
  }
  if ('diuxXo'.includes(letter)) return `printf(${format}, ${wholeSql(value)})`
  return letter === 'c' ? `substringUTF8(${value}, 1, 1)` : `printf(${format}, ${value})`
}
