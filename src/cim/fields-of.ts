/** Which fields events of a source can have: those that their mapping makes, and those that they carry. */
import { compileLayers, fieldsOf as fieldsOfValue } from './compile.ts'
import type { ChannelMapping, Layer } from './mapping.ts'
import { sourceData } from './mappings/source-data.ts'
import { channels, mappingOf } from './mappings/windows.ts'
import { windowsData } from './mappings/windows-data.ts'
import { statedMapping } from './recognise.ts'
import type { Reading, SourceMapping } from './source-mapping.ts'
import { systemFieldNames } from './windows-fields.ts'

/** As searches and lists of data sources name it; a channel may end in `*`. */
export interface SourceName {
  readonly source?: string
  readonly sourcetype?: string
  /** Of Windows: the fields of this event only. */
  readonly eventCode?: string
}

export interface KnownFields {
  readonly names: ReadonlySet<string>
  /** Any name that begins so is known too; an empty one is how every name begins. */
  readonly open: readonly string[]
}

/** Undefined for a source that no mapping speaks of. */
export function fieldsOf(name: SourceName): KnownFields | undefined {
  const mapping = statedMapping(name.sourcetype, name.source)
  if (mapping) return known(mapping)
  const channel = channelNamed(name.source ?? '') ?? channelNamed(name.sourcetype ?? '')
  if (channel === undefined) return undefined
  if (!channel.endsWith('*')) return knownWindows(channel, name.eventCode)
  const start = channel.slice(0, -1).toLowerCase()
  const among = [...spelling].flatMap(([lower, spelled]) => (lower.startsWith(start) ? [spelled] : []))
  const each = among.map(one => knownWindows(one, name.eventCode))
  return { names: new Set(each.flatMap(({ names }) => [...names])), open: each.flatMap(({ open }) => open) }
}

export const hasField = (fields: KnownFields, name: string): boolean =>
  fields.names.has(name) || fields.open.some(prefix => name.startsWith(prefix))

/** What every event has, whatever its source. */
export const columnNames: readonly string[] = [
  ...['_time', '_raw', '_indextime', 'index', 'host', 'source', 'sourcetype', 'eventtype', 'tag', 'linecount', 'punct'],
  ...['splunk_server', 'timestamp'],
]

/** `XmlWinEventLog:<channel>`, `WinEventLog:<channel>`, or the sourcetype of Linux. */
function channelNamed(text: string): string | undefined {
  const name = /^(?:xml)?wineventlog:(.+)$/i.exec(text)?.[1] ?? /^syslog:(linux-sysmon\/operational)$/i.exec(text)?.[1]
  if (name !== undefined) return spelling.get(name.toLowerCase()) ?? name
  return channelOfSourcetype.get(text.toLowerCase())
}

/** Channels that have a mapping or known data, by their names in lower case. */
const spelling: ReadonlyMap<string, string> = new Map([
  ...Object.keys(windowsData).map(name => [name.toLowerCase(), name] as const),
  ...channels,
])

const channelOfSourcetype: ReadonlyMap<string, string> = new Map([
  ['sysmon:linux', 'Linux-Sysmon/Operational'],
  ['iis:configuration:operational', 'Microsoft-IIS-Configuration/Operational'],
  ['msexchange:management', 'MSExchange Management'],
])

function known(mapping: SourceMapping): KnownFields {
  let fields = knownBefore.get(mapping)
  if (!fields) {
    const words = (sourceData[mapping.name] ?? '').split(/\s+/).filter(word => word !== '')
    const open = words.flatMap(word => (word === '*' ? '' : word.endsWith('.') ? word : []))
    const names = new Set([
      ...words.filter(word => word !== '*' && !word.endsWith('.')),
      ...mapping.layers.flatMap(namesOf),
      ...(mapping.readings ?? []).flatMap(namesRead),
    ])
    for (const name of columnNames) names.add(name)
    fields = { names: withoutParts(names), open }
    knownBefore.set(mapping, fields)
  }
  return fields
}

const knownBefore = new WeakMap<SourceMapping, KnownFields>()

/** Of a single event only what can come to be in it, so far as its data are known. */
function knownWindows(channel: string, eventCode: string | undefined): KnownFields {
  const mapping = mappingOf(channel)
  const layers = layersOf(mapping, eventCode)
  const data = dataOf(channel, eventCode)
  const made =
    eventCode === undefined || data.length === 0
      ? layers.flatMap(namesOf)
      : compileLayers(layers, eventCode).map(({ field }) => field)
  return { names: new Set([...columnNames, ...systemFieldNames, ...otherNames, ...made, ...data]), open: ['UserData.'] }
}

/** Texts that layouts carry beside the data, and what is made of the body as a whole. */
const otherNames = ['Message', 'Category', 'Data', 'UserData_Xml', 'EventData_Xml', 'EventType', 'TaskCategory', 'Type']

function layersOf(mapping: ChannelMapping, eventCode: string | undefined): readonly Layer[] {
  const events = (mapping.events ?? []).filter(
    ({ ids }) => eventCode === undefined || ids.some(id => String(id) === eventCode),
  )
  return [
    ...mapping.layers,
    ...events.flatMap(event => [
      ...(event.layers ?? []),
      ...(event.fields ? [{ name: '', fields: event.fields }] : []),
    ]),
  ]
}

function dataOf(channel: string, eventCode: string | undefined): readonly string[] {
  const lines = (windowsData[channel === 'Linux-Sysmon/Operational' ? sysmonChannel : channel] ?? '').split('\n')
  return lines.flatMap(line => {
    const [id, ...names] = line.split(' ')
    return eventCode === undefined || id === eventCode ? names : []
  })
}

const sysmonChannel = 'Microsoft-Windows-Sysmon/Operational'

/** The fields that a layer makes, and those that it makes them of. */
const namesOf = (layer: Layer): readonly string[] =>
  Object.entries(layer.fields).flatMap(([name, value]) => (value === null ? [] : [name, ...fieldsOfValue(value)]))

function namesRead(reading: Reading): readonly string[] {
  switch (reading.kind) {
    case 'columns':
      return reading.names.filter(name => name !== '_')
    case 'groups':
      return Array.from(reading.pattern.source.matchAll(/\(\?<(\w+)>/g), match => match[1] ?? '')
    default:
      return []
  }
}

const withoutParts = (names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].filter(name => !name.startsWith('#')))
