/** PowerShell. */
import { type ChannelMapping, choose, event, type Layer, text } from '../mapping.ts'
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
