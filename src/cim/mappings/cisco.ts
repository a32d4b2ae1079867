/** Cisco: ASA and FTD firewalls, and IOS. */
import { choose, extract, firstOf, is, lookup, lower, matches, text, when } from '../mapping.ts'
import { groups, inText, type SourceMapping } from '../source-mapping.ts'

const id = (...ids: readonly string[]) => is('message_id', ...ids)

export const ciscoAsa: SourceMapping = {
  name: 'cisco_asa',
  sourcetypes: ['cisco:asa', 'cisco:ftd'],
  recognise: [inText(['syslog', 'line', 'keyValue'], matches('#raw', /%(?:ASA|FTD)-\d-\d{6}/))],
  readings: [
    groups('#raw', /%(?:ASA|FTD)-(?<severity_id>\d)-(?<message_id>\d{6}): (?<vendor_message>.*)$/),
    // 302013 to 302016: Built and Teardown of a connection.
    groups(
      '#raw',
      /(?<vendor_action>Built|Teardown) (?:(?<direction>inbound|outbound) )?(?<protocol>TCP|UDP|ICMP|GRE) connection (?<session_id>\d+) for (?<src_interface>[^\s:]+):(?<src_ip>[\da-fA-F.:]+?)\/(?<src_port>\d+).*? to (?<dest_interface>[^\s:]+):(?<dest_ip>[\da-fA-F.:]+?)\/(?<dest_port>\d+)/,
    ),
    groups('#raw', / bytes (?<bytes>\d+)/),
    groups('#raw', / duration (?<duration>[\d:]+)/),
    // 106023: by a list.
    groups(
      '#raw',
      /(?<vendor_action>Deny) (?<protocol>\w+) (?:\([^)]*\) )?src (?<src_interface>[^\s:]+):(?<src_ip>[\da-fA-F.:]+?)(?:\/(?<src_port>\d+))?(?:\([^)]*\))? dst (?<dest_interface>[^\s:]+):(?<dest_ip>[\da-fA-F.:]+?)(?:\/(?<dest_port>\d+))?(?:\([^)]*\))? .*?by access-group "(?<rule>[^"]+)"/,
    ),
    // 106001, 106006, 106007, 106015.
    groups(
      '#raw',
      /(?<vendor_action>Deny|denied|permitted|Inbound (?:TCP|UDP) connection denied)\b.*? from (?<src_ip>[\d.]+)\/(?<src_port>\d+) (?:\([^)]*\) )?to (?<dest_ip>[\d.]+)\/(?<dest_port>\d+)/,
    ),
    // 106100: hits of a list.
    groups(
      '#raw',
      /access-list (?<rule>\S+) (?<vendor_action>permitted|denied) (?<protocol>\w+) (?<src_interface>[^/\s]+)\/(?<src_ip>[\d.]+)\((?<src_port>\d+)\).*? -> (?<dest_interface>[^/\s]+)\/(?<dest_ip>[\d.]+)\((?<dest_port>\d+)\)/,
    ),
    // 605004, 605005, 113004, 113005, 113039, 722051: logons and tunnels.
    groups(
      '#raw',
      /Login (?<vendor_action>denied|permitted) from (?<src_ip>[\d.]+)\/(?<src_port>\d+) to \S+?:(?<dest_ip>[\d.]+)\/(?<app>\w+) for user "?(?<user>[^"\s]+)"?/,
    ),
    groups('#raw', /(?:user|User|Username) (?:= |<)(?<user>[^\s>,:]+)/),
    groups('#raw', /server = +(?<dest_ip>[\d.]+)/),
    groups('#raw', /IP <(?<src_ip>[\d.]+)>/),
    groups('#raw', /User '(?<user>[^']+)'.* executed (?:the )?'(?<command>[^']+)' command/),
  ],
  layers: [
    {
      name: 'cisco_asa',
      fields: {
        src: 'src_ip',
        dest: 'dest_ip',
        transport: lower('protocol'),
        action: choose(
          [
            [id('605005', '113004', '113012', '113015'), text('success')],
            [id('605004', '113005', '113006'), text('failure')],
            [id('111009', '111010', '111008'), text('modified')],
            [matches('vendor_action', /denied$|^Deny$/), text('blocked')],
          ],
          lookup('firewallAction', 'vendor_action'),
        ),
        dvc: '#host',
        signature_id: 'message_id',
        vendor_product: text('Cisco ASA'),
      },
    },
  ],
  tags: [
    { tag: 'network', when: matches('message_id', /^(?:3020(?:13|14|15|16|20|21)|1060(?:01|06|07|14|15|23)|106100)$/) },
    {
      tag: 'communicate',
      when: matches('message_id', /^(?:3020(?:13|14|15|16|20|21)|1060(?:01|06|07|14|15|23)|106100)$/),
    },
    { tag: 'authentication', when: id('605004', '605005', '113004', '113005', '113006', '113012', '113015') },
    { tag: 'change', when: id('111008', '111009', '111010') },
  ],
}

