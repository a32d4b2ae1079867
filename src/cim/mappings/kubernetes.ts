/** Kubernetes: the audit log and what watches containers. */
import { extract, firstOf, matches, startsWith, text } from '../mapping.ts'
import { groups, inText, json, pairs, type SourceMapping } from '../source-mapping.ts'

/**
 * The audit log of the interface. Where it was carried decides its name in Splunk: by a collector it is JSON of the source
 * `kubernetes`, by CloudWatch it has a sourcetype; the record is the same, so that it answers to both.
 */
export const kubernetesAudit: SourceMapping = {
  name: 'kubernetes_audit',
  sourcetypes: ['_json', 'aws:cloudwatchlogs:eks'],
  sources: ['kubernetes'],
  recognise: [json('auditID', startsWith('apiVersion', 'audit.k8s.io'))],
  layers: [
    {
      name: 'kubernetes_audit',
      fields: {
        src_ip: 'sourceIPs{}',
        http_user_agent: 'userAgent',
        action: 'verb',
        status: 'responseStatus.status',
        timestamp: firstOf('requestReceivedTimestamp', 'stageTimestamp'),
      },
    },
  ],
}

const falcoLine = /^\d\d:\d\d:\d\d\.\d{6,9}: \w+ /

export const falco: SourceMapping = {
  name: 'falco',
  sourcetypes: ['kube:container:falco'],
  sources: ['kubernetes'],
  recognise: [inText(['line', 'keyValue', 'syslog'], matches('#raw', falcoLine))],
  readings: [
    groups('#raw', /^\d\d:\d\d:\d\d\.\d+: (?<priority>\w+) (?<rule_message>[^(]*)/),
    // A value ends where the next name begins: it may hold blanks.
    pairs(extract('#raw', /^[^(]*\((\w+=.*)\)/), /(\w+)=([^=]*)(?=\s\w+=|$)/),
  ],
  layers: [{ name: 'falco', fields: { vendor_product: text('Falco') } }],
}

export const kubernetesController: SourceMapping = {
  name: 'kubernetes_controller',
  sourcetypes: ['kube:container:controller'],
  layers: [],
}

export const kubernetesObjects: SourceMapping = {
  name: 'kubernetes_objects',
  sourcetypes: ['kube:objects:events'],
  recognise: [json('object.involvedObject.kind')],
  layers: [],
}

export const azureContainers: SourceMapping = {
  name: 'azure_containers',
  sourcetypes: ['mscs:storage:blob:json'],
  layers: [],
}
