/** Rules found by what a person types: an id, a name, a slug, a file, or filters such as `tactic=execution type=TTP`. */
import { matchesStars } from '../predicate/pattern.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource } from '../text/source.ts'
import { current, findTactic, findTechnique } from './attack.ts'
import { type Rule, ruleLanguages, ruleVendors } from './rule.ts'

export interface Catalog {
  readonly rules: readonly Rule[]
  /** By id, name, slug, file stem or path; several where the query says no more than they share. */
  find(query: string): readonly Rule[]
  /** Nothing where the query has an error. */
  select(query: string): Selection
}

export interface Selection {
  readonly rules: readonly Rule[]
  readonly diagnostics: readonly Diagnostic[]
}

export function makeCatalog(rules: readonly Rule[]): Catalog {
  return {
    rules,
    find: query => find(rules, query),
    select(query) {
      const { terms, diagnostics } = readQuery(query)
      if (diagnostics.some(isError)) return { rules: [], diagnostics }
      return { rules: rules.filter(rule => terms.every(term => term(rule))), diagnostics }
    },
  }
}

/** `Suspicious WMI-Use` is `suspicious_wmi_use`, which is also the name of its file. */
export const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[ ./-]/g, '_')

export const stemOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.(?:ya?ml|toml)$/i, '')

const oneOf = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/** The keys that `select` knows, with what they compare. */
export const queryKeys: Readonly<Record<string, string>> = {
  id: 'the id',
  name: 'the name',
  file: 'the path of the file',
  type: 'TTP, Anomaly, Hunting or Correlation; detection of Sigma; query, threshold, new_terms of Elastic',
  status: 'production, experimental or deprecated',
  tactic: 'an ATT&CK tactic by id or name',
  technique: 'an ATT&CK technique, its sub-techniques included',
  platform: 'windows, linux, macos, cloud or network, as far as the data sources say',
  data_source: 'the name of a data source',
  story: 'the name of an analytic story',
  category: 'endpoint, cloud, network, web or application',
  asset: 'the type of asset',
  domain: 'the security domain',
  vendor: oneOf(ruleVendors),
  language: oneOf(ruleLanguages),
  severity: 'critical, high, medium, low or informational, as far as rules say it',
  tag: 'a tag as written',
  product: 'windows, linux, aws, …, as far as rules say it',
  author: 'an author',
  cve: 'a CVE',
}

function find(rules: readonly Rule[], query: string): readonly Rule[] {
  const text = query.trim()
  const lower = text.toLowerCase()
  const slug = slugOf(text)
  const tries: readonly ((rule: Rule) => boolean)[] = [
    rule => rule.id === text,
    rule => rule.file === text || rule.file.endsWith(`/${text}`),
    rule => rule.name === text,
    rule => rule.id.toLowerCase() === lower || rule.name.toLowerCase() === lower,
    rule =>
      slugOf(rule.name) === slug ||
      stemOf(rule.file).toLowerCase() === slug ||
      stemOf(rule.file).toLowerCase() === lower,
  ]
  for (const matches of tries) {
    const found = rules.filter(matches)
    if (found.length > 0) return found
  }
  return []
}

type Term = (rule: Rule) => boolean

function readQuery(query: string): { readonly terms: readonly Term[]; readonly diagnostics: readonly Diagnostic[] } {
  const terms: Term[] = []
  const diagnostics: Diagnostic[] = []
  const source = rootSource('<select>', query)
  for (const match of query.matchAll(/(?:([A-Za-z_]+)(!?=))?("(?:[^"\\]|\\.)*"|[^\s"]+)/g)) {
    const [all, key, operator, raw = ''] = match
    const place = { source, span: { start: match.index, end: match.index + all.length } }
    const values = raw.startsWith('"') ? [raw.slice(1, -1).replaceAll(/\\(.)/g, '$1')] : raw.split(',').filter(Boolean)
    const read = key === undefined ? textOf : Object.hasOwn(readers, key) ? readers[key] : undefined
    if (!read) {
      const known = Object.keys(queryKeys).join(', ')
      const message = `'${key}' is no key to select by; known are ${known}`
      diagnostics.push({ code: 'unknown-query-key', severity: 'error', message, place })
      continue
    }
    const wrong = key === undefined ? undefined : values.map(value => unknownValue(key, value)).find(Boolean)
    if (wrong) diagnostics.push({ code: 'unknown-query-value', severity: 'warning', ...wrong, place })
    const loose = key === undefined
    const tests = values.map(value => matcher(loose ? `*${value}*` : canonical(key, value)))
    const holds: Term = rule => tests.some(test => read(rule).some(test))
    terms.push(operator === '!=' ? rule => !holds(rule) : holds)
  }
  return { terms, diagnostics }
}

