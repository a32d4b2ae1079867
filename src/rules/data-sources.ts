/** Data sources of a rule set: what a rule's `data_source` names stand for. */
import type { Place, Source } from '../text/source.ts'
import type { KeyReader } from './yaml-keys.ts'
import { placeOf, type YamlMap } from './yaml-tree.ts'

export interface DataSource {
  readonly name: string
  readonly id: string | undefined
  readonly source: string
  readonly sourcetype: string
  /** The field that tells its events from others of the source, and its value where one is written. */
  readonly separator: string | undefined
  readonly separatorValue: string | undefined
  readonly fields: readonly string[]
  /** The techniques' data components of ATT&CK. */
  readonly components: readonly string[]
  readonly place: Place
}

export interface DataSourcePool {
  readonly all: readonly DataSource[]
  /** Cases and outer blanks do not matter. */
  find(name: string): DataSource | undefined
}

/** Files of data sources that are read only when one is asked for that is not known yet. */
export interface UnreadSources {
  /** Of the file that is named as the data source is, if there is one. */
  named(name: string): readonly DataSource[]
  all(): readonly DataSource[]
}

export function dataSourcePool(defined: readonly DataSource[], unread?: UnreadSources): DataSourcePool {
  const byName = new Map<string, DataSource>()
  const take = (sources: readonly DataSource[]): void => {
    for (const source of sources) if (!byName.has(key(source.name))) byName.set(key(source.name), source)
  }
  let rest = unread
  const takeRest = (): void => {
    if (rest) take(rest.all())
    rest = undefined
  }
  take(defined)
  return {
    get all() {
      takeRest()
      return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
    find(name) {
      if (rest && !byName.has(key(name))) take(rest.named(name))
      if (!byName.has(key(name))) takeRest()
      return byName.get(key(name))
    },
  }
}

export function readDataSource(root: YamlMap, source: Source, keys: KeyReader): DataSource | undefined {
  const name = keys.text(root, 'name')
  if (!name) return undefined
  return {
    name,
    id: keys.text(root, 'id'),
    source: keys.text(root, 'source') ?? '',
    sourcetype: keys.text(root, 'sourcetype') ?? '',
    separator: keys.text(root, 'separator'),
    separatorValue: keys.text(root, 'separator_value'),
    fields: keys.texts(root, 'fields'),
    components: keys.texts(root, 'mitre_components'),
    place: placeOf(source, root),
  }
}

const key = (name: string): string => name.trim().toLowerCase()
