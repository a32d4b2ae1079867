/** What listens on the wire: Suricata and Stream. */
import {
  any,
  choose,
  extract,
  firstOf,
  is,
  joined,
  lookup,
  lower,
  matches,
  present,
  sum,
  text,
  when,
} from '../mapping.ts'
import { json, type SourceMapping } from '../source-mapping.ts'
import { domainOf } from './addresses.ts'

const kind = (...names: readonly string[]) => is('event_type', ...names)
const http = kind('http')
const alert = kind('alert')

export const suricata: SourceMapping = {
  name: 'suricata',
  sourcetypes: ['suricata'],
  sources: ['suricata'],
  recognise: [json('event_type', any(present('flow_id'), present('in_iface')))],
  layers: [
    {
      name: 'suricata',
      fields: {
        src: 'src_ip',
        dest: 'dest_ip',
        transport: lower('proto'),
        protocol: text('ip'),
        app: firstOf('app_proto', 'event_type'),
        dvc: 'extracted_host',
        url: joined('http.hostname', 'http.url'),
        url_domain: domainOf('http.hostname'),
        uri_path: extract('http.url', /^([^?]*)/),
        uri_query: extract('http.url', /\?(.*)$/),
        status: 'http.status',
        http_method: 'http.http_method',
        http_user_agent: 'http.http_user_agent',
        http_referrer: 'http.http_refer',
        http_content_type: 'http.http_content_type',
        site: 'http.hostname',
        bytes_in: 'flow.bytes_toserver',
        bytes_out: 'flow.bytes_toclient',
        bytes: sum('flow.bytes_toserver', 'flow.bytes_toclient'),
        packets_in: 'flow.pkts_toserver',
        packets_out: 'flow.pkts_toclient',
        signature: 'alert.signature',
        signature_id: 'alert.signature_id',
        category: 'alert.category',
        severity: lookup('suricataSeverity', 'alert.severity'),
        severity_id: 'alert.severity',
        ids_type: when(alert, text('network')),
        action: choose([[present('alert.action'), 'alert.action']], when(any(http, kind('flow')), text('allowed'))),
        query: 'dns.rrname',
        query_type: 'dns.type',
        record_type: 'dns.rrtype',
        reply_code: 'dns.rcode',
        answer: firstOf('dns.rdata', 'dns.answers{}.rdata'),
        ssl_issuer: 'tls.issuerdn',
        ssl_subject: 'tls.subject',
        ssl_serial: 'tls.serial',
        ssl_hash: 'tls.fingerprint',
        ssl_version: 'tls.version',
        ssl_start_time: 'tls.notbefore',
        ssl_end_time: 'tls.notafter',
        file_name: 'fileinfo.filename',
        vendor_product: text('Suricata'),
      },
    },
  ],
  eventtypes: [{ tag: 'suricata_eve_ids_attack', when: alert }],
  tags: [
    { tag: 'web', when: http },
    { tag: 'ids', when: alert },
    { tag: 'attack', when: alert },
    { tag: 'network', when: kind('flow', 'dns', 'netflow') },
    { tag: 'communicate', when: kind('flow', 'netflow') },
    { tag: 'resolution', when: kind('dns') },
    { tag: 'dns', when: kind('dns') },
    { tag: 'certificate', when: kind('tls') },
    { tag: 'ssl', when: kind('tls') },
  ],
}

const stream = (protocol: string, stack: RegExp, tags: readonly string[]): SourceMapping => ({
  name: `stream_${protocol}`,
  sourcetypes: [`stream:${protocol}`],
  sources: [
    `stream:${protocol}`,
    ...(protocol === 'http' ? ['stream'] : protocol === 'ip' ? ['stream:Splunk_IP'] : []),
  ],
  recognise: [json('protocol_stack', matches('protocol_stack', stack))],
  layers: [
    {
      name: 'stream',
      fields: {
        src: firstOf('src_ip', 'src'),
        dest: firstOf('dest_ip', 'dest'),
        url: choose([
          [matches('uri', /^\w+:\/\//), 'uri'],
          [present('site'), joined(text('http://'), 'site', firstOf('uri', 'uri_path'))],
        ]),
        url_domain: domainOf('site'),
        uri_query: firstOf('uri_query', extract('uri', /\?(.*)$/)),
        http_content_type: 'cs_content_type',
        http_referrer: firstOf('http_referrer', 'http_referer'),
        query: firstOf('query', 'query{}'),
        query_type: firstOf('query_type', 'query_type{}'),
        answer: firstOf('answer', 'host_addr{}'),
        reply_code: firstOf('reply_code', 'reply_code{}'),
        transport: firstOf('transport', extract('protocol_stack', /^ip:(tcp|udp|icmp)/)),
        protocol: text('ip'),
        app: extract('protocol_stack', /:(\w+)$/),
        action: text('allowed'),
        vendor_product: text('Splunk Stream'),
      },
    },
  ],
  eventtypes: [`stream_${protocol}`],
  tags,
})

export const streamHttp = stream('http', /:http\b/, ['web'])
export const streamDns = stream('dns', /:dns\b/, ['network', 'resolution', 'dns'])
export const streamTcp = stream('tcp', /\btcp\b/, ['network', 'communicate'])
export const streamIp = stream('ip', /^ip/, ['network', 'communicate'])
