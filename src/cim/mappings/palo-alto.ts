/** Palo Alto firewalls: lines of columns by position, told apart by the fourth. */
import {
  choose,
  extract,
  firstOf,
  is,
  joined,
  type Layer,
  lookup,
  lower,
  matches,
  not,
  text,
  type Value,
  when,
} from '../mapping.ts'
import { columns, inText, type Reading, type SourceMapping } from '../source-mapping.ts'
import { domainOf } from './addresses.ts'

/** The columns begin at the first comma that a date follows, whatever a collector wrote before. */
const line = (kind: string): Value =>
  extract('#raw', new RegExp(`(?:^|[\\s:])\\d*,(\\d{4}/\\d\\d/\\d\\d [\\d:]{8},[^,]*,${kind},.*)$`, 's'))

const common =
  'receive_time serial_number type log_subtype _ generated_time src_ip dest_ip src_translated_ip dest_translated_ip rule src_user dest_user app vsys src_zone dest_zone src_interface dest_interface log_forwarding_profile _ session_id repeat_count src_port dest_port src_translated_port dest_translated_port session_flags transport vendor_action'

const traffic: Reading = columns(
  line('TRAFFIC'),
  ',',
  `${common} bytes bytes_out bytes_in packets start_time duration http_category _ sequence_number action_flags src_location dest_location _ packets_out packets_in session_end_reason devicegroup_level1 devicegroup_level2 devicegroup_level3 devicegroup_level4 vsys_name dvc_name action_source`,
)

const threat: Reading = columns(
  line('THREAT'),
  ',',
  `${common} misc threat category severity direction sequence_number action_flags src_location dest_location _ content_type pcap_id file_hash cloud_address url_index http_user_agent file_type forwarded_for http_referrer sender_user subject recipient_user report_id devicegroup_level1 devicegroup_level2 devicegroup_level3 devicegroup_level4 vsys_name dvc_name _ src_vm dest_vm http_method`,
)

const system: Reading = columns(
  line('SYSTEM'),
  ',',
  'receive_time serial_number type log_subtype _ generated_time vsys event_id object _ _ module severity description sequence_number action_flags devicegroup_level1 devicegroup_level2 devicegroup_level3 devicegroup_level4 vsys_name dvc_name',
)

const network: Layer = {
  name: 'palo_alto',
  fields: {
    src: 'src_ip',
    dest: 'dest_ip',
    user: firstOf('src_user', 'dest_user'),
    action: lookup('firewallAction', 'vendor_action'),
    dvc: firstOf('dvc_name', '#host'),
    protocol: text('ip'),
    vendor_product: text('Palo Alto Networks Firewall'),
  },
}

const isUrl = is('log_subtype', 'url')

export const panTraffic: SourceMapping = {
  name: 'palo_alto_traffic',
  sourcetypes: ['pan:traffic', 'pan_traffic'],
  sources: ['pan:traffic', 'screenconnect_palo_traffic', 'pan_tor_allowed'],
  recognise: [inText(['line', 'csv', 'syslog'], matches('#raw', /,\d{4}\/\d\d\/\d\d [\d:]{8},[^,]*,TRAFFIC,/))],
  readings: [traffic],
  layers: [network],
  host: firstOf('#host', 'dvc_name'),
  eventtypes: ['pan_traffic'],
  tags: ['network', 'communicate'],
}

export const panThreat: SourceMapping = {
  name: 'palo_alto_threat',
  sourcetypes: ['pan:threat', 'pan_threat'],
  sources: ['pan:threat', 'screenconnect_palo'],
  recognise: [inText(['line', 'csv', 'syslog'], matches('#raw', /,\d{4}\/\d\d\/\d\d [\d:]{8},[^,]*,THREAT,/))],
  readings: [threat],
  layers: [
    network,
    {
      name: 'palo_alto',
      fields: {
        url: when(isUrl, 'misc'),
        url_domain: domainOf('url'),
        uri_path: when(isUrl, extract('misc', /^(?:\w+:\/\/)?[^/]+(\/[^?]*)/)),
        uri_query: when(isUrl, extract('misc', /\?(.*)$/)),
        file_name: when(not(isUrl), 'misc'),
        signature: choose([[isUrl, 'threat']], firstOf(extract('threat', /^(.*?)\(\d+\)$/), 'threat')),
        signature_id: extract('threat', /\((\d+)\)$/),
        user_agent: 'http_user_agent',
        http_content_type: 'content_type',
        ids_type: when(not(isUrl), text('network')),
        // The line has none; searches over Web group by it.
        status: text('unknown'),
        severity: lower('severity'),
      },
    },
  ],
  host: firstOf('#host', 'dvc_name'),
  eventtypes: ['pan_threat'],
  tags: [
    { tag: 'web', when: isUrl },
    { tag: 'proxy', when: isUrl },
    { tag: 'ids', when: is('log_subtype', 'vulnerability', 'spyware', 'scan', 'flood', 'packet', 'data', 'file') },
    { tag: 'attack', when: not(isUrl) },
    { tag: 'malware', when: is('log_subtype', 'virus', 'wildfire', 'wildfire-virus') },
  ],
}

export const panSystem: SourceMapping = {
  name: 'palo_alto_system',
  sourcetypes: ['pan:system', 'pan_system'],
  recognise: [inText(['line', 'csv', 'syslog'], matches('#raw', /,\d{4}\/\d\d\/\d\d [\d:]{8},[^,]*,SYSTEM,/))],
  readings: [system],
  layers: [
    {
      name: 'palo_alto',
      fields: {
        action: choose([
          [matches('event_id', /auth-succ|login-succ/), text('success')],
          [matches('event_id', /auth-fail|login-fail/), text('failure')],
        ]),
        user: extract('description', /[Uu]ser(?:name)?:? '?([^\s',]+)/),
        src: extract('description', /[Ff]rom:? ([\d.]+)/),
        dvc: firstOf('dvc_name', '#host'),
        dest: firstOf('dvc_name', '#host'),
        signature: joined('log_subtype', text(': '), 'event_id'),
        vendor_product: text('Palo Alto Networks Firewall'),
      },
    },
  ],
  host: firstOf('#host', 'dvc_name'),
  tags: [{ tag: 'authentication', when: matches('event_id', /auth-(?:succ|fail)/) }],
}
