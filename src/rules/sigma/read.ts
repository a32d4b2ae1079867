/** Documents of a Sigma file as rules: detections, correlations, and filters that narrow rules of other files. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Source } from '../../text/source.ts'
import type { Rule, RuleReading } from '../rule.ts'
import { type KeyReader, keyReader, valueAt } from '../yaml-keys.ts'
import type { YamlMap, YamlNode } from '../yaml-tree.ts'
import { logSourceName } from './log-sources.ts'

export interface SigmaDocument {
  /** The whole file. */
  readonly body: Source
  /** What the places of `root` count in. */
  readonly source: Source
  readonly root: YamlMap
}

/** Whether a document is one of Sigma, and of which kind. */
export function sigmaKind(root: YamlMap): 'rule' | 'filter' | undefined {
  if (valueAt(root, 'filter')?.kind === 'map' && root.entries.has('logsource')) return 'filter'
  const detects = root.entries.has('detection') && (root.entries.has('logsource') || root.entries.has('title'))
  const correlates = valueAt(root, 'correlation')?.kind === 'map' && root.entries.has('title')
  return detects || correlates ? 'rule' : undefined
}

export function readSigmaRule({ body, source, root }: SigmaDocument): RuleReading {
  const diagnostics: Diagnostic[] = []
  const keys = keyReader(source, diagnostic => diagnostics.push(diagnostic))
  const type = root.entries.has('correlation') ? 'correlation' : 'detection'
  const logic = valueAt(root, type)
  const title = keys.text(root, 'title') ?? stem(body.name)
  if (logic?.kind !== 'map') {
    const span = logic?.span ?? { start: root.span.start, end: root.span.start + 1 }
    const message = `the rule '${title}' wants a map under '${type}'`
    diagnostics.push({ code: `missing-${type}`, severity: 'error', message, place: { source, span } })
    return { rule: undefined, diagnostics }
  }
  const logsource = keys.map(root, 'logsource')
  const product = keys.text(logsource, 'product')
  const named = logSourceName({
    product,
    category: keys.text(logsource, 'category'),
    service: keys.text(logsource, 'service'),
  })
  const status = keys.text(root, 'status') ?? 'test'
  const tags = keys.texts(root, 'tags')
  const rule: Rule = {
    id: keys.text(root, 'id') ?? keys.text(root, 'name') ?? body.name,
    name: title,
    file: body.name,
    vendor: 'sigma',
    language: 'sigma',
    generation: 1,
    version: 0,
    status,
    deprecated: status === 'deprecated' || /(?:^|\/)deprecated\//.test(body.name),
    type,
    description: keys.text(root, 'description') ?? '',
    author: keys.text(root, 'author'),
    created: keys.text(root, 'date'),
    modified: keys.text(root, 'modified') ?? keys.text(root, 'date'),
    severity: keys.text(root, 'level'),
    search: blockSource(source, logic, body.name),
    searchPlace: { source, span: logic.span },
    body,
    dataSources: named === '' ? [] : [named],
    tags: tags.filter(tag => !technique.test(tag) && !cve.test(tag)),
    techniques: tags.flatMap(tag => technique.exec(tag)?.[1]?.toUpperCase() ?? []),
    cves: tags.flatMap(tag => cveId(tag) ?? []),
    stories: [],
    references: keys.texts(root, 'references'),
    howToImplement: keys.text(logsource, 'definition'),
    knownFalsePositives: falsePositives(root, keys),
    securityDomain: undefined,
    assetType: undefined,
    category: undefined,
    products: product === undefined ? [] : [product],
    output: { kind: 'match', title: undefined, score: undefined, entities: [], threats: [] },
    drilldowns: [],
    tests: [],
    filters: [],
  }
  return { rule, diagnostics }
}

export interface SigmaFilter {
  /** Ids or names of the rules that it narrows; `any` for all of its log source. */
  readonly rules: readonly string[]
  readonly logSource: string
  readonly text: Source
}

export function readSigmaFilter({ body, source, root }: SigmaDocument): SigmaFilter | undefined {
  const keys = keyReader(source, () => undefined)
  const filter = keys.map(root, 'filter')
  if (!filter) return undefined
  const logsource = keys.map(root, 'logsource')
  const part = (key: string) => keys.text(logsource, key)
  return {
    rules: keys.texts(filter, 'rules'),
    logSource: logSourceName({ product: part('product'), category: part('category'), service: part('service') }),
    text: blockSource(source, filter, body.name),
  }
}

/** A rule with the filters that name it. */
export function withFilters(rule: Rule, filters: readonly SigmaFilter[]): Rule {
  if (rule.vendor !== 'sigma' || rule.type === 'correlation') return rule
  const texts = filters.filter(filter => narrows(filter, rule)).map(({ text }) => text)
  return texts.length === 0 ? rule : { ...rule, filters: texts }
}

const narrows = ({ rules, logSource }: SigmaFilter, { id, name, dataSources }: Rule): boolean =>
  rules.includes(id) || rules.includes(name) || (rules.includes('any') && dataSources.includes(logSource))

const technique = /^attack\.(t\d{4}(?:\.\d{3})?)$/i
const cve = /^cve\.(\d{4})[.-](\d+)$/i

function cveId(tag: string): string | undefined {
  const match = cve.exec(tag)
  return match ? `CVE-${match[1]}-${match[2]}` : undefined
}

/** A map of the file as a text of its own, from the start of its first line: it is YAML again. */
function blockSource(source: Source, node: YamlNode, name: string): Source {
  const { text } = source
  const flow = text.charAt(node.span.start) === '{'
  const lineStart = text.lastIndexOf('\n', node.span.start - 1) + 1
  const start = flow ? node.span.start : lineStart
  const { end } = node.span
  const segment = { start: 0, end: end - start, from: source, at: { start, end } }
  return { name, text: text.slice(start, end), segments: [segment] }
}

function falsePositives(root: YamlMap, keys: KeyReader): string | undefined {
  const texts = keys.texts(root, 'falsepositives')
  return texts.length === 0 ? undefined : texts.join('\n')
}

const stem = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/i, '')
