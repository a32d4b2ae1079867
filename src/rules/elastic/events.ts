/** Which events an Elastic rule needs: its index patterns name logs, its categories and event codes say which events. */
import { type EventCoverage, namedSource, uniqueEvents, windowsEvent } from '../coverage.ts'
import { findEvent } from '../events.ts'
import type { Indicator } from '../indicators.ts'
import type { Rule } from '../rule.ts'

export function elasticEvents(
  rule: Rule,
  indicators: readonly Indicator[],
  fields: ReadonlySet<string>,
): readonly EventCoverage[] {
  const values = (name: string): readonly string[] =>
    indicators
      .filter(({ field, kind, exclude }) => field === name && kind === 'eq' && !exclude)
      .map(({ value }) => value)
  const channels = rule.products.length === 0 || rule.products.includes('windows') ? channelsOf(rule.dataSources) : []
  const found = windowsEvents(channels, values, fields)
  const logs = rule.dataSources.filter(pattern => channelsOf([pattern]).length === 0 || found.length === 0)
  return uniqueEvents([...found, ...logs.map(pattern => namedSource(logName(pattern)))])
}

const sysmon = 'Microsoft-Windows-Sysmon/Operational'
const powershell = 'Microsoft-Windows-PowerShell/Operational'

/** Channels of Windows that the events of an index pattern come from. */
function channelsOf(patterns: readonly string[]): readonly string[] {
  const found = patterns.flatMap(pattern => {
    if (/^(?:winlogbeat|logs-windows\.(?:forwarded|\*)|logs-system\.\*)/.test(pattern))
      return [sysmon, 'Security', 'System', powershell]
    if (pattern.startsWith('logs-windows.sysmon')) return [sysmon]
    if (pattern.startsWith('logs-system.security')) return ['Security']
    if (pattern.startsWith('logs-system.system')) return ['System']
    return pattern.startsWith('logs-windows.powershell') ? [powershell] : []
  })
  return [...new Set(found)]
}

function windowsEvents(
  channels: readonly string[],
  values: (field: string) => readonly string[],
  fields: ReadonlySet<string>,
): readonly EventCoverage[] {
  if (channels.length === 0) return []
  const codes = values('event.code').filter(code => /^\d{1,6}$/.test(code))
  const named = [...values('winlog.channel'), ...values('event.channel')]
  const among = named.length > 0 ? named : channels
  const coded = codes.flatMap(code => {
    const channel = among.find(channel => findEvent({ channel }, Number(code)))
    return channel ? [windowsEvent(channel, Number(code), 'logic')] : []
  })
  if (coded.length > 0) return coded
  if ([...fields].some(field => field.startsWith('powershell.')) && channels.includes(powershell))
    return [windowsEvent(powershell, 4104, 'logic')]
  const types = values('event.type')
  return values('event.category')
    .flatMap(category => eventsOf(category, types, fields))
    .filter(([channel]) => channels.includes(channel))
    .map(([channel, id]) => windowsEvent(channel, id, 'logic'))
}

type EventIds = readonly (readonly [channel: string, id: number])[]

/** What the integrations of Sysmon and of the Security log write under a category. */
function eventsOf(category: string, types: readonly string[], fields: ReadonlySet<string>): EventIds {
  const typed = (type: string): boolean => types.length === 0 || types.includes(type)
  switch (category) {
    case 'process':
      return [
        ...pick(typed('start'), [sysmon, 1], ['Security', 4688]),
        ...pick(types.includes('end'), [sysmon, 5], ['Security', 4689]),
      ]
    case 'file':
      return [
        ...pick(typed('creation'), [sysmon, 11]),
        ...pick(types.includes('deletion'), [sysmon, 23], [sysmon, 26]),
        ...pick(types.includes('change'), [sysmon, 2]),
      ]
    case 'registry':
      return [
        [sysmon, 12],
        [sysmon, 13],
        [sysmon, 14],
        ['Security', 4657],
      ]
    case 'library':
    case 'dll':
      return [[sysmon, 7]]
    case 'driver':
      return [[sysmon, 6]]
    case 'network':
    case 'dns':
      return [...fields].some(field => field.startsWith('dns.')) ? [[sysmon, 22]] : [[sysmon, 3]]
    case 'authentication':
      return [
        ['Security', 4624],
        ['Security', 4625],
      ]
    default:
      return []
  }
}

const pick = (when: boolean, ...events: EventIds): EventIds => (when ? events : [])

/** `logs-aws.cloudtrail-*` is `aws.cloudtrail`. */
const logName = (pattern: string): string =>
  pattern.replace(/^(?:logs|metrics|traces)-/, '').replace(/[-.]?\*+(?::\*)?$/, '') || pattern
