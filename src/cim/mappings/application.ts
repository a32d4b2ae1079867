/** The Application log. */
import { type ChannelMapping, firstOf, type Layer, text } from '../mapping.ts'
import { windowsCommon } from './windows-common.ts'

const applicationLayer: Layer = {
  name: 'application',
  fields: {
    Error_Code: firstOf('Status', text('-')),
    dest: 'Computer',
  },
}

export const application: ChannelMapping = {
  channels: ['Application'],
  layers: [windowsCommon, applicationLayer],
}
