/** Zeek, once Bro: a log for each protocol, as JSON or as its own columns. */
import {
  all,
  any,
  type Condition,
  choose,
  extract,
  type Fields,
  firstOf,
  is,
  joined,
  lookup,
  not,
  present,
  sum,
  text,
} from '../mapping.ts'
import { inText, json, type SourceMapping } from '../source-mapping.ts'
import { domainOf } from './addresses.ts'

const common: Fields = {
  src: 'id.orig_h',
  src_ip: 'id.orig_h',
  src_port: 'id.orig_p',
  dest: 'id.resp_h',
  dest_ip: 'id.resp_h',
  dest_port: 'id.resp_p',
  session_id: 'uid',
  transport: 'proto',
  protocol: text('ip'),
  vendor_product: text('Zeek'),
}

const log = (
  path: string,
  when: Condition,
  fields: Fields,
  tags: readonly string[],
  marker = 'id.orig_h',
): SourceMapping => ({
  name: `zeek_${path}`,
  sourcetypes: [`bro:${path}:json`, `zeek:${path}:json`, `bro:${path}`, `zeek:${path}`],
  sources: [`${path}.log`],
  index: 'zeek',
  recognise: [
    json('_path', is('_path', path)),
    json(marker, all(not(present('_path')), when)),
    inText(['zeek'], is('#subject', path)),
  ],
  layers: [{ name: `zeek_${path}`, fields: { ...common, ...fields } }],
  tags,
})

const http = log(
  'http',
  all(present('uri'), any(present('method'), present('status_code'))),
  {
    http_method: 'method',
    uri_path: extract('uri', /^([^?]*)/),
    uri_query: extract('uri', /\?(.*)$/),
    url: joined('extracted_host', 'uri'),
    site: 'extracted_host',
    url_domain: domainOf('extracted_host'),
    http_user_agent: 'user_agent',
    http_referrer: 'referrer',
    http_content_type: 'resp_mime_types{}',
    status: 'status_code',
    user: 'username',
    bytes_in: 'request_body_len',
    bytes_out: 'response_body_len',
    bytes: sum('request_body_len', 'response_body_len'),
    app: text('http'),
    action: text('allowed'),
  },
  ['web'],
)

const dns = log(
  'dns',
  any(present('qtype_name'), present('qtype'), all(present('query'), present('trans_id'))),
  {
    query: 'query',
    query_type: 'qtype_name',
    record_type: 'qtype_name',
    answer: firstOf('answers{}', 'answers'),
    reply_code: 'rcode_name',
    reply_code_id: 'rcode',
    transaction_id: 'trans_id',
    ttl: firstOf('TTLs{}', 'TTLs'),
    message_type: choose([[present('rcode_name'), text('Response')]], text('Query')),
  },
  ['network', 'resolution', 'dns'],
)

const ssl = log(
  'ssl',
  any(present('server_name'), present('cipher')),
  {
    ssl_version: 'version',
    ssl_issuer: 'issuer',
    ssl_subject: 'subject',
    ssl_name: 'server_name',
    app: text('ssl'),
  },
  ['certificate', 'ssl'],
)

const rpc = log(
  'rpc',
  all(present('operation'), any(present('endpoint'), present('named_pipe'))),
  { app: text('dce_rpc'), signature: 'operation' },
  [],
)

const conn = log(
  'conn',
  any(present('conn_state'), present('history')),
  {
    app: 'service',
    bytes_in: 'orig_bytes',
    bytes_out: 'resp_bytes',
    bytes: sum('orig_bytes', 'resp_bytes'),
    packets_in: 'orig_pkts',
    packets_out: 'resp_pkts',
    action: choose([[is('conn_state', 'REJ', 'S0'), text('blocked')]], text('allowed')),
  },
  ['network', 'communicate'],
)

const x509 = log(
  'x509',
  present('certificate.serial'),
  {
    ssl_issuer: 'certificate.issuer',
    ssl_subject: 'certificate.subject',
    ssl_subject_common_name: extract('certificate.subject', /CN=([^,]+)/),
    ssl_issuer_common_name: extract('certificate.issuer', /CN=([^,]+)/),
    ssl_serial: 'certificate.serial',
    ssl_version: 'certificate.version',
    ssl_start_time: 'certificate.not_valid_before',
    ssl_end_time: 'certificate.not_valid_after',
    ssl_signature_algorithm: 'certificate.sig_alg',
    ssl_publickey_algorithm: 'certificate.key_alg',
  },
  ['certificate', 'ssl'],
  'certificate.subject',
)

/** Logs that have nothing but the ends of the connection in common. */
const other: SourceMapping = {
  name: 'zeek',
  sourcetypes: ['bro:json', 'zeek', 'bro'],
  index: 'zeek',
  recognise: [json('id.orig_h', present('id.resp_h')), inText(['zeek'])],
  layers: [
    { name: 'zeek', fields: { ...common, transport: firstOf('proto', lookup('transportOfProtocol', 'proto')) } },
  ],
}

export const zeek: readonly SourceMapping[] = [http, dns, rpc, ssl, x509, conn, other]
