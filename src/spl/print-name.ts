/** Names, option values and quoted texts as SPL takes them. */
import type { Name } from './ast.ts'

/** Bare where every list of names takes it bare. */
export function printName(name: string): string {
  return /^[A-Za-z_*][\w.{}:@*]*$/.test(name) && !clauses.has(name.toLowerCase()) ? name : quoted(name)
}

export const printNames = (names: readonly Name[]): string => names.map(({ name }) => printName(name)).join(', ')

export const printOption = (name: string, value: string): string =>
  `${name}=${/^[\w.:+@-]+$/.test(value) ? value : quoted(value)}`

/** A text in double quotes. */
export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Words that would end a list, or begin something else in it. */
const clauses = new Set(['as', 'by', 'd', 'desc', 'eval', 'from', 'groupby', 'sortby', 'where'])
