/** Takes values out of YAML maps with the type that is wanted; what has another type is reported where it stands. */
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import { isNull, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from './yaml-tree.ts'

export interface KeyReader {
  /** A scalar as text; absent for nothing and for other types. */
  text(map: YamlMap | undefined, key: string): string | undefined
  scalar(map: YamlMap | undefined, key: string): YamlScalar | undefined
  number(map: YamlMap | undefined, key: string): number | undefined
  /** A lone scalar is a list of one. */
  texts(map: YamlMap | undefined, key: string): readonly string[]
  map(map: YamlMap | undefined, key: string): YamlMap | undefined
  maps(map: YamlMap | undefined, key: string): readonly YamlMap[]
}

/** `report` is told what was wanted and is not there. */
export function keyReader(source: Source, report: (diagnostic: Diagnostic) => void): KeyReader {
  const wrong = (key: string, node: YamlNode, wanted: string) =>
    report({
      code: 'wrong-type',
      severity: 'warning',
      message: `'${key}' wants ${wanted} and not ${nameOf(node)}`,
      place: { source, span: node.span },
    })

  const scalar = (map: YamlMap | undefined, key: string): YamlScalar | undefined => {
    const node = valueAt(map, key)
    if (!node) return undefined
    if (node.kind === 'scalar') return node
    wrong(key, node, 'a text')
    return undefined
  }

  const items = (map: YamlMap | undefined, key: string): readonly YamlNode[] => {
    const node = valueAt(map, key)
    if (!node) return []
    return node.kind === 'list' ? node.items.filter(item => !isNull(item)) : [node]
  }

  return {
    scalar,
    text: (map, key) => scalar(map, key)?.text,
    number(map, key) {
      const node = scalar(map, key)
      if (!node) return undefined
      if (/^[-+]?\d+(?:\.\d+)?$/.test(node.text)) return Number(node.text)
      wrong(key, node, 'a number')
      return undefined
    },
    texts: (map, key) =>
      items(map, key).flatMap(item => {
        if (item.kind === 'scalar') return [item.text]
        wrong(key, item, 'a list of texts')
        return []
      }),
    map(map, key) {
      const node = valueAt(map, key)
      if (!node || node.kind === 'map') return node
      wrong(key, node, 'a map')
      return undefined
    },
    maps: (map, key) =>
      items(map, key).flatMap(item => {
        if (item.kind === 'map') return [item]
        wrong(key, item, 'a list of maps')
        return []
      }),
  }
}

/** The value of a key; absent where it is missing or says that there is nothing. */
export function valueAt(map: YamlMap | undefined, key: string): YamlNode | undefined {
  const entry: YamlEntry | undefined = map?.entries.get(key)
  return entry && !isNull(entry.value) ? entry.value : undefined
}

function nameOf(node: YamlNode): string {
  if (node.kind === 'map') return 'a map'
  return node.kind === 'list' ? 'a list' : `'${node.text.length > 40 ? `${node.text.slice(0, 37)}…` : node.text}'`
}
