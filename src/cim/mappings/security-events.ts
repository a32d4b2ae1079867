/** The Security log: which events have which tags, and fields beside those of the layers. */
import { type ChannelMapping, choose, event, firstOf, is, lower, not, text, when } from '../mapping.ts'
import { securityClassicNames, securityLayer } from './security.ts'
import { windowsCommon } from './windows-common.ts'

// Splunk speaks of the usual bad-password statuses: that the name or the password is wrong.
const badPassword = is(lower('SubStatus'), '0xc0000064', '0xc000006a')

export const security: ChannelMapping = {
  channels: ['Security'],
  layers: [windowsCommon, securityLayer, securityClassicNames],
  events: [
    // Known, and in no dataset.
    {
      ids: [
        4627, 4660, 4661, 4662, 4770, 4798, 4799, 4876, 4877, 4885, 4886, 4887, 4888, 4898, 4899, 4900, 5136, 5137,
        5138, 5139, 5141, 5379,
      ],
    },
    {
      ids: [1100],
      eventtypes: ['windows_endpoint_services'],
      fields: {
        service: text('Event Logging Service'),
        service_name: text('Event Logging Service'),
      },
      tags: ['audit', 'change', 'endpoint', 'stop', 'stopped', 'watchlist', 'service', 'report'],
    },
    {
      ids: [1102],
      tags: ['audit', 'change', 'delete', 'endpoint', 'cleared', 'watchlist'],
    },
    {
      ids: [4624],
      tags: ['authentication', { tag: 'cleartext', when: is('LogonType', '8') }],
    },
    {
      ids: [4625],
      tags: [
        { tag: 'authentication', when: not(is('ta_windows_action', 'error')) },
        { tag: 'audit', when: badPassword },
        { tag: 'change', when: badPassword },
      ],
    },
    {
      ids: [4634, 4647],
      tags: ['access', 'stop', 'logoff'],
    },
    {
      ids: [4648],
      tags: ['authentication', 'privileged'],
    },
    {
      ids: [4656],
      tags: ['resource', 'file', 'access', 'start'],
      sideTags: ['endpoint', 'filesystem'],
    },
    {
      ids: [4658],
      tags: ['resource', 'file', 'access', 'stop'],
    },
    {
      ids: [4657],
      fields: {
        action: text('modified'),
      },
      tags: ['endpoint', 'registry'],
    },
    {
      ids: [4663, 5140, 5142, 5143, 5144, 5145],
      sideTags: ['endpoint', 'filesystem'],
    },
    {
      ids: [4670],
      tags: [
        { tag: 'endpoint', when: is('ObjectType', 'Key') },
        { tag: 'registry', when: is('ObjectType', 'Key') },
      ],
    },
    {
      ids: [4672],
      tags: ['authentication', 'privileged'],
    },
    {
      ids: [4673],
      eventtypes: ['windows_endpoint_processes'],
      tags: ['process', 'report', 'execute', 'start', 'privileged'],
    },
    {
      ids: [4674],
      eventtypes: ['windows_endpoint_processes'],
      tags: ['process', 'report', 'resource', 'execute', 'start', 'privileged'],
    },
    {
      ids: [4688],
      eventtypes: ['windows_endpoint_processes'],
      createsProcess: true,
      tags: ['process', 'report', 'execute', 'start'],
    },
    {
      ids: [4689],
      eventtypes: ['windows_endpoint_processes'],
      tags: ['process', 'report', 'execute', 'stop'],
    },
    {
      ids: [4696],
      eventtypes: ['windows_endpoint_processes'],
      tags: ['process', 'report', 'execute', 'start', 'privileged'],
    },
    {
      ids: [4697],
      eventtypes: ['windows_endpoint_services'],
      fields: {
        service_path: 'ServiceFileName',
        Service_File_Name: 'ServiceFileName',
      },
      tags: ['service', 'report'],
    },
    {
      ids: [4698, 4699, 4700, 4701, 4702],
      tags: ['change'],
    },
    {
      ids: [4703, 4704, 4705],
      tags: ['change', 'account'],
    },
    {
      ids: [4717, 4718],
      tags: ['access', 'authorization', 'change', 'account'],
    },
    {
      ids: [4719],
      tags: ['policy', 'configuration', 'modify', 'audit', 'change'],
    },
    {
      ids: [4720, 4741],
      tags: ['add', 'account', 'change', 'management'],
    },
    {
      ids: [4722, 4723, 4724, 4725],
      tags: ['account', 'change'],
    },
    {
      ids: [4726, 4743],
      tags: ['delete', 'account', 'change'],
    },
    {
      ids: [4738, 4742],
      tags: ['modify', 'account', 'change'],
    },
    {
      ids: [4739],
      tags: ['account', 'change', 'management', 'audit'],
    },
    {
      ids: [4740],
      tags: ['lock', 'lockout', 'account', 'change'],
    },
    {
      ids: [
        4727, 4728, 4729, 4730, 4731, 4732, 4733, 4734, 4735, 4737, 4744, 4745, 4746, 4747, 4748, 4749, 4750, 4751,
        4752, 4753, 4754, 4755, 4756, 4757, 4758, 4759, 4760, 4761, 4762, 4763, 4764, 4783, 4790,
      ],
      tags: ['account', 'change', 'management'],
    },
    {
      ids: [4765, 4766, 4767],
      tags: ['modify', 'account', 'change'],
    },
    {
      ids: [4768, 4769, 4771, 4772, 4773],
      tags: ['authentication'],
    },
    {
      ids: [4774, 4775],
      tags: ['authentication'],
    },
    {
      ids: [4776, 4777],
      tags: ['authentication'],
    },
    {
      ids: [4778, 4779],
      tags: ['access', 'stop', 'logoff'],
    },
    {
      ids: [4780],
      tags: ['account', 'change', 'management'],
    },
    {
      ids: [4781],
      tags: ['change', 'account'],
    },
    {
      ids: [4794],
      tags: ['account', 'change', 'management'],
    },
    {
      ids: [4800, 4801],
      tags: ['authentication'],
    },
    {
      ids: [5156, 5157],
      fields: {
        src_ip: 'SourceAddress',
        src: 'SourceAddress',
        dest_ip: 'DestAddress',
        dest: firstOf('DestAddress', 'Computer'),
        app: 'Application',
        process_id: 'ProcessID',
        action: when(event(5156), text('allowed'), text('blocked')),
        direction: choose([
          [is('Direction', '%%14593'), text('outbound')],
          [is('Direction', '%%14592'), text('inbound')],
        ]),
      },
      tags: ['network', 'communicate'],
    },
    {
      ids: [5024, 5025, 5030, 5033, 5034, 5035, 5478],
      eventtypes: ['windows_endpoint_services'],
      tags: ['service', 'report'],
    },
    {
      ids: [5158],
      fields: {
        dest_port: 'SourcePort',
      },
      tags: ['listening', 'port'],
    },
  ],
}
