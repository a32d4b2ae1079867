/** Windows events by provider or channel and id, with the titles that their manifests give them. */
import { windowsEvents } from './events-data.ts'

export interface WindowsEvent {
  /** `Microsoft-Windows-PowerShell`. */
  readonly provider: string
  readonly channel: string
  readonly id: number
  readonly title: string
}

/** The event of a channel, or of a provider that writes to several. */
export function findEvent(where: { channel?: string; provider?: string }, id: number): WindowsEvent | undefined {
  const channel = where.channel?.toLowerCase()
  const provider = where.provider?.toLowerCase()
  const matches = ({ names }: Row): boolean =>
    (channel === undefined || names.channel === channel) && (provider === undefined || names.provider === provider)
  return eventsById().get(id)?.find(matches)?.event
}

/** The provider that a channel belongs to: the one with most events in it. What many write to belongs to none. */
export function providerOf(channel: string): string | undefined {
  if (/^(?:system|application|setup)$/i.test(channel)) return undefined
  providers ??= readProviders()
  return providers.get(channel.toLowerCase())
}

/** `PowerShell` for `Microsoft-Windows-PowerShell`, `Security` for what audits it: what an analyst calls it. */
export function shortProvider(provider: string): string {
  const short = provider.replace(/^Microsoft-Windows-/, '')
  return short === 'Security-Auditing' ? 'Security' : short
}

interface Row {
  readonly event: WindowsEvent
  /** In lower case. */
  readonly names: { readonly channel: string; readonly provider: string }
}

let table: ReadonlyMap<number, readonly Row[]> | undefined
let providers: ReadonlyMap<string, string> | undefined

function eventsById(): ReadonlyMap<number, readonly Row[]> {
  table ??= readTable()
  return table
}

function readTable(): ReadonlyMap<number, readonly Row[]> {
  const byId = new Map<number, Row[]>()
  for (const { provider, channel, events } of windowsEvents) {
    const names = { channel: channel.toLowerCase(), provider: provider.toLowerCase() }
    for (const line of events.trim().split('\n')) {
      const blank = line.indexOf(' ')
      const id = Number(line.slice(0, blank))
      const row = { event: { provider, channel, id, title: line.slice(blank + 1) }, names }
      const others = byId.get(id)
      if (others) others.push(row)
      else byId.set(id, [row])
    }
  }
  return byId
}

/** By channel in lower case; what is set last stays, so the one with most events comes last. */
const readProviders = (): ReadonlyMap<string, string> =>
  new Map(
    windowsEvents
      .toSorted((a, b) => b.events.length - a.events.length)
      .toReversed()
      .map(({ channel, provider }): [string, string] => [channel.toLowerCase(), provider]),
  )
