/** Comma-separated values as RFC 4180 has them: CRLF after each line, quotes where needed, quotes inside doubled. */
import type { Value } from '../../detect/report.ts'

/** An absent value is empty; the values of a list stand on lines of their own inside the cell, as SPL writes them out. */
export const csvLine = (values: readonly (Value | undefined)[]): string => values.map(cell).join(',') + '\r\n'

function cell(value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? value.join('\n') : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
