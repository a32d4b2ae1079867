/** Splunk detections, in the three forms their YAML has had, as rules. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Drilldown, Rule, RuleReading, RuleTest } from './rule.ts'
import { splunkOutput } from './splunk-output.ts'
import { type KeyReader, keyReader, valueAt } from './yaml-keys.ts'
import { placeOf, scalarSource, type YamlMap } from './yaml-tree.ts'

export interface SplunkFile {
  /** The whole file. */
  readonly body: Source
  /** What the places of `root` count in. */
  readonly source: Source
  readonly root: YamlMap
}

/**
 * The keys say which form it is: `finding`, `intermediate_findings` and `creation_date` came with the third, where all
 * of `tags` moved to the top; `rba` with the second, where observables, scores and message left `tags`.
 */
function generationOf(root: YamlMap): 1 | 2 | 3 {
  const has = (key: string) => root.entries.has(key)
  if (has('finding') || has('intermediate_findings') || has('creation_date') || has('modification_date')) return 3
  if (has('rba')) return 2
  const tags = valueAt(root, 'tags')
  if (tags?.kind !== 'map') return 3
  return ['observable', 'risk_score', 'message', 'impact', 'confidence'].some(key => tags.entries.has(key)) ? 1 : 2
}

export function readSplunkRule(file: SplunkFile): RuleReading {
  const { root, source, body } = file
  const diagnostics: Diagnostic[] = []
  const keys = keyReader(source, diagnostic => diagnostics.push(diagnostic))
  const search = keys.scalar(root, 'search')
  const name = keys.text(root, 'name') ?? stem(body.name)
  if (!search || search.text.trim() === '') {
    diagnostics.push({
      code: 'missing-search',
      severity: 'error',
      message: `the detection '${name}' has no 'search'`,
      place: { source, span: search?.span ?? { start: root.span.start, end: root.span.start + 1 } },
    })
    return { rule: undefined, diagnostics }
  }
  const generation = generationOf(root)
  const tags = generation === 3 ? root : keys.map(root, 'tags')
  const status = keys.text(root, 'status') ?? 'production'
  const type = keys.text(root, 'type') ?? 'TTP'
  const rule: Rule = {
    id: keys.text(root, 'id') ?? missing('id', body.name, root, source, diagnostics),
    name,
    file: body.name,
    vendor: 'splunk',
    language: 'spl',
    generation,
    version: keys.number(root, 'version') ?? 0,
    status,
    deprecated: status === 'deprecated' || /(?:^|\/)(?:deprecated|removed)\//.test(body.name),
    type,
    description: keys.text(root, 'description') ?? '',
    author: keys.text(root, 'author'),
    created: keys.text(root, 'creation_date') ?? keys.text(root, 'date'),
    modified: keys.text(root, 'modification_date') ?? keys.text(root, 'date'),
    severity: undefined,
    search: scalarSource(source, search, body.name),
    searchPlace: placeOf(source, search),
    body,
    dataSources: dataSourcesOf(root, keys),
    tags: [],
    techniques: keys.texts(tags, 'mitre_attack_id'),
    cves: keys.texts(tags, 'cve'),
    stories: keys.texts(tags, 'analytic_story'),
    references: keys.texts(root, 'references'),
    howToImplement: keys.text(root, 'how_to_implement'),
    knownFalsePositives: keys.text(root, 'known_false_positives'),
    securityDomain: keys.text(tags, 'security_domain'),
    assetType: keys.text(tags, 'asset_type'),
    category: keys.text(root, 'category') ?? /(?:^|\/)detections\/([^/]+)\//.exec(body.name)?.[1],
    products: keys.texts(tags, 'product'),
    output: splunkOutput({ root, tags, keys, generation, type }),
    drilldowns: keys.maps(root, 'drilldown_searches').map(map => drilldown(map, keys)),
    tests: keys.maps(root, 'tests').map((map, index) => test(map, index, keys, keys.text(tags, 'manual_test'))),
    filters: [],
  }
  return { rule, diagnostics: [...diagnostics, ...unknownKeys(file, generation)] }
}

/** `A AND B` in one entry: both together. Two rules of the old content spell the key as `data_sources`. */
function dataSourcesOf(root: YamlMap, keys: KeyReader): readonly string[] {
  const written = [...keys.texts(root, 'data_source'), ...keys.texts(root, 'data_sources')]
  return [...new Set(written.flatMap(entry => entry.split(/\s+AND\s+/)).map(name => name.trim()))].filter(Boolean)
}

function drilldown(map: YamlMap, keys: KeyReader): Drilldown {
  return {
    name: keys.text(map, 'name') ?? '',
    search: keys.text(map, 'search') ?? '',
    earliest: keys.text(map, 'earliest_offset'),
    latest: keys.text(map, 'latest_offset'),
  }
}

function test(map: YamlMap, index: number, keys: KeyReader, manual: string | undefined): RuleTest {
  const type = keys.text(map, 'test_type') ?? 'unit'
  return {
    name: keys.text(map, 'name') ?? `test ${index + 1}`,
    type: manual === undefined ? type : 'manual',
    manual,
    earliest: keys.text(map, 'earliest_time'),
    latest: keys.text(map, 'latest_time'),
    attackData: keys.maps(map, 'attack_data').map(data => ({
      data: keys.text(data, 'data') ?? '',
      source: keys.text(data, 'source'),
      sourcetype: keys.text(data, 'sourcetype'),
      index: keys.text(data, 'custom_index'),
      host: keys.text(data, 'host'),
    })),
  }
}

function missing(key: string, fallback: string, root: YamlMap, source: Source, diagnostics: Diagnostic[]): string {
  diagnostics.push({
    code: `missing-${key}`,
    severity: 'warning',
    message: `the detection has no '${key}'; its path stands in`,
    place: { source, span: { start: root.span.start, end: root.span.start + 1 } },
  })
  return fallback
}

const topKeys = new Set(
  `name id version date author status type description explanation data_source search how_to_implement
  known_false_positives references drilldown_searches tags tests deployment enabled_by_default baselines
  deprecation_info rba creation_date modification_date finding intermediate_findings threat_objects schedule
  custom_schedule category analytic_story asset_type security_domain product mitre_attack_id cve atomic_guid group
  throttling manual_test mappings`.split(/\s+/),
)

/** A key that no form knows is most likely a slip of the pen; the rule runs without it. */
function unknownKeys({ root, source }: SplunkFile, generation: number): readonly Diagnostic[] {
  return [...root.entries].flatMap(([key, entry]): Diagnostic[] => {
    const help = key === 'data_sources' ? 'data_source' : undefined
    const moved = generation === 3 && key === 'tags'
    if (topKeys.has(key) && !moved) return []
    const message = moved
      ? `'tags' is of an older form; beside 'creation_date' its keys stand at the top`
      : `'${key}' is no key of a detection`
    return [
      {
        code: 'unknown-key',
        severity: 'warning',
        message: help ? `${message}; '${help}' would be right` : message,
        ...(help ? { help } : {}),
        place: { source, span: entry.keySpan },
      },
    ]
  })
}

function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/, '')
}
