/** Web servers and proxies: nginx, IIS, access logs, Zscaler. */
import {
  all,
  any,
  extract,
  firstOf,
  is,
  joined,
  length,
  lookup,
  lower,
  matches,
  not,
  present,
  sum,
  text,
  when,
} from '../mapping.ts'
import { groups, inText, json, pairs, type SourceMapping } from '../source-mapping.ts'
import { domainOf, outcomeOfStatus } from './addresses.ts'

const quotedPairs = pairs('#message', /(?:^|[\s,])([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/)

/** Pairs that already have the names of the models. */
export const nginx: SourceMapping = {
  name: 'nginx',
  sourcetypes: ['nginx:plus:kv', 'nginx:plus:access'],
  sources: ['/var/log/nginx/access.log', 'nginx', 'nginx:plus:kv'],
  recognise: [
    inText(
      ['keyValue', 'line', 'syslog'],
      any(present('nginx_version'), matches('#message', /^site="[^"]*" server="/)),
    ),
  ],
  readings: [quotedPairs],
  layers: [
    {
      name: 'nginx',
      fields: {
        action: outcomeOfStatus('status'),
        app: text('nginx'),
        web_server: text('nginx'),
        bytes: sum('bytes_in', 'bytes_out'),
        dest: firstOf('server', 'dest_ip'),
        http_referrer: firstOf('http_referrer', 'http_referer'),
        http_content_type: 'category',
        http_user_agent_length: length('http_user_agent'),
        product: text('nginx'),
        status_description: lookup('statusDescription', 'status'),
        status_type: lookup('statusType', extract('status', /^(\d)/)),
        url: joined('site', 'uri_path'),
        url_domain: domainOf('site'),
        url_length: length('url'),
        vendor: text('nginx'),
        vendor_product: text('nginx'),
        version: 'nginx_version',
      },
    },
  ],
  eventtypes: ['nginx_access'],
  tags: ['web'],
}

/** Columns keep their names with underscores; cleaned names are made too where a log keeps dashes and parentheses. */
export const iis: SourceMapping = {
  name: 'iis',
  sourcetypes: ['ms:iis:auto', 'MSWindows:IIS', 'ms:iis:default', 'ms:iis:splunk', 'iis'],
  sources: ['ms:iis:splunk'],
  recognise: [
    inText(
      ['w3c'],
      any(present('cs_uri_stem'), present('sc_status'), matches('#subject', /Internet Information Services/)),
    ),
  ],
  layers: [
    {
      name: 'iis',
      fields: {
        src: 'c_ip',
        src_ip: 'c_ip',
        dest: firstOf('s_computername', 's_ip'),
        dest_ip: 's_ip',
        dest_port: 's_port',
        uri_path: 'cs_uri_stem',
        c_uri: 'cs_uri_stem',
        uri_query: 'cs_uri_query',
        url: joined(firstOf('cs_host', 's_computername', 's_ip'), 'cs_uri_stem'),
        url_domain: domainOf('cs_host'),
        http_method: 'cs_method',
        http_user_agent: firstOf('cs_User_Agent', 'cs_User_Agent_', 'cs_user_agent'),
        http_referrer: firstOf('cs_Referer', 'cs_Referer_', 'cs_referer'),
        cookie: firstOf('cs_Cookie', 'cs_Cookie_'),
        status: 'sc_status',
        user: 'cs_username',
        site: firstOf('cs_host', 's_sitename'),
        action: outcomeOfStatus('sc_status'),
        app: text('iis'),
        bytes_in: 'cs_bytes',
        bytes_out: 'sc_bytes',
        bytes: sum('cs_bytes', 'sc_bytes'),
        response_time: 'time_taken',
        duration: 'time_taken',
        vendor_product: text('Microsoft IIS'),
      },
    },
  ],
  host: firstOf('s_computername', '#host'),
  tags: ['web'],
}

/** The common and combined forms of Apache and others. */
export const accessLog: SourceMapping = {
  name: 'access_log',
  sourcetypes: ['access_combined', 'apache:access', 'access_common', 'access_combined_wcookie', 'nginx:access'],
  recognise: [inText(['access'])],
  readings: [
    groups(
      '#message',
      /^(?<clientip>\S+) (?<ident>\S+) (?<user>\S+) \[(?<req_time>[^\]]+)\] "(?<method>[A-Z]+) (?<uri>\S+)(?: HTTP\/(?<version>[\d.]+))?" (?<status>\d{3}) (?<bytes>\d+|-)(?: "(?<referer>[^"]*)" "(?<useragent>[^"]*)")?/,
    ),
  ],
  layers: [
    {
      name: 'access_log',
      fields: {
        src: 'clientip',
        src_ip: when(matches('clientip', /^[\d.]+$|:/), 'clientip'),
        http_method: 'method',
        uri_path: extract('uri', /^([^?]*)/),
        uri_query: extract('uri', /\?(.*)$/),
        url: 'uri',
        http_user_agent: 'useragent',
        http_referrer: 'referer',
        dest: '#host',
        action: outcomeOfStatus('status'),
        bytes_out: 'bytes',
        vendor_product: text('Web server'),
      },
    },
  ],
  tags: ['web'],
}

const threat = all(present('threatname'), not(is('threatname', 'None')))

export const zscaler: SourceMapping = {
  name: 'zscaler_web',
  sourcetypes: ['zscalernss-web'],
  sources: ['zscaler'],
  recognise: [
    inText(['keyValue', 'line', 'syslog', 'csv'], matches('#raw', /\bvendor=Zscaler\b|\bproduct=NSS\b/)),
    json('urlcategory', present('deviceowner')),
  ],
  readings: [pairs('#message', /(?:^|\t)(\w+)=([^\t\n]*)/)],
  layers: [
    {
      name: 'zscaler_web',
      fields: {
        src: firstOf('ClientIP', 'clientip', 'cip'),
        src_ip: firstOf('ClientIP', 'clientip', 'cip'),
        dest: firstOf('serverip', 'hostname'),
        dest_ip: 'serverip',
        action: firstOf(lookup('firewallAction', 'action'), lower('action')),
        category: 'urlcategory',
        signature: when(threat, 'threatname'),
        severity: 'threatseverity',
        http_user_agent: 'useragent',
        http_method: 'requestmethod',
        http_referrer: 'refererURL',
        http_content_type: 'contenttype',
        status: firstOf('responsecode', 'status'),
        bytes_in: 'requestsize',
        bytes_out: 'responsesize',
        bytes: sum('requestsize', 'responsesize'),
        url_domain: domainOf('url'),
        app: 'appname',
        vendor_product: text('Zscaler Web Proxy'),
      },
    },
  ],
  tags: ['web', 'proxy', 'network', 'communicate', { tag: 'malware', when: threat }, { tag: 'attack', when: threat }],
}
