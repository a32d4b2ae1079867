/** The table of a lookup, from the file that lies beside its definition. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Diagnostic } from '../text/diagnostic.ts'
import { parseCsv } from './csv.ts'
import { reasonOf } from './folder.ts'
import type { Lookup, LookupDefinition, LookupTable } from './lookups.ts'
import { once } from './once.ts'
import { unreadable } from './unreadable.ts'

const largestTable = 256 * 1024 * 1024
const mostRows = 2_000_000

/** `beside` is the file that the table lies next to; `border` the folder that it must not leave. */
export const lookupOf = (definition: LookupDefinition, beside: string, border: string): Lookup => ({
  definition,
  table: once(() => readTable(definition, dirname(beside), border)),
})

/** A name that leads out of the border by a path or a link is refused. */
function readTable(definition: LookupDefinition, folder: string, border: string): LookupTable {
  const { filename, fields } = definition
  if (definition.kind !== 'csv' || filename === undefined)
    return { table: { columns: fields, rows: [], uneven: [] }, diagnostics: [] }
  const empty = (reason: string): LookupTable => ({
    table: { columns: fields, rows: [], uneven: [] },
    diagnostics: [cannotRead(definition, filename, reason)],
  })
  if (/[/\\\0]/.test(filename) || filename === '..') return empty('its name holds a folder')
  try {
    const path = realpathSync(join(folder, filename))
    if (!path.startsWith(withSeparator(realpathSync(border)))) return empty('it leads out of its folder')
    const { size } = statSync(path)
    if (size > largestTable) return empty(`${size} bytes are more than ${largestTable}`)
    return { table: parseCsv(readFileSync(path, 'utf8'), mostRows), diagnostics: [] }
  } catch (error) {
    return empty(reasonOf(error))
  }
}

const cannotRead = ({ name, place }: LookupDefinition, filename: string, reason: string): Diagnostic => ({
  ...unreadable(filename, reason),
  ...(place ? { place } : {}),
  message: `the table '${filename}' of the lookup '${name}' cannot be read: ${reason}`,
})

const withSeparator = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)
