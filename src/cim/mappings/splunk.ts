/** Splunk's own logs, and the index of risk. */
import { extract, firstOf, is, matches, text } from '../mapping.ts'
import { groups, inText, pairs, type SourceMapping } from '../source-mapping.ts'

const anyPairs = pairs('#message', /(?:^|[\s,[])([A-Za-z_][\w.:]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"\]]+))/)
const isAudit = matches('#raw', /^Audit:\[timestamp=/)

export const splunkAudit: SourceMapping = {
  name: 'splunk_audit',
  sourcetypes: ['audittrail'],
  index: '_audit',
  readings: [anyPairs, groups('#raw', /, info=(?<info>[^,\]]+?)(?: [A-Z]+: |[\],])/)],
  layers: [
    { name: 'splunk_audit', fields: { dest: '#host', savedsearch_name: 'savedsearch_name', app: text('splunk') } },
  ],
}

/** Some data sets have audit lines under this sourcetype. */
export const splunkUiAccess: SourceMapping = {
  name: 'splunkd_ui_access',
  sourcetypes: ['splunkd_ui_access', 'splunk_web_access', 'splunkd_access'],
  sources: ['splunkd_ui_access.log'],
  index: '_internal',
  recognise: [inText(['line', 'keyValue', 'csv'], isAudit)],
  readings: [
    anyPairs,
    groups('#raw', /\btimestamp=(?<timestamp>[\d-]+ [\d:.]+)/),
    groups('#raw', /\binfo=(?<info>[^,\]\s]+)/),
    groups(
      '#raw',
      /^(?<clientip>\S+) \S+ (?<user>\S+) \[(?<req_time>[^\]]+)\] "(?<method>[A-Z]+) (?<uri>\S+)[^"]*" (?<status>\d{3}) (?<bytes>\d+|-)(?: "(?<referer>[^"]*)" "(?<useragent>[^"]*)")?/,
    ),
  ],
  layers: [
    {
      name: 'splunkd_ui_access',
      fields: {
        dest: firstOf('#host', text('unknown')),
        src: 'clientip',
        uri_path: extract('uri', /^([^?]*)/),
        uri_query: extract('uri', /\?(.*)$/),
        file: extract('uri', /([^/?]+)(?:\?.*)?$/),
      },
    },
  ],
}

export const splunkd: SourceMapping = {
  name: 'splunkd',
  sourcetypes: ['splunkd', 'splunk_crash_log', 'splunk_python', 'splunk_web_service', 'scheduler'],
  index: '_internal',
  readings: [anyPairs, groups('#raw', /^[\d-]+ [\d:.]+ [+-]\d{4} (?<log_level>[A-Z]+) +(?<component>\S+) /)],
  layers: [{ name: 'splunkd', fields: { event_message: '#message' } }],
}

/** What a product of Splunk's writes about risk; searches find it in the index. */
export const risk: SourceMapping = {
  name: 'risk',
  sourcetypes: ['stash'],
  index: 'risk',
  readings: [anyPairs],
  layers: [
    {
      name: 'risk',
      fields: {
        calculated_risk_score: firstOf('calculated_risk_score', 'risk_score'),
        search_name: firstOf('search_name', 'extracted_source'),
        risk_object_type: firstOf('risk_object_type', 'object_type'),
      },
    },
  ],
  tags: [{ tag: 'risk', when: is('risk_object_type', 'user', 'system', 'other') }],
}
