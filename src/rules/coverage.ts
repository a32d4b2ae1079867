/** Which events a rule needs: from its data sources, from the event codes in its logic, else from its data models. */
import type { DataSource, DataSourcePool } from './data-sources.ts'
import { findEvent, providerOf, shortProvider, type WindowsEvent } from './events.ts'
import type { Indicator } from './indicators.ts'

export interface EventCoverage {
  /** What an analyst calls it: `PowerShell`, `AWS CloudTrail`. */
  readonly provider: string
  /** The manifest's name, for Windows events. */
  readonly fullProvider: string | undefined
  readonly channel: string | undefined
  readonly eventId: number | undefined
  readonly title: string | undefined
  readonly because: 'data source' | 'logic' | 'data model'
}

export interface CoverageOf {
  readonly dataSources: readonly string[]
  readonly indicators: readonly Indicator[]
  readonly dataModels: readonly string[]
}

/** Rows in the order in which the rule names them, each event once. */
export function eventCoverage(rule: CoverageOf, pool: DataSourcePool): readonly EventCoverage[] {
  const named = rule.dataSources.flatMap(name => ofDataSource(name, pool.find(name)))
  const written = ofLogic(rule.indicators)
  const found = [...named, ...written]
  const rows = found.length > 0 ? found : rule.dataModels.flatMap(ofDataModel)
  return uniqueEvents(rows)
}

