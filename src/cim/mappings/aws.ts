/** What AWS writes beside CloudTrail. */
import {
  all,
  any,
  choose,
  difference,
  extract,
  firstOf,
  is,
  joined,
  length,
  lookup,
  lower,
  matches,
  present,
  sum,
  text,
  when,
} from '../mapping.ts'
import { columns, inText, json, type SourceMapping } from '../source-mapping.ts'
import { domainOf, outcomeOfStatus } from './addresses.ts'

/** Events of the Open Cybersecurity Schema Framework. */
export const securityLake: SourceMapping = {
  name: 'aws_security_lake',
  sourcetypes: ['aws:cloudtrail:lake', 'aws:asl'],
  sources: ['aws_asl'],
  recognise: [json('api.operation', any(present('metadata.product.name'), present('class_uid')))],
  layers: [
    {
      name: 'aws_security_lake',
      fields: {
        src: firstOf('src_endpoint.ip', 'src_endpoint.domain'),
        src_ip: 'src_endpoint.ip',
        user: firstOf('actor.user.name', 'actor.user.uid', 'identity.user.name'),
        user_agent: 'http_request.user_agent',
        vendor_account: firstOf('actor.user.account.uid', 'actor.user.account_uid', 'cloud.account.uid'),
        vendor_region: 'cloud.region',
        dest: 'api.service.name',
        signature: 'api.operation',
        vendor_product: 'metadata.product.name',
      },
    },
  ],
}

export const securityHub: SourceMapping = {
  name: 'aws_securityhub',
  sourcetypes: ['aws:securityhub:finding', 'aws:securityhub:firehose'],
  sources: ['aws_securityhub_finding'],
  recognise: [
    json('ProductArn', present('SchemaVersion')),
    json('findings{}.ProductArn'),
    json('detail.findings{}.ProductArn'),
  ],
  layers: [
    {
      name: 'aws_securityhub',
      fields: {
        dest: firstOf(extract('Resources{}.Id', /([^/]+)$/), 'Resources{}.Id'),
        dest_type: 'Resources{}.Type',
        instance_extract: extract('Resources{}.Id', /instance\/(.+)$/),
        s3bucket_extract: extract('Resources{}.Id', /^arn:aws:s3:::(.+)$/),
        accesskey_extract: extract('Resources{}.Id', /^AWS::IAM::AccessKey:(.+)$/),
        signature: 'Title',
        signature_id: 'GeneratorId',
        subject: 'Title',
        body: 'Description',
        description: 'Description',
        severity: choose(
          [[present('Severity.Label'), lower('Severity.Label')]],
          lower('FindingProviderFields.Severity.Label'),
        ),
        severity_id: 'Severity.Normalized',
        id: 'Id',
        type: text('alert'),
        app: firstOf('ProductArn', 'ProductName'),
        vendor_account: 'AwsAccountId',
        vendor_region: firstOf('Region', extract('ProductArn', /^arn:aws[^:]*:securityhub:([^:]+)/)),
        vendor_product: text('AWS Security Hub'),
      },
    },
  ],
  eventtypes: ['aws_securityhub_finding'],
  tags: ['alert'],
}

const flow = /^\d \d{10,} eni-\S+ /

export const vpcFlow: SourceMapping = {
  name: 'aws_vpcflow',
  sourcetypes: ['aws:cloudwatchlogs:vpcflow'],
  sources: ['aws_cloudwatchlogs_vpcflow'],
  recognise: [inText(['line', 'csv', 'syslog'], matches('#raw', flow))],
  readings: [
    columns(
      '#raw',
      ' ',
      'version account_id interface_id src_ip dest_ip src_port dest_port protocol_code packets bytes start_time end_time vpcflow_action log_status',
    ),
  ],
  layers: [
    {
      name: 'aws_vpcflow',
      fields: {
        src: 'src_ip',
        dest: 'dest_ip',
        dvc: 'interface_id',
        user_id: 'account_id',
        aws_account_id: 'account_id',
        vendor_account: 'account_id',
        // Of the log group, which the line does not name.
        region: text('unknown'),
        app: text('aws'),
        action: lookup('firewallAction', 'vpcflow_action'),
        transport: lookup('transportOfProtocol', 'protocol_code'),
        protocol: text('ip'),
        protocol_version: choose([[matches('src_ip', /:/), text('ipv6')]], text('ipv4')),
        protocol_full_name: lookup('protocolFullName', 'protocol_code'),
        duration: difference('end_time', 'start_time'),
        vendor_product: text('Amazon Web Services'),
      },
    },
  ],
  tags: ['network', 'communicate'],
  eventtypes: ['aws_cloudwatchlogs_vpcflow'],
}

