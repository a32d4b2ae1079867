/** Reads folders of detection content from the disk: rules, and what rules need, pooled from all roots and what is above them. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource, type Source } from '../text/source.ts'
import { slugOf } from './catalog.ts'
import { parseCsv } from './csv.ts'
import {
  type DataSource,
  type DataSourcePool,
  dataSourcePool,
  readDataSource,
  type UnreadSources,
} from './data-sources.ts'
import { readElasticRule } from './elastic/read.ts'
import { ancestors, type FoundFile, isFolder, reasonOf, walk } from './folder.ts'
import {
  bareLookup,
  type Lookup,
  type LookupDefinition,
  type LookupPool,
  type LookupTable,
  lookupPool,
  readLookup,
} from './lookups.ts'
import { type MacroDefinition, type MacroPool, macroPool, readMacro, repeatedMacros } from './macros.ts'
import { objectKind } from './objects.ts'
import type { Rule, RuleReading } from './rule.ts'
import { readSigmaFilter, readSigmaRule, type SigmaFilter, withFilters } from './sigma/read.ts'
import { readSplunkRule } from './splunk.ts'
import { keyReader } from './yaml-keys.ts'
import { parseYaml } from './yaml-parse.ts'

export interface RuleSet {
  /** In the order of the roots, then of their paths. */
  readonly rules: readonly Rule[]
  readonly macros: MacroPool
  readonly lookups: LookupPool
  readonly dataSources: DataSourcePool
  readonly diagnostics: readonly Diagnostic[]
}

const largestFile = 1024 * 1024
const largestTable = 256 * 1024 * 1024
const mostRows = 2_000_000
const pooled = ['macros', 'lookups', 'data_sources']

export function readRules(roots: readonly string[]): RuleSet {
  const collector = new Collector()
  for (const root of roots) collector.root(root)
  for (const root of roots)
    for (const folder of ancestors(root))
      for (const name of pooled) if (isFolder(join(folder, name))) collector.pool(join(folder, name), folder)
  return collector.result()
}

/** What one call of `readRules` gathers. */
class Collector {
  private readonly rules: Rule[] = []
  private readonly filters: SigmaFilter[] = []
  private readonly macros: MacroDefinition[] = []
  private readonly lookups: Lookup[] = []
  private readonly tables: Lookup[] = []
  private readonly dataSources: DataSource[] = []
  private readonly diagnostics: Diagnostic[] = []
  /** Files of data sources above the roots. */
  private readonly later: FoundFile[] = []
  /** Files that were read, links resolved: roots may lie inside each other. */
  private readonly read = new Set<string>()

  /** Everything below a root counts. */
  root(root: string): void {
    const before = this.rules.length
    const { files, unreadable } = walk(root)
    for (const { name, reason } of unreadable) this.unread(name, reason)
    const border = files.length === 1 && !isFolder(root) ? dirname(root) : root
    for (const file of files) this.file(file, border, 'all')
    const known =
      this.rules.length > before || unreadable.length > 0 || this.diagnostics.some(d => d.severity === 'error')
    if (!known) this.note('no-rules', root, `'${root}' holds no detection`)
  }

  /** A folder beside or above a root brings macros, lookups and data sources, but no rules. */
  pool(folder: string, border: string): void {
    const { files, unreadable } = walk(folder)
    for (const { name, reason } of unreadable) this.unread(name, reason)
    // There are hundreds of them, they are long, and a rule names one or two.
    if (basename(folder) === 'data_sources') this.later.push(...files)
    else for (const file of files) this.file(file, border, 'pooled')
  }

  result(): RuleSet {
    const { rules, diagnostics } = newest(this.rules)
    return {
      rules: withFilters(rules, this.filters),
      macros: macroPool(this.macros),
      lookups: lookupPool(this.lookups, this.tables),
      dataSources: dataSourcePool(this.dataSources, this.unreadSources()),
      diagnostics: [...this.diagnostics, ...repeatedMacros(this.macros), ...diagnostics],
    }
  }