const textOf = (rule: Rule): readonly string[] => [rule.name, rule.id, rule.description]

const readers: Readonly<Record<string, (rule: Rule) => readonly string[]>> = {
  id: rule => [rule.id],
  name: rule => [rule.name],
  file: rule => [rule.file, stemOf(rule.file)],
  type: rule => [rule.type],
  status: rule => (rule.deprecated ? [rule.status, 'deprecated'] : [rule.status]),
  tactic: rule => rule.techniques.flatMap(id => current(id)?.tactics.map(tactic => tactic.id) ?? []),
  technique: rule => rule.techniques.flatMap(id => [id, id.replace(/\.\d+$/, ''), current(id)?.id ?? id]),
  platform: platformsOf,
  data_source: rule => rule.dataSources,
  story: rule => rule.stories,
  category: rule => (rule.category ? [rule.category] : []),
  asset: rule => (rule.assetType ? [rule.assetType] : []),
  domain: rule => (rule.securityDomain ? [rule.securityDomain] : []),
  vendor: rule => [rule.vendor],
  language: rule => [rule.language],
  severity: rule => (rule.severity ? [rule.severity] : []),
  tag: rule => rule.tags,
  product: rule => rule.products,
  author: rule => rule.author?.split(/\s*,\s*/) ?? [],
  cve: rule => rule.cves,
}

/** The tactic by its id, whatever name it was given by. */
const canonical = (key: string, value: string): string => (key === 'tactic' ? (findTactic(value)?.id ?? value) : value)

/** Keys with few values, all of them known. */
const choices: Readonly<Record<string, { readonly is: string; readonly of: readonly string[] }>> = {
  severity: { is: 'severity', of: ['critical', 'high', 'medium', 'low', 'informational'] },
  vendor: { is: 'vendor', of: ruleVendors },
  language: { is: 'rule language', of: ruleLanguages },
}

function unknownValue(key: string, value: string): Pick<Diagnostic, 'message' | 'help'> | undefined {
  if (value.includes('*')) return undefined
  if (key === 'tactic' && !findTactic(value)) return { message: `'${value}' is no tactic of ATT&CK` }
  if (key === 'technique' && !findTechnique(value)) return { message: `'${value}' is no technique of ATT&CK` }
  const choice = Object.hasOwn(choices, key) ? choices[key] : undefined
  if (!choice || choice.of.includes(value.toLowerCase())) return undefined
  const { nearest: help = choice.of.join(', ') } = nearest(value.toLowerCase(), choice.of)
  return { message: `'${value}' is no ${choice.is}`, help }
}

function matcher(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase()
  return text => matchesStars(text.toLowerCase(), wanted)
}

const systems = new Set(['windows', 'linux', 'macos'])
const cloud =
  /^(?:aws|asl aws|amazon|azure|o365|office 365|gsuite|g suite|google|gcp|okta|kubernetes|github|pingid|circleci|crushftp|ms365|entra)/i

/** What the names of data sources say, else the title: content has no key for it. */
function platformsOf(rule: Rule): readonly string[] {
  const platforms = rule.dataSources.flatMap(name => {
    if (/linux|auditd/i.test(name)) return ['linux']
    if (/^(?:sysmon|windows|powershell|ntlm|active directory)/i.test(name)) return ['windows']
    if (/macos|osquery/i.test(name)) return ['macos']
    return cloud.test(name) ? ['cloud'] : []
  })
  const titled = ['windows', 'linux', 'macos'].filter(platform => rule.name.toLowerCase().startsWith(platform))
  const network = rule.securityDomain === 'network' ? ['network'] : []
  const own = rule.vendor === 'splunk' ? [] : rule.products.map(name => (systems.has(name) ? name : 'cloud'))
  return [...new Set([...platforms, ...titled, ...network, ...own])]
}
