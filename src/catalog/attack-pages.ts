/** The ATT&CK matrix over the rules, one technique, and the matrix as a layer of the Navigator. */
import { findTechnique, type Technique, tactics } from '../rules/attack.ts'
import { attackTechniques, attackVersion } from '../rules/attack-data.ts'
import type { MatrixFilter, MatrixPage, TechniquePage } from '../server/api-attack.ts'
import { matrixAddress, techniqueAddress } from './addresses.ts'
import type { AttackLayer } from './attack-layer.ts'
import { compareText, type Entry, type Library, techniquesOf } from './library.ts'
import { addressOf, type Filter, facetLabels, narrow, valueLabel } from './list.ts'
import { byName } from './list-order.ts'
import { type ListPlace, ruleList, tally, tallyEvents, tallyValues, techniqueLink } from './rows.ts'

export interface MatrixView {
  /** One value of a facet at most. */
  readonly filters: readonly Filter[]
  readonly live: boolean
}

export function matrixPage(library: Library, { filters, live }: MatrixView = whole): MatrixPage {
  const { layer } = library
  const naming = library.entries.filter(entry => entry.techniques.length > 0)
  const entries = narrow(naming, filters)
  const techniques = filters.length > 0 ? techniquesOf(entries) : library.techniques
  const countOf = (id: string): number => techniques.get(id)?.length ?? 0
  const addressUnder = (id: string): string =>
    filters.length > 0 && countOf(id) > 0
      ? addressOf({ query: id, filters, order: byName, page: 1, live })
      : techniqueAddress(id)
  const cell = ({ id, name }: Technique) => ({
    id,
    name,
    address: addressUnder(id),
    count: countOf(id),
    ...(layer && { marked: layer.techniques.has(id) }),
  })
  return {
    kind: 'matrix',
    version: attackVersion,
    filters: live ? matrixFilters.map(name => filterOf(name, filters, naming, library)) : [],
    of: naming.length,
    rules: entries.length,
    techniques: [...techniques.keys()].filter(id => findTechnique(id)).length,
    tactics: tactics.map(tactic => {
      const own = standing().filter(technique => technique.tactics.includes(tactic))
      const parents = own.filter(({ id }) => !id.includes('.'))
      return {
        id: tactic.shortName,
        name: tactic.name,
        address: `/rules/by/tactic/${tactic.shortName}/`,
        covered: parents.filter(({ id }) => countOf(id) > 0).length,
        cells: parents.map(technique => ({
          ...cell(technique),
          children: own.filter(({ id }) => id.startsWith(`${technique.id}.`)).map(cell),
        })),
      }
    }),
    ...(layer && { compared: compare(layer, techniques) }),
  }
}

const whole: MatrixView = { filters: [], live: false }

const matrixFilters = ['vendor', 'source'] as const

function filterOf(
  name: (typeof matrixFilters)[number],
  filters: readonly Filter[],
  naming: readonly Entry[],
  library: Library,
): MatrixFilter {
  const others = filters.filter(({ facet }) => facet !== name)
  const under = narrow(naming, others)
  const counts = new Map(tally(under, ({ facets }) => facets[name]))
  const chosen = filters.find(({ facet }) => facet === name)?.value
  if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0)
  const label = facetLabels[name]
  const query = others.map(({ facet, value }) => `${facet}=${encodeURIComponent(value)}`).join('&')
  return {
    name,
    label,
    values: [...counts]
      .map(([value, count]) => ({ value, label: valueLabel(name, value, library), count }))
      .toSorted((a, b) => compareText(a.label, b.label)),
    chosen:
      chosen === undefined
        ? undefined
        : {
            value: chosen,
            label: valueLabel(name, chosen, library),
            without: { label, count: under.length, address: matrixAddress + (query === '' ? '' : `?${query}`) },
          },
  }
}

function compare(layer: AttackLayer, techniques: Library['techniques']): NonNullable<MatrixPage['compared']> {
  const ids = [...layer.techniques].toSorted()
  const gaps = ids.filter(id => !techniques.has(id))
  return {
    name: layer.name,
    techniques: ids.length,
    covered: ids.length - gaps.length,
    gaps: gaps.map(techniqueLink),
    beyond: [...techniques.keys()].filter(id => findTechnique(id) && !layer.techniques.has(id)).length,
    renamed: layer.renamed,
    unknown: layer.unknown,
  }
}

export function techniquePage(id: string, library: Library, place: ListPlace): TechniquePage | undefined {
  const technique = findTechnique(id)
  if (!technique || technique.id !== id || (technique.withdrawn && !library.techniques.has(id))) return undefined
  const entries = library.techniques.get(id) ?? []
  const [parent] = id.split('.')
  const children = standing().filter(child => child.id.startsWith(`${id}.`))
  return {
    kind: 'technique',
    id,
    name: technique.name,
    parent: parent !== undefined && parent !== id ? techniqueLink(parent) : undefined,
    tactics: technique.tactics.map(({ name, shortName }) => ({ label: name, address: `/attack/#${shortName}` })),
    children: children.map(child => ({
      ...techniqueLink(child.id),
      count: library.techniques.get(child.id)?.length ?? 0,
    })),
    events: tallyEvents(entries, 12),
    indicators: tallyValues(entries, library, 20),
    list: ruleList(entries, place),
  }
}

/** A layer of the Navigator, format 4.5, of the rules that the filters leave: the score of a technique is the number of its own rules. */
export function navigatorLayer(library: Library, filters: readonly Filter[] = []): object {
  const entries = narrow(library.entries, filters)
  const of = filters.map(({ facet, value }) => valueLabel(facet, value, library)).join(', ')
  const counts = new Map<string, number>()
  for (const { techniques } of entries) for (const id of techniques) counts.set(id, (counts.get(id) ?? 0) + 1)
  const known = [...counts].filter(([id]) => findTechnique(id)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const most = known.reduce((most, [, count]) => Math.max(most, count), 1)
  return {
    name: of === '' ? 'Detection rules' : `Detection rules: ${of}`,
    versions: { attack: attackVersion.replace(/\..*$/, ''), navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: `${entries.length} detection rules; the score of a technique is the number of rules that name it`,
    sorting: 3,
    techniques: known.map(([techniqueID, score]) => ({ techniqueID, score, comment: `${score} rules`, enabled: true })),
    gradient: { colors: ['#e3eefb', '#0a3a75'], minValue: 0, maxValue: most },
    legendItems: [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
  }
}

let known: readonly Technique[] | undefined

/** Techniques that ATT&CK still has, by id. */
function standing(): readonly Technique[] {
  known ??= attackTechniques
    .trim()
    .split('\n')
    .flatMap(line => findTechnique(line.slice(0, line.indexOf('|'))) ?? [])
    .filter(({ withdrawn }) => !withdrawn)
  return known
}