/** Each event once, where it first stands. */
export function uniqueEvents(rows: readonly EventCoverage[]): readonly EventCoverage[] {
  const seen = new Set<string>()
  return rows.filter(row => {
    const key = `${row.fullProvider ?? row.provider} ${row.eventId ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

function ofDataSource(name: string, source: DataSource | undefined): readonly EventCoverage[] {
  const channel = source ? channelOf(source.source) : channelInName(name)
  const ids = eventIds(source?.separatorValue) ?? eventIds(/(?:^|\s)(\d+(?:\s*,\s*\d+)*)$/.exec(name.trim())?.[1]) ?? []
  if (channel === undefined) return [namedSource(name)]
  if (ids.length === 0) return [windowsEvent(channel, undefined, 'data source')]
  return ids.map(id => windowsEvent(channel, id, 'data source'))
}

/** A log that is known by its name alone. */
export const namedSource = (name: string): EventCoverage => ({
  provider: name,
  fullProvider: undefined,
  channel: undefined,
  eventId: undefined,
  title: undefined,
  because: 'data source',
})

function eventIds(text: string | undefined): readonly number[] | undefined {
  const ids = text?.split(',').map(id => Number(id.trim()))
  return ids?.every(id => Number.isInteger(id)) ? ids : undefined
}

/** An event of a channel, or the channel as a whole. */
export function windowsEvent(
  channel: string,
  id: number | undefined,
  because: EventCoverage['because'],
): EventCoverage {
  const provider = providerOf(channel) ?? linuxProvider(channel)
  const known = id === undefined ? undefined : knownEvent(channel, provider, id)
  const full = provider === linuxSysmon ? provider : (known?.provider ?? provider)
  return {
    provider: full ? shortProvider(full) : channel,
    fullProvider: full,
    channel,
    eventId: id,
    title: known?.title,
    because,
  }
}

/** Content names some events under another channel than their own, and Sysmon numbers them alike on Linux. */
function knownEvent(channel: string, provider: string | undefined, id: number): WindowsEvent | undefined {
  if (provider === linuxSysmon) return findEvent({ provider: 'Microsoft-Windows-Sysmon' }, id)
  return (
    findEvent({ channel }, id) ??
    (provider === undefined
      ? findEvent({ provider: 'Microsoft-Windows-Security-Auditing' }, id)
      : findEvent({ provider }, id))
  )
}

const linuxSysmon = 'Linux-Sysmon'

const linuxProvider = (channel: string): string | undefined =>
  channel.startsWith(linuxSysmon) ? linuxSysmon : undefined

/** `XmlWinEventLog:Security` is the channel `Security`. */
function channelOf(source: string): string | undefined {
  const windows = /^(?:Xml)?WinEventLog:(.+)$/i.exec(source)
  if (windows) return windows[1]
  return /^Syslog:(Linux-Sysmon\/.+)$/i.exec(source)?.[1]
}

/** Data sources of Splunk's content by how they are named, for rules that come without the folder. */
function channelInName(name: string): string | undefined {
  return nameChannels.find(([pattern]) => pattern.test(name))?.[1]
}

const nameChannels: readonly (readonly [pattern: RegExp, channel: string])[] = [
  [/^Sysmon for Linux EventID \d+$/i, 'Linux-Sysmon/Operational'],
  [/^Sysmon EventID \d+$/i, 'Microsoft-Windows-Sysmon/Operational'],
  [/^Powershell (?:Script Block|Module) Logging \d+$/i, 'Microsoft-Windows-PowerShell/Operational'],
  [/^Windows (?:Event Log )?Security \d+$/i, 'Security'],
  [/^Windows Event Log System \d+$/i, 'System'],
  [/^Windows Event Log Application \d+$/i, 'Application'],
  [/^Windows Event Log Defender \d+$/i, 'Microsoft-Windows-Windows Defender/Operational'],
  [/^Windows Event Log TaskScheduler \d+$/i, 'Microsoft-Windows-TaskScheduler/Operational'],
  [/^Windows Event Log CAPI2 \d+$/i, 'Microsoft-Windows-CAPI2/Operational'],
  [/^Windows Event Log Printservice \d+$/i, 'Microsoft-Windows-PrintService/Operational'],
  [/^NTLM Operational [\d,\s]+$/i, 'Microsoft-Windows-NTLM/Operational'],
]

/** Event codes of the logic that belong to a channel that the logic names too. */
function ofLogic(indicators: readonly Indicator[]): readonly EventCoverage[] {
  const wanted = indicators.filter(row => row.selector && !row.exclude && row.kind === 'eq')
  const channels = new Set(
    wanted.flatMap(({ field, value }) => {
      if (/^(?:source|sourcetype)$/i.test(field)) return channelOf(value) ?? []
      if (/^channel$/i.test(field)) return [value]
      return /^wineventlog_(security|system|application)$/.exec(value)?.[1] ?? []
    }),
  )
  return wanted
    .filter(({ field, value }) => /^event_?(?:code|id)$/i.test(field) && /^\d{1,6}$/.test(value))
    .flatMap(({ value }) =>
      [...channels].flatMap(channel => {
        const event = findEvent({ channel }, Number(value))
        return event ? [windowsEvent(event.channel, event.id, 'logic')] : []
      }),
    )
}

/** What usually fills a data model on Windows. */
function ofDataModel(dataModel: string): readonly EventCoverage[] {
  return (modelEvents.get(dataModel) ?? []).map(([channel, id]) => windowsEvent(channel, id, 'data model'))
}

const sysmon = 'Microsoft-Windows-Sysmon/Operational'

const modelEvents: ReadonlyMap<string, readonly (readonly [channel: string, id: number])[]> = new Map([
  [
    'Endpoint.Processes',
    [
      [sysmon, 1],
      ['Security', 4688],
    ],
  ],
  [
    'Endpoint.Registry',
    [
      [sysmon, 12],
      [sysmon, 13],
      [sysmon, 14],
    ],
  ],
  [
    'Endpoint.Filesystem',
    [
      [sysmon, 11],
      [sysmon, 23],
    ],
  ],
  ['Network_Resolution', [[sysmon, 22]]],
  ['Network_Resolution.DNS', [[sysmon, 22]]],
  ['Network_Traffic.All_Traffic', [[sysmon, 3]]],
  [
    'Authentication.Authentication',
    [
      ['Security', 4624],
      ['Security', 4625],
    ],
  ],
])
