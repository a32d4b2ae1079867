/** PowerShell. */
import {
  type ChannelMapping,
  choose,
  event,
  extract,
  firstOf,
  type Layer,
  lines,
  text,
  type Value,
} from '../mapping.ts'
import { windowsCommon } from './windows-common.ts'

const powershellLayer: Layer = {
  name: 'powershell',
  fields: {
    dest: 'Computer',
    signature: choose([
      [event(4104), text('Microsoft-Windows-PowerShell Execute a Remote Command')],
      [event(4103), text('Microsoft-Windows-PowerShell Executing Pipeline')],
    ]),
  },
}

export const powershell: ChannelMapping = {
  channels: ['Microsoft-Windows-PowerShell/Operational'],
  layers: [windowsCommon, powershellLayer],
}

/** A line `HostApplication=powershell.exe` in the texts of the engine's events. */
const named = (key: string): Value => extract('Data', new RegExp(`^[ \\t]*${key}=(.*)$`, 'm'))

/** The engine's own log has its facts as text: the message and the lines of it are made from that. */
export const classicPowershell: ChannelMapping = {
  channels: ['Windows PowerShell'],
  layers: [
    windowsCommon,
    {
      name: 'windows_powershell',
      fields: {
        Message: firstOf('Message', lines('Data')),
        HostName: named('HostName'),
        HostVersion: named('HostVersion'),
        HostId: named('HostId'),
        HostApplication: named('HostApplication'),
        EngineVersion: named('EngineVersion'),
        RunspaceId: named('RunspaceId'),
        PipelineId: named('PipelineId'),
        ScriptName: named('ScriptName'),
        CommandName: named('CommandName'),
        CommandType: named('CommandType'),
        CommandPath: named('CommandPath'),
        CommandLine: named('CommandLine'),
      },
    },
  ],
}
