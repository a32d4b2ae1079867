/** The ATT&CK matrix over the rules, one technique, and the matrix as a layer of the Navigator. */
import { findTechnique, type Technique, tactics } from '../rules/attack.ts'
import { attackTechniques, attackVersion } from '../rules/attack-data.ts'
import type { MatrixPage, TechniquePage } from '../server/api.ts'
import { techniqueAddress } from './addresses.ts'
import type { AttackLayer } from './attack-layer.ts'
import type { Library } from './library.ts'
import { type ListPlace, ruleList, tallyEvents, tallyValues, techniqueLink } from './rows.ts'

export function matrixPage({ techniques, entries, layer }: Library): MatrixPage {
  const countOf = (id: string): number => techniques.get(id)?.length ?? 0
  const cell = ({ id, name }: Technique) => ({
    id,
    name,
    address: techniqueAddress(id),
    count: countOf(id),
    ...(layer && { marked: layer.techniques.has(id) }),
  })
  return {
    kind: 'matrix',
    version: attackVersion,
    rules: entries.filter(entry => entry.techniques.length > 0).length,
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

/** A layer of the Navigator, format 4.5: the score of a technique is the number of its own rules. */
export function navigatorLayer({ entries }: Library, name: string): object {
  const counts = new Map<string, number>()
  for (const { techniques } of entries) for (const id of techniques) counts.set(id, (counts.get(id) ?? 0) + 1)
  const known = [...counts].filter(([id]) => findTechnique(id)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const most = known.reduce((most, [, count]) => Math.max(most, count), 1)
  return {
    name,
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
