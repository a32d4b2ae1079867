/** Which mapping a Windows event has: by its channel, and where that is missing by its provider. */
import type { WindowsEvent } from '../../logs/event.ts'
import type { ChannelMapping } from '../mapping.ts'
import { application } from './application.ts'
import { otherChannels } from './other-channels.ts'
import { classicPowershell, powershell } from './powershell.ts'
import { security } from './security-events.ts'
import { linuxSysmon, sysmon } from './sysmon.ts'
import { system } from './system.ts'
import { windowsCommon } from './windows-common.ts'

export const windowsMappings: readonly ChannelMapping[] = [
  security,
  system,
  application,
  powershell,
  classicPowershell,
  sysmon,
  linuxSysmon,
  ...otherChannels,
]

/** The channel as the mapping spells it, for logs that lost its case; the provider's where the record names none. */
export function channelOf(event: WindowsEvent): string {
  const channel = event.system.channel || channelOfProvider.get(event.system.provider ?? '') || ''
  return spelling.get(channel) ?? spelling.get(channel.toLowerCase()) ?? channel
}

export const mappingOf = (channel: string): ChannelMapping => byChannel.get(channel) ?? anyChannel

/** Channels as the mappings spell them, by their names in lower case. */
export const channels: ReadonlyMap<string, string> = new Map(
  windowsMappings.flatMap(mapping => mapping.channels.map(name => [name.toLowerCase(), name] as const)),
)

const anyChannel: ChannelMapping = { channels: [], layers: [windowsCommon] }

const channelOfProvider: ReadonlyMap<string, string> = new Map([
  ['Microsoft-Windows-Sysmon', 'Microsoft-Windows-Sysmon/Operational'],
  ['Microsoft-Windows-Security-Auditing', 'Security'],
  ['Microsoft-Windows-PowerShell', 'Microsoft-Windows-PowerShell/Operational'],
])

const byChannel = new Map(windowsMappings.flatMap(mapping => mapping.channels.map(name => [name, mapping] as const)))

const spelling = new Map(
  [...byChannel.keys()].flatMap(name => [[name, name] as const, [name.toLowerCase(), name] as const]),
)
