/** The System log. */
import { type ChannelMapping, choose, event, firstOf, is, joined, type Layer, lookup, text, when } from '../mapping.ts'
import { securityClassicNames, securityLayer } from './security.ts'
import { windowsCommon } from './windows-common.ts'

const systemLayer: Layer = {
  name: 'system',
  fields: {
    vendor: text('Microsoft'),
    product: text('Windows'),
    Error_Code: firstOf('Status', text('-')),
    dest: 'Computer',
    ServiceName: firstOf('ServiceName', when(event(7036, 7040), 'param1')),
    service: 'ServiceName',
    service_name: 'ServiceName',
    status: when(
      event(7036),
      choose([
        [is('param2', 'running'), text('started')],
        [is('param2', 'stopped'), text('stopped')],
      ]),
    ),
    start_mode: choose([
      [event(7045), lookup('serviceStartText', 'StartType')],
      [event(7040), lookup('serviceStartText', 'param3')],
    ]),
    object: when(event(104), firstOf('UserData.Channel', 'Channel')),
    user: when(event(104), 'UserData.SubjectUserName'),
    Service_Name: 'ServiceName',
    Service_File_Name: 'ImagePath',
    Service_Type: 'ServiceType',
    Service_Start_Type: 'StartType',
    Service_Account: 'AccountName',
    service_path: 'ImagePath',
    Message: firstOf(
      'Message',
      when(
        event(7045),
        joined(
          text('A service was installed in the system. Service Name: '),
          'ServiceName',
          text(' Service File Name: '),
          'ImagePath',
        ),
      ),
      when(event(7036), joined(text('The '), 'param1', text(' service entered the '), 'param2', text(' state.'))),
      when(
        event(7040),
        joined(
          text('The start type of the '),
          'param1',
          text(' service was changed from '),
          'param2',
          text(' to '),
          'param3',
          text('.'),
        ),
      ),
    ),
  },
}

export const system: ChannelMapping = {
  channels: ['System'],
  layers: [windowsCommon, systemLayer],
  events: [
    {
      ids: [7036],
      eventtypes: ['windows_endpoint_services'],
      tags: ['service', 'report'],
    },
    {
      ids: [7040],
      eventtypes: ['windows_endpoint_services'],
      tags: ['service', 'report'],
    },
    {
      ids: [7045],
      eventtypes: ['windows_endpoint_services'],
      tags: ['service', 'report'],
    },
    // Account events that a collector wrote to the System log keep the names of the Security log.
    { ids: [4720, 4726, 4728], layers: [windowsCommon, securityLayer, securityClassicNames] },
  ],
}