export const ciscoIos: SourceMapping = {
  name: 'cisco_ios',
  sourcetypes: ['cisco:ios'],
  recognise: [
    inText(['syslog', 'line', 'keyValue'], matches('#raw', /%[A-Z][A-Z0-9_]*-(?:[A-Z0-9_]+-)?[0-7]-[A-Z0-9_]+:/)),
  ],
  readings: [
    groups(
      '#raw',
      /%(?<facility>[A-Z][A-Z0-9_]*)-(?:(?<subfacility>[A-Z0-9_]+)-)?(?<severity_id>[0-7])-(?<mnemonic>[A-Z0-9_]+): ?(?<message_text>.*)$/,
    ),
    groups('#raw', /(?<src_int_prefix>[A-Z][A-Za-z-]{1,29}?)(?<src_int_suffix>\d+(?:\/\d+)+)/),
    groups('#raw', /\b(?<disable_cause>[a-z][\w-]{1,60}) error detected on/),
    groups('#raw', /\b(?<src_mac>[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})\b/i),
    groups('#raw', /\bVLAN:? ?(?<src_vlan>\d+)/i),
    groups('#raw', /message type: (?<message_type>\w+)/),
    groups('#raw', /logged command: ?(?<command>.+)$/),
    groups('#raw', /IP=(?<src_ip>[\d.]+)/),
    groups('#raw', /\[user: (?<user>[^\]]+)\] \[Source: (?<src_ip>[\d.]+)\] \[localport: (?<dest_port>\d+)\]/),
    groups(
      '#raw',
      /\blist (?<rule>\S+) (?<vendor_action>permitted|denied) (?<transport>\w+) (?<src_ip>[\d.]+)(?:\((?<src_port>\d+)\))? .*?-> (?<dest_ip>[\d.]+)(?:\((?<dest_port>\d+)\))?/,
    ),
    groups('#raw', /New Interface (?<dest_int_prefix>[A-Z][A-Za-z-]{1,29}?)(?<dest_int_suffix>\d+(?:\/\d+)+)/),
    groups('#raw', /by (?<user>\w+) on \S+ \((?<src_ip>[\d.]+)\)/),
  ],
  layers: [
    {
      name: 'cisco_ios',
      fields: {
        src_int_prefix_long: firstOf(lookup('interfaceLongName', 'src_int_prefix'), 'src_int_prefix'),
        dest_int_prefix_long: firstOf(lookup('interfaceLongName', 'dest_int_prefix'), 'dest_int_prefix'),
        src_interface: extract('#raw', /([A-Z][A-Za-z-]{1,29}\d+(?:\/\d+)+)/),
        action: choose([
          [is('mnemonic', 'LOGIN_SUCCESS'), text('success')],
          [is('mnemonic', 'LOGIN_FAILED'), text('failure')],
          [is('vendor_action', 'permitted'), text('allowed')],
          [is('vendor_action', 'denied'), text('blocked')],
          [matches('mnemonic', /VIOLATION|ERR_DISABLE|THEFT|PAK_DROP|DENY/), text('blocked')],
        ]),
        vendor_explanation: 'message_text',
        src: 'src_ip',
        dest: when(matches('mnemonic', /^LOGIN_/), '#host'),
        dvc: '#host',
        vendor_product: text('Cisco IOS'),
      },
    },
  ],
  eventtypes: ['cisco_ios'],
}
