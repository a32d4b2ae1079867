/** Names, option values and quoted texts as SPL takes them. */
import type { Name } from './ast.ts'

/** Bare where every list of names takes it bare. */
export function printName(name: string): string {
  return /^[A-Za-z_*][\w.{}:@*]*$/.test(name) && !clauses.has(name.toLowerCase()) ? name : quoted(name)
}

export const printNames = (names: readonly Name[]): string => names.map(({ name }) => printName(name)).join(', ')

export const printOption = (name: string, value: string): string =>
  `${name}=${/^[\w.:+@-]+$/.test(value) ? value : quoted(value)}`

/** The parts that are there, with one blank between them. */
export function words(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== false && part !== '').join(' ')
}

/** An option that is off, or on, unless written. */
export const flag = (name: string, on: boolean, usual = false): string => (on === usual ? '' : `${name}=${on}`)

/** An option that has a value unless written. */
export const unless = (usual: string | number | undefined, name: string, value: string | number | undefined): string =>
  value === undefined || value === usual ? '' : printOption(name, String(value))

/** A text in double quotes. */
export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Words that would end a list, or begin something else in it. */
const clauses = new Set(
  'as by d desc eval from groupby in output outputnew over sortby where with datamodel lookup savedsearch'.split(' '),
)
