/** The detections of the reference material, their macros, and the two kinds of macros that come from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import type { Macro, MacroLookup } from '../../src/spl/macros.ts'
import { rootSource } from '../../src/text/source.ts'
import { sharedPath } from '../shared.ts'

export interface Detection {
  readonly name: string
  readonly search: string
}

export function readDetections(kind: 'detections' | 'baselines' = 'detections'): Detection[] {
  const folder = sharedPath('corpus', 'splunk', kind)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yml'))
  return files.sort().flatMap(file => {
    const document = readYaml(join(folder, file))
    const search = textAt(document, 'search')
    return search === undefined ? [] : [{ name: file.replace(/^.*\/|\.yml$/g, ''), search }]
  })
}

export function readMacros(): MacroLookup {
  const folder = sharedPath('corpus', 'splunk', 'macros')
  const macros = readdirSync(folder).map(file => macroOf(readYaml(join(folder, file))))
  macros.push(macro('drop_dm_object_name', ['object_name'], 'rename "$object_name$.*" as "*"'))
  const known = new Map(macros.map(each => [`${each.name}(${each.parameters.length})`, each]))
  const filter = (name: string): Macro => macro(name, [], 'search *')
  return (name, arity) =>
    known.get(`${name}(${arity})`) ?? (arity === 0 && name.endsWith('_filter') ? filter(name) : undefined)
}

export const macro = (name: string, parameters: readonly string[], definition: string): Macro => ({
  name,
  parameters,
  definition: rootSource(`macro ${name}`, definition),
})

/** A few files break the text of a search before a `|` in the first column, which YAML does not allow. */
function readYaml(path: string): unknown {
  return parseYaml(readFileSync(path, 'utf8').replace(/^\|/gm, '  |'))
}

function macroOf(document: unknown): Macro {
  const parameters =
    typeof document === 'object' && document !== null && 'arguments' in document ? document.arguments : []
  const names = Array.isArray(parameters) ? parameters.map(String) : []
  return macro(textAt(document, 'name') ?? '', names, textAt(document, 'definition') ?? '')
}

function textAt(document: unknown, key: string): string | undefined {
  if (typeof document !== 'object' || document === null) return undefined
  const value: unknown = Object.entries(document).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : undefined
}
