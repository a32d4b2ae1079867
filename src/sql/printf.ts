/** One conversion of C's printf; ClickHouse's own covers all but the thousands separators. */
import { type Names, wholeSql } from './expr.ts'

export function printfSql(value: string, conversion: string, names: Names): string {
  const grouped = conversion.includes("'")
  const format = names.params.text(conversion.replace("'", '').replace(/[iu]$/, 'd'))
  const letter = conversion.at(-1) ?? 's'
  if (grouped) return groupedSql(`printf(${format}, ${'fF'.includes(letter) ? value : wholeSql(value)})`)
  if ('diuxXo'.includes(letter)) return `printf(${format}, ${wholeSql(value)})`
  return letter === 'c' ? `substringUTF8(${value}, 1, 1)` : `printf(${format}, ${value})`
}

/** A comma before every third digit of the whole part; what stands before the first digit keeps its place. */
function groupedSql(printed: string): string {
  const parts = `splitByChar('.', assumeNotNull(${printed}))`
  const whole = `replaceRegexpOne(reverse(replaceRegexpAll(reverse(${parts}[1]), '(\\\\d{3})', '\\\\1,')), '^([^0-9,]*),', '\\\\1')`
  return `if(isNull(${printed}), NULL, concat(${whole}, if(length(${parts}) > 1, concat('.', ${parts}[2]), '')))`
}
