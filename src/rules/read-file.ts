/** The text of one file of detection content to the rules in it, and to what rules need. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { type DataSource, readDataSource } from './data-sources.ts'
import { readElasticRule } from './elastic/read.ts'
import { type LookupDefinition, readLookup } from './lookups.ts'
import { type MacroDefinition, readMacro } from './macros.ts'
import { objectKind } from './objects.ts'
import type { Rule, RuleReading } from './rule.ts'
import { readSigmaFilter, readSigmaRule, type SigmaFilter } from './sigma/read.ts'
import { readSplunkRule } from './splunk.ts'
import { keyReader } from './yaml-keys.ts'
import { parseYaml } from './yaml-parse.ts'
import type { YamlMap } from './yaml-tree.ts'

/** Everything of a file, or what rules need without the rules. */
export type Take = 'all' | 'pooled'

/** In the order of the file. */
export interface FileReading {
  readonly rules: readonly Rule[]
  readonly filters: readonly SigmaFilter[]
  readonly macros: readonly MacroDefinition[]
  readonly lookups: readonly LookupDefinition[]
  readonly dataSources: readonly DataSource[]
  readonly diagnostics: readonly Diagnostic[]
}

export const nothingRead: FileReading = {
  rules: [],
  filters: [],
  macros: [],
  lookups: [],
  dataSources: [],
  diagnostics: [],
}

export function readFile(body: Source, take: Take): FileReading {
  if (!/\.toml$/i.test(body.name)) return readYaml(body, take)
  const { rule, diagnostics } = readElasticRule(body)
  return { ...nothingRead, rules: rule ? [rule] : [], diagnostics }
}

/** Whether other files are read otherwise where this one changes. */
export const isNeeded = ({ filters, macros, lookups, dataSources }: FileReading): boolean =>
  filters.length + macros.length + lookups.length + dataSources.length > 0

export const stemOfYaml = (path: string): string => (path.split(/[/\\]/).at(-1) ?? path).replace(/\.ya?ml$/i, '')

interface Growing {
  readonly rules: Rule[]
  readonly filters: SigmaFilter[]
  readonly macros: MacroDefinition[]
  readonly lookups: LookupDefinition[]
  readonly dataSources: DataSource[]
  readonly diagnostics: Diagnostic[]
}

function readYaml(body: Source, take: Take): FileReading {
  const { documents, diagnostics } = parseYaml(body)
  const found: Growing = { rules: [], filters: [], macros: [], lookups: [], dataSources: [], diagnostics: [] }
  push(found.diagnostics, diagnostics)
  if (diagnostics.some(diagnostic => diagnostic.severity === 'error')) return found
  for (const { source, root } of documents) if (root?.kind === 'map') readObject({ body, source, root }, take, found)
  return found
}

interface Document {
  readonly body: Source
  readonly source: Source
  readonly root: YamlMap
}

function readObject({ body, source, root }: Document, take: Take, found: Growing): void {
  const keys = keyReader(source, diagnostic => found.diagnostics.push(diagnostic))
  const kind = objectKind(root)
  if (kind === 'detection' && take === 'all') {
    addRule(readSplunkRule({ body, source, root }), found)
  } else if (kind === 'macro') {
    const macro = readMacro(root, source, keys)
    if (macro) found.macros.push(macro)
  } else if (kind === 'lookup') {
    const definition = readLookup(root, source, keys, stemOfYaml(body.name))
    if (definition) found.lookups.push(definition)
  } else if (kind === 'data-source') {
    const dataSource = readDataSource(root, source, keys)
    if (dataSource) found.dataSources.push(dataSource)
  } else if (kind === 'sigma' && take === 'all') {
    addRule(readSigmaRule({ body, source, root }), found)
  } else if (kind === 'sigma-filter' && take === 'all') {
    const filter = readSigmaFilter({ body, source, root })
    if (filter) found.filters.push(filter)
  }
}

function addRule({ rule, diagnostics }: RuleReading, found: Growing): void {
  push(found.diagnostics, diagnostics)
  if (rule) found.rules.push(rule)
}

function push<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}
