/** What a Windows event is called in a search: source, sourcetype and the event types that follow from them. */

export interface Identity {
  /** Its own name first. */
  readonly sources: readonly string[]
  readonly sourcetypes: readonly string[]
  readonly eventtypes: readonly string[]
}

/**
 * An event is known by the names of the XML form, which are its own, of the classic text form, and of the sourcetypes
 * that carried the channel in older releases: searches name only one of them.
 */
export function identityOf(channel: string): Identity {
  const known = identities.get(channel)
  if (known) return known
  const made = makeIdentity(channel)
  if (identities.size < 1_000) identities.set(channel, made)
  return made
}

/** The event types of whoever carries one of the sources. */
export function eventtypesOfSources(sources: readonly string[]): readonly string[] {
  const lowered = sources.map(source => source.toLowerCase())
  return classicLogs.filter(log => lowered.some(source => source.endsWith(`wineventlog:${log}`))).map(eventtypeOf)
}

const identities = new Map<string, Identity>()

const classicLogs = ['security', 'system', 'application']

const eventtypeOf = (log: string): string => `wineventlog_${log}`

const linuxSysmon: Identity = {
  sources: ['Syslog:Linux-Sysmon/Operational'],
  sourcetypes: ['sysmon:linux'],
  eventtypes: [],
}

/** Channels that have a sourcetype of their own in Splunk. */
const ownSourcetypes: ReadonlyMap<string, string> = new Map([
  ['Microsoft-IIS-Configuration/Operational', 'IIS:Configuration:Operational'],
  ['MSExchange Management', 'MSExchange:management'],
])

function makeIdentity(channel: string): Identity {
  if (channel === 'Linux-Sysmon/Operational') return linuxSysmon
  const sources = [`XmlWinEventLog:${channel}`, `WinEventLog:${channel}`]
  const own = ownSourcetypes.get(channel)
  return {
    sources,
    sourcetypes: ['XmlWinEventLog', 'WinEventLog', ...sources, ...(own === undefined ? [] : [own])],
    eventtypes: ['windows_event_signature', ...eventtypesOfSources(sources)],
  }
}