  private file(file: FoundFile, border: string, take: 'all' | 'pooled'): void {
    if (this.read.has(file.path)) return
    if (/\.csv$/i.test(file.name)) {
      this.read.add(file.path)
      if (/(?:^|\/)lookups\//.test(file.name))
        this.tables.push(this.lookup(bareLookup(basename(file.name)), file.name, border))
    } else if (/\.ya?ml$/i.test(file.name)) {
      this.read.add(file.path)
      const text = this.text(file)
      if (text !== undefined) this.yaml(rootSource(file.name, text), border, take)
    } else if (/\.toml$/i.test(file.name) && take === 'all') {
      this.read.add(file.path)
      const text = this.text(file)
      if (text !== undefined) this.rule(readElasticRule(rootSource(file.name, text)))
    }
  }

  private yaml(body: Source, border: string, take: 'all' | 'pooled'): void {
    const { documents, diagnostics } = parseYaml(body)
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic)
    if (diagnostics.some(diagnostic => diagnostic.severity === 'error')) return
    for (const { source, root } of documents) {
      if (root?.kind !== 'map') continue
      const keys = keyReader(source, diagnostic => this.diagnostics.push(diagnostic))
      const kind = objectKind(root)
      if (kind === 'detection' && take === 'all') {
        this.rule(readSplunkRule({ body, source, root }))
      } else if (kind === 'macro') {
        const macro = readMacro(root, source, keys)
        if (macro) this.macros.push(macro)
      } else if (kind === 'lookup') {
        const definition = readLookup(root, source, keys, stem(body.name))
        if (definition) this.lookups.push(this.lookup(definition, body.name, border))
      } else if (kind === 'data-source') {
        const dataSource = readDataSource(root, source, keys)
        if (dataSource) this.dataSources.push(dataSource)
      } else if (kind === 'sigma' && take === 'all') {
        this.rule(readSigmaRule({ body, source, root }))
      } else if (kind === 'sigma-filter' && take === 'all') {
        const filter = readSigmaFilter({ body, source, root })
        if (filter) this.filters.push(filter)
      }
    }
  }

  private unreadSources(): UnreadSources {
    const sources = (files: readonly FoundFile[]): readonly DataSource[] => {
      const before = this.dataSources.length
      for (const file of files) this.file(file, '', 'pooled')
      return this.dataSources.slice(before)
    }
    return {
      named: name => sources(this.later.filter(file => stem(file.name).toLowerCase() === slugOf(name))),
      all: () => sources(this.later),
    }
  }

  private rule({ rule, diagnostics }: RuleReading): void {
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic)
    if (rule) this.rules.push(rule)
  }

  /** `beside` is the file that the table lies next to; `border` the folder that it must not leave. */
  private lookup(definition: LookupDefinition, beside: string, border: string): Lookup {
    let table: LookupTable | undefined
    return {
      definition,
      table: () => {
        table ??= readTable(definition, dirname(beside), border)
        return table
      },
    }
  }

  private text(file: FoundFile): string | undefined {
    try {
      const { size } = statSync(file.path)
      if (size <= largestFile) return readFileSync(file.path, 'utf8')
      this.unread(file.name, `${size} bytes are more than the ${largestFile} that a rule may have`)
    } catch (error) {
      this.unread(file.name, reasonOf(error))
    }
    return undefined
  }

  private unread(name: string, reason: string): void {
    this.diagnostics.push(unreadable(name, reason))
  }

  private note(code: string, name: string, message: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, place: nowhere(name) })
  }
}

/** Of rules with the same id the one of the highest version; of the same version the first. */
function newest(rules: readonly Rule[]): Pick<RuleSet, 'rules' | 'diagnostics'> {
  const best = new Map<string, Rule>()
  for (const rule of rules) {
    const other = best.get(rule.id)
    if (!other || rule.version > other.version) best.set(rule.id, rule)
  }
  const kept = rules.filter(rule => best.get(rule.id) === rule)
  const dropped = rules.filter(rule => best.get(rule.id) !== rule)
  const diagnostics = dropped.map((rule): Diagnostic => {
    const winner = best.get(rule.id)
    const message = `'${rule.file}' (version ${rule.version}) has the id of '${winner?.file}' (version ${winner?.version}), which counts`
    return { code: 'repeated-id', severity: 'warning', message, place: rule.searchPlace }
  })
  return { rules: kept, diagnostics }
}

/** The table of a lookup; a name that leads out of the border by a path or a link is refused. */
function readTable(definition: LookupDefinition, folder: string, border: string): LookupTable {
  const { filename, fields } = definition
  if (definition.kind !== 'csv' || filename === undefined)
    return { table: { columns: fields, rows: [], uneven: [] }, diagnostics: [] }
  const empty = (reason: string): LookupTable => ({
    table: { columns: fields, rows: [], uneven: [] },
    diagnostics: [
      {
        ...unreadable(filename, reason),
        ...(definition.place ? { place: definition.place } : {}),
        message: `the table '${filename}' of the lookup '${definition.name}' cannot be read: ${reason}`,
      },
    ],
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

const withSeparator = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)

const nowhere = (name: string) => ({ source: rootSource(name, ''), span: { start: 0, end: 0 } })

const unreadable = (name: string, reason: string): Diagnostic => ({
  code: 'unreadable',
  severity: 'error',
  message: `'${name}' cannot be read: ${reason}`,
  place: nowhere(name),
})

const stem = (path: string): string => basename(path).replace(/\.ya?ml$/i, '')
