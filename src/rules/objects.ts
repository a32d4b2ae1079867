/** Tells the kinds of YAML objects in a content folder apart by their keys, as folders may be named anyhow. */
import { sigmaKind } from './sigma/read.ts'
import { valueAt } from './yaml-keys.ts'
import type { YamlMap } from './yaml-tree.ts'

export type ObjectKind = 'detection' | 'macro' | 'lookup' | 'data-source' | 'sigma' | 'sigma-filter' | 'other'

export function objectKind(root: YamlMap): ObjectKind {
  const sigma = sigmaKind(root)
  if (sigma) return sigma === 'rule' ? 'sigma' : 'sigma-filter'
  const has = (key: string) => root.entries.has(key)
  const type = valueAt(root, 'type')
  const typeName = type?.kind === 'scalar' ? type.text.toLowerCase() : ''
  if (typeName === 'baseline' || typeName === 'investigation' || has('narrative')) return 'other'
  if (has('search') || /^(?:ttp|anomaly|hunting|correlation)$/.test(typeName))
    return has('scheduling') ? 'other' : 'detection'
  if (has('definition') && has('name')) return 'macro'
  if (has('name') && (has('filename') || has('collection') || has('lookup_type') || has('external_type')))
    return 'lookup'
  if (has('name') && has('source') && has('sourcetype')) return 'data-source'
  return 'other'
}