const cloudfrontColumns =
  'date time x_edge_location sc_bytes c_ip cs_method cs_host cs_uri_stem sc_status cs_referer cs_user_agent cs_uri_query cs_cookie x_edge_result_type x_edge_request_id x_host_header cs_protocol cs_bytes time_taken x_forwarded_for ssl_protocol ssl_cipher x_edge_response_result_type cs_protocol_version fle_status fle_encrypted_fields c_port time_to_first_byte x_edge_detail_result_type sc_content_type sc_content_len sc_range_start sc_range_end'

export const cloudfront: SourceMapping = {
  name: 'aws_cloudfront',
  sourcetypes: ['aws:cloudfront:accesslogs'],
  sources: ['aws'],
  recognise: [
    inText(['w3c'], present('x_edge_location')),
    inText(['line', 'csv'], matches('#raw', /^\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t[A-Z]{3}\d+-\w+\t/)),
  ],
  readings: [columns(when(matches('#raw', /^\d{4}-\d\d-\d\d\t/), '#raw'), '\t', cloudfrontColumns)],
  layers: [
    {
      name: 'aws_cloudfront',
      fields: {
        src: 'c_ip',
        src_ip: 'c_ip',
        client_ip: 'c_ip',
        src_port: 'c_port',
        dest: 'cs_host',
        app: text('cloudfront'),
        action: outcomeOfStatus('sc_status'),
        bytes_in: 'cs_bytes',
        bytes_out: 'sc_bytes',
        bytes: sum('cs_bytes', 'sc_bytes'),
        cached: choose([[matches('x_edge_result_type', /Hit$/), text('true')]], text('false')),
        category: 'sc_content_type',
        duration: 'time_taken',
        response_time: 'time_to_first_byte',
        edge_location_name: extract('x_edge_location', /^([A-Z]{3})/),
        http_content_type: 'sc_content_type',
        http_method: 'cs_method',
        http_referrer: 'cs_referer',
        http_user_agent: 'cs_user_agent',
        http_user_agent_length: length('cs_user_agent'),
        status: 'sc_status',
        uri_path: 'cs_uri_stem',
        uri_query: 'cs_uri_query',
        url: joined('cs_protocol', text('://'), firstOf('x_host_header', 'cs_host'), 'cs_uri_stem'),
        url_domain: domainOf('url'),
        url_length: length('url'),
        vendor_product: text('AWS CloudFront'),
      },
    },
  ],
  eventtypes: ['aws_cloudfront_accesslogs'],
  tags: ['web'],
}

/** Server access logs of a bucket. */
export const s3Access: SourceMapping = {
  name: 'aws_s3_access',
  sourcetypes: ['aws:s3:accesslogs'],
  readings: [
    columns(
      '#raw',
      ' ',
      'bucket_owner bucket_name _ _ remote_ip requester request_id operation key request_uri http_status error_code bytes_sent object_size total_time turn_around_time http_referrer http_user_agent version_id',
    ),
  ],
  layers: [
    {
      name: 'aws_s3_access',
      fields: {
        src: 'remote_ip',
        src_ip: 'remote_ip',
        dest: 'bucket_name',
        user: 'requester',
        status: 'http_status',
        action: outcomeOfStatus('http_status'),
        http_method: extract('request_uri', /^(\S+)/),
        uri_path: extract('request_uri', /^\S+ ([^ ?]+)/),
        bytes_out: 'bytes_sent',
        vendor_product: text('AWS S3'),
      },
    },
  ],
  tags: ['web', 'storage'],
}

/** Configuration items. */
export const awsConfig: SourceMapping = {
  name: 'aws_config',
  sourcetypes: ['aws:config', 'aws:description'],
  recognise: [json('configurationItemStatus', all(present('resourceType'), present('awsRegion')))],
  layers: [
    {
      name: 'aws_config',
      fields: {
        vendor_account: 'awsAccountId',
        vendor_region: 'awsRegion',
        dest: 'resourceId',
        object_id: 'resourceId',
        object_category: 'resourceType',
        status: when(is('configurationItemStatus', 'OK', 'ResourceDiscovered'), text('success')),
        vendor_product: text('AWS Config'),
      },
    },
  ],
}
