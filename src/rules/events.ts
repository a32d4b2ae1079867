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
  const { channel, provider } = where
  const matches = (event: WindowsEvent): boolean =>
    (channel === undefined || same(event.channel, channel)) &&
    (provider === undefined || same(event.provider, provider))
  return eventsById().get(id)?.find(matches)
}

/** The provider that a channel belongs to: the one with most events in it. What many write to belongs to none. */
export function providerOf(channel: string): string | undefined {
  if (/^(?:system|application|setup)$/i.test(channel)) return undefined
  const found = windowsEvents.filter(entry => same(entry.channel, channel))
  return found.toSorted((a, b) => b.events.length - a.events.length)[0]?.provider
}

/** `PowerShell` for `Microsoft-Windows-PowerShell`, `Security` for what audits it: what an analyst calls it. */
export function shortProvider(provider: string): string {
  const short = provider.replace(/^Microsoft-Windows-/, '')
  return short === 'Security-Auditing' ? 'Security' : short
}

let table: ReadonlyMap<number, readonly WindowsEvent[]> | undefined

function eventsById(): ReadonlyMap<number, readonly WindowsEvent[]> {
  table ??= readTable()
  return table
}

function readTable(): ReadonlyMap<number, readonly WindowsEvent[]> {
  const byId = new Map<number, WindowsEvent[]>()
  for (const { provider, channel, events } of windowsEvents)
    for (const line of events.trim().split('\n')) {
      const blank = line.indexOf(' ')
      const id = Number(line.slice(0, blank))
      const event = { provider, channel, id, title: line.slice(blank + 1) }
      const others = byId.get(id)
      if (others) others.push(event)
      else byId.set(id, [event])
    }
  return byId
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
