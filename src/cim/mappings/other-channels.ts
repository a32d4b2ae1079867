/** Channels of which few events have fields of their own. */
import { type ChannelMapping, choose, event, firstOf, joined, lines, text } from '../mapping.ts'
import { windowsCommon } from './windows-common.ts'

export const otherChannels: readonly ChannelMapping[] = [
  {
    channels: ['Microsoft-Windows-WMI-Activity/Operational'],
    layers: [windowsCommon],
    events: [
      {
        ids: [5857, 5858, 5859, 5860, 5861],
        fields: {
          Message: firstOf(
            'Message',
            choose([
              [
                event(5861),
                joined(
                  text('Namespace = '),
                  'UserData.Namespace',
                  text('; Eventfilter = '),
                  'UserData.ESS',
                  text(' (refer to its activate eventid:5859); Consumer = '),
                  'UserData.CONSUMER',
                  text('; PossibleCause = '),
                  'UserData.PossibleCause',
                ),
              ],
              [
                event(5859, 5860),
                joined(
                  text('Namespace = '),
                  'UserData.NamespaceName',
                  text('; NotificationQuery = '),
                  'UserData.Query',
                ),
              ],
            ]),
          ),
        },
      },
    ],
  },
  {
    channels: ['Microsoft-Windows-PrintService/Admin', 'Microsoft-Windows-PrintService/Operational'],
    layers: [windowsCommon],
    events: [
      {
        ids: [307, 316, 354, 808, 823, 842, 4909],
        fields: {
          Message: firstOf(
            'Message',
            choose([
              [
                event(808),
                joined(
                  text('The print spooler failed to load a plug-in module '),
                  'UserData.PluginDllName',
                  text(', error code '),
                  'UserData.ErrorCode',
                ),
              ],
              [
                event(316),
                joined(
                  text('Printer driver '),
                  'UserData.Param1',
                  text(' for '),
                  'UserData.Param2',
                  text(' '),
                  'UserData.Param3',
                  text(' was added or updated. Files:- '),
                  'UserData.Param4',
                ),
              ],
            ]),
          ),
          ErrorCode: 'UserData.ErrorCode',
        },
      },
    ],
  },
  {
    channels: ['Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational'],
    layers: [windowsCommon],
    events: [
      {
        ids: [1149, 261, 258],
        fields: {
          user: 'UserData.Param1',
          src_ip: 'UserData.Param3',
        },
      },
    ],
  },
  {
    channels: ['Microsoft-IIS-Configuration/Operational'],
    layers: [windowsCommon],
    events: [
      {
        ids: [29, 50],
        fields: {
          Message: firstOf('Message', 'EventData_Xml'),
        },
      },
    ],
  },
  {
    channels: ['MSExchange Management'],
    layers: [windowsCommon, { name: 'exchange', fields: { Message: firstOf('Message', lines('Data')) } }],
  },
]
