/** Rule files of Elastic, TOML with a query in it, as rules. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Place, Source } from '../../text/source.ts'
import type { Rule, RuleLanguage, RuleReading } from '../rule.ts'
import { parseEsql } from './esql.ts'
import { numberAt, parseToml, type Table, tableAt, tablesAt, textAt, textsAt } from './toml.ts'
import { type TomlEntry, tomlEntries, tomlText } from './toml-places.ts'

/** Nothing where the file is TOML, but no rule. */
export function readElasticRule(body: Source): RuleReading {
  const { root, diagnostics: problems } = parseToml(body)
  const table = tableAt(root, 'rule')
  if (!table || textAt(table, 'name') === undefined) return { rule: undefined, diagnostics: problems }
  const language = languageOf(table)
  const entries = tomlEntries(body.text, language === 'ml' ? 'rule.machine_learning_job_id' : 'rule.query')
  const search = language === 'ml' ? noText(body, entries) : queryOf(body, table, entries)
  if (language === undefined || !search) {
    const message = language
      ? `the rule '${textAt(table, 'name')}' has no 'query'`
      : `'${textAt(table, 'language') ?? textAt(table, 'type')}' is no language of rules that is known here`
    const code = language ? 'missing-query' : 'unknown-language'
    return { rule: undefined, diagnostics: [...problems, faultAt(entries, 'rule', body, code, message)] }
  }
  return {
    rule: ruleOf({ body, root, table, language, search: search.source, searchPlace: search.place }),
    diagnostics: problems,
  }
}

interface Parts {
  readonly body: Source
  readonly root: Table
  readonly table: Table
  readonly language: RuleLanguage
  readonly search: Source
  readonly searchPlace: Place
}

function ruleOf({ body, root, table, language, search, searchPlace }: Parts): Rule {
  const metadata = tableAt(root, 'metadata')
  const tags = textsAt(table, 'tags')
  const id = textAt(table, 'rule_id') ?? body.name
  const name = textAt(table, 'name') ?? ''
  const maturity = textAt(metadata, 'maturity') ?? 'production'
  const block = textAt(table, 'building_block_type') !== undefined
  const score = numberAt(table, 'risk_score')
  const indexes = language === 'esql' ? parseEsql(search).indexes : textsAt(table, 'index')
  return {
    id,
    name,
    file: body.name,
    vendor: 'elastic',
    language,
    generation: 1,
    version: numberAt(table, 'version') ?? 0,
    status: maturity,
    deprecated: maturity === 'deprecated' || /(?:^|\/)_?deprecated\//.test(body.name) || /^Deprecated - /.test(name),
    type: textAt(table, 'type') ?? '',
    description: textAt(table, 'description')?.trim() ?? '',
    author: textsAt(table, 'author').join(', ') || undefined,
    created: isoDate(textAt(metadata, 'creation_date')),
    modified: isoDate(textAt(metadata, 'updated_date')),
    severity: textAt(table, 'severity'),
    search,
    searchPlace,
    body,
    dataSources: indexes,
    tags: tags.filter(tag => !/^OS: /.test(tag)),
    techniques: techniquesOf(table),
    cves: [...new Set(tags.flatMap(tag => tag.match(/CVE-\d{4}-\d{4,}/gi) ?? []))].map(cve => cve.toUpperCase()),
    stories: [],
    references: textsAt(table, 'references'),
    howToImplement: textAt(table, 'setup')?.trim(),
    knownFalsePositives: textsAt(table, 'false_positives').join('\n').trim() || undefined,
    securityDomain: undefined,
    assetType: undefined,
    category: undefined,
    products: productsOf(tags, indexes),
    output: {
      kind: block ? 'intermediate_finding' : 'finding',
      title: undefined,
      score,
      entities: [],
      threats: [],
    },
    drilldowns: [],
    tests: [],
    filters: [],
  }
}

function languageOf(table: Table): RuleLanguage | undefined {
  if (textAt(table, 'type') === 'machine_learning') return 'ml'
  switch (textAt(table, 'language') ?? 'kuery') {
    case 'kuery':
      return 'kql'
    case 'lucene':
      return 'lucene'
    case 'eql':
      return 'eql'
    case 'esql':
      return 'esql'
    default:
      return undefined
  }
}

interface Query {
  readonly source: Source
  readonly place: Place
}

/** The query with its places; without any where it is written in a form that the scan does not know. */
function queryOf(body: Source, table: Table, entries: readonly TomlEntry[]): Query | undefined {
  const value = textAt(table, 'query')
  if (value === undefined) return undefined
  const span = entries.find(({ path }) => path === 'rule.query')?.valueSpan ?? { start: 0, end: 0 }
  const source = tomlText(body, span, body.name)
  const place = { source: body, span }
  const segments = [{ start: 0, end: value.length, from: body, at: span }]
  return { source: source?.text === value ? source : { name: body.name, text: value, segments }, place }
}

/** A job of machine learning has no text: what stands for it is the name of the job. */
function noText(body: Source, entries: readonly TomlEntry[]): Query {
  const span = entries.find(({ path }) => path === 'rule.machine_learning_job_id')?.valueSpan ?? { start: 0, end: 0 }
  const text = body.text.slice(span.start, span.end)
  const segments = [{ start: 0, end: text.length, from: body, at: span }]
  return { source: { name: body.name, text, segments }, place: { source: body, span } }
}

/** A sub-technique says more than the technique that it stands under. */
function techniquesOf(table: Table): readonly string[] {
  const ids = tablesAt(table, 'threat').flatMap(threat =>
    tablesAt(threat, 'technique').flatMap(technique => {
      const below = tablesAt(technique, 'subtechnique').flatMap(sub => textAt(sub, 'id') ?? [])
      return below.length > 0 ? below : (textAt(technique, 'id') ?? [])
    }),
  )
  return [...new Set(ids)].filter(id => /^T\d{4}(?:\.\d{3})?$/.test(id))
}

const clouds =
  /^(?:logs-)?\*?(aws|azure|gcp|okta|o365|google_workspace|github|kubernetes|cyberarkpas|gitlab|cloud_defend)\b/

function productsOf(tags: readonly string[], indexes: readonly string[]): readonly string[] {
  const systems = tags.flatMap(tag => /^OS: (\w+)$/.exec(tag)?.[1]?.toLowerCase() ?? [])
  return [...new Set([...systems, ...indexes.flatMap(index => clouds.exec(index)?.[1] ?? [])])]
}

const isoDate = (date: string | undefined): string | undefined => date?.replaceAll('/', '-')

function faultAt(
  entries: readonly TomlEntry[],
  path: string,
  source: Source,
  code: string,
  message: string,
): Diagnostic {
  const span = entries.find(entry => entry.path === path)?.keySpan ?? { start: 0, end: Math.min(1, source.text.length) }
  return { code, severity: 'error', message, place: { source, span } }
}
