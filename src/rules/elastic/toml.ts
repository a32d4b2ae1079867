/** Reads TOML: values by the library, and where each text stands in the file by a scan of our own. */
import { parse, TomlError } from 'smol-toml'
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'

/** A table of foreign data: nothing is known of its values. */
export type Table = Readonly<Record<string, unknown>>

export interface TomlFile {
  /** Empty where the file cannot be read. */
  readonly root: Table
  readonly diagnostics: readonly Diagnostic[]
}

export function parseToml(file: Source): TomlFile {
  try {
    return { root: parse(file.text, { maxDepth: 60, unsafeKeyBehaviour: 'drop' }) as Table, diagnostics: [] }
  } catch (error) {
    const { message, start } = faultOf(error, file.text)
    const place = { source: file, span: { start, end: Math.min(start + 1, file.text.length) } }
    return { root: {}, diagnostics: [{ code: 'toml', severity: 'error', message, place }] }
  }
}

function faultOf(error: unknown, text: string): { readonly message: string; readonly start: number } {
  if (!(error instanceof TomlError)) return { message: 'the file cannot be read as TOML', start: 0 }
  const reason = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? ''
  let start = 0
  for (let line = 1; line < error.line; line++) start = text.indexOf('\n', start) + 1 || text.length
  return { message: `this is no TOML: ${reason}`, start: Math.min(start + Math.max(0, error.column - 1), text.length) }
}

export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** A value of a table's own. */
export const at = (table: Table | undefined, key: string): unknown =>
  table && Object.hasOwn(table, key) ? table[key] : undefined

export function textAt(table: Table | undefined, key: string): string | undefined {
  const value = at(table, key)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A lone text is a list of one. */
export function textsAt(table: Table | undefined, key: string): readonly string[] {
  const value = at(table, key)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

export function numberAt(table: Table | undefined, key: string): number | undefined {
  const value = at(table, key)
  return typeof value === 'number' ? value : undefined
}

export function tableAt(table: Table | undefined, key: string): Table | undefined {
  const value = at(table, key)
  return isTable(value) ? value : undefined
}

/** A lone table is a list of one. */
export function tablesAt(table: Table | undefined, key: string): readonly Table[] {
  const value = at(table, key)
  if (isTable(value)) return [value]
  return Array.isArray(value) ? value.filter(isTable) : []
}
